"""The archive in memory stands without a database or a web framework."""

from __future__ import annotations

import subprocess
import sys


def test_memory_needs_no_framework() -> None:
    lines = "import sys, broadsheet.archive.memory; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", lines], check=False).returncode == 0
