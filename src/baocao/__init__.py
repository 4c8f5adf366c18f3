"""Official Vietnamese documents from the data of one conference, laid out as the standards ask.

The library in seven lines:

    template = baocao.compile_template("mau.docx")
    document = template.render({"ten": "Hội nghị triển khai nhiệm vụ quý IV"})
    names = template.fields()
    findings = template.check({"ten": "Hội nghị triển khai nhiệm vụ quý IV"})
    conference = baocao.load("hoi-nghi.yaml")
    findings = baocao.check(conference, "bao-cao")
    findings = baocao.check("bao-cao.docx")
"""

from __future__ import annotations

TYPE_CHECKING = False  # what typing says, without the time it takes to import
if TYPE_CHECKING:
    from baocao.app.attachments import read_files_in
    from baocao.app.library import check, load
    from baocao.app.templates import compile_template
    from baocao.errors import BaocaoError
    from baocao.template.own_filters import compile_filters
    from baocao.template.render import render

__version__ = "0.1.0"

__all__ = [
    "BaocaoError",
    "__version__",
    "check",
    "compile_filters",
    "compile_template",
    "load",
    "read_files_in",
    "render",
]

_HOMES = {
    "BaocaoError": "baocao.errors",
    "check": "baocao.app.library",
    "compile_filters": "baocao.template.own_filters",
    "compile_template": "baocao.app.templates",
    "load": "baocao.app.library",
    "read_files_in": "baocao.app.attachments",
    "render": "baocao.template.render",
}
"""{public name: the module it lives in}; imported when first asked for, so that start-up stays light."""


def __getattr__(name: str) -> object:
    """Import a public name from its module on first use (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module 'baocao' has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(_HOMES[name]), name)
    return value
