"""From a conference to the plain values that templates print; one module for each kind of document."""

from __future__ import annotations

from baocao.app.context.build import build_context

__all__ = ["build_context"]
