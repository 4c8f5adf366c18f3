"""`check --fix`: a document mended as far as no word changes, checked before and after, and written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, Final

from baocao import fsio
from baocao.app.grade import count_findings, place_findings
from baocao.app.strictness import find_stopping
from baocao.errors import ExitCode, Finding, LayoutError, Location, UsageError
from baocao.layout.facts import read_document
from baocao.layout.fix import mend
from baocao.layout.mending.guard import find_new_faults, has_same_words
from baocao.layout.paper import Paper
from baocao.layout.parts import recognise
from baocao.layout.rule import Rule
from baocao.layout.rules import RULES
from baocao.layout.runner import inspect
from baocao.ooxml.package import read_package
from baocao.viet.text import to_nfc

MAX_ROUNDS: Final = 3
"""One repair may bring to light what another rule could not see before."""
_SIGNATURES: Final = "_xmlsignatures/"
_EXCERPT: Final = 60
"""Characters of a paragraph shown in the report."""


class WordsChangedError(LayoutError):
    """The mended document would not say the same; nothing is written."""

    code = "L201"


class DamagedError(LayoutError):
    """Word would refuse or repair the mended document; nothing is written."""

    code = "L202"


class SignedDocumentError(LayoutError):
    """The document has a digital signature, which any change would break."""

    code = "L203"


class TwoTargetsError(UsageError):
    """``--in-place`` and ``-o`` are both given."""

    code = "U218"


class OtherSuffixError(UsageError):
    """The mended document is to have a name that is not one of a Word file of its kind."""

    code = "U219"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mending:
    """A document before and after."""

    content: bytes
    """After; the bytes as they came when nothing could be mended."""
    layout: str
    """Name of the standard it was graded by."""
    title: str
    """The standard as people call it."""
    reason: str = ""
    """Why it was not graded; empty when it was."""
    notice: str = ""
    """What to know of the standard, e.g. that it was not in force yet."""
    mended: tuple[Finding, ...] = ()
    """What was found before and is not any more."""
    remaining: tuple[Finding, ...] = ()
    """What is still found, gravest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MendResult:
    """What was mended in a file, what is left to a person, and where the mended file is."""

    source: Path
    mending: Mending
    written: Path | None = None
    """None when there was nothing to mend: then no file was written."""
    backup: Path | None = None
    """The file as it was, when it was mended in its place."""
    strict: bool = False
    """Warnings that are left count as errors in the exit code."""

    @property
    def exit_code(self) -> ExitCode:
        """What the shell gets: 1 when errors are left."""
        wrong = find_stopping(self.mending.remaining, strict=self.strict)
        return ExitCode.FINDINGS if wrong else ExitCode.OK

    def to_json(self) -> dict[str, Any]:
        """Return what `check --fix --json` prints."""
        mending = self.mending
        return {
            "exit_code": int(self.exit_code),
            "document": str(self.source),
            "source": "van-ban",
            "layout": mending.layout,
            "graded": not mending.reason,
            "reason": mending.reason,
            "notice": mending.notice,
            "written": str(self.written) if self.written else "",
            "backup": str(self.backup) if self.backup else "",
            "mended": [one.to_json() for one in mending.mended],
            "remaining": [one.to_json() for one in mending.remaining],
            "counts": count_findings(mending.remaining),
        }

    def to_markdown(self) -> str:
        """Return the report of what was changed, in Vietnamese."""
        return "\n".join(_write_report(self)) + "\n"


def mend_file(
    source: Path,
    *,
    output: Path | None = None,
    in_place: bool = False,
    force: bool = False,
    rules: Sequence[Rule] = RULES,
    layout: str | None = None,
) -> MendResult:
    """Mend a Word file and write it beside the original, or nothing when nothing can be mended.

    Args:
        source: the document; it stays as it is unless `in_place`.
        output: where to; None writes ``<name>-da-sua.docx`` beside the original.
        in_place: the mended file takes the original's name, which is kept as ``<name>.bak.docx``.
        force: an existing `output` is replaced; a backup never is.
        rules: what is looked for and mended.
        layout: name of the standard; None lets the document say.

    Raises:
        TwoTargetsError: U218; OtherSuffixError: U219.
        PackageError: P1xx, it is no sound Word file.
        SignedDocumentError: L203; WordsChangedError: L201; DamagedError: L202.
        OutputError: O0xx.
    """
    target = source if in_place else _name_output(source, output)
    if in_place and output is not None:
        raise TwoTargetsError("--in-place và -o không dùng cùng nhau", hint="Chọn một trong hai")
    if not in_place:
        fsio.check_target(target, force=force, inputs=[source])
    content = fsio.read_bytes(source)
    mending = mend_document(content, str(source), rules=rules, layout=layout)
    if mending.content == content:
        return MendResult(source=source, mending=mending)
    if in_place:
        backup = _keep(source, content)
        fsio.write_atomic(source, mending.content, force=True)
        return MendResult(source=source, mending=mending, written=source, backup=backup)
    fsio.write_atomic(target, mending.content, force=force, inputs=[source])
    return MendResult(source=source, mending=mending, written=target)


