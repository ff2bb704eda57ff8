"""Broadsheet reads the press and shows who said what, which number, and who printed it first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from broadsheet.app.library import note, read

__version__ = "0.1.0"
__all__ = ["__version__", "note", "read"]


def __getattr__(name: str) -> object:
    """Load `read` and `note` on first use, so that `import broadsheet` costs nothing."""
    if name in {"note", "read"}:
        from broadsheet.app import library

        return getattr(library, name)
    raise AttributeError(f"module 'broadsheet' has no attribute {name!r}")
