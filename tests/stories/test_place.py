"""A newcomer's place: with its event, never with a stranger, whatever the order of neighbours."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import make_stories as make
from broadsheet.news.fingerprint import Fingerprint, Neighbour
from broadsheet.news.ids import ArticleId, StoryId, story_id
from broadsheet.news.story import CLOSENESS, Relation
from broadsheet.stories.linking import MOST_LINKS
from broadsheet.stories.place import Placement, place
from broadsheet.text.vectors import pack

WIRE = make.article(
    "Nine hurt as ferry strikes Hallow pier in fog", make.FERRY, outlet="Island Wire"
)
WIRE_NOTES = make.noted(
    WIRE,
    people=("Ruth Amadi", "Hanne Osterley"),
    bodies=("Northway Ferries", "Maid of Skerry"),
    figures=(("140", "140", ""),),
)
AGAIN = make.article("Ferry runs into pier at Hallow", make.FERRY_AGAIN, hours=3)
AGAIN_NOTES = make.noted(
    AGAIN,
    people=("Ruth Amadi", "Hanne Osterley"),
    bodies=("Northway Ferries", "Maid of Skerry"),
    figures=(("140", "140", ""),),
)
BELL = make.article("Ship's bell found behind boiler", make.MUSEUM, outlet="North Star", hours=2)
BELL_NOTES = make.noted(BELL, people=("Alma Reyne",), bodies=("Good Intent",))

WIRE_STORY = story_id(WIRE.id)


def test_alone_it_starts_a_story() -> None:
    assert place(make.print_of(WIRE, WIRE_NOTES), []) == Placement(story=None)


def test_another_report_joins_and_says_why() -> None:
    found = place(
        make.print_of(AGAIN, AGAIN_NOTES),
        [make.neighbour(WIRE, WIRE_NOTES), make.neighbour(BELL, BELL_NOTES)],
    )
    assert (found.story, found.merges) == (WIRE_STORY, ())
    (link,) = found.links
    assert (link.article, link.other, link.relation) == (AGAIN.id, WIRE.id, Relation.EVENT)
    assert link.reasons[0].startswith("both name ")
    assert "same figure: 140" in link.reasons
    assert link.reasons[-1] == "printed 3 hours apart"


def test_a_stranger_starts_its_own() -> None:
    found = place(make.print_of(BELL, BELL_NOTES), [make.neighbour(WIRE, WIRE_NOTES)])
    assert found == Placement(story=None)


def test_the_same_report_a_month_later_is_no_longer_the_event() -> None:
    later = make.article("Ferry runs into pier at Hallow", make.FERRY_AGAIN, hours=24 * 30)
    notes = make.noted(later, people=("Ruth Amadi", "Hanne Osterley"), bodies=("Northway Ferries",))
    found = place(make.print_of(later, notes), [make.neighbour(WIRE, WIRE_NOTES)])
    assert found.story is None
    assert [link.relation for link in found.links] == [Relation.STORYLINE]


def test_within_hours_there_is_no_storyline_yet() -> None:
    """Two things with one cast on one morning: a topic, until one follows from the other."""
    soon = make.article(
        "Northway Ferries to cut winter sailings",
        (
            "Northway Ferries will run two boats instead of three from November, Hanne Osterley "
            "said. The Maid of Skerry goes to the yard for paint. Ruth Amadi had no comment.",
        ),
        hours=4,
    )
    notes = make.noted(
        soon, people=("Hanne Osterley", "Ruth Amadi"), bodies=("Northway Ferries", "Maid of Skerry")
    )
    near = place(make.print_of(soon, notes), [make.neighbour(WIRE, WIRE_NOTES)])
    far = make.neighbour(
        replace(WIRE, published=None, seen_at=make.DAY - timedelta(days=6)), WIRE_NOTES
    )
    later = place(make.print_of(soon, notes), [far])
    assert near.story is None and later.story is None
    assert [link.relation for link in near.links] == [Relation.TOPIC]
    assert [link.relation for link in later.links] == [Relation.STORYLINE]


def test_a_copy_joins_its_text_and_points_at_the_earlier_print() -> None:
    copy = make.article("Passengers hurt in fog", make.FERRY, hours=2)
    newcomer, original = make.print_of(copy), make.neighbour(WIRE)
    found = place(newcomer, [original])
    (link,) = found.links
    assert found.story == WIRE_STORY
    assert (link.relation, link.article, link.other) == (Relation.COPY, copy.id, WIRE.id)
    assert link.share > 0.8
    assert "stands in that of Island Wire, printed 2 hours earlier" in link.reasons[0]
    backwards = place(original.fingerprint, [Neighbour(fingerprint=newcomer, story=WIRE_STORY)])
    assert [(one.article, one.other) for one in backwards.links] == [(copy.id, WIRE.id)]


def test_ten_thousand_copies_leave_room_for_others() -> None:
    copies = [
        make.neighbour(
            make.article(f"Copy {number}", make.FERRY, outlet=f"Paper {number}"), story=WIRE_STORY
        )
        for number in range(58)
    ]
    others = [make.neighbour(AGAIN, AGAIN_NOTES, story=WIRE_STORY)]
    found = place(make.print_of(WIRE, WIRE_NOTES), copies + others)
    assert found.story == WIRE_STORY
    assert len(found.links) == MOST_LINKS
    assert [link.relation for link in found.links].count(Relation.EVENT) == 1


def test_one_like_member_is_not_enough_for_a_story() -> None:
    """The story's other four report something else: the newcomer does not run on in a chain."""
    story = StoryId("s0123456789abcdef")
    strangers = [
        make.neighbour(
            replace(BELL, identity=f"http://x.example/{number}"), BELL_NOTES, story=story
        )
        for number in range(4)
    ]
    like = make.neighbour(WIRE, WIRE_NOTES, story=story)
    assert place(make.print_of(AGAIN, AGAIN_NOTES), [like, *strangers]).story is None
    assert place(make.print_of(AGAIN, AGAIN_NOTES), [like]).story == story


