"""What typer says about a command line, as our own errors in Vietnamese."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

import typer
from typer._click import (
    exceptions as click_errors,
)  # typer has click inside; its error classes are not exported

from baocao.errors import UsageError

_WANTED = {"int": "một số nguyên", "int range": "một số nguyên từ {0.min} đến {0.max}"}


class UnknownCommandError(UsageError):
    """The first word is no command of ours."""

    code = "U101"

    def __init__(self, word: str, known: Sequence[str]) -> None:
        """Say which word, and the nearest of the `known` commands."""
        hint = _nearest(word, known) or "Chạy “baocao --help” để xem các lệnh"
        super().__init__(f"không có lệnh “{word}”", hint=hint)


class UnknownOptionError(UsageError):
    """An option that the command does not have."""

    code = "U102"


class MissingArgumentError(UsageError):
    """The command needs one more word."""

    code = "U103"


class OptionValueError(UsageError):
    """An option got no value, or one of the wrong kind."""

    code = "U104"


class ExtraArgumentError(UsageError):
    """There are more words than the command takes."""

    code = "U105"


def translate(error: typer.TyperException) -> UsageError:
    """Return our error for one of typer's."""
    context: Any = getattr(error, "ctx", None)  # typer leaves it out of some errors
    help_hint = f"Chạy “{context.command_path if context else 'baocao'} --help” để xem cách dùng"
    match error:
        case click_errors.NoSuchOption():
            known = (
                [name for param in context.command.get_params(context) for name in param.opts]
                if context
                else []
            )
            hint = _nearest(error.option_name, known) or help_hint
            return UnknownOptionError(f"không có tùy chọn “{error.option_name}”", hint=hint)
        case click_errors.MissingParameter():
            name = error.param.human_readable_name if error.param else ""
            return MissingArgumentError(f"còn thiếu {name}", hint=help_hint)
        case click_errors.BadOptionUsage():
            takes_none = "does not take a value" in error.message
            wrong = "không nhận giá trị" if takes_none else "chưa có giá trị đi kèm"
            return OptionValueError(f"{error.option_name} {wrong}", hint=help_hint)
        case click_errors.BadParameter():
            return _bad_value(error, help_hint)
        case _:
            hint = f'{help_hint}; giá trị có khoảng trắng thì đặt trong dấu nháy, như "Giấy mời"'
            return ExtraArgumentError(f"thừa đối số: {_extra_words(error)}", hint=hint)


def _bad_value(error: click_errors.BadParameter, hint: str) -> UsageError:
    if error.param is None:
        return OptionValueError(error.message, hint=hint)
    wanted = _WANTED.get(error.param.type.name, "giá trị khác").format(error.param.type)
    return OptionValueError(f"{error.param.opts[0]} cần {wanted}", hint=hint)


def _extra_words(error: typer.TyperException) -> str:
    """Return the words that were too many, from the brackets of typer's sentence."""
    _, _, words = error.message.partition("(s) (")
    return words.removesuffix(")") or error.message


def _nearest(word: str, known: Sequence[str]) -> str:
    """Return the hint that proposes what is near; dashes make nothing near."""
    names = {name.lstrip("-"): name for name in known}
    close = get_close_matches(word.lstrip("-"), names, n=1, cutoff=0.5)
    return f"Có phải ý bạn là “{names[close[0]]}”?" if close else ""
