"""`baocao render` for several kinds, formats and names: all or none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.docx import docx, text
from support.pictures import png
from support.project import Project

DATA = """\
co_quan:
  khoi: nha-nuoc
  ten: Ủy ban nhân dân xã An Phúc
  chu_quan: Ủy ban nhân dân tỉnh Hưng Yên
  dia_danh: An Phúc
  ky_hieu: UBND
hoi_nghi:
  ten: Hội nghị sơ kết công tác dân vận quý III năm 2026
  thoi_gian: {ngay: 05/10/2026, thu: thứ Hai, bat_dau: "08:00"}
  dia_diem: Hội trường Ủy ban nhân dân xã
  chu_tri: [{ho_ten: Nguyễn Văn Thuận, chuc_vu: Chủ tịch Ủy ban nhân dân xã}]
thanh_phan:
  - {ho_ten: Trần Thị Hòa, chuc_vu: Phó Chủ tịch Hội đồng nhân dân xã}
  - {nhom: Trưởng các thôn, so_luong: 8}
van_ban:
  chung:
    nguoi_ky: {quyen_han: TM. Ủy ban nhân dân; KT. Chủ tịch, chuc_vu: Phó Chủ tịch, ho_ten: Lê Văn Bình}
    noi_nhan: [Như thành phần mời, "Lưu: VT"]
  giay-moi: {so: 47}
