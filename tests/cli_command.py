"""The real command in a process of its own, over an archive of its own, on lexical rules."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    errors: list[str]

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass(frozen=True, slots=True)
class Command:
    """`broadsheet --archive FILE`, ready to be given its words."""

    archive: Path

    def __call__(self, *words: str, stdin: bytes | None = None, **settings: str) -> Done:
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("BROADSHEET_", "DJANGO"))}
        done = subprocess.run(
            [sys.executable, "-m", "broadsheet", "--archive", str(self.archive), *words],
            env={**clean, "BROADSHEET_MODELS": "none", **settings},
            input=stdin,
            capture_output=True,
            timeout=120,
        )
        errors = [line for line in done.stderr.decode().splitlines() if line.strip()]
        return Done(done.returncode, done.stdout.decode(), errors)
