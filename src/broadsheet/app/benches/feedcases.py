"""Feedparser's own cases: feeds with what should come out of them written at their head."""

from __future__ import annotations

import ast
import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from broadsheet.text.addresses import absolute

_EXPECT = re.compile(r"Expect:\s*(.*?)\s*-->", re.DOTALL)
_HEADER = re.compile(r"^\s*Header:\s*([\w-]+):[ \t]*(.*?)[ \t\r]*$", re.MULTILINE)
# Byte patterns of a first "<" by which the head of a document can be read (XML 1.0, appendix F).
_WIDE = (
    (b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"), (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
    (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"),
)  # fmt: skip
# Where their authors serve the cases that need an address of their own.
_SERVED = "http://127.0.0.1:8097/tests/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One feed: its bytes, the headers it comes with, and the expectation as an expression.

    `kind` is the outermost folder it lies in. `address` is where its authors' server says that it
    lives, empty for a case that they read from disk.
    """

    name: str
    kind: str
    body: bytes
    expectation: ast.expr | None
    headers: dict[str, str] = field(default_factory=dict)
    address: str = ""


def cases(path: Path) -> Iterator[Case]:
    """Yield the cases of a tar (may be .xz or .gz), in its order."""
    with tarfile.open(path) as tar:
        for member in tar:
            file = tar.extractfile(member) if member.isfile() else None
            if file is not None:
                yield case_of(member.name, file.read())


def case_of(name: str, body: bytes) -> Case:
    """Return the case that a file is; one without a readable expectation has None."""
    parts = [part for part in name.split("/") if part not in {"", "."}]
    head = _readable(body)
    headers = {one.lower(): value for one, value in _HEADER.findall(head.split("-->")[0])}
    served = _SERVED + "/".join(parts) if parts[-1].startswith("http_") or "http" in parts else ""
    return Case(
        name="/".join(parts),
        kind=parts[0],
        body=body,
        expectation=_expectation(head),
        headers=headers,
        address=absolute(served, headers.get("content-location", "")) or served,
    )


def _readable(body: bytes) -> str:
    encoding = next((name for mark, name in _WIDE if body.startswith(mark)), "utf-8-sig")
    return body.decode(encoding, "replace")


def _expectation(head: str) -> ast.expr | None:
    found = _EXPECT.search(head)
    if found is None:
        return None
    try:
        return ast.parse(found[1], mode="eval").body
    except SyntaxError:
        return None
