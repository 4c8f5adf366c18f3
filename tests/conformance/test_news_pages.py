"""News as a web page and as Markdown: valid, whole, alike, and the same in every window."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.template.text_pages import TextFormat, compile_page, render_page
from support import news
from support.browser import Browser, open_browser

ROOT = Path(__file__).resolve().parents[2]
CONFERENCES = [*sorted(ROOT.glob("tests/conferences/*.yaml")), *sorted(ROOT.glob("examples/*/hoi-nghi.yaml"))]
SAMPLE = """
co_quan: {khoi: nha-nuoc, ten: 'Ủy ban <nhân dân> xã "An Bình" & Lâm', dia_danh: An Bình}
hoi_nghi:
  ten: Hội nghị tổng kết *năm* 2026 _và_ [phát động](thi đua) <năm> 2027
  thoi_gian: {ngay: 06/10/2026, buoi: sáng}
  dia_diem: "Hội trường #1 `A` | B"
  to_chuc: "1. Ủy ban nhân dân xã"
ket_qua:
  - noi_dung:
      - "- Giữ vững an ninh"
      - "# 100% thôn"
      - "1) Thu 5.358 * 2 = 10.716 _đồng_"
      - "> &amp; &lt; x"
      - "a\\\\"
ket_luan:
  chi_dao:
    noi_dung: "+ Rà soát ~~kỹ~~ https://example.vn/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    giao: các thôn
anh:
  - {tep: ảnh 1.jpg, chu_thich: "Toàn *cảnh* ](hội nghị)", nguon: <Minh Quân>}
  - {tep: nho/cao.webp, chu_thich: Đại biểu “nữ”, sau: ket-luan}
  - Trao Giấy khen
"""
HOSTILE = st.text(
    st.one_of(
        st.sampled_from(list("\\`*_{}[]()#+-.!|<>&\"'~=:;/@$%^ \u00a0\n\t0123aĐỹ“”")),
        st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")),
    ),
    max_size=30,
)
PAGES: dict[TextFormat, str] = {
    "html": '<!doctype html><html lang="vi"><title>{{ a }}</title><h1>{{ a }}</h1>\n<p>{{ b }}</p>\n'
    '<p>x {{ a }}</p>\n<img src="a.jpg" alt="{{ b }}"></html>',
    "md": "# {{ a }}\n\n{{ b }}\n\nx {{ a }}\n\n![{{ b }}](a.jpg)\n",
}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tin")
    data = folder / "hội nghị.yaml"
    data.write_text(SAMPLE, encoding="utf-8")
    (folder / "nho").mkdir()
    (folder / "ảnh 1.jpg").write_bytes(news.photo(2400, 1500))
    (folder / "nho" / "cao.webp").write_bytes(news.photo(300, 500, "WEBP"))
    for form in ("html", "md"):
        document = news.render(data, form)  # type: ignore[arg-type]
        data.with_suffix(f".{form}").write_bytes(document.content)
    return data


@lru_cache
def page_of(data: Path, form: TextFormat) -> str:
    return news.render(data, form).content.decode()


@pytest.mark.parametrize("data", CONFERENCES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_markdown_says_what_the_page_says(data: Path) -> None:
    page, markdown = page_of(data, "html"), page_of(data, "md")
    assert news.read_html(page) == news.read_markdown(markdown)
    assert not re.search(r"\n\n\n|[ \t]\n", markdown)


def test_the_page_is_clean_and_semantic(sample: Path) -> None:
    page = sample.with_suffix(".html").read_text(encoding="utf-8")
    root = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    tags = [element.tag for element in root.iter() if isinstance(element.tag, str)]
    assert root.get("lang") == "vi"
    assert [tags.count(tag) for tag in ("article", "header", "h1", "footer", "style", "script", "link")] == [
        1, 1, 1, 1, 1, 0, 0,
    ]  # fmt: skip
    meta = {one.get("property") or one.get("name"): one.get("content") for one in root.iter("meta")}
    assert meta["og:type"] == "article"
    assert meta["og:title"] == root.find(".//h1").text == root.find(".//title").text
    assert meta["description"] == meta["og:description"] == root.find(".//p[@class='sapo']").text
    assert meta["article:published_time"] == root.find(".//time").get("datetime") == "2026-10-06"
    images = list(root.iter("img"))
    assert meta["og:image"] == images[0].get("src")
    assert [(one.get("width"), one.get("height")) for one in images] == [("1600", "1000"), ("300", "500")]
    assert all(one.get("alt") and one.get("loading") == "lazy" for one in images)
    assert all((sample.parent / unquote(one.get("src"))).is_file() for one in images)
    assert [one.text for one in root.iter("figcaption")] == [
        "Toàn *cảnh* ](hội nghị) (Ảnh: <Minh Quân>)",
        "Ảnh: Trao Giấy khen",
        "Đại biểu “nữ”",
    ]
    assert not re.search(r"(?:src|href|url\()\s*=?\s*[\"']?(?:https?:|//)", page)


def test_what_looks_like_marks_comes_out_as_typed(sample: Path) -> None:
    blocks = news.read_markdown(sample.with_suffix(".md").read_text(encoding="utf-8"))
    assert blocks == news.read_html(sample.with_suffix(".html").read_text(encoding="utf-8"))
    texts = [text for _, text in blocks]
    assert texts[0] == "Hội nghị tổng kết *năm* 2026 _và_ [phát động](thi đua) <năm> 2027"
    assert any("# 100% thôn" in text for text in texts)
    assert any("> &amp; &lt; x." in text for text in texts)


@given(HOSTILE, HOSTILE)
def test_any_text_comes_back(a: str, b: str) -> None:
    a, b = f"“{a}", f"{b}”"  # what is empty is no block
    html, markdown = (
        render_page(compile_page(page.encode(), form, form), {"a": a, "b": b}) for form, page in PAGES.items()
    )
    wanted = [
        ("heading", news.plain(a)),
        ("paragraph", news.plain(b)),
        ("paragraph", f"x {news.plain(a)}"),
        ("image", f"a.jpg {news.plain(b)}"),
    ]
    assert news.read_html(html) == wanted
    assert news.read_markdown(markdown) == wanted


@pytest.fixture(scope="module")
def browser() -> Browser:
    with open_browser() as opened:
        yield opened


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_in_a_window(sample: Path, browser: Browser, width: int) -> None:
    page = sample.with_suffix(".html")
    look = browser.look(page, width)
    seen = look.measured
    assert seen["content_width"] <= seen["width"] <= width
    assert [image["natural"] for image in seen["images"]] == [1600, 300]
    for image in seen["images"]:
        assert 200 < image["shown"] <= width
        assert image["left"] >= 0
    texts = [text for kind, text in news.read_html(page.read_text(encoding="utf-8")) if kind != "image"]
    assert not set(texts) - set(seen["texts"])
    assert look.console == []
    assert all(address.startswith(page.parent.as_uri()) for address in look.requests)
    assert len(look.requests) == 3
    assert seen["scripts"] == 0
