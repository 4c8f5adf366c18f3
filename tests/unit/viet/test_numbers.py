"""Numbers typed by clerks: what is read, what is refused and how the refusal helps."""

from __future__ import annotations

import pickle
from decimal import Decimal

import pytest

from baocao.errors import ExitCode
from baocao.viet.numbers import (
    NumberFormatError,
    NumberRangeError,
    format_count,
    format_number,
    format_percent,
    parse_integer,
    parse_number,
    parse_percent,
)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("5.358", "5358"),
        ("64604", "64604"),
        ("64.604", "64604"),
        ("1.234.567,89", "1234567.89"),
        ("98,5", "98.5"),
        ("98,50", "98.50"),
        ("4,03", "4.03"),
        ("1,234", "1.234"),
        ("1234,5", "1234.5"),
        ("09", "9"),
        ("0", "0"),
        ("00", "0"),
        ("0,5", "0.5"),
        ("+276", "276"),
        ("-3", "-3"),
        ("−3", "-3"),
        ("–3", "-3"),
        ("-0", "0"),
        ("  5.358 ", "5358"),
        ("\u00a05.358\u00a0", "5358"),
        ("\t7\n", "7"),
        ("999.999.999.999.999.999.999.999", "9" * 24),
    ],
)
def test_a_number_is_read_the_vietnamese_way(typed: str, value: str) -> None:
    assert str(parse_number(typed)) == value


@pytest.mark.parametrize(
    ("typed", "said", "hint"),
    [
        ("", "chưa có số", "5.358"),
        ("   ", "chưa có số", "98,5"),
        ("1.5", "dấu chấm chỉ dùng để ngăn nghìn", "Viết 1,5 nếu là một phẩy năm"),
        ("12.34", "không rõ", "Viết 12,34 nếu là mười hai phẩy ba mươi tư, hoặc 1.234"),
        ("1.2345", "không rõ", "Viết 1,2345"),
        ("1234.567", "không rõ", "hoặc 1.234.567"),
        ("0.5", "không rõ", "Viết 0,5 nếu là không phẩy năm"),
        ("0.500", "không rõ", "Viết 0,500"),
        ("01.234", "không rõ", "hoặc 1.234"),
        ("-1.5", "không rõ", "Viết -1,5 nếu là âm một phẩy năm"),
        (".5", "không rõ", "Viết 0,5"),
        ("1,234.5", "lối Anh, Mỹ", "Viết 1.234,5"),
        ("1,234,567", "lối Anh, Mỹ", "Viết 1.234.567"),
        ("1,234,567.89", "lối Anh, Mỹ", "Viết 1.234.567,89"),
        ("5.358.", "thừa dấu “.”", "viết 5.358"),
        ("5,", "thừa dấu “,”", "viết 5"),
        ("1.808;", "thừa dấu “;”", "viết 1.808"),
        (",5", "dấu phẩy đặt sai", "Viết 0,5"),
        ("1,2,3", "dấu phẩy đặt sai", "1.234.567,89"),
        ("1,23.4", "dấu phẩy đặt sai", "1.234.567,89"),
        ("12 000", "bị ngắt", "Viết 12.000"),
        ("12\u00a0000", "bị ngắt", "Viết 12.000"),
        ("- 3", "bị ngắt", "Viết -3"),
        ("1 2.5", "bị ngắt", "Viết liền"),
        ("1.23.456", "ngăn nghìn đặt sai", "Viết 123.456"),
        ("1..000", "ngăn nghìn đặt sai", "Viết 1.000"),
        ("1e5", "bảng tính", "100.000"),
        ("1,5E+3", "bảng tính", "1.500"),
        ("1e99", "bảng tính", "Viết đủ"),
        ("²", "chữ số không phải loại thường dùng", "0–9"),
        ("１２", "chữ số không phải loại thường dùng", "0–9"),
        ("٣", "chữ số không phải loại thường dùng", "0–9"),
        ("5½", "chữ số không phải loại thường dùng", "0–9"),
        ("98,5%", "có dấu %", "viết 98,5"),
        ("x%", "có dấu %", "Bỏ dấu %"),
        ("15.10.2023", "giống một ngày", "5.358"),
        ("28-11-2018", "giống một ngày", "5.358"),
        ("hơn 5.358 mô hình", "không chỉ có số", "số 5.358"),
        ("5.358/6.000", "có hơn một số", "mỗi số"),
        ("--3", "không phải là một số", "5.358"),
        ("+-3", "không phải là một số", "5.358"),
        ("NaN", "không phải là một số", "5.358"),
        ("Infinity", "không phải là một số", "5.358"),
        ("1_000", "bị ngắt", "Viết 1.000"),
        ("năm", "không phải là một số", "5.358"),
        ("1" * 25, "24 chữ số", "Kiểm tra"),
    ],
)
def test_what_is_no_clear_number_is_refused_with_a_way_out(typed: str, said: str, hint: str) -> None:
    with pytest.raises(NumberFormatError) as caught:
        parse_number(typed)

    assert said in caught.value.message
    assert hint in caught.value.hint
    assert not caught.value.message.endswith(".")


