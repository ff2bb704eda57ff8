"""Key points are whole sentences of the body, in order, and keep their speakers."""

from __future__ import annotations

from analysis.noting import Noting

COPY = (
    "Kell Town Council voted on Monday to end the harbour toll of £4.20 that every passenger pays.",
    "The toll has paid for the east quay since the storms of 2007 and raised £1.2m last year.",
    "“It was time. It was long past time. Nobody will miss the machines,” said Mary Vane.",
    "He said nothing. It was late and everybody wanted to go home before the last boat.",
    "Northway Ferries, which runs the crossing, said it would study the end of the harbour toll.",
    "The Assembly must still agree to spend reserves, and a vote is likely in the second week.",
    "The harbour toll has been paid by every passenger since the spring, as the council voted.",
)


def test_key_points(note: Noting) -> None:
    article, notes = note(*COPY, headline="Kell council votes to end harbour toll")
    points = [point.words.of(article.text) for point in notes.key_points]
    assert 3 <= len(points) <= 5
    assert points[0] == COPY[0]
    assert all(article.body().holds(point.words) for point in notes.key_points)
    assert [p.words for p in notes.key_points] == sorted(p.words for p in notes.key_points)
    assert not any(point.startswith(("He said", "It was long", "Nobody")) for point in points)
    assert all(point[-1] in ".!?”" for point in points)


def test_a_brief_gives_one_at_the_most(note: Noting) -> None:
    _article, notes = note("Rain fell on the town of Kell all through Monday night.")
    assert len(notes.key_points) == 1
    assert note("Rain.")[1].key_points == ()
