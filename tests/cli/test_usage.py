"""What is typed wrongly is one line that says so; one command does not wait for the last one."""

from __future__ import annotations

import pytest

from cli_command import Command


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (["search"], "words"),
        (["shelf"], "Missing command"),
        (["nosuch"], "nosuch"),
        (["search", "x", "--page"], "--page"),
        (["show", "--bogus"], "--bogus"),
    ],
)
def test_a_wrong_call_is_one_line(broadsheet: Command, typed: list[str], says: str) -> None:
    done = broadsheet(*typed)
    assert done.code == 2
    (line,) = done.errors
    assert line.startswith("broadsheet: ")
    assert says in line


def test_one_command_after_another_notes_its_articles(broadsheet: Command) -> None:
    """A command lets go of the grouping lease: the next one need not wait for it to run out."""
    for number in (1, 2):
        text = f"Ferry {number} late again\n\nThe morning ferry left late.\n\nNobody was told."
        assert broadsheet("import", "-", stdin=text.encode()).code == 0
    assert "waiting" not in broadsheet("doctor").out
    assert broadsheet("rebuild").code == 0
