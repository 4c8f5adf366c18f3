"""The cases: what each document says and how it is written, and what is to be recognised in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from papers import manner as way
from papers import outside, party_new, party_old, party_papers
from papers import state_decisions as decisions
from papers import state_letters as letters
from papers import state_plans as plans
from papers import state_reports as reports
from papers.content import Doc, modernise
from papers.manner import Manner
from papers.write import loose, write

FOLDER = Path(__file__).parent / "files"


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


def outsider(name: str, what: Doc | str, manner: Manner) -> Case:
    """Return the case of a text that the standards do not apply to."""
    build = (lambda: loose(what, manner)) if isinstance(what, str) else (lambda: write(what, manner))
    return Case(name=name, build=build, graded=False)


_W, _STYLES, _THEME, _OLD, _LIBRE, _WPS, _GOOGLE = way.OFFICES.values()
_FORM = Manner(rule="underscores", gap=6)
"""As the forms that came with the decree are made."""
_PARTY = {"columns": (76.0, 92.0), "line": ("exact", 380)}
_PW, _PSTYLES, _PTHEME, _POLD, _PLIBRE, _PWPS, _PGOOGLE = (
    one.but(**_PARTY, first=567) for one in (_W, _STYLES, _THEME, _OLD, _LIBRE, _WPS, _GOOGLE)
)

STATE = (
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
    case("bao-cao-xa-theo-mau", reports.BAO_CAO_XA, _FORM),
    case("bao-cao-nhieu-noi", reports.BAO_CAO_NHIEU_NOI, _STYLES.but(sections="center")),
    case("bao-cao-nhieu-noi-google", reports.BAO_CAO_NHIEU_NOI, _GOOGLE.but(foot="joined")),
    case("bao-cao-phu-luc", reports.BAO_CAO_PHU_LUC, _W.but(fonts="defaults", cut=False)),
    case("bao-cao-phu-luc-wps", reports.BAO_CAO_PHU_LUC, _WPS),
    case("bao-cao-dai", reports.BAO_CAO_DAI, _W),
    case("bao-cao-dai-theme", reports.BAO_CAO_DAI, _THEME.but(page="sdt", line=("auto", 276))),
    case("bao-cao-dai-google", reports.BAO_CAO_DAI, _GOOGLE.but(page="table")),
    case("bao-cao-dau-moi", modernise(reports.BAO_CAO_DAI), _OLD),
    case("cong-van-dau-moi", modernise(letters.CONG_VAN_NHIEU_NOI), _WPS),
    case("bao-cao-truong", reports.BAO_CAO_TRUONG, _WPS.but(head="one-row")),
    case("bao-cao-bo", decisions.BO_BAO_CAO, _LIBRE.but(rule="drawing", seed=2)),
    case("bao-cao-2022", reports.BAO_CAO_2022, _OLD.but(page="table", small=True)),
    case("ke-hoach-tinh", plans.KE_HOACH_TINH, _LIBRE.but(gaps="picture")),
    case("ke-hoach-tinh-word", plans.KE_HOACH_TINH, _W.but(foot="tabs", spacing="both", line=("exact", 360))),
    case("ke-hoach-lien-nganh", decisions.LIEN_NGANH, _THEME.but(head="table", seed=2)),
    case("ke-hoach-mat-tran", decisions.UY_BAN_UY_QUYEN, _WPS.but(rule="drawing", page="none")),
    case("thong-bao-ket-luan", plans.THONG_BAO_KET_LUAN, _OLD.but(rule="vml-inside")),
    case("thong-bao-nghi-le", plans.THONG_BAO_NGHI_LE, _GOOGLE.but(rule="underscores", page="none")),
    case("thong-bao-nghi-le-kieu", plans.THONG_BAO_NGHI_LE, _STYLES.but(head="one-row", page="frame")),
    case("chuong-trinh", plans.CHUONG_TRINH, _THEME.but(small=True)),
    case("to-trinh", plans.TO_TRINH, _W.but(first=709, tracked=True)),
    case("to-trinh-libre", plans.TO_TRINH, _LIBRE.but(head="joined", rule="drawing")),
    case("chi-thi", plans.CHI_THI, _STYLES.but(small=True, first=567)),
    case("chi-thi-2003", plans.CHI_THI, _OLD.but(head="tabs", fonts="direct")),
    case("cong-van-mot-noi", letters.CONG_VAN_MOT_NOI, _W.but(page="none")),
    case("cong-van-mot-noi-theme", letters.CONG_VAN_MOT_NOI, _THEME.but(small=True, body=13)),
    case("cong-van-nhieu-noi", letters.CONG_VAN_NHIEU_NOI, _STYLES.but(margins=(1247, 1021, 1247, 1843))),
    case("cong-van-nhieu-noi-2003", letters.CONG_VAN_NHIEU_NOI, _OLD),
    case("cong-van-xa", letters.CONG_VAN_XA, _WPS.but(page="none", rule="vml", seed=5)),
    case("cong-van-xa-google", letters.CONG_VAN_XA, _GOOGLE.but(small=True)),
    case("cong-van-trong", letters.CONG_VAN_TRONG, _W.but(head="one-row", line=("auto", 312))),
    case("cong-van-trong-tab", letters.CONG_VAN_TRONG, _OLD.but(head="tabs", rule="vml-inside")),
    case("cong-van-truong", letters.CONG_VAN_TRUONG, _LIBRE.but(columns=(66, 104), small=True, page="none")),
    case("cong-van-bieu", letters.CONG_VAN_BIEU, _THEME.but(head="joined", columns=(74, 100))),
    case("cong-van-phu-luc", letters.CONG_VAN_PHU_LUC, _STYLES.but(page="simple", gaps="picture")),
    case("cong-van-mat", letters.CONG_VAN_MAT, _W.but(fonts="style", cut=False)),
    case("cong-van-hop", letters.CONG_VAN_MOT_NOI, _OLD.but(head="boxes", rule="vml", columns=(66, 103))),
    case("giay-moi", letters.GIAY_MOI, _FORM.but(page="none")),
    case("giay-moi-google", letters.GIAY_MOI, _GOOGLE.but(rule="drawing", foot="joined")),
    case("cong-dien", letters.CONG_DIEN, _W.but(rule="drawing-inside")),
    case("cong-dien-2003", letters.CONG_DIEN, _OLD),
    case("giay-uy-quyen", letters.GIAY_UY_QUYEN, _LIBRE.but(page="none")),
    case("phieu-chuyen", letters.PHIEU_CHUYEN, _WPS.but(page="none")),
    case("giay-gioi-thieu", letters.GIAY_GIOI_THIEU, _THEME.but(page="none")),
    case("quyet-dinh", decisions.QUYET_DINH, _W),
    case("quyet-dinh-kieu", decisions.QUYET_DINH, _STYLES),
    case("quyet-dinh-google", decisions.QUYET_DINH, _GOOGLE),
    case("quyet-dinh-ca-nhan", decisions.QUYET_DINH_CA_NHAN, _OLD.but(page="none", line=("auto", 240))),
    case("quyet-dinh-quy-che", decisions.QUYET_DINH_QUY_CHE, _LIBRE),
    case("nghi-quyet", decisions.NGHI_QUYET, _WPS.but(foot="joined")),
    case("bien-ban", decisions.BIEN_BAN, _FORM.but(rule="drawing", page="complex")),
    case(
        "bien-ban-tab",
        decisions.BIEN_BAN,
        _WPS.but(head="tabs", rule="drawing", habits=frozenset({"tab", "dashes", "lead"})),
    ),
    case("bien-ban-vien-trang", decisions.BIEN_BAN, _W.but(habits=frozenset({"white"}))),
    case("ke-hoach-lien-nganh-vien-trang", decisions.LIEN_NGANH, _OLD.but(habits=frozenset({"white"}))),
    case("bien-ban-libre", decisions.BIEN_BAN, _LIBRE),
    case("bien-ban-wps", decisions.BIEN_BAN, _WPS.but(gaps="space")),
    case(
        "bao-cao-nhieu-noi-hoa",
        reports.BAO_CAO_NHIEU_NOI,
        _W.but(head="rows", columns=(66, 106), habits=frozenset({"caps", "dashes"})),
    ),
    case(
        "bao-cao-nhieu-noi-bang",
        reports.BAO_CAO_NHIEU_NOI,
        _OLD.but(habits=frozenset({"to-table", "tags", "one-subject"})),
    ),
    case(
        "bao-cao-bo-rows",
        decisions.BO_BAO_CAO,
        _STYLES.but(head="rows", columns=(66, 106), rule="drawing", page="even", numbered=False),
    ),
    case(
        "ke-hoach-tinh-mau",
        plans.KE_HOACH_TINH,
        _FORM.but(foot="spaced", rule="vml", habits=frozenset({"strong", "shaded", "signed"})),
    ),
    case(
        "thong-bao-ket-luan-mau",
        plans.THONG_BAO_KET_LUAN,
        _W.but(rule="border-inside", habits=frozenset({"one-subject", "lead", "no-break"})),
    ),
    case(
        "cong-van-nhieu-noi-bang",
        letters.CONG_VAN_NHIEU_NOI,
        _THEME.but(head="rows", columns=(66, 106), habits=frozenset({"to-table", "dashes", "narrow"})),
    ),
    case(
        "cong-van-trong-wps",
        letters.CONG_VAN_TRONG,
        _WPS.but(habits=frozenset({"lead", "strong"}), foot="spaced"),
    ),
    case(
        "quyet-dinh-hoa",
        decisions.QUYET_DINH_CA_NHAN,
        _STYLES.but(habits=frozenset({"caps", "signed"}), head="rows", columns=(66, 106), rule="drawing"),
    ),
    case("to-trinh-tab-dau-dong", plans.TO_TRINH, _OLD.but(habits=frozenset({"tab", "tags"}), first=720)),
    case(
        "chi-thi-mot-doan",
        plans.CHI_THI,
        _LIBRE.but(head="rows", columns=(66, 106), habits=frozenset({"shaded", "one-subject"})),
    ),
    case("huong-dan", decisions.HUONG_DAN, _W.but(spacing="both", first=720)),
)
PARTY = (
    case("dang-bao-cao", party_new.BAO_CAO, _PW),
    case("dang-bao-cao-kieu", party_new.BAO_CAO, _PSTYLES.but(numbered=False)),
    case("dang-bao-cao-libre", party_new.BAO_CAO, _PLIBRE),
    case("dang-bao-cao-google", party_new.BAO_CAO, _PGOOGLE.but(line=("exact", 400))),
    case("dang-bao-cao-tab", party_new.BAO_CAO, _PW.but(head="tabs")),
    case("dang-bao-cao-dau-moi", modernise(party_new.KE_HOACH), _POLD.but(head="tabs")),
    case("dang-cong-van-dau-moi", modernise(party_new.CONG_VAN), _PLIBRE),
    case("dang-ke-hoach", party_new.KE_HOACH, _PSTYLES.but(sections="center", body=15)),
    case("dang-ke-hoach-wps", party_new.KE_HOACH, _PWPS),
    case("dang-quyet-dinh", party_new.QUYET_DINH, _PW.but(foot="joined")),
    case("dang-quyet-dinh-kieu", party_new.QUYET_DINH, _PSTYLES),
    case("dang-ket-luan", party_new.KET_LUAN, _PTHEME.but(line=("exact", 360))),
    case("dang-thong-bao", party_new.THONG_BAO, _POLD),
    case("dang-thong-bao-libre", party_new.THONG_BAO, _PLIBRE.but(head="joined", rule="drawing")),
    case("dang-cong-van", party_new.CONG_VAN, _PW.but(head="one-row")),
    case("dang-cong-van-2003", party_new.CONG_VAN, _POLD.but(page="none")),
    case("dang-to-trinh", party_papers.TO_TRINH, _PGOOGLE.but(rule="underscores", page="none")),
    case("dang-chuong-trinh", party_new.CHUONG_TRINH, _PW.but(body=15, line=("exact", 420))),
    case("dang-huong-dan", party_new.HUONG_DAN, _PWPS.but(head="one-row")),
    case("dang-bien-ban", party_papers.BIEN_BAN, _PW.but(gaps="space")),
    case("dang-bien-ban-libre", party_papers.BIEN_BAN, _PLIBRE),
    case("dang-bien-ban-vien-trang", party_papers.BIEN_BAN, _POLD.but(habits=frozenset({"white"}))),
    case("dang-giay-moi", party_papers.GIAY_MOI, _PTHEME.but(page="none")),
    case("dang-nghi-quyet", party_papers.NGHI_QUYET, _POLD.but(head="boxes")),
    case(
        "dang-bao-cao-hoa",
        party_new.BAO_CAO,
        _PSTYLES.but(numbered=False, habits=frozenset({"caps", "dashes", "one-subject"})),
    ),
    case(
        "dang-thong-bao-mot-doan",
        party_new.THONG_BAO,
        _PW.but(head="rows", columns=(66, 106), habits=frozenset({"one-subject", "signed", "no-break"})),
    ),
    case(
        "dang-cong-van-bang",
        party_new.CONG_VAN,
        _PTHEME.but(foot="spaced", habits=frozenset({"to-table", "strong", "lead"})),
    ),
    case(
        "dang-ket-luan-vien",
        party_new.KET_LUAN,
        _PW.but(rule="border-inside", habits=frozenset({"shaded", "narrow"})),
    ),
    case("dang-cu-thong-bao-tab", party_old.THONG_BAO, _POLD.but(foot="tabs", habits=frozenset({"tags"}))),
    case("dang-cu-bao-cao", party_old.BAO_CAO, _PW.but(head="joined", rule="drawing")),
    case("dang-cu-bao-cao-2003", party_old.BAO_CAO, _POLD),
    case("dang-cu-ke-hoach", party_old.KE_HOACH, _PSTYLES.but(numbered=False)),
    case("dang-cu-quyet-dinh", party_old.QUYET_DINH, _POLD.but(rule="vml-inside")),
    case("dang-cu-cong-van", party_old.CONG_VAN, _PWPS.but(page="none")),
    case("dang-cu-thong-bao", party_old.THONG_BAO, _PGOOGLE),
    case("dang-cu-huong-dan", party_old.HUONG_DAN, _PLIBRE.but(gaps="picture")),
    case("dang-cu-to-trinh", party_old.TO_TRINH, _PTHEME.but(page="none")),
    case("dang-cu-chi-thi", party_old.CHI_THI, _PW.but(tracked=True)),
)
OUTSIDE = (
    outsider("ngoai-nghi-dinh", outside.NGHI_DINH, _W),
    outsider("ngoai-thong-tu", outside.THONG_TU, _OLD),
    outsider("ngoai-quyet-dinh", outside.QUYET_DINH_QPPL, _STYLES.but(numbered=False)),
    outsider("ngoai-nghi-quyet", outside.NGHI_QUYET_QPPL, _LIBRE),
    outsider("ngoai-luat", outside.LUAT, _THEME),
    outsider("ngoai-nghi-quyet-quoc-hoi", outside.NGHI_QUYET_QUOC_HOI, _W),
    outsider("ngoai-hop-nhat", outside.VAN_BAN_HOP_NHAT, _GOOGLE),
    outsider("ngoai-quyet-dinh-thu-tuong", outside.QUYET_DINH_THU_TUONG, _OLD.but(head="tabs")),
    outsider("ngoai-quyet-dinh-cho-so", outside.QUYET_DINH_CHO_SO, _WPS),
    outsider("ngoai-hop-dong-co-dau", outside.HOP_DONG_CO_DAU, _THEME),
    outsider("ngoai-don", outside.DON, _W),
    outsider("ngoai-don-kien-nghi", outside.DON_KHIEU_NAI, _GOOGLE),
    outsider("ngoai-mau-bieu", outside.MAU_BIEU, _OLD),
    outsider("ngoai-phu-luc", outside.PHU_LUC, _WPS),
    outsider("ngoai-tin-bai", outside.TIN_BAI, _GOOGLE),
    outsider("ngoai-danh-sach", outside.DANH_SACH, _W),
    outsider("ngoai-hop-dong", outside.HOP_DONG, _LIBRE),
    outsider("ngoai-thu-tieng-anh", outside.THU_TIENG_ANH, _GOOGLE),
    outsider("ngoai-ly-lich", outside.SO_YEU_LY_LICH, _OLD),
    outsider("ngoai-bai-viet", outside.BAI_VIET, _THEME),
    outsider("ngoai-de-cuong", outside.DE_CUONG, _W),
    outsider("ngoai-rong", outside.RONG, _W),
)
CONVERTED = (
    ("bao-cao-xa-kieu", "docx"),
    ("bao-cao-xa-google", "docx"),
    ("bao-cao-xa-tab", "odt"),
    ("bao-cao-nhieu-noi", "odt"),
    ("bao-cao-phu-luc", "docx"),
    ("bao-cao-bo", "doc"),
    ("ke-hoach-tinh", "odt"),
    ("thong-bao-ket-luan", "doc"),
    ("to-trinh", "docx"),
    ("chi-thi-2003", "doc"),
    ("cong-van-nhieu-noi", "odt"),
    ("cong-van-trong", "doc"),
    ("cong-dien", "odt"),
    ("quyet-dinh", "docx"),
    ("bien-ban-wps", "docx"),
    ("dang-bao-cao", "docx"),
    ("dang-quyet-dinh-kieu", "odt"),
    ("dang-cong-van", "doc"),
    ("dang-bien-ban", "odt"),
    ("dang-cu-bao-cao-2003", "doc"),
)
"""Cases that LibreOffice has saved again, and by way of which format."""


def _converted(name: str, route: str) -> Case:
    one = next(one for one in (*STATE, *PARTY) if one.name == name)
    path = FOLDER / f"{name}.{route}.docx"
    return replace(one, name=f"{name}.{route}", build=path.read_bytes)


CORRECT = (*STATE, *PARTY, *(_converted(name, route) for name, route in CONVERTED))
CASES = (*CORRECT, *OUTSIDE)
