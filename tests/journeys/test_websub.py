"""A real hub over loopback: asked by the command, it asks back, sends, and the round files it."""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import parse_qs, urlencode

from cli_command import Command
from loopback import Loopback, http, path_of
from make_paper import story
from paper import free_port, served

KIND = "Content-Type: application/rss+xml"


class Hub:
    """A site with a feed, and the hub that the feed names: one server is both."""

    def __init__(self) -> None:
        self.asked: list[dict[str, str]] = []
        self.confirmed = threading.Event()
        self.door = Loopback(self._answer)

    def feed(self, *numbers: int) -> bytes:
        """Return the feed with these items, naming the hub."""
        place = self.door.address
        items = "".join(
            f"<item><title>Old quay to close ({n})</title><link>{place}/{n}.html</link></item>"
            for n in numbers
        )
        return (
            '<rss version="2.0" xmlns:a="http://www.w3.org/2005/Atom"><channel><title>Echo</title>'
            f'<a:link rel="hub" href="{place}/hub"/><a:link rel="self" href="{place}/feed.xml"/>'
            f"{items}</channel></rss>"
        ).encode()

    def _answer(self, request: bytes) -> bytes:
        path = path_of(request)
        if request.startswith(b"POST"):
            form = request.partition(b"\r\n\r\n")[2].decode("ascii")
            self.asked.append({name: words[0] for name, words in parse_qs(form).items()})
            threading.Thread(target=self._ask_back, args=(self.asked[-1],), daemon=True).start()
            return http(status=202)
        if path == "/feed.xml":
            return http(self.feed(1), KIND)
        number = path.strip("/").removesuffix(".html")
        known = number.isdigit()
        return http(story(int(number)), "Content-Type: text/html") if known else http(status=404)

    def _ask_back(self, form: dict[str, str]) -> None:
        said = {name: form[name] for name in ("hub.mode", "hub.topic")}
        query = urlencode({**said, "hub.challenge": "quay-14", "hub.lease_seconds": "7200"})
        with urllib.request.urlopen(f"{form['hub.callback']}?{query}", timeout=20) as answer:
            if answer.read() == b"quay-14":
                self.confirmed.set()

    def send(self, body: bytes, secret: str) -> int:
        """Send a feed to the callback, signed with `secret`; return the status."""
        name = "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
        headers = {"Content-Type": "application/rss+xml", "X-Hub-Signature": name}
        request = urllib.request.Request(self.asked[0]["hub.callback"], body, headers)
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return int(error.code)


def test_what_a_hub_sends_comes_into_the_paper(tmp_path: Path) -> None:
    hub, port = Hub(), str(free_port())
    command = Command(tmp_path / "paper.db")
    settings = {
        "BROADSHEET_PUBLIC_URL": f"http://127.0.0.1:{port}",
        "BROADSHEET_ALLOW": hub.door.place,
        "BROADSHEET_PRIVATE": "true",
        "BROADSHEET_MODELS": "none",
    }
    serving = served("serve", command.archive, "--no-rounds", port=port, **settings)
    with hub.door, serving as address:
        followed = command("follow", f"{hub.door.address}/feed.xml", **settings)
        assert followed.code == 0, followed.errors
        assert hub.confirmed.wait(20)
        secret = hub.asked[0]["hub.secret"]
        assert hub.send(hub.feed(1, 2), "somebody-elses") == 202  # dropped without a word
        assert hub.send(hub.feed(1, 2, 3), secret) == 202
        done = command("round", "--json", **settings)
        assert json.loads(done.out)["jobs"] == 1
        # Nobody else is let in here, and nobody else's callback is known.
        for path in ("", "websub/no-such-key?hub.mode=subscribe&hub.challenge=x"):
            try:
                with urllib.request.urlopen(f"{address}/{path}", timeout=20) as answer:
                    assert "sign-in" in answer.url
            except urllib.error.HTTPError as error:
                assert error.code == 404
    found = command("search", "quay", "--json", **settings)
    headlines = {one["headline"] for one in json.loads(found.out)["articles"]}
    assert {"Old quay to close (1)", "Old quay to close (3)"} <= headlines
