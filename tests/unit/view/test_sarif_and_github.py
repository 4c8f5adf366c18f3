"""Findings for other programs: SARIF, and the lines of GitHub Actions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema

from baocao.app.grade import Grade
from baocao.app.review import Checked
from baocao.app.rulebook import list_pages
from baocao.app.verify import CheckResult
from baocao.errors import ExitCode, Finding, Location, OutputError, Severity
from baocao.view.github import to_lines
from baocao.view.sarif import to_sarif

TEXT: dict[str, Any] = {
    "type": "object",
    "required": ["text"],
    "properties": {"text": {"type": "string", "minLength": 1}},
}
LOCATIONS: dict[str, Any] = {
    "type": "array",
    "minItems": 1,
    "items": {
        "additionalProperties": False,
        "properties": {
            "physicalLocation": {
                "additionalProperties": False,
                "required": ["artifactLocation"],
                "properties": {
                    "artifactLocation": {
                        "additionalProperties": False,
                        "required": ["uri"],
                        "properties": {"uri": {"pattern": r"^(?:[A-Za-z0-9._~/+:-]|%[0-9A-F]{2})+$"}},
                    },
                    "region": {
                        "additionalProperties": False,
                        "required": ["startLine"],
                        "properties": {
                            "startLine": {"type": "integer", "minimum": 1},
                            "startColumn": {"type": "integer", "minimum": 1},
                        },
                    },
                },
            },
            "logicalLocations": {
                "type": "array",
                "items": {"additionalProperties": False, "properties": {"fullyQualifiedName": {}}},
            },
        },
    },
}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
LOG: dict[str, Any] = {
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string"},
        "version": {"const": "2.1.0"},
        "runs": {
            "items": {
                "required": ["tool", "results"],
                "additionalProperties": False,
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "artifacts": {"uniqueItems": True, "items": {"required": ["location"]}},
                    "tool": {
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "required": ["name", "version", "rules"],
                                "properties": {
                                    "rules": {
                                        "uniqueItems": True,
                                        "items": {
                                            "required": ["id", "name", "shortDescription", "help"],
                                            "additionalProperties": False,
                                            "properties": {
                                                "id": {"type": "string"},
                                                "name": {"type": "string"},
                                                "shortDescription": TEXT,
                                                "fullDescription": TEXT,
                                                "help": TEXT,
                                                "defaultConfiguration": {"properties": {"level": LEVEL}},
                                            },
                                        },
                                    }
                                },
                            }
                        },
                    },
                    "invocations": {"items": {"required": ["executionSuccessful"]}},
                    "results": {
                        "items": {
                            "required": ["ruleId", "message", "level", "locations"],
                            "additionalProperties": False,
                            "properties": {
                                "ruleId": {"type": "string"},
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "level": LEVEL,
                                "message": TEXT,
                                "locations": LOCATIONS,
                                "properties": {"type": "object"},
                            },
                        }
                    },
                },
            }
        },
    },
}
"""What the standard's own schema asks of the pieces that are written."""

MARGIN = Finding(
    code="PG01",
    name="margin-out-of-range",
    severity=Severity.ERROR,
    message="lề trái 20 mm, cần 30–35 mm: 100%",
    hint="Vào Layout",
    where=Location(file="Báo cáo 1.docx", path="thân văn bản, đoạn 3", column=4, excerpt="Số: 15"),
    found="20 mm",
    required="30–35 mm",
)
WEEKDAY = Finding(
    code="M03",
    name="weekday-differs",
    severity=Severity.WARNING,
    message="thứ không khớp",
    where=Location(file="a.yaml", line=4, column=9),
)
SLIP = Finding(code="T604", name="near-names", severity=Severity.INFO, message="gần giống nhau")


def files() -> list[Checked]:
    grade = Grade(document="Báo cáo 1.docx", layout="nd30", title="", findings=(MARGIN, SLIP))
    data = CheckResult(data=Path("a.yaml"), kind="bao-cao", findings=(WEEKDAY,), exit_code=ExitCode.FINDINGS)
    error = OutputError("không tìm thấy tệp", where=Location(file="c.docx"), hint="Kiểm tra lại")
    return [
        Checked(source=Path("Báo cáo 1.docx"), grade=grade),
        Checked(source=Path("a.yaml"), data=data),
        Checked(source=Path("c.docx"), error=error),
    ]


def log() -> Any:
    return to_sarif(files(), {page.code: page for page in list_pages()})


def test_a_log_has_the_shape_of_the_standard() -> None:
    jsonschema.validate(log(), LOG)
    jsonschema.validate(to_sarif([], {}), LOG)


def test_results_point_to_their_rules_and_places() -> None:
    (run,) = log()["runs"]
    rules, results = run["tool"]["driver"]["rules"], run["results"]
    assert [rules[one["ruleIndex"]]["id"] for one in results] == ["PG01", "T604", "M03"]
    assert [one["level"] for one in results] == ["error", "note", "warning"]
    margin, _, weekday = results
    assert margin["properties"]["found"] == "20 mm"
    assert margin["properties"]["excerpt"] == "Số: 15"
    (place,) = margin["locations"]
    assert place["physicalLocation"] == {"artifactLocation": {"uri": "B%C3%A1o%20c%C3%A1o%201.docx"}}
    assert place["logicalLocations"] == [{"fullyQualifiedName": "thân văn bản, đoạn 3"}]
    assert weekday["locations"][0]["physicalLocation"]["region"] == {"startLine": 4, "startColumn": 9}


def test_the_page_of_a_rule_comes_along() -> None:
    rules = {one["id"]: one for one in log()["runs"][0]["tool"]["driver"]["rules"]}
    assert "Cách sửa" in rules["PG01"]["help"]["markdown"]
    assert "NĐ 30/2020/NĐ-CP" in rules["PG01"]["help"]["markdown"]
    assert rules["T604"]["fullDescription"]["text"] == "gần giống nhau"


def test_a_file_that_could_not_be_read_is_no_success() -> None:
    (told,) = log()["runs"][0]["invocations"]
    assert told["executionSuccessful"] is False
    (note,) = told["toolExecutionNotifications"]
    assert note["message"]["text"] == "không tìm thấy tệp. Kiểm tra lại"


def test_a_place_outside_is_an_address(tmp_path: Path) -> None:
    grade = Grade(document="x", layout="nd30", title="", findings=(SLIP,))
    found = to_sarif([Checked(source=tmp_path / "a b.docx", grade=grade)], {})
    place = found["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == (tmp_path / "a b.docx").as_uri()


def test_lines_of_github_are_escaped() -> None:
    assert list(to_lines(files())) == [
        (
            "::error file=Báo cáo 1.docx,title=PG01::thân văn bản, đoạn 3: "
            "lề trái 20 mm, cần 30–35 mm: 100%25%0AVào Layout"
        ),
        "::notice file=Báo cáo 1.docx,title=T604::gần giống nhau",
        "::warning file=a.yaml,line=4,col=9,title=M03::thứ không khớp",
        "::error file=c.docx,title=O000::không tìm thấy tệp%0AKiểm tra lại",
    ]


def test_names_with_signs_of_the_format_are_escaped() -> None:
    grade = Grade(document="x", layout="nd30", title="", findings=(SLIP,))
    (line,) = to_lines([Checked(source=Path("a,b:c%.docx"), grade=grade)])
    assert line.startswith("::notice file=a%2Cb%3Ac%25.docx,title=T604::")