def test_every_hint_that_names_a_number_names_one_that_is_read() -> None:
    for typed in ("1.5", "5.358.", "12 000", "1,234.5", "1.23.456", ",5", "- 3", "1e5"):
        with pytest.raises(NumberFormatError) as caught:
            parse_number(typed)
        words = caught.value.hint.replace(":", " ").split()
        numbers = [
            word.rstrip(",") for word in words if word[-1].isdigit() or word.rstrip(",")[-1:].isdigit()
        ]
        assert numbers
        assert all(parse_number(number) is not None for number in numbers)


def test_a_number_error_is_a_data_error_and_pickles() -> None:
    with pytest.raises(NumberFormatError) as caught:
        parse_number("1.5")

    copy = pickle.loads(pickle.dumps(caught.value))
    assert (copy.code, copy.exit_code, copy.hint) == ("D101", ExitCode.DATA, caught.value.hint)


def test_a_long_wrong_text_is_shown_short() -> None:
    with pytest.raises(NumberFormatError) as caught:
        parse_number("không biết " * 50)

    assert len(caught.value.message) < 100


@pytest.mark.parametrize("typed", ["98,5%", "98,5 %", "98,5", " 98,5\u00a0% "])
def test_a_percent_is_read_with_or_without_its_sign(typed: str) -> None:
    assert parse_percent(typed) == Decimal("98.5")


@pytest.mark.parametrize("typed", ["%", "98.5%", "5%%", "5% 6%"])
def test_a_wrong_percent_is_refused(typed: str) -> None:
    with pytest.raises(NumberFormatError):
        parse_percent(typed)


def test_a_count_is_a_whole_number() -> None:
    assert parse_integer("1.808") == 1808
    assert parse_integer("5,0") == 5
    with pytest.raises(NumberFormatError, match="phần thập phân"):
        parse_integer("5,5")
    with pytest.raises(NumberFormatError) as caught:
        parse_integer("1,808")
    assert "Viết 1.808 nếu" in caught.value.hint


@pytest.mark.parametrize(
    ("value", "decimals", "printed"),
    [
        (1808, None, "1.808"),
        (999, None, "999"),
        (-1234567, None, "-1.234.567"),
        (Decimal("98.50"), None, "98,50"),
        (Decimal("1234567.89"), None, "1.234.567,89"),
        (Decimal("1E+3"), None, "1.000"),
        (Decimal("2.345"), 2, "2,35"),
        (Decimal("2.5"), 0, "3"),
        (Decimal("-2.5"), 0, "-3"),
        (Decimal("999.95"), 1, "1.000,0"),
        (Decimal(5), 2, "5,00"),
        (Decimal("-0.04"), 1, "0,0"),
        (Decimal("-0"), None, "0"),
        (Decimal("0.00"), None, "0,00"),
        (10**30, 1, "1" + ".000" * 10 + ",0"),
    ],
)
def test_a_number_is_printed_with_grouped_thousands(
    value: Decimal | int, decimals: int | None, printed: str
) -> None:
    assert format_number(value, decimals) == printed


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity"), Decimal("1E+99")])
def test_what_is_no_number_is_not_printed(value: Decimal) -> None:
    with pytest.raises(NumberRangeError):
        format_number(value)


def test_percents_and_counts_are_printed_as_reports_do() -> None:
    assert format_percent(Decimal("98.5")) == "98,5%"
    assert format_percent(Decimal("107.25"), 1) == "107,3%"
    assert [format_count(count) for count in (0, 9, 10, 1808, -2)] == ["00", "09", "10", "1.808", "-2"]
