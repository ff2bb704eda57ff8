"""What many other stories hold says little, and a story's own keys are not held against it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import make_stories as make
from broadsheet.news.ids import ArticleId
from broadsheet.stories.rarity import Holdings, plain
from broadsheet.stories.sheet import Sheet, fuller_forms, lay_out

BASE = make.print_of(make.article("Fog", make.FERRY))


def sheet_of(*names: tuple[str, ...]) -> Sheet:
    """Return a sheet whose first row is the newcomer."""
    return lay_out(
        [
            replace(BASE, article=ArticleId(f"a{at:016x}"), names=row, terms=(), headline_terms=())
            for at, row in enumerate(names)
        ],
        frozenset({"en"}),
    )


def weights(sheet: Sheet, stories: list[int], counts: list[float]) -> dict[str, list[float]]:
    found = Holdings(sheet, np.array(stories), np.array(counts)).for_each().names
    return {key: found[:, at].round(3).tolist() for at, key in enumerate(sheet.names.keys)}


def test_a_key_of_many_stories_weighs_less() -> None:
    sheet = sheet_of(("everywhere", "here"), *[("everywhere",)] * 9, ("everywhere", "here"))
    found = weights(sheet, list(range(10)), [1.0] * 10)
    assert found["here"][9] == 1.0
    assert found["everywhere"][9] < 0.2


def test_a_story_told_often_does_not_make_its_names_common() -> None:
    sheet = sheet_of(("calder",), *[("calder",)] * 12)
    assert weights(sheet, [0] * 12, [1.0]) == {"calder": [1.0]}


def test_a_story_that_looks_like_the_same_one_does_not_count() -> None:
    sheet = sheet_of(("calder",), ("calder",), ("calder",))
    apart = weights(sheet, [0, 1], [1.0, 1.0])["calder"]
    alike = weights(sheet, [0, 1], [0.0, 0.0])["calder"]
    assert apart[0] < 1.0
    assert alike == [1.0, 1.0]


def test_leaving_out_one_story_is_its_own_row() -> None:
    sheet = sheet_of(("calder", "uk"), ("calder",), ("uk",), ("uk", "calder"))
    holdings = Holdings(sheet, np.array([0, 1, 2]), np.array([1.0, 0.5, 1.0]))
    for story in range(3):
        alone = holdings.without([story]).names[0]
        assert np.allclose(alone, holdings.for_each().names[story])


def test_at_first_look_all_keys_weigh_alike() -> None:
    assert plain(sheet_of(("calder",), ("uk",))).names.tolist() == [[1.0, 1.0]]


@pytest.mark.parametrize(
    ("names", "full"),
    [
        (("calder", "ines-calder"), {"calder": "ines-calder"}),
        (("calder", "ines-calder", "john-calder"), {}),
        (("ines-calder",), {}),
        (("calder",), {}),
    ],
)
def test_a_surname_stands_for_the_one_full_name_in_sight(
    names: tuple[str, ...], full: dict[str, str]
) -> None:
    assert fuller_forms([replace(BASE, names=names)]) == full
