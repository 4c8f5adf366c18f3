"""Official Vietnamese documents from the data of one conference, laid out as the standards ask."""

from __future__ import annotations

__version__ = "0.1.0"
