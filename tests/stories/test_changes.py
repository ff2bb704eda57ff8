"""What changed between two versions: nothing is lost, and the notes it touches are named."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import make_ledgers as make
import make_stories
from broadsheet.news.article import Article
from broadsheet.news.changes import Change, Edit, Touched
from broadsheet.news.notes import Notes
from broadsheet.stories.changes import changes

LINES = st.lists(st.text(alphabet="abc .9\n", min_size=1, max_size=30), min_size=1, max_size=6).map(
    tuple
)


def article(*paragraphs: str, headline: str = "Ferry hits pier") -> Article:
    return make_stories.article(headline, paragraphs)


def told(old: Article, new: Article, found: Change) -> tuple[str, str]:
    """Return the old and the new text as the runs tell them."""
    before = "".join(
        run.words.of(old.text if run.edit is Edit.REMOVED else new.text)
        for run in found.runs
        if run.edit is not Edit.ADDED
    )
    after = "".join(run.words.of(new.text) for run in found.runs if run.edit is not Edit.REMOVED)
    return before, after


def plain(old: Article, new: Article) -> Change:
    return changes(old, new, Notes(language="en"), Notes(language="en"))


def test_a_changed_word_is_one_word_out_and_one_in() -> None:
    old = article("Nine people were hurt. The pier is closed.")
    new = article("Twelve people were hurt. The pier is closed.")
    found = plain(old, new)
    assert [
        (run.edit, run.words.of(old.text if run.edit is Edit.REMOVED else new.text).strip())
        for run in found.runs
        if run.edit is not Edit.KEPT
    ] == [(Edit.REMOVED, "Nine"), (Edit.ADDED, "Twelve")]


def test_the_same_text_is_kept_whole() -> None:
    one = article("Nine people were hurt. The pier is closed.")
    (run,) = plain(one, one).runs
    assert (run.edit, run.words.of(one.text)) == (Edit.KEPT, one.text)


def test_the_figures_and_quotes_it_touches_are_named() -> None:
    old = article("Nine people were hurt. “All is well,” Ruth Amadi said.")
    new = article("Twelve people were hurt. “All is well,” Ruth Amadi said.")
    quoted = [make.quote(one, "All is well", "Ruth Amadi") for one in (old, new)]
    found = changes(
        old,
        new,
        Notes(language="en", figures=(make.figure(old, "Nine", "9"),), quotes=(quoted[0],)),
        Notes(language="en", figures=(make.figure(new, "Twelve", "12"),), quotes=(quoted[1],)),
    )
    assert [(one.what, one.gone) for one in found.touches] == [
        (Touched.FIGURE, False),
        (Touched.FIGURE, True),
    ]


def test_a_new_headline_is_touched() -> None:
    found = plain(article("Same text."), article("Same text.", headline="Ferry sinks"))
    assert [one.what for one in found.touches] == [Touched.HEADLINE]


def test_texts_without_an_end_are_compared_coarsely() -> None:
    old, new = article("One. " * 1500), article("Two. " * 1500)
    found = plain(old, new)
    assert found.coarse and [run.edit for run in found.runs] == [Edit.REMOVED, Edit.ADDED]


def test_two_lines_in_turn_without_an_end_are_compared_coarsely() -> None:
    old, new = article("One it is. Two it is. " * 450), article("Two it is. One it is. " * 450)
    assert plain(old, new).coarse


@given(LINES, LINES)
def test_the_runs_tell_the_new_text_to_the_letter(
    before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    old, new = article(*before), article(*after)
    first, second = told(old, new, plain(old, new))
    assert second == new.text
    assert "".join(first.split()) == "".join(old.text.split())
