"""Single defects, each with the code of the rule that must find it and whether `--fix` mends it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from planted.editing import (
    Draft,
    copy_after,
    decompose,
    following,
    q,
    remove,
    retype,
    set_font,
    set_paragraph,
    set_runs,
    set_size,
)

STATE = ("nd30",)
PARTY = ("dang-hd05", "dang-hd36")
ALL = STATE + PARTY

NATIONAL = "CỘNG HÒA"
MOTTO = "Độc lập"
PARTY_TITLE = "ĐẢNG CỘNG SẢN"
NUMBER = "Số"
DATE = ".*, ngày"
TYPE = "BÁO CÁO$"
SUBJECT = "[Kk]ết quả (công tác|thực hiện)"
BODY = "(Xã An Phúc có|Đảng bộ xã có|Quý III năm 2023, cấp ủy)"
HEADING = r"I[.-] TÌNH HÌNH"
SECOND = r"II[.-] KẾT QUẢ"
CLAUSE = r"1\. "
ENDING = "Trên đây"
LABEL = "Nơi nhận"
LAST = "- Lưu"
AUTHORITY = "(TM|T/M|KT|K/T|T/L)"


@dataclass(frozen=True)
class Defect:
    """What is planted; the rule that finds it."""

    name: str
    code: str
    plant: Callable[[Draft], object]
    layouts: tuple[str, ...] = ALL
    mended: bool = False
    """Whether `--fix` takes it away."""
    severity: str = "error"


def at(pattern: str, change: Callable[..., object], *args: object, **named: str) -> Callable[[Draft], object]:
    """Change the first paragraph that the pattern matches."""
    return lambda draft: change(draft.find(pattern), *args, **named)


def all_at(
    pattern: str, change: Callable[..., object], *args: object, **named: str
) -> Callable[[Draft], object]:
    """Change every paragraph that the pattern matches."""
    return lambda draft: [change(one, *args, **named) for one in draft.find_all(pattern)]


def margin(side: str, twips: int) -> Callable[[Draft], object]:
    """Set a margin of the first section."""
    return lambda draft: draft.sections()[0].find(q("pgMar")).set(q(side), str(twips))


def paper(width: int, height: int) -> Callable[[Draft], object]:
    """Set the paper of the first section."""

    def change(draft: Draft) -> None:
        size = draft.sections()[0].find(q("pgSz"))
        size.set(q("w"), str(width))
        size.set(q("h"), str(height))

    return change


def no_page_number(draft: Draft) -> None:
    """Empty every header."""
    for _, root in draft.headers():
        for run in list(root.iter(q("r"), q("fldSimple"))):
            remove(run)


def page_number_left(draft: Draft) -> None:
    """Set the headers' paragraphs to the left."""
    for _, root in draft.headers():
        for paragraph in root.iter(q("p")):
            set_paragraph(paragraph, "jc", val="left")


def page_number_small(draft: Draft) -> None:
    """Print page numbers in 10 pt."""
    for _, root in draft.headers():
        for paragraph in root.iter(q("p")):
            set_size(paragraph, 10)


def page_number_on_first(draft: Draft) -> None:
    """Print the number on the first page too."""
    remove(draft.sections()[0].find(q("titlePg")))


def font_of_style(draft: Draft) -> None:
    """Give the document's styles another font, and let the body take it from them."""
    fonts = {"ascii": "Arial", "hAnsi": "Arial"}
    for one in draft.tree("word/styles.xml").iter(q("rFonts")):
        for name, value in fonts.items():
            one.set(q(name), value)
            one.attrib.pop(q(f"{name}Theme"), None)
    for one in list(draft.tree().iter(q("rFonts"))):
        remove(one)


def drop_rule(pattern: str) -> Callable[[Draft], object]:
    """Take the rule after a paragraph away."""
    return lambda draft: remove(following(draft.find(pattern)))


def short_rule(pattern: str) -> Callable[[Draft], object]:
    """Make the rule after a paragraph very short."""
    return lambda draft: set_paragraph(following(draft.find(pattern)), "ind", left="2300", right="2300")


def long_rule(pattern: str) -> Callable[[Draft], object]:
    """Make the rule after a paragraph as long as its column."""
    return lambda draft: set_paragraph(following(draft.find(pattern)), "ind", left="0", right="0")


def restart(draft: Draft) -> None:
    """Let the appendices' pages go on counting."""
    for section in draft.sections()[1:]:
        numbering = section.find(q("pgNumType"))
        if numbering is not None:
            numbering.attrib.pop(q("start"), None)


