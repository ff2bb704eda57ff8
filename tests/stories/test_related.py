"""What stands beside an article: labelled, spread over outlets, farther relations too."""

from __future__ import annotations

from collections import Counter

import make_stories as make
from broadsheet.news.article import Article
from broadsheet.news.story import CLOSENESS, Link, Relation
from broadsheet.stories.related import related

HOME = make.article("Home", make.FERRY)


def others(count: int, outlet: str, *, start: int = 0) -> list[Article]:
    return [
        make.article(f"{outlet} {number}", make.MUSEUM, outlet=outlet, hours=number)
        for number in range(start, start + count)
    ]


def shown(links: list[Link], articles: list[Article], limit: int = 6) -> list[tuple[str, str]]:
    here = {one.id: make.filed(one) for one in articles}
    found = related(links, here, of=HOME.id, limit=limit)
    return [(link.relation.value, here[other].article.outlet) for link, other in found]


def linked(articles: list[Article], relation: Relation) -> list[Link]:
    return [
        make.link(HOME.id, one.id, relation, 0.9 - 0.01 * at) for at, one in enumerate(articles)
    ]


def test_relations_stand_in_order_and_topics_have_a_place() -> None:
    events, topics = others(9, "North Star"), others(3, "Quay Echo")
    found = shown(linked(events, Relation.EVENT) + linked(topics, Relation.TOPIC), events + topics)
    relations = [relation for relation, _ in found]
    assert len(found) == 6
    assert relations == sorted(relations, key=[one.value for one in CLOSENESS].index)
    assert relations.count("topic") == 1


def test_topics_fill_what_events_leave() -> None:
    topics = others(9, "Quay Echo")
    assert shown(linked(topics, Relation.TOPIC), topics) == [("topic", "Quay Echo")] * 6


def test_no_outlet_takes_more_than_its_share() -> None:
    many, few = others(9, "North Star"), others(2, "Quay Echo") + others(2, "Island Wire")
    found = shown(linked(many + few, Relation.EVENT), many + few)
    assert Counter(outlet for _, outlet in found) == {
        "North Star": 2,
        "Quay Echo": 2,
        "Island Wire": 2,
    }


def test_one_link_a_pair_the_closest() -> None:
    (other,) = others(1, "North Star")
    links = [
        make.link(HOME.id, other.id, Relation.TOPIC, 1.0),
        make.link(other.id, HOME.id, Relation.COPY, 0.5),
    ]
    assert shown(links, [other]) == [("copy", "North Star")]


def test_only_what_is_here_and_never_itself() -> None:
    (other,) = others(1, "North Star")
    links = [
        make.link(HOME.id, other.id, Relation.EVENT),
        make.link(HOME.id, HOME.id, Relation.EVENT),
        make.link(other.id, other.id, Relation.EVENT),
    ]
    assert shown(links, []) == []
    assert shown(links, [other, HOME]) == [("event", "North Star")]
    assert shown(links, [other], limit=0) == []


def test_links_stand_as_filed() -> None:
    (other,) = others(1, "North Star")
    link = make.copy_link(other, HOME)
    assert related([link], {other.id: make.filed(other)}, of=HOME.id, limit=3) == (
        (link, other.id),
    )
