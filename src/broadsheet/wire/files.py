"""Files from this machine, read with a cap."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from broadsheet.news.errors import BadInput
from broadsheet.wire.manners import BODY_CAP
from broadsheet.wire.unpack import too_large


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
