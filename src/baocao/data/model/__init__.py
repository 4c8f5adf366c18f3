"""One conference: bodies, people, periods, figures, tasks, documents."""

from __future__ import annotations

from baocao.data.kinds import COMMON, KINDS
from baocao.data.model.conference import CONFERENCE, Conference, read_conference
from baocao.data.model.content import Attachment, Award, Causes, Citation, Example, Photo, Result
from baocao.data.model.figures import Comparison, Figure, Part, Plan, Share
from baocao.data.model.meeting import Attendance, Meeting, Opinion, Ordinal, ProgrammeItem, Site, Vote, When
from baocao.data.model.papers import Paper
from baocao.data.model.people import Agency, Chair, Group, Organiser, Person, Signer, mention
from baocao.data.model.periods import Periods, Span
from baocao.data.model.reading import Places
from baocao.data.model.tasks import Conclusion, Deadline, Task

__all__ = [
    "COMMON",
    "CONFERENCE",
    "KINDS",
    "Agency",
    "Attachment",
    "Attendance",
    "Award",
    "Causes",
    "Chair",
    "Citation",
    "Comparison",
    "Conclusion",
    "Conference",
    "Deadline",
    "Example",
    "Figure",
    "Group",
    "Meeting",
    "Opinion",
    "Ordinal",
    "Organiser",
    "Paper",
    "Part",
    "Periods",
    "Person",
    "Photo",
    "Places",
    "Plan",
    "ProgrammeItem",
    "Result",
    "Share",
    "Signer",
    "Site",
    "Span",
    "Task",
    "Vote",
    "When",
    "mention",
    "read_conference",
]
