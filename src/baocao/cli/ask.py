"""Asks the questions of `baocao new`, one line each; Enter takes what is proposed."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date

from baocao.app.questions import QUESTIONS, Question
from baocao.cli import shell
from baocao.errors import BaocaoError, UsageError


class NoTerminalError(UsageError):
    """`new` wants to ask, and nobody can answer."""

    code = "U106"


def ask_missing(given: Mapping[str, str], *, layout: str | None) -> dict[str, str]:
    """Return the answers to all questions; what was given is not asked again.

    Raises:
        NoTerminalError: U106, standard input is not a terminal.
    """
    if not sys.stdin.isatty():
        raise NoTerminalError(
            "không có màn hình để hỏi và trả lời",
            hint="Thêm --defaults, và --set cho những mục muốn điền sẵn",
        )
    answers = dict(given)
    if layout:
        answers.setdefault("co_quan.khoi", "dang" if layout.startswith("dang") else "nha-nuoc")
    shell.err().print("Trả lời từng câu; bấm Enter để lấy giá trị trong ngoặc vuông, Ctrl-C để dừng.\n")
    for question in QUESTIONS:
        if question.key not in answers:
            answers[question.key] = _ask(question, question.default(answers, date.today()))
    return answers


def _ask(question: Question, default: str) -> str:
    console = shell.err()
    for number, (name, meaning) in enumerate(question.choices.items(), start=1):
        console.print(f"  {number}. {meaning} ({name})")
    while True:
        console.print(f"{question.text} [{default}]: ", end="", soft_wrap=True)
        try:
            return question.read(input().strip() or default)
        except BaocaoError as error:
            console.print(f"  {error.message}", style="red")
