"""What each kind of document is inside, in each layout: any change shows as a difference of lines."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from baocao.app.compose import compose, read_material
from baocao.app.request import Request
from baocao.data.kinds import KINDS
from baocao.ooxml.package import read_package
from baocao.ooxml.xml import canonical_xml
from support.golden import Golden

EXPECTED = Path(__file__).parent / "kinds"
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
EXAMPLE_OF = {
    "nd30": "bao-cao-quy-3-2026-xa-an-phuc",
    "dang-hd05": "dang-uy-xa-lam-khe-quy-3-2026",
    "dang-hd36": "dan-van-kheo-quy-4-2023",
}
"""An example of each layout."""
_NO_GROUND = {("giay-moi", "dang-hd36"), ("bien-ban", "dang-hd36"), ("chuong-trinh", "dang-hd36")}
"""What the example of the old Party layout does not serve, and the one of the new layout is taken for."""
CASES = [(kind, layout) for kind in KINDS for layout in EXAMPLE_OF if kind != "tin-bai"]


read = cache(read_material)
"""A data file, read once."""


def check(golden: Golden, kind: str, layout: str, example: str, expected: str) -> None:
    """Compare the main part of a document with the expected file."""
    request = Request(kind=kind, layout=layout)
    document = compose(read(EXAMPLES / example / "hoi-nghi.yaml"), request)
    content = read_package(document.content).read("word/document.xml")
    golden.check(canonical_xml(content), EXPECTED / kind / expected)


@pytest.mark.parametrize(("kind", "layout"), CASES)
def test_kind_is_as_it_was(golden: Golden, kind: str, layout: str) -> None:
    example = EXAMPLE_OF["dang-hd05" if (kind, layout) in _NO_GROUND else layout]
    check(golden, kind, layout, example, f"{layout}.xml")


def test_news_are_as_they_were(golden: Golden) -> None:
    """They look the same whatever the standard."""
    check(golden, "tin-bai", "nd30", EXAMPLE_OF["nd30"], "tin-bai.xml")
