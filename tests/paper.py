"""The real demo, served by the real command in a process of its own, and a browser to read it."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
START_SECONDS = 180

needs_chromium = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium on this machine (apt-get install chromium)"
)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def demo_served(archive: Path) -> Iterator[str]:
    """Run `broadsheet demo` on a free port and yield its address once it answers."""
    with served("demo", archive) as address:
        yield address


@contextmanager
def served(command: str, archive: Path, *words: str, **settings: str) -> Iterator[str]:
    """Run a command that serves on a port, free unless named, and yield its address once it
    answers; it is ended afterwards."""
    port = settings.pop("port", "") or str(free_port())
    clean = {k: v for k, v in os.environ.items() if not k.startswith("DJANGO_")}
    process = subprocess.Popen(
        [sys.executable, "-m", "broadsheet", command, "--port", port, *words],
        env={**clean, "BROADSHEET_ARCHIVE": str(archive), **settings},
        start_new_session=True,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(process, f"{address}/healthz")
        yield address
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def wait_for(process: subprocess.Popen[bytes], address: str) -> None:
    """Return once `address` answers 200; raises AssertionError when it never does."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            raise AssertionError(f"the server ended with code {process.returncode}")
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise AssertionError("the server did not answer in time")
