"""The signs of our own that stand in a tree or a rendered text while it is worked on, all in one place.

They are the last of Unicode's private characters: no font has them, no value and no template may hold them.
"""

from __future__ import annotations

import re
from typing import Final

OPEN_TAG, CLOSE_TAG = "\U0010fff0", "\U0010fff1"
"""Around the index of a tag, where it stands in the tree."""
TAG_MARK: Final = re.compile(f"{OPEN_TAG}([0-9]+){CLOSE_TAG}")
"""How a tag's place is kept in the tree and in the serialised text; Jinja never sees XML."""
NEW_PARAGRAPH: Final = "\U0010fff2"
"""Where a value asks for a new paragraph; `mending` splits there."""
OPEN_HELD, CLOSE_HELD = "\U0010fff3", "\U0010fff6"
"""Around the number of a typed value; `insert` puts the value there."""
OPEN_CELL, CLOSE_CELL = "\U0010fff4", "\U0010fff5"
"""Around what a statement asks for the cell it is printed in, or a list that begins anew."""
LINK: Final = "\U0010fff7"
"""Before the target of a link, in the attribute that will hold the id of its relationship."""
RESERVED: Final = "\U0010fff0-\U0010ffff"
"""All of them and those to come, as a range in a regular expression."""
