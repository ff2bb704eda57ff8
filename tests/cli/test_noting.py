"""`note`: every kind of note in the text and under it, or one plain sentence."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console
from rich.text import Text

import make_stories as make
from broadsheet.analysis.analyst import Models
from broadsheet.analysis.annotate import annotate
from broadsheet.cli.desk import console
from broadsheet.cli.noting import KINDS, show
from cli_command import Command

COPY = (
    "Pier shut",
    (
        "The mayor of Port Sable, Orla Vance, ruled out a new toll on Friday, the Island Wire "
        "reported. “We have £2.6m and 140 passengers,” Ms Vance told reporters in London.",
    ),
)


def printed(*, colour: bool) -> str:
    article = make.article(*COPY)
    notes = annotate(article, models=Models(), press=make.PRESS)
    out = io.StringIO()
    show(article, notes, Console(file=out, force_terminal=colour, width=100, no_color=not colour))
    return out.getvalue()


def test_every_kind_is_listed_with_its_words_and_what_is_said_of_them() -> None:
    text = " ".join(printed(colour=False).split())
    for heading in (kind.heading for kind in KINDS):
        assert text.count(heading) >= 1
    assert "ruled out a new toll on Friday Orla Vance" in text and ": rules out" in text
    assert "(direct, “told”, told to reporters)" in text
    assert "140 140, counts passengers" in text
    assert "2,600,000 GBP" in text


def test_colour_is_for_terminals() -> None:
    assert "\x1b[" in printed(colour=True)
    assert "\x1b[" not in printed(colour=False)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "nothing in it"),
        (b"\x00\x01\x02\x03" * 400, "text"),
    ],
)
def test_what_cannot_be_read_gets_one_sentence(
    broadsheet: Command, tmp_path: Path, body: bytes, words: str
) -> None:
    file = tmp_path / "page.txt"
    file.write_bytes(body)
    told = broadsheet("note", str(file))
    assert told.code == 2
    assert len(told.errors) == 1 and words in told.errors[0]


def test_an_article_that_is_not_here(broadsheet: Command) -> None:
    assert broadsheet("note", "a0123456789abcdef").code == 1


def test_two_megabytes_and_a_language_not_known(broadsheet: Command, tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text("Pier shut\n\n" + "Xyzzy plugh quux frobnicate. " * 70_000)
    told = broadsheet("note", str(file), "--json")
    assert told.code in (0, 2), told.errors
    if told.code == 0:
        assert told.json["quotes"] == [] and told.json["positions"] == []


def test_no_color_leaves_plain_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert console().color_system is not None
    monkeypatch.setenv("NO_COLOR", "1")
    out = console()
    with out.capture() as shown:
        out.print(Text("Pier shut", style="bold green"))
    assert shown.get() == "Pier shut\n"
