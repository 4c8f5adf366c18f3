"""The cases: what each document says and how it is written, and what is to be recognised in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from papers import manner as way
from papers import state_reports as reports
from papers.content import Doc
from papers.manner import Manner
from papers.write import write


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A file, and what is true of it."""

    name: str
    build: Callable[[], bytes]
    profile: str = ""
    """``nd30``, ``dang-hd05`` or ``dang-hd36``; empty when any will do."""
    graded: bool = True
    type_name: str = ""
    number: str = ""
    date: str = ""
    subject: str = ""
    signer: str = ""


def case(name: str, doc: Doc, manner: Manner) -> Case:
    """Return the case of a correct document in a manner."""
    return Case(
        name=name,
        build=lambda: write(doc, manner),
        profile=doc.standard,
        type_name=doc.type_name,
        number=doc.number,
        date=doc.date,
        subject=" ".join(doc.subject),
        signer=doc.signer,
    )


_W, _STYLES, _THEME, _OLD, _LIBRE, _WPS, _GOOGLE = way.OFFICES.values()

CORRECT = (
    case("bao-cao-xa-word", reports.BAO_CAO_XA, _W),
    case("bao-cao-xa-kieu", reports.BAO_CAO_XA, _STYLES),
    case("bao-cao-xa-theme", reports.BAO_CAO_XA, _THEME),
    case("bao-cao-xa-2003", reports.BAO_CAO_XA, _OLD),
    case("bao-cao-xa-libre", reports.BAO_CAO_XA, _LIBRE),
    case("bao-cao-xa-wps", reports.BAO_CAO_XA, _WPS),
    case("bao-cao-xa-google", reports.BAO_CAO_XA, _GOOGLE),
    case("bao-cao-xa-tab", reports.BAO_CAO_XA, _W.but(head="tabs", seed=2)),
    case("bao-cao-xa-hop", reports.BAO_CAO_XA, _W.but(head="boxes", seed=3)),
    case("bao-cao-xa-ngat-dong", reports.BAO_CAO_XA, _W.but(head="joined", foot="joined", gaps="breaks")),
    case("bao-cao-nhieu-noi", reports.BAO_CAO_NHIEU_NOI, _STYLES.but(sections="center")),
    case("bao-cao-phu-luc", reports.BAO_CAO_PHU_LUC, _W.but(fonts="defaults", cut=False)),
    case("bao-cao-truong", reports.BAO_CAO_TRUONG, _WPS.but(head="one-row")),
    case("ke-hoach-tinh", reports.KE_HOACH_TINH, _LIBRE.but(gaps="picture")),
    case("thong-bao-ket-luan", reports.THONG_BAO_KET_LUAN, _OLD.but(rule="vml-inside")),
    case("thong-bao-nghi-le", reports.THONG_BAO_NGHI_LE, _GOOGLE.but(rule="underscores", page="none")),
    case("chuong-trinh", reports.CHUONG_TRINH, _THEME.but(small=True)),
    case("to-trinh", reports.TO_TRINH, _W.but(first=709, tracked=True)),
    case("chi-thi", reports.CHI_THI, _STYLES.but(small=True, first=567)),
    case("bao-cao-2022", reports.BAO_CAO_2022, _OLD.but(page="table", small=True)),
)
CASES = CORRECT
