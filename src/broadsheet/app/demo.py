"""The demo edition, served by a small local server and read through the real wire."""

from __future__ import annotations

import threading
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from importlib.resources.abc import Traversable
from mimetypes import guess_type
from pathlib import Path
from typing import ClassVar
from urllib.parse import urlsplit

from broadsheet.news.page import Page
from broadsheet.newsroom.desk import Desk
from broadsheet.newsroom.filing import file_pages
from broadsheet.newsroom.visit import follow

READER = "reader"
EDITOR = "editor"
PASSWORD = "broadsheet-demo"  # noqa: S105 - printed on the screen; the demo listens on loopback only
TYPES = {".xml": "application/xml", ".json": "application/feed+json", ".html": "text/html"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """A saved page of the edition and when it was seen."""

    name: str
    seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What the demo edition holds: the moment it is read at, its feeds and its captures."""

    as_of: datetime
    feeds: tuple[str, ...]
    captures: tuple[Capture, ...]
    hosts: tuple[str, ...]


def folder() -> Traversable:
    """Return the edition's folder in the package."""
    return resources.files("broadsheet") / "demo_edition"


def edition() -> Edition:
    """Read the edition's own description."""
    table = tomllib.loads((folder() / "edition.toml").read_text("utf-8"))
    return Edition(
        as_of=table["as_of"],
        feeds=tuple(f"http://{one['host']}/{one['feed'].lstrip('/')}" for one in table["outlets"]),
        captures=tuple(
            Capture(name=one["file"], seen_at=one["seen_at"]) for one in table.get("captures", [])
        ),
        hosts=tuple(one["host"] for one in table["outlets"]),
    )


class Sites(BaseHTTPRequestHandler):
    """Serves `sites/<Host>/<path>` of the edition and nothing else."""

    sites: ClassVar[Traversable]

    def do_GET(self) -> None:
        """Answer with the file, or 404."""
        host = (self.headers.get("Host") or "").partition(":")[0].casefold()
        path = urlsplit(self.path).path
        steps = [step for step in path.split("/") if step] or ["index.html"]
        found = self.sites / host
        for step in steps:
            found = found / step
        if ".." in steps or not host or not found.is_file():
            self.send_error(404)
            return
        body = found.read_bytes()
        suffix = Path(steps[-1]).suffix
        kind = TYPES.get(suffix) or guess_type(steps[-1])[0] or "application/octet-stream"
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the demo's screen is for the reader."""


@contextmanager
def sites() -> Iterator[Mapping[str, str]]:
    """Serve the edition's sites on loopback and yield the routes that lead there."""
    handler = type("EditionSites", (Sites,), {"sites": folder() / "sites"})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield {f"{host}:80": f"127.0.0.1:{server.server_port}" for host in edition().hosts}
    finally:
        server.shutdown()
        server.server_close()


def environment(routes: Mapping[str, str]) -> dict[str, str]:
    """Return the settings, as variables, under which the edition is read and shown."""
    return {
        "BROADSHEET_ROUTES": ",".join(f"{name}={to}" for name, to in routes.items()),
        "BROADSHEET_EDITION": edition().as_of.isoformat(),
        "BROADSHEET_OUTLETS": str(folder() / "edition.toml"),
    }


def load(desk: Desk, *, tick: Callable[[str], None] = lambda _: None) -> int:
    """Follow the edition's feeds and file its captures; return how many articles are new.

    `tick` is told what is being read.
    """
    here = edition()
    for address in here.feeds:
        tick(address)
        follow(desk, address)
    for capture in here.captures:
        tick(capture.name)
        body = (folder() / "captures" / Path(capture.name).name).read_bytes()
        page = Page(url="", body=body, fetched_at=capture.seen_at)
        for outcome in file_pages(desk, [(capture.name, page)]):
            if outcome.error:
                raise outcome.error
    return desk.archive.counts()["articles"]
