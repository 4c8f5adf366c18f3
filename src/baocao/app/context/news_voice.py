"""What a news item has a conference do: a conference reviews and decides, at a ceremony this is done."""

from __future__ import annotations

from baocao.app.sentences import begin_sentence

_ASSEMBLIES = ("cuộc họp", "buổi họp")
"""How those are called, with a small letter, that decide as a conference does."""


def is_assembly(event: str) -> bool:
    """Return whether a sentence can say that what was held reviewed, decided, proposed something.

    >>> is_assembly("Hội nghị"), is_assembly("cuộc họp"), is_assembly("buổi lễ")
    (True, True, False)
    """
    return event[:1].isupper() or event.startswith(_ASSEMBLIES)


def tell_review(event: str, reviewed: str) -> str:
    """Return that results were reviewed.

    >>> tell_review("Hội nghị", "kết quả công tác quý III"), tell_review("buổi lễ", "kết quả phong trào")
    ('Hội nghị đánh giá kết quả công tác quý III.', 'Tại buổi lễ, kết quả phong trào được đánh giá.')
    """
    if is_assembly(event):
        return f"{begin_sentence(event)} đánh giá {reviewed}."
    return f"Tại {event}, {reviewed} được đánh giá."


def tell_plan(event: str, planned: str) -> str:
    """Return that tasks were set.

    >>> tell_plan("buổi lễ", "giai đoạn 2026 - 2030")
    'Tại buổi lễ, nhiệm vụ trọng tâm giai đoạn 2026 - 2030 được đề ra.'
    """
    what = f"nhiệm vụ trọng tâm {planned}"
    return (
        f"{begin_sentence(event)} đề ra {what}." if is_assembly(event) else f"Tại {event}, {what} được đề ra."
    )


def lead_shortcomings(event: str, some: str, *, has_results: bool) -> str:
    """Return what stands before the shortcomings; `some` says how many there are.

    >>> lead_shortcomings("Hội nghị", "hạn chế", has_results=True)
    'Bên cạnh những kết quả đạt được, Hội nghị cũng chỉ ra hạn chế'
    >>> lead_shortcomings("buổi lễ", "hạn chế", has_results=True)
    'Bên cạnh những kết quả đạt được, vẫn còn hạn chế'
    """
    head = "bên cạnh những kết quả đạt được, " if has_results else ""
    if not is_assembly(event):
        return begin_sentence(f"{head}vẫn còn {some}")
    return begin_sentence(f"{head}{event}{' cũng' if has_results else ''} chỉ ra {some}")


def lead_proposals(event: str) -> str:
    """Return what stands before proposals that have no verb of their own, or have it again.

    >>> lead_proposals("Hội nghị"), lead_proposals("buổi làm việc")
    ('Hội nghị kiến nghị, đề xuất', 'Kiến nghị, đề xuất tại buổi làm việc')
    """
    if is_assembly(event):
        return f"{begin_sentence(event)} kiến nghị, đề xuất"
    return f"Kiến nghị, đề xuất tại {event}"