def mend_document(
    content: bytes, name: str = "", *, rules: Sequence[Rule] = RULES, layout: str | None = None
) -> Mending:
    """Return a document mended, in memory: checked, mended and checked again until nothing more can be done.

    Raises:
        BaocaoError: as `mend_file`, but for what concerns files.
    """
    before, repairs, paper = _check(content, name, rules, layout)
    after, mended = before, content
    for _ in range(MAX_ROUNDS):
        step = mend(mended, repairs) if repairs else mended
        if step == mended:
            break
        mended = step
        after, repairs, _ = _check(mended, name, rules, layout)
    if mended != content:
        _stop_at_harm(content, mended, name)
    return Mending(
        content=mended,
        layout=paper.profile.name,
        title=paper.profile.title,
        reason=paper.refusal,
        notice=paper.notice,
        mended=tuple(_without(before, after)),
        remaining=after,
    )


def _check(
    content: bytes, name: str, rules: Sequence[Rule], layout: str | None
) -> tuple[tuple[Finding, ...], tuple[Any, ...], Paper]:
    paper = recognise(read_document(content, name), layout)
    inspected = inspect(paper, rules)
    return tuple(place_findings(inspected.findings, paper)), inspected.repairs, paper


def _without(before: Sequence[Finding], after: Sequence[Finding]) -> Iterator[Finding]:
    """Yield what was found before and is not any more.

    A place may have moved by a line that was drawn, and what is wanted may
    depend on what was mended beside it: neither makes it another fault.
    """
    left = Counter(map(_identify, after))
    for finding in before:
        key = _identify(finding)
        if left[key]:
            left[key] -= 1
        else:
            yield finding


def _identify(finding: Finding) -> tuple[str, str, str]:
    """Return what makes a fault the same one after mending, which changes blanks and composes letters."""
    return finding.code, _squeeze(finding.where.excerpt), _squeeze(finding.found or finding.message)


def _squeeze(text: str) -> str:
    return "".join(to_nfc(text).split())


def _stop_at_harm(before: bytes, after: bytes, name: str) -> None:
    where = Location(file=name)
    signed = next((part for part in read_package(before).entries if part.startswith(_SIGNATURES)), "")
    if signed:
        raise SignedDocumentError(
            "văn bản đã ký số, sửa thì chữ ký không còn giá trị",
            where=where,
            hint="Sửa trên bản chưa ký rồi ký lại",
        )
    hint = "Sửa bằng tay trong Word theo từng lỗi mà baocao check nêu; tệp của bạn còn nguyên"
    if not has_same_words(before, after):
        raise WordsChangedError("sửa thể thức làm đổi chữ của văn bản nên đã dừng", where=where, hint=hint)
    faults = find_new_faults(before, after)
    if faults:
        raise DamagedError(f"sửa thể thức làm hỏng tệp ({faults[0]}) nên đã dừng", where=where, hint=hint)


def _name_output(source: Path, output: Path | None) -> Path:
    suffix = source.suffix or ".docx"
    named = output if output is not None and not fsio.is_folder(output) else None
    if named is None:
        return (output or source.parent) / f"{source.stem}-da-sua{suffix}"
    if named.suffix.lower() != suffix.lower():
        met = f"có đuôi {named.suffix}" if named.suffix else "chưa có đuôi"
        raise OtherSuffixError(
            f"tên tệp ra {met}, cần {suffix}",
            where=Location(file=str(named)),
            hint=f"Viết như -o {named.stem or 'van-ban'}{suffix}",
        )
    return named


def _keep(source: Path, content: bytes) -> Path:
    """Return where the file is kept as it was: a new name each time, so that no earlier copy is lost."""
    for number in count(1):
        backup = source.with_name(f"{source.stem}.bak{number if number > 1 else ''}{source.suffix}")
        try:
            fsio.write_atomic(backup, content)
        except fsio.TargetExistsError:
            continue
        return backup
    raise AssertionError  # `count` does not end


def _write_report(result: MendResult) -> Iterator[str]:
    mending = result.mending
    yield f"# Sửa thể thức: {result.source.name}"
    yield ""
    if mending.reason:
        yield f"Không chấm: {mending.reason}."
        return
    yield f"Theo {mending.title}." + (f" Lưu ý: {mending.notice}." if mending.notice else "")
    if result.written is None:
        yield "Không có chỗ nào sửa tự động được, nên không ghi tệp."
    else:
        kept = f"; bản cũ ở `{result.backup}`" if result.backup else ""
        yield f"Đã ghi `{result.written}`{kept}. Lời văn giữ nguyên."
    if mending.mended:
        yield from ("", f"## Đã sửa {len(mending.mended)} chỗ", "")
        yield from ("| Mã | Chỗ | Lỗi đã sửa |", "| --- | --- | --- |")
        for one in mending.mended:
            yield _row(one.code, _show_place(one.where), one.message)
    if mending.remaining:
        yield from ("", f"## Còn {len(mending.remaining)} chỗ cần người xem", "")
        yield from ("| Mã | Chỗ | Nội dung | Cách sửa |", "| --- | --- | --- | --- |")
        for one in mending.remaining:
            yield _row(one.code, _show_place(one.where), one.message, one.hint)


def _show_place(where: Location) -> str:
    words = " ".join(where.excerpt.split())
    shown = words if len(words) <= _EXCERPT else words[: _EXCERPT - 1].rstrip() + "…"
    return f"{where.path}: “{shown}”" if shown else where.path


def _row(*cells: str) -> str:
    return f"| {' | '.join(map(_escape, cells))} |"


def _escape(text: str) -> str:
    """Return text for a cell of a Markdown table."""
    return " ".join(text.split()).replace("\\", "\\\\").replace("|", "\\|")
