"""What is reviewed and planned, as a part of sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.app.context.periods import build_periods
from baocao.data.model import Conference
from baocao.viet.lists import join_words, strip_end_marks

DEFAULT_TOPIC = "công tác"
"""What is reviewed when the topics do not say."""
_WORKS = re.compile(
    r"(?:Luật|Nghị (?:quyết|định)|Chỉ thị|Kết luận|Quyết định|Quy chế|Quy định|Kế hoạch|Chương trình"
    r"|Đề án|Dự án|Cuộc vận động|Phong trào|Phương án|Chiến lược) "
)
"""How the name of something begins that is carried out."""
_RESULTS_OF = ("công tác", "thực hiện", "phong trào", "triển khai", "việc")
"""What a topic begins with when “kết quả” may stand right before it."""


def write_topic(conference: Conference) -> str:
    """Return what is reviewed: the topics when they read as parts of a sentence, else ``công tác``.

    A topic that begins with a capital or a quotation mark is a label (``QCDC``),
    unless it names what is carried out: a law, a campaign.
    """
    topics = [strip_end_marks(topic) for topic in conference.hoi_nghi.chu_de]
    topics = [f"thực hiện {topic}" if _WORKS.match(topic) else topic for topic in topics]
    if not topics or not all(topic[:1].islower() for topic in topics):
        return DEFAULT_TOPIC
    text = join_words(topics)
    return text if text.startswith(_RESULTS_OF) else f"{DEFAULT_TOPIC} {text}"


def iter_purposes(conference: Conference) -> Iterator[str]:
    """Yield what the periods make a conference for: results are reviewed, tasks are set."""
    topic, periods = write_topic(conference), build_periods(conference)
    if periods["bao_cao"]:
        total = f", lũy kế {periods['luy_ke']}" if periods["luy_ke"] else ""
        yield f"đánh giá kết quả {topic} {periods['bao_cao']}{total}"
    if periods["ke_hoach"]:
        yield f"triển khai nhiệm vụ {periods['ke_hoach']}"
