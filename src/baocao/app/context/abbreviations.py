"""Abbreviations, introduced where a document uses them first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from baocao.app.sentences import end_sentence
from baocao.viet.text import first_upper


class Abbreviations:
    """Introduces each abbreviation where running text uses it first."""

    def __init__(self, known: Mapping[str, str], *, is_party: bool) -> None:
        """Take {abbreviation: what it stands for} of the data file."""
        self._waiting = dict(known)
        self._introduced: dict[str, str] = {}
        self._says = "" if is_party else "sau đây viết tắt là "

    def write(self, text: str) -> str:
        """Return `text` with full forms at first uses; must be called in reading order.

        What is introduced once more as typed is not.

        >>> words = Abbreviations({"QCDC": "quy chế dân chủ"}, is_party=True)
        >>> words.write("Thực hiện QCDC ở cơ sở"), words.write("Quy chế dân chủ (QCDC) ở xã")
        ('Thực hiện quy chế dân chủ (QCDC) ở cơ sở', 'QCDC ở xã')

        Source:
            HD 05-HD/VPTW, mục 6.1.3; custom of State offices.
        """
        for short, full in self._introduced.items():
            again = rf"{re.escape(full)}\s*\((?:[^()]*tắt là\s*)?{re.escape(short)}\)"
            text = re.sub(again, short, text, flags=re.IGNORECASE)
        for short, full in list(self._waiting.items()):
            word = re.escape(short)
            if re.search(rf"\([^()]*\b{word}\)", text):
                self._introduced[short] = self._waiting.pop(short)
            elif match := re.search(rf"(?<![\w(]){word}(?!\w)", text):
                self._introduced[short] = self._waiting.pop(short)
                whole = first_upper(full) if not match.start() else full
                text = f"{text[: match.start()]}{whole} ({self._says}{short}){text[match.end() :]}"
        return text

    def sentences(self, texts: Iterable[str]) -> list[str]:
        """Return paragraphs that begin with a capital and end with a mark."""
        return [end_sentence(self.write(text)) for text in texts if text.strip()]


def spell_out(text: str, known: Mapping[str, str]) -> str:
    """Return `text` with full forms for abbreviations: a title introduces none.

    >>> spell_out("kết luận tại Hội nghị về QCDC", {"QCDC": "quy chế dân chủ"})
    'kết luận tại Hội nghị về quy chế dân chủ'
    """
    for short, full in known.items():
        text = full.join(re.split(rf"(?<![\w(]){re.escape(short)}(?!\w)", text))
    return text