"""
NEWS = """\
anh: [{tep: hop.png, chu_thich: Quang cảnh}]
ket_luan: {chi_dao: [{noi_dung: Hoàn thành rà soát hộ nghèo, giao: Trưởng các thôn, han: 20/10/2026}]}
"""
TWO = ("--kind", "giay-moi,Danh sách")
ABLE = {"giay-moi", "danh-sach", "ke-hoach"}
"""Kinds for which the data suffice."""
WITHOUT_A_STANDARD = "tin-bai"


@pytest.fixture
def conference(project: Project) -> Project:
    project.write("hop.yaml", DATA)
    return project


def test_a_whole_set_is_what_the_data_suffice_for(conference: Project) -> None:
    outcome = conference.run("render", "hop.yaml", "--all", "-o", "bo", "--no-check")
    assert outcome.exit_code == 0, outcome.stderr
    written = {
        name.removeprefix("bo/hop-").removesuffix(".docx") for name in conference.files() - {"hop.yaml"}
    }
    assert written - {WITHOUT_A_STANDARD} == ABLE
    assert f"Đã ghi {len(written)} tệp vào bo/" in outcome.stdout
    skipped = [line for line in outcome.stderr.splitlines() if line.startswith("Bỏ qua")]
    assert any("chương trình: còn thiếu chương trình hội nghị" in line for line in skipped)
    assert not any("còn thiếu, " in line or line.endswith("còn thiếu") for line in skipped)


def test_a_conclusion_without_deadlines_leaves_out_the_notice_alone(conference: Project) -> None:
    conference.write(
        "hop.yaml", f"{DATA}{NEWS}".replace(", han: 20/10/2026", "").replace("tep: hop.png, ", "")
    )
    outcome = conference.run("render", "hop.yaml", "--all", "-o", "bo", "--no-check")
    assert outcome.exit_code == 0, outcome.stderr
    assert "Bỏ qua thông báo kết luận: còn thiếu thời hạn của ý kiến chỉ đạo thứ 1" in outcome.stderr
    assert "bo/hop-tin-bai.docx" in conference.files()


def test_an_own_kind_is_one_of_the_set(conference: Project) -> None:
    conference.write("baocao.toml", 'thu_muc_mau = "mau"\n')
    conference.write("mau/to-trinh/template.toml", 'title = "Tờ trình"\n')
    conference.write("mau/to-trinh/template.docx", docx("Tờ trình của {{ co_quan.ten }}"))
    outcome = conference.run("render", "hop.yaml", "--all", "-o", "bo/", "--no-check", "--json")
    assert outcome.exit_code == 0, outcome.stdout
    assert "to-trinh" in {one["kind"] for one in outcome.json["files"]}
    assert "An Phúc" in text((conference.folder / "bo/hop-to-trinh.docx").read_bytes())
    reasons = {one["kind"]: [need["key"] for need in one["missing"]] for one in outcome.json["skipped"]}
    assert "chuong_trinh" in reasons["chuong-trinh"]
    assert not set(reasons) & ABLE


def test_several_kinds_land_beside_the_data(conference: Project) -> None:
    outcome = conference.run("render", "hop.yaml", *TWO)
    assert outcome.exit_code == 0, outcome.stderr
    assert conference.files() == {"hop.yaml", "hop-giay-moi.docx", "hop-danh-sach.docx"}
    lines = outcome.stdout.splitlines()
    assert lines[0] == "Đã ghi 2 tệp vào ./"
    assert lines[1].split() == ["Giấy", "mời", "hop-giay-moi.docx"]


def test_one_invitation_for_each(conference: Project) -> None:
    outcome = conference.run("render", "hop.yaml", *TWO, "--each", "-o", "moi/", "--no-check")
    assert outcome.exit_code == 0, outcome.stderr
    first, second = "moi/hop-giay-moi-01-tran-thi-hoa.docx", "moi/hop-giay-moi-02-truong-cac-thon.docx"
    assert conference.files() == {"hop.yaml", "moi/hop-danh-sach.docx", first, second}
    letter = text((conference.folder / first).read_bytes())
    assert "Trần Thị Hòa" in letter
    assert "Trưởng các thôn" not in letter


def test_each_without_an_invitation_is_a_slip(conference: Project) -> None:
    outcome = conference.run("render", "hop.yaml", "--kind", "danh-sach", "--each")
    assert outcome.exit_code == 2
    assert "U245" in outcome.stderr


def test_what_explicit_kinds_lack_stops_everything_and_is_said_once(conference: Project) -> None:
    conference.write("hop.yaml", DATA.partition("van_ban:")[0])
    outcome = conference.run("render", "hop.yaml", *TWO, "--json")
    assert outcome.exit_code == 3
    said = [error["message"] for error in outcome.json["errors"]]
    assert said == ["còn thiếu người ký", "còn thiếu nơi nhận"]
    assert conference.files() == {"hop.yaml"}


def test_facts_that_disagree_stop_everything_and_are_said_once(conference: Project) -> None:
    conference.write("hop.yaml", DATA.replace("thứ Hai", "thứ Ba"))
    outcome = conference.run("render", "hop.yaml", "--all", "-o", "bo", "--json")
    assert outcome.exit_code == 1
    assert [error["code"] for error in outcome.json["errors"]] == ["M03"]
    assert conference.files() == {"hop.yaml"}


def test_data_that_suffice_for_nothing(conference: Project) -> None:
    conference.write("hop.yaml", "co_quan: {khoi: nha-nuoc, ten: Ủy ban nhân dân xã An Phúc}\n")
    outcome = conference.run("render", "hop.yaml", "--all", "-o", "bo", "--json")
    assert outcome.exit_code == 3
    said = [error["message"] for error in outcome.json["errors"]]
    assert "còn thiếu địa danh" in said
    assert len(said) == len(set(said))
    assert conference.files() == {"hop.yaml"}


def test_one_target_that_is_there_keeps_all_back(conference: Project) -> None:
    conference.write("bo/hop-danh-sach.docx", "bản cũ")
    outcome = conference.run("render", "hop.yaml", *TWO, "-o", "bo", "--no-check")
    assert outcome.exit_code == 5
    assert conference.files() == {"hop.yaml", "bo/hop-danh-sach.docx"}
    assert (conference.folder / "bo/hop-danh-sach.docx").read_text(encoding="utf-8") == "bản cũ"
    assert conference.run("render", "hop.yaml", *TWO, "-o", "bo", "--no-check", "--force").exit_code == 0
    assert (conference.folder / "bo/hop-danh-sach.docx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("output", "options", "code"),
    [
        ("bo.docx", TWO, "U246"),
        ("hop.yaml", TWO, "O004"),
        ("hop.yaml/bo", TWO, "O004"),
        ("x" * 300, TWO, "O004"),
        ("a\0b/", TWO, "O004"),
        ("ra.docx", ("--kind", "giay-moi", "--to", "txt"), "U206"),
        ("khong/co/ra.docx", ("--kind", "giay-moi"), "O004"),
    ],
)
def test_places_that_cannot_be(conference: Project, output: str, options: tuple[str, ...], code: str) -> None:
    outcome = conference.run("render", "hop.yaml", *options, "-o", output, "--no-check")
    assert code in outcome.stderr
    assert conference.files() == {"hop.yaml"}


def test_two_links_to_one_file_are_one_name(conference: Project) -> None:
    conference.write("bo/that.docx", "bản cũ")
    for name in ("giay-moi", "danh-sach"):
        (conference.folder / f"bo/hop-{name}.docx").symlink_to("that.docx")
    outcome = conference.run("render", "hop.yaml", *TWO, "-o", "bo", "--no-check", "--force")
    assert outcome.exit_code == 2
    assert "U247" in outcome.stderr
    assert (conference.folder / "bo/that.docx").read_text(encoding="utf-8") == "bản cũ"


def test_a_folder_with_a_slash_is_made(conference: Project) -> None:
    assert (
        conference.run("render", "hop.yaml", "--kind", "danh-sach", "-o", "a/b/", "--no-check").exit_code == 0
    )
    assert conference.files() == {"hop.yaml", "a/b/hop-danh-sach.docx"}


def test_plain_text_is_read_as_it_is_printed(conference: Project) -> None:
    outcome = conference.run("render", "hop.yaml", "--kind", "giay-moi", "--to", "docx, txt", "-o", "ra.txt")
    assert outcome.exit_code == 0, outcome.stderr
    assert conference.files() == {"hop.yaml", "ra.txt", "ra.docx"}
    page = (conference.folder / "ra.txt").read_text(encoding="utf-8")
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in page.splitlines()[0]
    assert "Trang" not in page
    assert max(map(len, page.splitlines())) <= 88


def test_the_ending_of_the_output_says_the_format(conference: Project) -> None:
    outcome = conference.run("render", "hop.yaml", "--kind", "danh-sach", "-o", "ra.txt", "--json")
    assert outcome.json["format"] == "txt"
    assert conference.files() == {"hop.yaml", "ra.txt"}


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--to", "odt"), "U242"),
        (("--to", ""), "U242"),
        (("--kind", "danh-sach", "--to", "docx,html"), "U243"),
        (("--kind", "danh-sac,giay-moii"), "U201"),
        (("--kind", "giay-moi", "--all"), "U108"),
        (("--template", "mau.docx", "--all"), "U244"),
        (("--template", "mau.docx", "--to", "html"), "U243"),
        (("--name", "{so_kyhieu}"), "U241"),
    ],
)
def test_slips_of_the_command_line(conference: Project, options: tuple[str, ...], code: str) -> None:
    conference.write("mau.docx", docx("{{ co_quan.ten }}"))
    outcome = conference.run("render", "hop.yaml", *options)
    assert outcome.exit_code == 2, outcome.stderr
    assert code in outcome.stderr
    assert "→" in outcome.stderr
    assert conference.files() == {"hop.yaml", "mau.docx"}


def test_files_are_named_by_a_pattern(conference: Project) -> None:
    name = "{so_ky_hieu}_{trich_yeu_ngan}.docx"
    outcome = conference.run("render", "hop.yaml", *TWO, "--name", name, "--no-check")
    assert outcome.exit_code == 0, outcome.stderr
    assert conference.files() == {
        "hop.yaml",
        "47-GM-UBND_Dự Hội nghị sơ kết công tác dân vận quý III.docx",
        "Đại biểu dự Hội nghị sơ kết công tác dân vận.docx",
    }


def test_the_settings_name_files(conference: Project) -> None:
    conference.write("baocao.toml", 'ten_tep = "{ngay} {ten_loai|khong_dau|gach_noi} {so} {co_quan}"\n')
    assert conference.run("render", "hop.yaml", *TWO, "-o", "bo", "--no-check").exit_code == 0
    assert {name for name in conference.files() if name.startswith("bo/")} == {
        "bo/2026-10-05 Giay-moi 47 Ủy ban nhân dân xã An Phúc.docx",
        "bo/2026-10-05 Danh-sach Ủy ban nhân dân xã An Phúc.docx",
    }


def test_a_wrong_pattern_of_the_settings_has_its_place(conference: Project) -> None:
    conference.write("baocao.toml", 'the_thuc = "nd30"\nten_tep = "{so_hieu}"\n')
    outcome = conference.run("render", "hop.yaml")
    assert outcome.exit_code == 2
    assert "baocao.toml:2:11: U303" in outcome.stderr


@pytest.mark.parametrize(
    ("options", "ends"),
    [(TWO, {"giay-moi", "danh-sach"}), (("--kind", "giay-moi", "--each"), {"giay-moi_01", "giay-moi_02"})],
)
def test_documents_that_a_pattern_names_alike_are_told_apart(
    conference: Project, options: tuple[str, ...], ends: set[str]
) -> None:
    outcome = conference.run("render", "hop.yaml", *options, "--name", "{co_quan}", "--no-check")
    assert outcome.exit_code == 0
    names = {f"Ủy ban nhân dân xã An Phúc_{end}.docx" for end in ends}
    assert conference.files() == {"hop.yaml", *names}


def test_json_lists_files_and_findings_once(conference: Project) -> None:
    outcome = conference.run("render", "hop.yaml", *TWO, "--to", "docx,txt", "-o", "bo/", "--json")
    found = outcome.json
    paths = [Path(one["written"]) for one in found["files"]]
    assert [path.suffix for path in paths] == [".docx", ".txt"] * 2
    assert [one["size_bytes"] for one in found["files"]] == [path.stat().st_size for path in paths]
    said = [(one["code"], one["message"], str(one.get("where"))) for one in found["findings"]]
    assert len(said) == len(set(said))


def test_ctrl_c_leaves_nothing_of_a_set(conference: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    really, calls = Path.chmod, iter(range(10))

    def interrupt(self: Path, mode: int) -> None:
        if next(calls) == 1:
            raise KeyboardInterrupt
        really(self, mode)

    monkeypatch.setattr(Path, "chmod", interrupt)
    outcome = conference.run("render", "hop.yaml", *TWO, "-o", "bo", "--no-check")
    assert outcome.exit_code == 130
    assert conference.files() == {"hop.yaml"}
    assert not (conference.folder / "bo").exists()


def test_photographs_are_written_beside_the_page(conference: Project) -> None:
    conference.write("hop.png", png())
    conference.write("hop.yaml", DATA + NEWS)
    outcome = conference.run(
        "render", "hop.yaml", "--kind", "tin-bai", "--to", "html,md", "-o", "web/", "--json"
    )
    assert outcome.exit_code == 0, outcome.stdout
    (picture,) = outcome.json["assets"]
    assert conference.files() == {
        *("hop.png", "hop.yaml", "web/hop-tin-bai.html", "web/hop-tin-bai.md"),
        picture,
    }
    for name in ("hop-tin-bai.html", "hop-tin-bai.md"):
        page = (conference.folder / "web" / name).read_text(encoding="utf-8")
        assert picture.removeprefix("web/") in page


def test_a_photograph_without_words_has_no_caption(conference: Project) -> None:
    conference.write("hop.png", png())
    photos = 'anh: [{tep: hop.png}, {tep: hop.png, nguon: Lê An}, {chu_thich: ""}]'
    conference.write("hop.yaml", DATA + re.sub(r"anh: .*", photos, NEWS))
    outcome = conference.run("render", "hop.yaml", "--kind", "tin-bai", "--to", "html,md,docx", "--no-check")
    assert outcome.exit_code == 0, outcome.stderr
    page = (conference.folder / "hop-tin-bai.html").read_text(encoding="utf-8")
    assert (page.count("<figure>"), page.count("<figcaption>")) == (2, 1)
    assert "<figcaption>Ảnh: Lê An</figcaption>" in page
    marked = (conference.folder / "hop-tin-bai.md").read_text(encoding="utf-8")
    assert "\n*Ảnh: Lê An*\n" in marked
    assert "\n**\n" not in marked
    assert text((conference.folder / "hop-tin-bai.docx").read_bytes()).count("Ảnh:") == 1


def test_a_photograph_that_is_there_keeps_the_page_back(conference: Project) -> None:
    conference.write("hop.png", png())
    conference.write("hop.yaml", DATA + NEWS)
    taken = conference.write("hop-anh/01-quang-canh.png", "của tôi")
    outcome = conference.run("render", "hop.yaml", "--kind", "tin-bai", "-o", "ra.html")
    assert outcome.exit_code == 5
    assert "hop-anh/01-quang-canh.png: O001" in outcome.stderr
    assert taken.read_text(encoding="utf-8") == "của tôi"
    assert not (conference.folder / "ra.html").exists()


def test_what_was_read_is_not_written_over(conference: Project) -> None:
    conference.write("hop-anh/01-quang-canh.png", png())
    conference.write("hop.yaml", DATA + NEWS.replace("hop.png", "hop-anh/01-quang-canh.png"))
    conference.write("mau/template.toml", 'title = "Tờ trình"\n')
    conference.write("mau/template.docx", docx("{{ co_quan.ten }}"))
    before = {name: (conference.folder / name).read_bytes() for name in conference.files()}
    for options in (("--kind", "tin-bai", "-o", "ra.html"), ("--kind", "mau/", "-o", "mau/template.docx")):
        outcome = conference.run("render", "hop.yaml", *options, "--force", "--no-check")
        assert "O002" in outcome.stderr
        assert {name: (conference.folder / name).read_bytes() for name in conference.files()} == before
