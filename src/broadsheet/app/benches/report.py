"""One bench's findings in the one shape all benches print."""

from __future__ import annotations

import hashlib
import os
import platform
import resource
from collections.abc import Mapping
from pathlib import Path


def report(
    name: str,
    *,
    path: Path,
    rows: int,
    ours: Mapping[str, float],
    seconds: float,
    peers: Mapping[str, Mapping[str, float]] | None = None,
    stages: Mapping[str, float] | None = None,
) -> dict[str, object]:
    """Return `name`, `data` (path, rows, sha256), `ours`, `peers`, `seconds` and `machine`."""
    found: dict[str, object] = {
        "name": name,
        "data": {"path": str(path), "rows": rows, "sha256": sha256(path)},
        "ours": dict(ours),
        "peers": {peer: dict(metrics) for peer, metrics in (peers or {}).items()},
        "seconds": round(seconds, 2),
        "machine": machine(),
    }
    if stages is not None:
        found["stages"] = {stage: round(spent, 2) for stage, spent in stages.items()}
    return found


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file, in hex; of a folder, that of its files' digests by name."""
    if path.is_dir():
        digests = (f"{one.name} {sha256(one)}" for one in sorted(path.iterdir()) if one.is_file())
        return hashlib.sha256("\n".join(digests).encode()).hexdigest()
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def peak_mb(workers: int) -> float:
    """Return the peak of this process and of its largest worker times their number, in MB."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    worker = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return (own + worker * workers) / 1024


def machine() -> str:
    """Return what this was measured on, in words."""
    cores = os.cpu_count() or 1
    python = platform.python_version()
    return f"{cores} cores, {platform.machine()}, {platform.system()}, Python {python}"
