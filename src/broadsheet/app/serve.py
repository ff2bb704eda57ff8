"""The server: web workers, and beside them one process that makes the rounds."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

from broadsheet.news.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator

STOP_SECONDS = 10
"""How long the rounds may take to finish what they are at."""


def serve(
    *, host: str, port: int, workers: int, rounds: bool, ready: Callable[[str], None]
) -> None:
    """Serve until told to stop; `ready` is told the address just before.

    One blocking thread a worker: measured quicker than threads for pages that compute. Raises
    BadInput when the port is taken.
    """
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    _check_free(host, port)
    server = Server(
        "broadsheet.app.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=1,
        log_access=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
    )
    with making_rounds() if rounds else nullcontext():
        ready(f"http://{host}:{port}/")
        server.serve()


@contextmanager
def making_rounds() -> Iterator[None]:
    """Run `broadsheet round --watch` in a process of its own for as long as the block lasts."""
    command = [sys.executable, "-m", "broadsheet", "round", "--watch", "--parent", str(os.getpid())]
    process = subprocess.Popen(command)  # noqa: S603 - our own interpreter and arguments
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()


def _check_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            sentence = f"the server cannot listen here: {error.strerror}"
            raise BadInput(f"{host}:{port}", sentence) from error
