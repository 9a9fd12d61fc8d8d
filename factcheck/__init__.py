"""factcheck: where do several reports of one event disagree on figures and dates?

From Python: ``from factcheck import Text, check, compare, facts, render``.
"""

from __future__ import annotations

from typing import Any

__version__ = "0.1.0"
#: Name -> the file it lives in. It is loaded when first asked for, so that ``--help`` answers at once; type checkers
#: read ``__init__.pyi``.
_HOMES = {
    "FactcheckError": "errors",
    "InputError": "errors",
    "RulesError": "errors",
    "Text": "read",
    "check": "api",
    "compare": "api",
    "facts": "api",
    "render": "api",
}
__all__ = ["__version__", *_HOMES]


def __getattr__(name: str) -> Any:
    """A name of the Python API."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module 'factcheck' has no attribute {name!r}")
    return getattr(import_module(f"factcheck.{_HOMES[name]}"), name)
