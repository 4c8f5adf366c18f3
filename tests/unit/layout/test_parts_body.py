"""The body: căn cứ, headings, points, captions, and what is not graded."""

from __future__ import annotations

import pytest

from baocao.layout.facts import read_document
from baocao.layout.naming.body import find_body
from baocao.layout.naming.lines import cut
from baocao.layout.paper import SURE, Part, PartKind
from support.word import p, section, word

CENTER = '<w:jc w:val="center"/>'
BOLD = "<w:b/>"
ITALIC = "<w:i/>"
LONG = (
    "Kinh tế của xã tiếp tục phát triển, thu ngân sách trên địa bàn đạt 4.862,5 triệu đồng, bằng 93,5%"
    " kế hoạch năm và tăng 12,4% so với cùng kỳ năm trước."
)
BORDERS = '<w:tblBorders><w:top w:val="single" w:sz="4"/><w:insideH w:val="single" w:sz="4"/></w:tblBorders>'
GRID = '<w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid>'
TABLE = (
    f"<w:tbl><w:tblPr>{BORDERS}</w:tblPr>{GRID}"
    f"<w:tr><w:tc>{p('Chỉ tiêu')}</w:tc><w:tc>{p('Kết quả')}</w:tc></w:tr></w:tbl>"
)


def body_of(xml: str, **parts: str) -> tuple[Part, ...]:
    found = cut(read_document(word(xml + section(), **parts)))
    return find_body(found.lines, found.tables, party=False)


def only(text: str, p_pr: str = "", r_pr: str = "") -> Part:
    """Return the part that a paragraph makes between two ordinary ones."""
    parts = body_of(p(LONG) + p(text, p_pr, r_pr) + p(LONG))
    assert [part.kind for part in (parts[0], parts[-1])] == [PartKind.BODY, PartKind.BODY]
    assert len(parts) == 3
    return parts[1]


def kinds(*texts: str) -> list[str]:
    return [part.kind.value for part in body_of("".join(p(text) for text in texts))]


def broken(*texts: str) -> str:
    runs = "<w:br/>".join(f'<w:t xml:space="preserve">{text}</w:t>' for text in texts)
    return f"<w:p><w:r>{runs}</w:r></w:p>"