def test_two_stories_of_one_text_end_in_the_earlier_one() -> None:
    first = make.neighbour(WIRE, WIRE_NOTES)
    second_print = make.article("Ferry crash", make.FERRY, outlet="North Star", hours=1)
    second = make.neighbour(second_print, WIRE_NOTES)
    third = make.article("Fog", make.FERRY, hours=2)
    found = place(make.print_of(third, WIRE_NOTES), [second, first])
    assert (found.story, found.merges) == (WIRE_STORY, (story_id(second_print.id),))
    assert {link.relation for link in found.links} == {Relation.COPY}


def test_a_newcomer_like_two_different_things_does_not_make_them_one() -> None:
    both = make.article("Fog and bell", (*make.FERRY, *make.MUSEUM), hours=4)
    found = place(
        make.print_of(both, WIRE_NOTES),
        [make.neighbour(WIRE, WIRE_NOTES), make.neighbour(BELL, BELL_NOTES)],
    )
    assert found.merges == ()


def test_vectors_of_a_model_nobody_calibrated_are_not_listened_to() -> None:
    def with_vector(one: Fingerprint, model: str) -> Fingerprint:
        return replace(one, vector=pack(np.ones(8)), vector_model=model)

    bell = make.neighbour(BELL, BELL_NOTES)
    for model in ("someone-elses", ""):
        theirs = replace(bell, fingerprint=with_vector(bell.fingerprint, model))
        ours = with_vector(make.print_of(WIRE, WIRE_NOTES), model)
        assert place(ours, [theirs]) == place(make.print_of(WIRE, WIRE_NOTES), [bell])


def test_another_language_is_joined_by_names_and_figures_or_not_at_all() -> None:
    def french(notes_of: bool) -> Fingerprint:
        one = make.print_of(AGAIN, AGAIN_NOTES)
        names = one.names if notes_of else one.names[:1]
        return replace(one, language="fr", outlet="Le Quai", names=names, figures=one.figures)

    assert place(french(True), [make.neighbour(WIRE, WIRE_NOTES)]).story == WIRE_STORY
    assert (
        place(replace(french(False), figures=()), [make.neighbour(WIRE, WIRE_NOTES)]).story is None
    )
    reasons = place(french(True), [make.neighbour(WIRE, WIRE_NOTES)]).links[0].reasons
    assert "in two languages" in reasons


moments = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)) | st.datetimes(
    datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.timezones()
)
keys = st.lists(
    st.sampled_from(["keir", "ines-calder", "calder", "hub", "return-hub", "uk", "a", "", "ü"])
    | st.text(max_size=8),
    max_size=12,
    unique=True,
).map(tuple)
figures = st.lists(
    st.sampled_from(["1|", "1.2|GBP", "|", "x", "21117|", "-3|percent"]), max_size=4
).map(tuple)
signatures = st.sampled_from([(), (1,) * 128, tuple(range(128)), tuple(range(64)), (0, 5) * 64])
vectors = st.sampled_from(
    [b"", b"\x00" * 8, pack([1.0, 0.0]), pack([0.6, 0.8]), b"\x00\x7c" * 2, b"\xff" * 4, b"abc"]
)
prints = st.builds(
    Fingerprint,
    article=st.integers(0, 30).map(lambda number: ArticleId(f"a{number:016x}")),
    outlet=st.sampled_from(["", "A", "B"]),
    language=st.sampled_from(["", "en", "fr", "xx"]),
    printed_at=moments,
    words=st.integers(0, 3_000),
    signature=signatures,
    names=keys,
    terms=keys,
    figures=figures,
    headline_terms=keys,
    vector=vectors,
    vector_model=st.sampled_from(["", "bge-small-en-v1.5-int8", "other"]),
)
neighbours = st.lists(
    st.builds(
        Neighbour,
        fingerprint=prints,
        story=st.integers(0, 4).map(lambda number: StoryId(f"s{number:016x}")),
    ),
    max_size=8,
)


@settings(max_examples=100, deadline=None)
@given(prints, neighbours, st.randoms(use_true_random=False))
def test_any_neighbours_give_one_sound_placement(
    newcomer: Fingerprint, beside: list[Neighbour], dice: random.Random
) -> None:
    found = place(newcomer, beside)
    shuffled = list(beside)
    dice.shuffle(shuffled)
    assert place(newcomer, shuffled) == found
    pairs = [frozenset({link.article, link.other}) for link in found.links]
    assert all(len(pair) == 2 and newcomer.article in pair for pair in pairs)
    assert len(set(pairs)) == len(pairs) <= MOST_LINKS
    assert all(0 <= link.share <= 1 and 0 <= link.score <= 1 for link in found.links)
    assert all(link.reasons and all(link.reasons) for link in found.links)
    order = [CLOSENESS.index(link.relation) for link in found.links]
    assert order == sorted(order)
    stories = {one.story for one in beside if one.fingerprint.article != newcomer.article}
    assert found.story is None or found.story in stories
    assert set(found.merges) <= stories - {found.story}
    assert found.story is not None or not found.merges


@pytest.mark.parametrize("count", [1, 60])
def test_all_alike_is_quick_and_sound(count: int) -> None:
    beside = [
        make.neighbour(make.article(f"Same {number}", make.FERRY, outlet=f"P{number}"))
        for number in range(count)
    ]
    found = place(make.print_of(WIRE, WIRE_NOTES), beside)
    assert found.story is not None
    assert len(found.links) == min(count, MOST_LINKS)
