"""People are found by name, however many there are."""

from __future__ import annotations

import time

from baocao.app.context.speakers import Speakers
from baocao.data.model import Conference, Person


def test_a_hall_full_of_speakers_is_named_in_time() -> None:
    hall = tuple(Person(ho_ten=f"Lê Văn {number}", chuc_vu=("Trưởng thôn",)) for number in range(4_000))
    speakers = Speakers(Conference(thanh_phan=hall), [])
    begun = time.monotonic()
    for told in ("đồng chí Lê Văn {}, Trưởng thôn", "đồng chí Lê Văn {}"):
        assert [speakers.name(f"LÊ VĂN {number}.") for number in range(4_000)] == [
            told.format(number) for number in range(4_000)
        ]
    assert time.monotonic() - begun < 4


def test_somebody_without_a_name_is_never_known() -> None:
    speakers = Speakers(Conference(), [Person(chuc_vu=("Bí thư",))])
    nameless = Person(chuc_vu=("Chủ tịch",))
    assert speakers.name(nameless) == speakers.name(nameless)
