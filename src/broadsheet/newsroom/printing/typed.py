"""The TypedDict that pydantic reads on every Python we run on."""

from __future__ import annotations

import sys

# pydantic, which describes our JSON to OpenAPI, reads typing's own only from Python 3.12 on.
if sys.version_info >= (3, 12):
    from typing import TypedDict
else:
    from typing_extensions import TypedDict

__all__ = ["TypedDict"]
