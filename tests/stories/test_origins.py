"""Prints come down to origins, each step with its evidence, too few rather than too many."""

from __future__ import annotations

from collections.abc import Sequence

import make_stories as make
from broadsheet.news.article import Article, ArticleKind
from broadsheet.news.filed import Filed
from broadsheet.news.story import Link, OriginLedger, OriginStep
from broadsheet.stories.origins import ledger

WIRE = make.article("Ferry hits pier", make.FERRY, outlet="Island Wire")
OWN = make.article("Fog and stone", make.FERRY_AGAIN, outlet="North Star", hours=2)


def counted(*members: Article | Filed, links: Sequence[Link] = ()) -> OriginLedger:
    filed = [one if isinstance(one, Filed) else make.filed(one) for one in members]
    return ledger(filed, links, make.PRESS)


def leaning_on(words: str, name: str, *, outlet: str = "Harbour Post", hours: float = 3) -> Filed:
    """Return a report whose first line says `words`, an attribution to `name`."""
    article = make.article(
        "A report", (f"A ferry hit a pier, {words}.", *make.MUSEUM), outlet=outlet, hours=hours
    )
    return make.filed(article, make.noted(article, sources=((words, name),)))


def test_two_houses_with_words_of_their_own_are_two_origins() -> None:
    found = counted(WIRE, OWN)
    assert (found.articles, found.outlets, found.families) == (2, 2, 2)
    assert found.origins == ("Island Wire", "North Star")
    assert found.leanings == () and found.unknown == ()


def test_a_copy_is_no_origin_and_says_why() -> None:
    print_ = make.article("Ferry", make.FERRY, hours=1)
    found = counted(print_, WIRE, links=[make.copy_link(print_, WIRE)])
    assert found.origins == ("Island Wire",)
    (leaning,) = found.leanings
    assert (leaning.article, leaning.origin, leaning.step) == (
        print_.id,
        "Island Wire",
        OriginStep.COPY,
    )
    assert leaning.evidence.startswith("same words: about 90%")


def test_copies_of_copies_chain_to_the_first_print() -> None:
    second = make.article("Ferry", make.FERRY, hours=1)
    third = make.article("Boat", make.FERRY, outlet="North Star", hours=2)
    links = [make.copy_link(third, second), make.copy_link(second, WIRE)]
    assert counted(third, second, WIRE, links=links).origins == ("Island Wire",)


def test_a_credit_counts_even_where_the_agency_is_not_here() -> None:
    print_ = make.article("Ferry", make.FERRY, credit="IW")
    found = counted(print_)
    assert found.origins == ("Island Wire",)
    assert [(one.step, one.evidence) for one in found.leanings] == [(OriginStep.CREDIT, "IW")]


def test_a_credit_on_any_print_names_the_origin_of_all() -> None:
    first = make.article("Ferry", make.FERRY, outlet="North Star")
    second = make.article("Boat", make.FERRY, hours=1, credit="Island Wire")
    assert counted(first, second, links=[make.copy_link(second, first)]).origins == ("Island Wire",)


def test_an_agency_that_credits_itself_is_its_own_origin() -> None:
    own = make.article("Ferry", make.FERRY, outlet="Island Wire", credit="IW")
    found = counted(own)
    assert found.origins == ("Island Wire",) and found.leanings == ()


def test_a_shared_credit_names_the_house_that_is_not_its_own() -> None:
    print_ = make.article("Ferry", make.FERRY, credit="Harbour Post and Island Wire")
    assert counted(print_).origins == ("Island Wire",)


def test_a_lead_that_rests_on_another_paper_is_that_papers_news() -> None:
    leaning = leaning_on("the North Star has reported", "North Star")
    found = counted(leaning)
    assert found.origins == ("North Star",)
    assert [one.evidence for one in found.leanings] == ["the North Star has reported"]
    assert found.leanings[0].step is OriginStep.ATTRIBUTION


def test_a_line_further_down_is_noted_and_changes_no_count() -> None:
    words = "the North Star has reported"
    article = make.article("A report", (*make.MUSEUM, *make.FERRY, f"It was dark, {words}."))
    found = counted(make.filed(article, make.noted(article, sources=((words, "North Star"),))))
    assert found.origins == ("Harbour Post",)
    assert [one.origin for one in found.leanings] == ["North Star"]


def test_what_a_paper_says_of_itself_is_no_leaning() -> None:
    found = counted(leaning_on("he told the Harbour Post", "Harbour Post"))
    assert found.origins == ("Harbour Post",) and found.leanings == ()


def test_a_chain_of_attributions_ends_at_the_last() -> None:
    first = leaning_on("the Island Wire reported", "Island Wire", outlet="North Star", hours=1)
    second = leaning_on("according to the North Star", "North Star")
    assert counted(first, second).origins == ("Island Wire",)


def test_two_that_point_at_each_other_are_the_first_one() -> None:
    first = leaning_on(
        "the Harbour Post has reported", "Harbour Post", outlet="North Star", hours=1
    )
    second = leaning_on("the North Star has reported", "North Star")
    assert counted(first, second).origins == ("North Star",)


def test_one_family_is_one_origin() -> None:
    here = make.article("Ferry", make.FERRY, outlet="Harbour Post")
    there = make.article("Boat", make.FERRY_AGAIN, outlet="Quay Echo", hours=1)
    found = counted(here, there)
    assert (found.outlets, found.families, found.origins) == (2, 1, ("Harbour Post",))


def test_opinion_counts_only_alone() -> None:
    opinion = make.article("We say", make.MUSEUM, outlet="North Star", kind=ArticleKind.OPINION)
    assert counted(WIRE, opinion).origins == ("Island Wire",)
    assert counted(opinion).origins == ("North Star",)


def test_an_unknown_outlet_is_unknown_and_no_origin() -> None:
    nobody = make.article("Ferry", make.FERRY_AGAIN, outlet="")
    found = counted(nobody, WIRE)
    assert found.unknown == (nobody.id,)
    assert (found.articles, found.outlets, found.origins) == (2, 1, ("Island Wire",))


def test_an_outlet_no_table_knows_still_counts_under_its_name() -> None:
    found = counted(make.article("Ferry", make.FERRY, outlet="Village Bugle"))
    assert (found.outlets, found.families, found.origins) == (1, 1, ("Village Bugle",))


def test_the_order_of_members_and_links_does_not_matter() -> None:
    second = make.article("Ferry", make.FERRY, hours=1)
    third = make.article("Boat", make.FERRY, outlet="North Star", hours=2)
    links = [make.copy_link(third, second), make.copy_link(second, WIRE)]
    assert counted(WIRE, second, third, OWN, links=links) == counted(
        OWN, third, second, WIRE, links=links[::-1]
    )


def test_nothing_counts_as_nothing() -> None:
    assert counted() == OriginLedger(articles=0, outlets=0, families=0, origins=())
