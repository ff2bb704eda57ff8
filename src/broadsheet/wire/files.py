"""Files from this machine, read with a cap, and what lies in a folder."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from broadsheet.news.errors import BadInput, EmptyInput
from broadsheet.wire.manners import BODY_CAP
from broadsheet.wire.unpack import too_large


def head_of(path: str | os.PathLike[str], size: int = 4096) -> bytes:
    """Return the first bytes of a file, none where there is no file that can be read."""
    try:
        if not Path(path).is_file():
            return b""
        with Path(path).open("rb") as file:
            return file.read(size)
    except (OSError, ValueError):
        return b""


def files_in(folder: str | os.PathLike[str]) -> list[str]:
    """Return the files of a folder and of the folders in it, sorted by path.

    Of a maildir (folders `cur`, `new` and `tmp`) those in `cur` and `new`: what is in `tmp` is
    still being delivered. What begins with a dot is left out, links to folders are not followed.
    Raises EmptyInput for a folder without a file, BadInput for one that cannot be read.
    """
    subject, root = os.fsdecode(folder), Path(folder)
    wrong: list[OSError] = []
    found: list[str] = []
    mail = all((root / name).is_dir() for name in ("cur", "new", "tmp"))
    for above, folders, names in os.walk(root, onerror=wrong.append):
        if mail and Path(above) == root:
            folders[:], names[:] = ["cur", "new"], []
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [str(Path(above, name)) for name in names if not name.startswith(".")]
    if wrong and not found:
        raise BadInput(subject, "this folder may not be read")
    if not found:
        raise EmptyInput(subject, "there is no file in this folder")
    return sorted(found)


def read_file(path: str | os.PathLike[str], cap: int = BODY_CAP) -> bytes:
    """Return the bytes of the file at `path`, at most `cap` of them.

    Raises TooLarge, or BadInput for a folder, a device or pipe, or a file that is missing or may
    not be read. A pipe is not waited for.
    """
    subject = os.fsencode(path).decode("utf-8", "replace")
    try:
        descriptor = os.open(Path(path), os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as file:
            mode = os.fstat(descriptor).st_mode
            if not stat.S_ISREG(mode):
                raise BadInput(subject, "this is not a file but a device or a pipe")
            body = file.read(cap + 1)
    except (OSError, ValueError) as error:
        raise BadInput(subject, _sentence(error)) from error
    if len(body) > cap:
        raise too_large(subject, cap)
    return body


def _sentence(error: Exception) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "there is no such file"
    if isinstance(error, IsADirectoryError):
        return "this is a folder, not a file"
    if isinstance(error, PermissionError):
        return "this file may not be read"
    if isinstance(error, ValueError):
        return "this is no file name"
    return "this file cannot be read"
