"""Stand-ins with the contracts of the real things: a wire, a resolver and a switchboard."""

from __future__ import annotations

import socket
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from broadsheet.news.errors import BroadsheetError, Unreachable
from broadsheet.news.page import Page, Validators


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One call of a wire's `fetch`."""

    url: str
    validators: Validators | None
    obey_robots: bool


@dataclass(slots=True)
class ScriptedWire:
    """A wire whose pages are given: address to Page, to an error, or to a callable giving either.

    An address it was not given is Unreachable. A page whose ETag (or else Last-Modified) is asked
    about comes back as 304 with an empty body, as the guarded wire gives it. `asked` is every
    call so far; after `close` every fetch is Unreachable. `forms` says for each address that takes
    forms None, or the error it answers with; `sent` is every form sent.
    """

    pages: Mapping[str, Page | BroadsheetError | Callable[[], Page | BroadsheetError]]
    forms: Mapping[str, BroadsheetError | None] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    sent: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    closed: bool = False

    def fetch(
        self, url: str, *, validators: Validators | None = None, obey_robots: bool = True
    ) -> Page:
        """Return the page scripted for `url`, or raise the error scripted for it."""
        self.asked.append(Asked(url=url, validators=validators, obey_robots=obey_robots))
        if self.closed:
            raise Unreachable(url, "the wire is closed")
        scripted = self.pages.get(url) or Unreachable(url, "no answer came from it")
        found = scripted() if callable(scripted) else scripted
        if isinstance(found, BroadsheetError):
            raise found
        found = replace(found, url=url, landed=found.landed or url)
        return replace(found, status=304, body=b"") if _same(found, validators) else found

    def post(self, url: str, form: Mapping[str, str]) -> None:
        """Take a form, or raise the error scripted for `url`."""
        self.sent.append((url, dict(form)))
        if self.closed:
            raise Unreachable(url, "the wire is closed")
        error = self.forms.get(url, Unreachable(url, "no answer came from it"))
        if error is not None:
            raise error

    def close(self) -> None:
        """Refuse all that comes later."""
        self.closed = True


def _same(page: Page, asked: Validators | None) -> bool:
    if asked is None:
        return False
    if asked.etag is not None:
        return asked.etag == page.validators.etag
    return asked.last_modified is not None and asked.last_modified == page.validators.last_modified


@dataclass(slots=True)
class ScriptedResolver:
    """A resolver whose answers are given: a host's are used up in turn, the last one stays.

    A host it was not given is unknown (`socket.gaierror`); an answer that is an OSError is
    raised. IP addresses resolve to themselves, as the system's resolver has it. `asked` is every
    host looked up.
    """

    answers: Mapping[str, Sequence[Sequence[str] | OSError]]
    asked: list[str] = field(default_factory=list)

    def __call__(self, host: str, port: int, seconds: float) -> Sequence[str]:
        """Return the next addresses scripted for `host`."""
        self.asked.append(host)
        if host not in self.answers:
            if _is_address(host):
                return [host]
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        script = self.answers[host]
        answer = script[min(self.asked.count(host), len(script)) - 1]
        if isinstance(answer, OSError):
            raise answer
        return answer


def _is_address(host: str) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.inet_pton(family, host)
    except OSError:
        return False
    return True


@dataclass(slots=True)
class Switchboard:
    """A connector that puts each call through to a loopback port, or refuses the connection.

    `lines` names the loopback port behind a pretended `(address, port)`; `dialled` is every call.
    """

    lines: Mapping[tuple[str, int], int] = field(default_factory=dict)
    dialled: list[tuple[str, int]] = field(default_factory=list)

    def __call__(self, address: str, port: int, seconds: float) -> socket.socket:
        """Connect to the loopback port that stands for `address` and `port`."""
        self.dialled.append((address, port))
        if (address, port) not in self.lines:
            raise ConnectionRefusedError
        return socket.create_connection(("127.0.0.1", self.lines[address, port]), seconds)
