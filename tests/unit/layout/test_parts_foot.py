"""The foot: Nơi nhận and who signs, however clerks set them."""

from __future__ import annotations

import pytest

from baocao.layout.facts import read_document
from baocao.layout.naming.foot import Foot, find_foot
from baocao.layout.naming.lines import cut_lines
from baocao.layout.paper import PartKind, Zone
from support.word import p, section, word

CENTER = '<w:jc w:val="center"/>'
RIGHT = '<w:ind w:left="4800"/><w:jc w:val="center"/>'
BODY = p("Ủy ban nhân dân xã An Phúc báo cáo kết quả công tác quý III năm 2026.", '<w:jc w:val="both"/>') + p(
    "Trên đây là báo cáo của Ủy ban nhân dân xã./.", '<w:jc w:val="both"/>'
)
SHORT = {
    "noi_nhan_nhan": "nhãn",
    "noi_nhan": "nhận",
    "quyen_han": "quyền",
    "chuc_vu": "chức",
    "ho_ten": "tên",
    "nguoi_soan_thao": "soạn",
    "lien_he": "liên",
    "khac": "khác",
}


def table(*rows: tuple[str, ...], widths: tuple[int, ...] = (4300, 5000)) -> str:
    """Return a table without lines; a cell is its paragraphs."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join(
        "<w:tr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell or p()}</w:tc>'
            for cell, width in zip(row, widths, strict=True)
        )
        + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def left(*texts: str) -> str:
    return "".join(p(text) for text in texts)


def mid(*texts: str) -> str:
    return "".join(p(text, CENTER) for text in texts)


def foot_of(xml: str, **parts: str) -> Foot:
    facts = read_document(word(xml + section(more=parts.pop("more", "")), **parts))
    return find_foot(cut_lines(facts), facts, party=False)


def named(foot: Foot) -> list[str]:
    return [f"{SHORT[part.kind.value]}: {part.text}" for part in foot.parts]


def names(xml: str, **parts: str) -> list[str]:
    """Return the parts in short, left column first."""
    found = foot_of(xml, **parts)
    assert all(part.zone is Zone.FOOT and part.reason for part in found.parts)
    return named(found)


USUAL = [
    "nhãn: Nơi nhận:",
    "nhận: - Như trên;",
    "nhận: - Lưu: VT, VP.",
    "quyền: TM. ỦY BAN NHÂN DÂN",
    "chức: CHỦ TỊCH",
    "tên: Nguyễn Văn An",
]
LIST = left("Nơi nhận:", "- Như trên;", "- Lưu: VT, VP.")
SIGNED = mid("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "", "", "Nguyễn Văn An")


class TestPlaces:
    def test_two_columns(self) -> None:
        foot = foot_of(BODY + table((LIST, SIGNED)))
        assert named(foot) == USUAL
        assert (foot.start, foot.end) == (2, 8)
        assert all(part.certainty >= 0.9 for part in foot.parts)

    def test_columns_in_the_other_order(self) -> None:
        assert sorted(names(BODY + table((SIGNED, LIST)))) == sorted(USUAL)

    def test_three_columns_with_a_gap(self) -> None:
        assert names(BODY + table((LIST, "", SIGNED), widths=(4000, 300, 5000))) == USUAL

    def test_rows_for_post_and_name(self) -> None:
        rows = ((left("Nơi nhận:", "- Như trên;"), mid("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),)
        xml = BODY + table(*rows, (left("- Lưu: VT, VP."), mid("Nguyễn Văn An")))
        assert sorted(names(xml)) == sorted(USUAL)

    def test_paragraphs_with_an_indent(self) -> None:
        xml = (
            BODY
            + LIST
            + "".join(p(text, RIGHT) for text in ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "Nguyễn Văn An"))
        )
        assert names(xml) == USUAL

    def test_signature_above_the_list(self) -> None:
        sign = "".join(p(text, RIGHT) for text in ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "Nguyễn Văn An"))
        assert sorted(names(BODY + sign + LIST)) == sorted(USUAL)

    @pytest.mark.parametrize("label", ["Nơi nhận:", "Nơi nhận"])
    def test_tabs(self, label: str) -> None:
        tab = '<w:tabs><w:tab w:val="center" w:pos="7000"/></w:tabs>'

        def row(one: str, two: str) -> str:
            runs = f"<w:r><w:t>{one}</w:t></w:r><w:r><w:tab/><w:t>{two}</w:t></w:r>"
            return f"<w:p><w:pPr>{tab}</w:pPr>{runs}</w:p>"

        xml = row(label, "TM. ỦY BAN NHÂN DÂN") + row("- Như trên;", "CHỦ TỊCH")
        xml += p("- Lưu: VT, VP.", tab) + row("", "Nguyễn Văn An")
        assert sorted(names(BODY + xml)) == sorted([f"nhãn: {label}", *USUAL[1:]])

    def test_line_breaks_instead_of_paragraphs(self) -> None:
        def broken(*texts: str) -> str:
            runs = "<w:br/>".join(f'<w:t xml:space="preserve">{text}</w:t>' for text in texts)
            return f"<w:p><w:r>{runs}</w:r></w:p>"

        one = broken("Nơi nhận:", "- Như trên;", "- Lưu: VT, VP.")
        two = broken("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "", "Nguyễn Văn An")
        assert names(BODY + table((one, two))) == USUAL

    def test_signature_alone(self) -> None:
        assert names(BODY + "".join(p(text, RIGHT) for text in ("GIÁM ĐỐC", "", "Trần Thị Bình"))) == [
            "chức: GIÁM ĐỐC",
            "tên: Trần Thị Bình",
        ]

    def test_name_left_open(self) -> None:
        xml = BODY + table((LIST, mid("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "", "", "")))
        assert names(xml)[3:] == ["quyền: KT. GIÁM ĐỐC", "chức: PHÓ GIÁM ĐỐC"]

    def test_the_first_foot_is_the_document_s(self) -> None:
        annex = (
            p("PHỤ LỤC I", CENTER)
            + p("DANH SÁCH", CENTER)
            + table(("", mid("NGƯỜI LẬP BIỂU", "", "Lê Thị Hoa")))
        )
        foot = foot_of(BODY + table((LIST, SIGNED)) + annex)
        assert named(foot) == USUAL
        assert foot.end == 8

    def test_what_begins_a_new_page_below_it_is_not_its(self) -> None:
        page = p("QUY CHẾ", f"{CENTER}<w:pageBreakBefore/>") + p("Làm việc của Ban Chỉ đạo", CENTER)
        assert foot_of(BODY + table((LIST, SIGNED)) + page).end == 8

    def test_a_title_below_it_is_not_its(self) -> None:
        sign = "".join(p(text, RIGHT) for text in ("GIÁM ĐỐC", "", "Trần Thị Bình"))
        assert foot_of(BODY + sign + p("DANH SÁCH ĐẠI BIỂU", CENTER)).end == 4

    def test_without_a_foot(self) -> None:
        foot = foot_of(BODY)
        assert (foot.parts, foot.start, foot.end) == ((), 2, 2)

    def test_a_list_of_people_in_the_body_is_no_signature(self) -> None:
        people = table((p("Chủ trì"), p("Nguyễn Văn An")), (p("Thư ký"), p("Lê Thị Hoa")))
        foot = foot_of(people + BODY + table((LIST, SIGNED)))
        assert named(foot) == USUAL

    def test_where_papers_are_handed_in_is_no_list_of_recipients(self) -> None:
        body = BODY + p("Nơi nhận: Bộ phận Một cửa của xã.") + p("Hồ sơ gồm hai bộ.")
        assert names(body + table((LIST, SIGNED))) == USUAL


class TestSignatures:
    def sign(self, *texts: str) -> list[str]:
        return names(BODY + table((LIST, mid(*texts))))[3:]

    @pytest.mark.parametrize(
        "line",
        [
            "TM. UBND",
            "T/M BAN THƯỜNG VỤ",
            "TM UBND",
            "T.M UBND",
            "Tm. Ủy ban nhân dân",
            "TM.UBND",
            "TL. CHỦ TỊCH",
            "T/L BAN THƯỜNG VỤ",
        ],
    )
    def test_authority_in_right_and_wrong_forms(self, line: str) -> None:
        assert self.sign(line, "CHÁNH VĂN PHÒNG", "", "", "Lê An") == [
            f"quyền: {line}",
            "chức: CHÁNH VĂN PHÒNG",
            "tên: Lê An",
        ]

    def test_three_lines(self) -> None:
        assert self.sign("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "Lê Văn Bình") == [
            "quyền: TM. ỦY BAN NHÂN DÂN",
            "quyền: KT. CHỦ TỊCH",
            "chức: PHÓ CHỦ TỊCH",
            "tên: Lê Văn Bình",
        ]

    def test_a_body_whose_name_wraps(self) -> None:
        found = self.sign(
            "TM. BAN CHỈ ĐẠO THỰC HIỆN", "QUY CHẾ DÂN CHỦ Ở CƠ SỞ", "TRƯỞNG BAN", "", "Lê Văn Bình"
        )
        assert found[0] == "quyền: TM. BAN CHỈ ĐẠO THỰC HIỆN QUY CHẾ DÂN CHỦ Ở CƠ SỞ"
        assert found[1:] == ["chức: TRƯỞNG BAN", "tên: Lê Văn Bình"]

    def test_a_body_that_ends_in_the_name_of_a_place(self) -> None:
        assert self.sign("TM. UBND TỈNH", "CAO BẰNG", "CHỦ TỊCH", "", "", "Lê Văn Bình") == [
            "quyền: TM. UBND TỈNH CAO BẰNG",
            "chức: CHỦ TỊCH",
            "tên: Lê Văn Bình",
        ]

    @pytest.mark.parametrize(
        "name",
        [
            "TS. Lê Văn Bình",
            "Đại tá Lê Văn Bình",
            "LÊ VĂN BÌNH",
            "H'Hen Niê",
            "PGS.TS Trần An",
            "Trương Văn Hà",
            "Phó Đức Thiện",
            "Lê văn Bình",
            "Đoàn Thị Lan",
        ],
    )
    def test_names(self, name: str) -> None:
        assert self.sign("GIÁM ĐỐC", "", "", "", name)[-1] == f"tên: {name}"

    def test_rank_above_the_name(self) -> None:
        assert self.sign("CHỈ HUY TRƯỞNG", "", "", "Đại tá", "Lê Văn Bình")[-1] == "tên: Đại tá Lê Văn Bình"

    @pytest.mark.parametrize(
        "mark", ["(Đã ký)", "(Ký tên, đóng dấu)", "(đã ký)", "Đã ký", "Người ký: Sở Nội vụ"]
    )
    def test_marks_of_a_signature(self, mark: str) -> None:
        assert self.sign("GIÁM ĐỐC", mark, "Lê Văn Bình") == [
            "chức: GIÁM ĐỐC",
            f"khác: {mark}",
            "tên: Lê Văn Bình",
        ]

    def test_second_post_near_the_name_is_uncertain(self) -> None:
        foot = foot_of(
            BODY
            + table(
                (LIST, mid("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN", "", "", "", "CHỦ TỊCH UBND TỈNH", "Lê Văn Bình"))
            )
        )
        posts = [part for part in foot.parts if part.kind is PartKind.POST]
        assert [(part.text, part.certainty) for part in posts] == [
            ("TRƯỞNG BAN", 0.9),
            ("CHỦ TỊCH UBND TỈNH", 0.5),
        ]

    def test_an_acting_head_is_authority_and_post_in_one(self) -> None:
        foot = foot_of(BODY + table((LIST, mid("Q. GIÁM ĐỐC", "", "", "Lê Văn Bình"))))
        assert [(part.text, part.certainty) for part in foot.parts][3] == ("Q. GIÁM ĐỐC", 0.6)

    def test_posts_in_small_letters(self) -> None:
        assert self.sign("KT. Giám đốc", "Phó Giám đốc", "", "", "Lê Văn Bình") == [
            "quyền: KT. Giám đốc",
            "chức: Phó Giám đốc",
            "tên: Lê Văn Bình",
        ]

    def test_capitals_that_word_makes(self) -> None:
        lines = ("Tm. Ban Kinh tế", "và Ngân sách", "Trưởng ban")
        caps = "".join(p(text, CENTER, "<w:caps/>") for text in lines) + mid("", "", "Lê Văn Bình")
        assert names(BODY + table((LIST, caps)))[3:] == [
            "quyền: Tm. Ban Kinh tế và Ngân sách",
            "chức: Trưởng ban",
            "tên: Lê Văn Bình",
        ]

    def test_minutes(self) -> None:
        rows = (
            (mid("THƯ KÝ", "", "", "", "Lê Thị Hoa"), mid("CHỦ TỌA", "", "", "", "Nguyễn Văn An")),
            (left("Nơi nhận:", "- Như trên;", "- Lưu: VT, Hồ sơ."), ""),
        )
        assert names(BODY + table(*rows)) == [
            "chức: THƯ KÝ",
            "tên: Lê Thị Hoa",
            "chức: CHỦ TỌA",
            "tên: Nguyễn Văn An",
            "nhãn: Nơi nhận:",
            "nhận: - Như trên;",
            "nhận: - Lưu: VT, Hồ sơ.",
        ]

    def test_minutes_with_tabs_and_recipients_below(self) -> None:
        def row(*texts: str) -> str:
            runs = ("<w:tab/>" * 5).join(f"<w:t>{text}</w:t>" for text in texts)
            return f"<w:p><w:r>{runs}</w:r></w:p>"

        xml = row("THƯ KÝ", "CHỦ TỌA") + row("(Ký, ghi rõ họ tên)", "(Ký, ghi rõ họ tên)") + p() * 3
        found = names(BODY * 6 + xml + row("Lê Thị Hoa", "Nguyễn Văn An") + LIST)
        assert [text for text in found if not text.startswith("khác")] == [
            "chức: THƯ KÝ",
            "chức: CHỦ TỌA",
            "tên: Lê Thị Hoa",
            "tên: Nguyễn Văn An",
            "nhãn: Nơi nhận:",
            "nhận: - Như trên;",
            "nhận: - Lưu: VT, VP.",
        ]

    def test_minutes_of_the_party_with_a_confirmation(self) -> None:
        pair = (mid("NGƯỜI GHI BIÊN BẢN", "", "Lê Thị Hoa"), mid("CHỦ TRÌ HỘI NGHỊ", "", "Nguyễn Văn An"))
        below = mid("T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "", "Trần Văn Bình")
        assert names(BODY + table(pair) + below) == [
            "chức: NGƯỜI GHI BIÊN BẢN",
            "tên: Lê Thị Hoa",
            "chức: CHỦ TRÌ HỘI NGHỊ",
            "tên: Nguyễn Văn An",
            "quyền: T/L BAN THƯỜNG VỤ",
            "chức: CHÁNH VĂN PHÒNG",
            "tên: Trần Văn Bình",
        ]

    def test_joint_document(self) -> None:
        one = mid("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "Nguyễn Văn An")
        two = mid("TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH", "", "Lê Thị Hoa")
        assert names(BODY + table((one, two)) + LIST) == [
            "quyền: TM. ỦY BAN NHÂN DÂN",
            "chức: CHỦ TỊCH",
            "tên: Nguyễn Văn An",
            "quyền: TM. BAN THƯỜNG TRỰC",
            "chức: CHỦ TỊCH",
            "tên: Lê Thị Hoa",
            "nhãn: Nơi nhận:",
            "nhận: - Như trên;",
            "nhận: - Lưu: VT, VP.",
        ]


class TestRecipients:
    def listed(self, *texts: str) -> list[str]:
        found = foot_of(BODY + table((left(*texts), SIGNED)))
        return [text for text in named(found) if not text.startswith(("quyền", "chức", "tên"))]

    @pytest.mark.parametrize("label", ["Nơi nhận:", "NƠI NHẬN:", "Nơi nhận", "Nơi nhận :", "Nơi nhận."])
    def test_the_label(self, label: str) -> None:
        assert self.listed(label, "- Lưu: VT.") == [f"nhãn: {label}", "nhận: - Lưu: VT."]

    def test_label_and_first_recipient_on_one_line(self) -> None:
        foot = foot_of(BODY + table((left("Nơi nhận: - Như trên;", "- Lưu: VT."), SIGNED)))
        assert named(foot)[:3] == ["nhãn: Nơi nhận:", "nhận: - Như trên;", "nhận: - Lưu: VT."]
        label, first = foot.parts[0].first, foot.parts[1].first
        assert (label.start, label.end, first.start) == (0, 9, 10)

    def test_wrapped_recipients(self) -> None:
        assert self.listed("Nơi nhận:", "- Thường trực Đảng ủy,", "HĐND xã (để báo cáo);", "- Lưu: VT.") == [
            "nhãn: Nơi nhận:",
            "nhận: - Thường trực Đảng ủy, HĐND xã (để báo cáo);",
            "nhận: - Lưu: VT.",
        ]

    def test_without_dashes(self) -> None:
        foot = foot_of(BODY + table((left("Nơi nhận:", "Như trên;", "Lưu: VT."), SIGNED)))
        items = [part for part in foot.parts if part.kind is PartKind.RECIPIENT]
        assert [part.text for part in items] == ["Như trên;", "Lưu: VT."]
        assert all(part.certainty < 0.7 for part in items)

    def test_without_a_label(self) -> None:
        assert self.listed("- Như trên;", "- Lưu: VT.") == ["nhận: - Như trên;", "nhận: - Lưu: VT."]

    @pytest.mark.parametrize("mark", ["PL.(300)", "NguyenVanAn-26", "VT.05b"])
    def test_typist(self, mark: str) -> None:
        assert self.listed("Nơi nhận:", "- Lưu: VT.", mark)[-1] == f"soạn: {mark}"

    def test_dashes_that_word_writes(self) -> None:
        numbering = (
            '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            '<w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        )
        item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        xml = BODY + table((left("Nơi nhận:") + p("Như trên;", item) + p("Lưu: VT.", item), SIGNED))
        assert names(xml, numbering=numbering)[:3] == [
            "nhãn: Nơi nhận:",
            "nhận: - Như trên;",
            "nhận: - Lưu: VT.",
        ]

    def test_contact_in_the_footer(self) -> None:
        footer = p("Địa chỉ: thôn Phúc Lâm, xã An Phúc; điện thoại: 0200.000.000")
        more = '<w:footerReference w:type="default" r:id="footer1"/>'
        assert names(BODY + table((LIST, SIGNED)), footer1=footer, more=more)[-1].startswith("liên: Địa chỉ")


def test_the_head_of_a_form_after_the_signature_is_none_of_it() -> None:
    foot = foot_of(
        BODY
        + table((left("Nơi nhận:", "- Lưu: VT."), mid("CHỦ TỊCH", "Nguyễn Văn An")))
        + p()
        + table(
            (
                mid("ỦY BAN NHÂN DÂN", "XÃ AN PHÚC"),
                mid("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
            )
        )
        + mid("QUY CHẾ", "Làm việc của Ủy ban nhân dân xã")
    )

    assert named(foot) == ["nhãn: Nơi nhận:", "nhận: - Lưu: VT.", "chức: CHỦ TỊCH", "tên: Nguyễn Văn An"]
