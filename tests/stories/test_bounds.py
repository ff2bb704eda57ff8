"""What editors ruled is obeyed, whatever likeness says, and the later ruling wins."""

from __future__ import annotations

from datetime import timedelta

import make_stories as make
from broadsheet.news.article import Article
from broadsheet.news.ids import ArticleId, StoryId, story_id
from broadsheet.news.ruling import Ruling, RulingKind
from broadsheet.stories.bounds import FREE, Bounds, bounds_of, kept_apart
from broadsheet.stories.place import place

ONE = make.article("Ferry hits pier", make.FERRY, outlet="Island Wire")
TWO = make.article("Fog and stone", make.FERRY_AGAIN, outlet="North Star", hours=2)
BELL = make.article("Bell of a wreck found", make.MUSEUM, outlet="Quay Echo", hours=3)


def ruling(
    kind: RulingKind, moved: Article, other: Article, *, hours: float = 0.0, undone: bool = False
) -> Ruling:
    at = make.DAY + timedelta(hours=hours)
    return Ruling(
        id=f"r{hours}",
        kind=kind,
        moved=(moved.id,),
        others=(other.id,),
        source=story_id(other.id),
        target=story_id(moved.id),
        by="Ed",
        reason="made up",
        at=at,
        undone_at=at if undone else None,
    )


def home(*articles: Article) -> dict[ArticleId, StoryId]:
    return {one.id: story_id(one.id) for one in articles}


def test_no_ruling_leaves_an_article_free() -> None:
    assert bounds_of(ONE.id, (), {}) == FREE
    gone = ruling(RulingKind.APART, ONE, TWO, undone=True)
    assert bounds_of(ONE.id, (gone,), home(TWO)) == FREE


def test_both_sides_of_a_ruling_are_bound() -> None:
    apart = (ruling(RulingKind.APART, ONE, TWO),)
    assert bounds_of(ONE.id, apart, home(TWO)).barred == {story_id(TWO.id)}
    assert bounds_of(TWO.id, apart, home(ONE)).barred == {story_id(ONE.id)}
    assert bounds_of(BELL.id, apart, home(ONE, TWO)) == FREE


def test_the_later_ruling_wins() -> None:
    both = (
        ruling(RulingKind.TOGETHER, ONE, TWO, hours=2),
        ruling(RulingKind.APART, ONE, TWO, hours=1),
    )
    assert bounds_of(ONE.id, both, home(TWO)) == Bounds(together=(story_id(TWO.id),))


def test_what_is_not_here_yet_binds_nobody() -> None:
    assert bounds_of(ONE.id, (ruling(RulingKind.TOGETHER, ONE, TWO),), {}) == FREE


def test_stories_are_kept_apart_by_any_two_members() -> None:
    apart = (ruling(RulingKind.APART, ONE, TWO),)
    assert kept_apart([ONE.id, BELL.id], [TWO.id], apart)
    assert kept_apart([TWO.id], [ONE.id], apart)
    assert not kept_apart([BELL.id], [TWO.id], apart)
    assert not kept_apart([ONE.id], [TWO.id], (ruling(RulingKind.TOGETHER, ONE, TWO),))


def test_likeness_puts_two_reports_together_and_a_ruling_parts_them() -> None:
    near = [make.neighbour(ONE)]
    assert place(make.print_of(TWO), near).story == story_id(ONE.id)
    parted = place(make.print_of(TWO), near, Bounds(barred=frozenset({story_id(ONE.id)})))
    assert parted.story is None
    assert [link.other for link in parted.links] == [ONE.id]


def test_a_ruling_puts_unlike_reports_together_even_out_of_sight() -> None:
    bound = Bounds(together=(story_id(ONE.id), story_id(TWO.id)))
    placed = place(make.print_of(BELL), [make.neighbour(ONE)], bound)
    assert (placed.story, placed.merges) == (story_id(ONE.id), (story_id(TWO.id),))
    assert place(make.print_of(BELL), [], bound).story == story_id(ONE.id)