class TestNumbered:
    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("I. KẾT QUẢ THỰC HIỆN", PartKind.SECTION),
            ("II- Kết quả thực hiện", PartKind.SECTION),
            ("IV.- NHIỆM VỤ", PartKind.SECTION),
            ("III/ NHIỆM VỤ", PartKind.SECTION),
            ("A. ĐÁNH GIÁ CHUNG", PartKind.SECTION),
            ("Điều 1. Phạm vi điều chỉnh", PartKind.ARTICLE),
            ("Điều 2: Tổ chức thực hiện", PartKind.ARTICLE),
            ("ĐIỀU 3. HIỆU LỰC", PartKind.ARTICLE),
            ("1. Công tác lãnh đạo", PartKind.CLAUSE),
            ("2/ Công tác lãnh đạo", PartKind.CLAUSE),
            ("3- Công tác lãnh đạo", PartKind.CLAUSE),
            ("4.Công tác lãnh đạo", PartKind.CLAUSE),
            ("5. 100% chi bộ đăng ký mô hình", PartKind.CLAUSE),
            ("V. 05 NHIỆM VỤ TRỌNG TÂM", PartKind.SECTION),
            ("b, Về văn hóa", PartKind.POINT),
            ("i) Về giáo dục", PartKind.POINT),
            ("ii) Về giáo dục, xã đã hoàn thành kế hoạch", PartKind.BODY),
            ("1.1. Kết quả cụ thể", PartKind.CLAUSE),
            ("2.3 Hạn chế", PartKind.CLAUSE),
            ("a) Về kinh tế", PartKind.POINT),
            ("đ. Về xã hội", PartKind.POINT),
            ("f/ Về môi trường", PartKind.POINT),
            ("A) Về môi trường", PartKind.POINT),
            ("- Thu ngân sách đạt 90%;", PartKind.BULLET),
            ("+ Thu nội địa;", PartKind.BULLET),
            ("– Thu ngân sách;", PartKind.BULLET),
            ("• Thu ngân sách;", PartKind.BULLET),
            ("Chương I", PartKind.CHAPTER),
            ("PHẦN THỨ NHẤT", PartKind.CHAPTER),
            ("Mục 2", PartKind.CHAPTER),
        ],
    )
    def test_headings_right_or_wrong(self, text: str, kind: PartKind) -> None:
        found = only(text)
        assert found.kind is kind
        assert found.certainty >= 0.5

    @pytest.mark.parametrize(
        "text",
        [
            "Điều 5 Nghị định này quy định về thẩm quyền của Ủy ban nhân dân cấp xã trong tiếp công dân.",
            "Mục 1 Chương II của Luật Thực hiện dân chủ ở cơ sở quy định những nội dung phải công khai.",
            "15/9/2026, xã tổ chức hội nghị đối thoại giữa người đứng đầu cấp ủy, chính quyền với Nhân dân.",
            "1.234 hộ dân được vay vốn từ Ngân hàng Chính sách xã hội với tổng dư nợ trên 45 tỷ đồng.",
            "1.5 triệu đồng là mức hỗ trợ cho mỗi hộ nghèo trong dịp tết Nguyên đán năm 2026 của xã.",
            "5-7 ngày sau khi nhận hồ sơ, Ủy ban nhân dân xã trả kết quả cho người dân theo quy định.",
            "đ/c Nguyễn Văn An, Bí thư Đảng ủy xã phát biểu chỉ đạo và giao nhiệm vụ cho các chi bộ.",
            "-5% so với cùng kỳ là mức giảm của tội phạm về trật tự xã hội trên địa bàn trong quý này.",
            "Phần lớn hộ dân đồng tình với chủ trương hiến đất mở rộng đường giao thông nông thôn của xã.",
            "Hình thức tuyên truyền được đổi mới, phù hợp với từng địa bàn, từng đối tượng trong xã.",
            "Bảng 1 cho thấy tỷ lệ hộ nghèo giảm đều qua các quý, riêng quý III giảm nhiều nhất trong năm.",
        ],
    )
    def test_sentences_that_only_begin_so(self, text: str) -> None:
        assert only(text).kind is PartKind.BODY

    def test_a_sentence_after_initials_is_uncertain(self) -> None:
        assert only("V. I. Lênin từng nói rằng dân chủ là chìa khóa của mọi thắng lợi.").certainty < SURE

    def test_an_article_without_a_dot_is_uncertain(self) -> None:
        found = only("Điều 1 Phạm vi điều chỉnh", r_pr=BOLD)
        assert found.kind is PartKind.ARTICLE
        assert found.certainty < SURE

    def test_titles_below_their_labels(self) -> None:
        xml = (
            p("Chương I", CENTER)
            + p("QUY ĐỊNH CHUNG", CENTER)
            + p("VỀ TỔ CHỨC", CENTER)
            + p("Điều 1. Phạm vi")
        )
        assert [(part.kind, part.text) for part in body_of(xml)] == [
            (PartKind.CHAPTER, "Chương I"),
            (PartKind.CHAPTER_TITLE, "QUY ĐỊNH CHUNG"),
            (PartKind.CHAPTER_TITLE, "VỀ TỔ CHỨC"),
            (PartKind.ARTICLE, "Điều 1. Phạm vi"),
        ]

    def test_label_and_title_on_one_line_are_uncertain(self) -> None:
        found = only("PHẦN I: KẾT QUẢ THỰC HIỆN", CENTER)
        assert (found.kind, found.certainty) == (PartKind.CHAPTER, 0.6)

    def test_numbers_that_word_writes(self) -> None:
        formats = (("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "\uf0b7"))
        levels = "".join(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
            for at, (form, text) in enumerate(formats)
        )
        numbering = (
            f'<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        )
        xml = "".join(
            p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')
            for level, text in enumerate(("KẾT QUẢ", "Kinh tế", "Nông nghiệp", "Lúa mùa"))
        )
        assert [part.kind for part in body_of(xml, numbering=numbering)] == [
            PartKind.SECTION,
            PartKind.CLAUSE,
            PartKind.POINT,
            PartKind.BULLET,
        ]


class TestBasis:
    def test_a_decision(self) -> None:
        parts = body_of(
            p("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ", CENTER)
            + p("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;")
            + p("Căn cứ Nghị định số 59/2023/NĐ-CP ngày 14 tháng 8 năm 2023 của Chính phủ;")
            + p("Theo đề nghị của Chánh Văn phòng, Trưởng phòng Tổ chức.")
            + p("QUYẾT ĐỊNH:", CENTER)
            + p("Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc.")
            + p("Căn cứ tình hình thực tế, các đơn vị chủ động triển khai thực hiện.")
        )
        assert [part.kind.value for part in parts] == [
            "khac",
            "can_cu",
            "can_cu",
            "can_cu",
            "khac",
            "dieu",
            "noi_dung",
        ]
        assert all(part.certainty == 1 for part in parts[1:4])

    def test_of_the_party(self) -> None:
        assert kinds(
            "- Căn cứ Điều lệ Đảng;",
            "- Căn cứ Quy chế làm việc của Đảng ủy;",
            "- Xét đề nghị của Chi bộ,",
            "- Nội dung",
        ) == ["can_cu", "can_cu", "can_cu", "gach_dau_dong"]

    def test_one_that_ends_wrongly_is_still_one(self) -> None:
        assert kinds("Căn cứ Luật Đất đai.", "Căn cứ Nghị định số 59/2023/NĐ-CP,", LONG)[:2] == [
            "can_cu",
            "can_cu",
        ]

    @pytest.mark.parametrize(
        "text",
        [
            "Căn cứ Kế hoạch số 12/KH-UBND, Ủy ban nhân dân xã báo cáo kết quả như sau:",
            "Căn cứ Kế hoạch số 12/KH-UBND, Ủy ban nhân dân xã An Phúc ban hành Kế hoạch công tác quý IV.",
            "Thực hiện Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh.",
        ],
    )
    def test_a_sentence_that_says_what_is_done_is_none(self, text: str) -> None:
        assert kinds(text, LONG) == ["noi_dung", "noi_dung"]

    def test_a_lone_one_is_uncertain(self) -> None:
        part = body_of(p("Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024.") + p(LONG))[0]
        assert (part.kind, part.certainty) == (PartKind.BASIS, 0.6)


class TestApart:
    @pytest.mark.parametrize(
        ("text", "p_pr", "r_pr"),
        [
            ("QUYẾT ĐỊNH:", CENTER, BOLD),
            ("KẾT LUẬN:", "", ""),
            ("Thôn Phúc Lâm, tháng 9 năm 2026", '<w:jc w:val="right"/>', ""),
            ("S = a × b", CENTER, ""),
            ("Những kết quả nổi bật", "", BOLD),
            ("(Có phụ lục kèm theo)", "", ITALIC),
            ("KẾT QUẢ NỔI BẬT", "", ""),
            ("1. Kết quả\t5", "", ""),
            ("Mở đầu ........... 3", "", ""),
            ("*****", "", ""),
            ("Dân vận khéo thì việc gì cũng thành công.", '<w:ind w:left="1000" w:right="1000"/>', ITALIC),
        ],
    )
    def test_what_is_not_graded(self, text: str, p_pr: str, r_pr: str) -> None:
        found = only(text.replace("\t", "</w:t><w:tab/><w:t>"), p_pr, r_pr)
        assert found.kind is PartKind.OTHER

    def test_a_long_centred_paragraph_is_text(self) -> None:
        assert only(LONG, CENTER).kind is PartKind.BODY

    def test_bold_text_is_text(self) -> None:
        assert only(LONG, r_pr=BOLD).kind is PartKind.BODY

    def test_items_of_an_invitation_are_text(self) -> None:
        items = ("Thời gian: 08 giờ 00 phút, thứ Hai, ngày 05 tháng 10 năm 2026", "Địa điểm: Hội trường xã")
        assert kinds(*items) == ["noi_dung", "noi_dung"]

    def test_text_in_boxes_and_columns(self) -> None:
        box = (
            '<w:p><w:r><w:pict><v:shape style="width:100pt;height:50pt"><v:textbox><w:txbxContent>'
            f"{p('Ghi nhớ')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
        )
        loose = TABLE.replace(BORDERS, "")
        assert [part.kind for part in body_of(p(LONG) + box + loose)] == [
            PartKind.BODY,
            *[PartKind.OTHER] * 3,
        ]

    def test_a_list_of_contents(self) -> None:
        xml = p("Kết quả chung của cả năm", '<w:pStyle w:val="TOC1"/>')
        styles = '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
        assert body_of(xml, styles=styles)[0].kind is PartKind.OTHER


class TestCaptions:
    def test_beside_a_table(self) -> None:
        xml = (
            p(LONG)
            + p("Bảng 1. Kết quả thu ngân sách")
            + p("Đơn vị tính: triệu đồng")
            + TABLE
            + p("Nguồn: Phòng Kinh tế")
        )
        assert [part.kind.value for part in body_of(xml)] == ["noi_dung", *["ten_bang"] * 3]

    def test_the_text_of_the_table_is_no_body(self) -> None:
        assert [part.text for part in body_of(p(LONG) + TABLE)] == [LONG]

    def test_apart_from_a_table(self) -> None:
        assert only("Hình 2: Sơ đồ tổ chức", CENTER).kind is PartKind.CAPTION


class TestParagraphs:
    def test_one_part_a_paragraph(self) -> None:
        parts = body_of(broken("Hội nghị có sự tham dự của", "các đồng chí trong Ban Chỉ đạo.") + p(LONG))
        assert [len(part.lines) for part in parts] == [2, 1]

    def test_items_cut_by_hand_are_parts_but_uncertain(self) -> None:
        parts = body_of(broken("1. Kinh tế", "- Thu ngân sách tăng;", "- Chi ngân sách giảm."))
        assert [(part.kind.value, part.certainty) for part in parts] == [
            ("khoan", 1.0),
            ("gach_dau_dong", 0.65),
            ("gach_dau_dong", 0.65),
        ]

    def test_the_end_mark_belongs_to_the_last_line(self) -> None:
        parts = body_of(p(LONG) + p("./."))
        assert [part.text for part in parts] == [LONG + " ./."]
