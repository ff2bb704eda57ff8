"""What comes to a hub's address without being a hub's is turned away."""

from __future__ import annotations

from django.test import Client

from broadsheet.newsroom.pushing import MOST_BYTES


def test_a_key_nobody_gave_out_is_not_known(visitor: Client) -> None:
    asked = {"hub.mode": "subscribe", "hub.topic": "http://x.example/", "hub.challenge": "c"}
    assert visitor.get("/websub/no-such-key", asked).status_code == 404
    sent = visitor.post("/websub/no-such-key", b"<rss/>", content_type="application/rss+xml")
    assert sent.status_code == 404


def test_what_is_too_large_is_not_read(visitor: Client) -> None:
    body = b" " * (MOST_BYTES + 1)
    sent = visitor.post("/websub/no-such-key", body, content_type="application/rss+xml")
    assert sent.status_code == 413