def add_after(pattern: str, text: str) -> Callable[[Draft], object]:
    """Put one more paragraph after another, looking like it."""
    return lambda draft: copy_after(draft.find(pattern), text)


def first_body(name: str, **attributes: str) -> Callable[[Draft], object]:
    """Set a paragraph property of one long paragraph of the body."""
    return at(BODY, set_paragraph, name, **attributes)


DEFECTS: tuple[Defect, ...] = (
    # trang
    Defect("lề trái 20 mm", "PG01", margin("left", 1134), mended=True),
    Defect("lề phải 30 mm", "PG01", margin("right", 1701), mended=True),
    Defect("lề trên 10 mm", "PG01", margin("top", 567), mended=True),
    Defect("lề dưới 35 mm", "PG01", margin("bottom", 1984), mended=True),
    Defect("khổ giấy Letter", "PG01", paper(12240, 15840), mended=True),
    Defect("không có số trang", "PG02", no_page_number, mended=True),
    Defect("số trang ở lề trái", "PG02", page_number_left, mended=True),
    Defect("số trang cỡ 10", "PG02", page_number_small, mended=True),
    Defect("trang đầu có số trang", "PG02", page_number_on_first, mended=True),
    Defect("phụ lục không đánh số trang riêng", "PG03", restart, severity="warning"),
    # chữ
    Defect("phông Arial ở một đoạn", "FT01", at(BODY, set_font, "Arial"), mended=True),
    Defect("phông qua kiểu", "FT01", font_of_style, mended=True),
    Defect("phông .VnTime", "FT01", at(BODY, set_font, ".VnTime"), mended=True),
    Defect("chữ đỏ", "FT02", at(BODY, set_runs, "color", val="FF0000"), mended=True, severity="warning"),
    # Quốc hiệu, Tiêu ngữ
    Defect("Quốc hiệu cỡ 15", "HD01", at(NATIONAL, set_size, 15), STATE, mended=True),
    Defect("Quốc hiệu không đậm", "HD01", at(NATIONAL, set_runs, "b", val="0"), STATE, mended=True),
    Defect("Quốc hiệu sai chữ", "HD01", at(NATIONAL, retype, "NGHĨA", "NGHĨ"), STATE),
    Defect("Tiêu ngữ không đậm", "HD01", at(MOTTO, set_runs, "b", val="0"), STATE, mended=True),
    Defect("Tiêu ngữ gạch nối liền", "HD01", at(MOTTO, retype, " - ", "-"), STATE, mended=True),
    Defect("Tiêu ngữ viết thường", "HD01", at(MOTTO, retype, "Tự do", "tự do"), STATE),
    Defect("thiếu nét kẻ dưới Tiêu ngữ", "HD01", drop_rule(MOTTO), STATE, mended=True),
    Defect("nét kẻ dưới Tiêu ngữ quá ngắn", "HD01", short_rule(MOTTO), STATE, mended=True),
    # cơ quan
    Defect("cơ quan không đậm", "HD02", at("ỦY BAN NHÂN DÂN XÃ", set_runs, "b", val="0"), STATE, mended=True),
    Defect("cơ quan cỡ 16", "HD02", at("ỦY BAN NHÂN DÂN XÃ", set_size, 16), STATE, mended=True),
    Defect("cơ quan viết thường", "HD02", at("ỦY BAN", retype, ".+", "Ủy ban nhân dân xã An Phúc"), STATE),
    Defect("thiếu nét kẻ dưới cơ quan", "HD02", drop_rule("ỦY BAN NHÂN DÂN XÃ"), STATE, mended=True),
    Defect("nét kẻ dưới cơ quan quá dài", "HD02", long_rule("ỦY BAN NHÂN DÂN XÃ"), STATE, mended=True),
    Defect("gạch chân Tiêu ngữ", "HD04", at(MOTTO, set_runs, "u", val="single"), STATE, mended=True),
    # tiêu đề Đảng
    Defect("tiêu đề Đảng cỡ 13", "HD03", at(PARTY_TITLE, set_size, 13), PARTY, mended=True),
    Defect("tiêu đề Đảng không đậm", "HD03", at(PARTY_TITLE, set_runs, "b", val="0"), PARTY, mended=True),
    Defect("thiếu nét kẻ dưới tiêu đề Đảng", "HD03", drop_rule(PARTY_TITLE), PARTY, mended=True),
    Defect("thiếu dấu sao", "HD03", lambda draft: draft.find(r"\*$").find(q("r")).clear(), PARTY),
    Defect("cơ quan Đảng cỡ 12", "HD03", at("(ĐẢNG ỦY XÃ|BAN DÂN VẬN$)", set_size, 12), PARTY, mended=True),
    # số, ký hiệu
    Defect("số thiếu số 0", "NO01", at(NUMBER, retype, r"\d+|(?<=Số) +(?=-)", " 5"), ("dang-hd05",)),
    Defect("số một chữ số", "NO01", at(NUMBER, retype, r"\d+", "6"), STATE),
    Defect("dấu cách quanh gạch", "NO01", at(NUMBER, retype, "/BC-", " / BC - "), STATE, mended=True),
    Defect("ngăn cách kiểu Đảng", "NO01", at(NUMBER, retype, "/BC-UBND", "-BC/UBND"), STATE),
    Defect("thiếu dấu hai chấm", "NO02", at(NUMBER, retype, "Số:", "Số"), STATE),
    Defect("thừa dấu hai chấm", "NO02", at(NUMBER, retype, "Số", "Số:"), PARTY),
    Defect("số cỡ 11", "NO03", at(NUMBER, set_size, 11), mended=True),
    Defect("số in đậm", "NO03", at(NUMBER, set_runs, "b", val="1"), mended=True),
    Defect("ký hiệu của loại khác", "NO04", at(NUMBER, retype, "BC", "KH")),
    # ngày
    Defect("ngày thiếu số 0", "DT01", at(DATE, retype, "ngày 0", "ngày ")),
    Defect("ngày không có thật", "DT01", at(DATE, retype, r"ngày \d+ tháng \d+", "ngày 31 tháng 11")),
    Defect("ngày không nghiêng", "DT01", at(DATE, set_runs, "i", val="0"), mended=True),
    Defect("ngày thiếu dấu phẩy", "DT01", at(DATE, retype, ", ngày", " ngày")),
    Defect("ngày cỡ 11", "DT01", at(DATE, set_size, 11), mended=True),
    Defect("tháng thừa số 0", "DT02", at(DATE, retype, "tháng 10", "tháng 09"), severity="warning"),
    # tên loại, trích yếu
    Defect("tên loại không đậm", "TY01", at(TYPE, set_runs, "b", val="0"), mended=True),
    Defect("tên loại cỡ 18", "TY01", at(TYPE, set_size, 18), mended=True),
    Defect("tên loại lệch trái", "TY01", at(TYPE, set_paragraph, "jc", val="left"), mended=True),
    Defect("tên loại viết thường", "TY01", at(TYPE, retype, "BÁO CÁO", "Báo cáo")),
    Defect("trích yếu không đậm", "TY01", at(SUBJECT, set_runs, "b", val="0"), mended=True),
    Defect("thiếu nét kẻ dưới trích yếu", "TY01", drop_rule(SUBJECT), STATE, mended=True),
    Defect("ba gạch nối", "TY01", at("-----$", retype, "-----", "---"), PARTY),
    # nội dung
    Defect("cỡ chữ nội dung 12", "BD01", at(BODY, set_size, 12), mended=True),
    Defect("không căn đều", "BD01", first_body("jc", val="left"), mended=True),
    Defect("thụt dòng 20 mm", "BD01", first_body("ind", firstLine="1134"), mended=True),
    Defect("không thụt dòng", "BD01", first_body("ind", firstLine="0"), mended=True),
    Defect(
        "đoạn sát nhau",
        "BD01",
        all_at("(?!.*TÌNH HÌNH).{90,}", set_paragraph, "spacing", before="0", after="0"),
        mended=True,
    ),
    Defect("dòng giãn gấp đôi", "BD01", first_body("spacing", line="480", lineRule="auto"), mended=True),
    Defect("nhảy số mục", "BD02", at(SECOND, retype, "II", "III")),
    Defect("lẫn hai kiểu số mục", "BD02", at(SECOND, retype, r"II([.-])", "II) "), severity="error"),
    Defect("tiêu đề mục không đậm", "BD04", at(HEADING, set_runs, "b", val="0"), STATE, mended=True),
    Defect(
        "tiêu đề mục của Đảng không đậm",
        "BD04",
        at(HEADING, set_runs, "b", val="0"),
        PARTY,
        mended=True,
        severity="info",
    ),
    Defect("hết văn bản không có dấu", "BD05", at(ENDING, retype, r"(\./)?\.$", ""), severity="warning"),
    # căn cứ
    Defect(
        "căn cứ không nghiêng",
        "CC01",
        at("Căn cứ", set_runs, "i", val="0"),
        STATE,
        mended=True,
        severity="warning",
    ),
    Defect("căn cứ thiếu chấm phẩy", "CC01", at("Căn cứ", retype, ";$", ""), STATE, severity="warning"),
    # ký
    Defect("quyền hạn kiểu Đảng", "SG01", at("TM", retype, r"TM\. ", "T/M "), STATE),
    Defect(
        "quyền hạn kiểu Nhà nước",
        "SG01",
        at("(T/M|K/T)", retype, r"([TK])/([MT]) ", r"\1\2. "),
        ("dang-hd05",),
    ),
    Defect("chức vụ không đậm", "SG01", at("CHỦ TỊCH$", set_runs, "b", val="0"), STATE, mended=True),
    Defect(
        "chức vụ Đảng in đậm",
        "SG01",
        at("(PHÓ )?(BÍ THƯ|TRƯỞNG BAN)$", set_runs, "b", val="1"),
        ("dang-hd05",),
        mended=True,
    ),
    Defect("học vị trước họ tên", "SG02", at("Nguyễn Văn Thuận$", retype, "^", "TS. "), STATE),
    # nơi nhận
    Defect("nhãn Nơi nhận cỡ 14 đứng", "NN01", at(LABEL, set_runs, "i", val="0"), STATE, mended=True),
    Defect(
        "nhãn Nơi nhận Đảng không gạch chân", "NN01", at(LABEL, set_runs, "u", val="none"), PARTY, mended=True
    ),
    Defect("nơi nhận cỡ 14", "NN01", at(LAST, set_size, 14), mended=True),
    Defect("dòng Lưu thiếu dấu chấm", "NN01", at(LAST, retype, r"\.$", ""), ("nd30", "dang-hd05")),
    Defect(
        "dòng Lưu của HD 36 thiếu dấu chấm",
        "NN01",
        at(LAST, retype, r"\.$", ""),
        ("dang-hd36",),
        severity="warning",
    ),
    Defect("Lưu kiểu Đảng", "NN01", at(LAST, retype, "Lưu: VT", "Lưu VT"), STATE),
    Defect("Lưu kiểu Nhà nước", "NN01", at(LAST, retype, "Lưu ", "Lưu: "), PARTY),
    Defect("thiếu Như trên", "NN02", at("- Như trên", retype, "Như trên", "Thường trực Đảng ủy"), STATE),
    Defect("Kính gửi thiếu dấu hai chấm", "NN03", at("Kính gửi", retype, "gửi:", "gửi"), STATE),
    # phụ lục
    Defect("Phụ lục không đậm", "PL01", at("Phụ lục", set_runs, "b", val="0"), STATE, mended=True),
    Defect("Phụ lục số Ả Rập", "PL03", all_at("Phụ lục (I|II)$", retype, "II?$", "1"), STATE),
    # lời văn
    Defect("chữ tổ hợp (NFD)", "TX01", at(BODY, decompose), mended=True),
    Defect(
        "phần trăm có dấu cách",
        "TX03",
        add_after(BODY, "Tỷ lệ hộ dân tham gia đạt 98,5 % so với kế hoạch đề ra trong năm."),
        mended=True,
        severity="warning",
    ),
    Defect(
        "dấu chấm thập phân",
        "TX03",
        add_after(BODY, "Tỷ lệ hộ dân tham gia đạt 98.5% so với kế hoạch đề ra trong năm."),
        severity="warning",
    ),
    Defect(
        "gạch nối dính",
        "TX04",
        add_after(BODY, "Tình hình kinh tế-xã hội ổn định, đời sống Nhân dân được nâng lên."),
        mended=True,
        severity="warning",
    ),
    Defect(
        "cấp huyện sau 01/7/2025",
        "TX05",
        add_after(BODY, "Đề nghị Ủy ban nhân dân huyện Minh Sơn quan tâm hỗ trợ xã trong thời gian tới."),
        ("nd30", "dang-hd05"),
        severity="warning",
    ),
    Defect(
        "chữ lặp",
        "TX07",
        add_after(BODY, "Các đơn vị tổ chức các việc làm việc làm thiết thực, hiệu quả."),
        severity="warning",
    ),
    Defect(
        "thẻ còn sót", "TX08", add_after(BODY, "Tổng số {{ so_ho }} hộ dân đã đăng ký tham gia phong trào.")
    ),
    Defect(
        "chỗ chờ điền", "TX08", add_after(BODY, "[CẦN BỔ SUNG: số hộ] hộ dân đã đăng ký tham gia phong trào.")
    ),
    Defect(
        "ngày 31/6", "DA01", add_after(BODY, "Các đơn vị báo cáo kết quả trước ngày 31/6/2026 theo quy định.")
    ),
    Defect(
        "sai thứ", "DA01", add_after(BODY, "Hội nghị tổ chức vào thứ Hai, ngày 07/10/2026 tại Nhà văn hóa.")
    ),
)
