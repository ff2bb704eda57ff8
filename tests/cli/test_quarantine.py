"""`quarantine`: what is in it, how it begins, and how it leaves."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from broadsheet.archive.engine import database_settings
from broadsheet.cli.quarantine import hex_lines
from broadsheet.news.page import Page
from broadsheet.news.quarantine import Quarantined, Reading, quarantine_id
from cli_command import Command
from contracts.archives import migrate, sqlite_archive

NOW = datetime(2026, 4, 2, 9, tzinfo=UTC)
BODY = (
    b"<html lang=en><head><title>Otters back at Oxley weir</title></head><body><article><h1>Otters "
    b"back at Oxley weir</h1><p>Two otters were seen below Oxley weir on Tuesday, the first there "
    b"for eleven years, the warden said.</p><p>She asked people with dogs to keep to the upper "
    b"path until the end of May.</p></article></body></html>"
)


def case(name: str, body: bytes) -> Quarantined:
    return Quarantined(
        id=quarantine_id(Reading.PAGE, name),
        reading=Reading.PAGE,
        subject=name,
        reason="the worker it was given to was lost: SIGSEGV",
        attempts=3,
        first_at=NOW,
        last_at=NOW,
        size=len(body),
        page=Page(url="", body=body, fetched_at=NOW),
    )


READABLE, EVIL = (
    case("otters.html", BODY),
    case("\x1b[2Jevil\nname", b"\x1b]0;owned\x07\x00<b>\xff"),
)


@pytest.fixture
def filled(broadsheet: Command, django_db_blocker: DjangoDbBlocker) -> Command:
    settings = database_settings(str(broadsheet.archive))
    with django_db_blocker.unblock():
        migrate(settings)
        with sqlite_archive(broadsheet.archive) as archive:
            for one in (READABLE, EVIL):
                archive.isolate(one)
    return broadsheet


def test_documents_are_listed_and_shown_safely(filled: Command, tmp_path: Path) -> None:
    listed = filled("quarantine", "list")
    assert listed.code == 0 and len(listed.out.splitlines()) == 2
    assert "otters.html: the worker it was given to was lost: SIGSEGV (tried 3 times)" in listed.out
    rows = filled("quarantine", "list", "--json").json["quarantine"]
    assert {row["id"]: row["size"] for row in rows} == {READABLE.id: len(BODY), EVIL.id: 15}
    shown = filled("quarantine", "show", EVIL.id, "--bytes", str(tmp_path / "out"))
    assert "1b 5d 30 3b 6f 77 6e 65 64" in shown.out and ".]0;owned" in shown.out
    assert "\x1b" not in listed.out + shown.out and "\x00" not in shown.out
    assert (tmp_path / "out").read_bytes() == EVIL.body
    assert filled("quarantine", "show", EVIL.id, "--json").json["head"] == EVIL.body.hex()
    findings = {one["part"]: one for one in filled("doctor", "--json").json["findings"]}
    assert "2 documents" in findings["quarantine"]["words"]


def test_what_can_be_read_is_filed_and_what_cannot_stays(filled: Command) -> None:
    done = filled("quarantine", "retry", "--json")
    found = {row["id"]: row for row in done.json["retried"]}
    assert done.code == 1
    assert len(found[READABLE.id]["articles"]) == 1 and found[READABLE.id]["error"] is None
    assert found[EVIL.id]["articles"] == [] and found[EVIL.id]["error"]
    (left,) = filled("quarantine", "list", "--json").json["quarantine"]
    assert (left["id"], left["attempts"]) == (EVIL.id, 4)
    again = filled("quarantine", "retry", EVIL.id)
    assert again.code == 1 and len(again.errors) == 1 and "stays" in again.errors[0]
    assert filled("quarantine", "drop", EVIL.id).code == 0
    assert filled("quarantine", "list").out == "Nothing is in quarantine.\n"
    for words in (("show", EVIL.id), ("retry", EVIL.id), ("drop", "nonsense")):
        lost = filled("quarantine", *words)
        assert lost.code == 1 and lost.errors[0].endswith("no such document in quarantine")


def test_bytes_that_cannot_be_written_are_told(filled: Command, tmp_path: Path) -> None:
    done = filled("quarantine", "show", EVIL.id, "--bytes", str(tmp_path))
    assert done.code == 2 and "cannot be written" in done.errors[0]


def test_rows_of_bytes() -> None:
    assert hex_lines(b"") == []
    assert hex_lines(bytes(range(60, 78)))[1] == f"000010  {'4c 4d':47}  LM"
