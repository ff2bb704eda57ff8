"""Laying a file on the shelf: it is whole and right, or it is not there."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import IO

from broadsheet.news.errors import BadInput
from broadsheet.shelf.manifest import Model, ModelFile

_BLOCK = 1 << 20
# Remembers, for each file found right, its size and time of change, so that a start need not
# hash 85 MB again (0.2 s); `verify` does not believe it.
_SEAL = ".seal.json"


def lay(source: IO[bytes], file: ModelFile, folder: Path) -> None:
    """Copy `source` to its place in `folder`, at once and only if it is what the manifest says.

    Raises BadInput when its size or sha256 is another.
    """
    target = folder / file.name
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=target.parent, prefix=".incoming-")
    try:
        with os.fdopen(handle, "wb") as out:
            _copy(source, out, file)
            out.flush()
            os.fsync(out.fileno())
        Path(draft).chmod(0o644)
        Path(draft).replace(target)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def missing_or_wrong(model: Model, folder: Path, *, believe_seal: bool = True) -> tuple[str, ...]:
    """Return the names of the model's files that are not in `folder`, or not what they should be.

    With `believe_seal` a file of unchanged size and time of change is not hashed again.
    """
    seal = _read_seal(folder) if believe_seal else {}
    fresh: dict[str, list[int | str]] = {}
    wrong = []
    for file in model.files:
        path = folder / file.name
        try:
            stat = path.stat()
            mark: list[int | str] = [stat.st_size, stat.st_mtime_ns, file.sha256]
            right = stat.st_size == file.size and (
                seal.get(file.name) == mark or hash_of(path) == file.sha256
            )
        except OSError:
            right = False
        if right:
            fresh[file.name] = mark
        else:
            wrong.append(file.name)
    if fresh and fresh != seal:
        _write_seal(folder, fresh)
    return tuple(wrong)


def hash_of(path: Path) -> str:
    """Return the sha256 of a file, in hex; OSError when it cannot be read."""
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def _copy(source: IO[bytes], out: IO[bytes], file: ModelFile) -> None:
    digest = hashlib.sha256()
    size = 0
    while block := source.read(_BLOCK):
        size += len(block)
        if size > file.size:
            break
        digest.update(block)
        out.write(block)
    if size != file.size or digest.hexdigest() != file.sha256:
        raise BadInput(file.name, "is not the file the manifest names: its sha256 is another.")


def _read_seal(folder: Path) -> dict[str, list[int | str]]:
    try:
        seal = json.loads((folder / _SEAL).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return seal if isinstance(seal, dict) else {}


def _write_seal(folder: Path, seal: dict[str, list[int | str]]) -> None:
    draft = folder / f"{_SEAL}.{os.getpid()}"
    try:
        draft.write_text(json.dumps(seal), "utf-8")
        draft.replace(folder / _SEAL)
    except OSError:
        # A shelf that cannot be written to is hashed at every start instead.
        draft.unlink(missing_ok=True)
