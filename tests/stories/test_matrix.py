"""Facts by outlet: a fact is left out only where all of a later report is here to be looked at."""

from __future__ import annotations

import make_ledgers as make
from broadsheet.news.filed import Filed
from broadsheet.news.ledgers import FactKind, Held, Matrix
from broadsheet.stories.matrix import fact_matrix
from broadsheet.stories.quoteledger import quote_ledger
from broadsheet.stories.reconcile import figure_lines

TEXT = "The ferry struck the pier at Hallow in fog and 140 passengers were on board."


def counted(outlet: str, hours: float = 0.0) -> Filed:
    of = make.report(TEXT, outlet=outlet, hours=hours)
    return make.member(of, make.figure(of, "140", "140", counted="passengers"))


def silent(outlet: str, hours: float = 3.0, *, filler: bool = True) -> Filed:
    text = "The ferry struck the pier at Hallow in fog, and the pier is closed."
    return make.member(make.report(text, outlet=outlet, hours=hours, filler=filler))


def matrix(*members: Filed) -> Matrix:
    laid_out = make.laid_out(*members)
    return fact_matrix(laid_out, figure_lines(laid_out), quote_ledger(laid_out))


def held(found: Matrix) -> list[Held]:
    (fact,) = found.facts
    return [cell.held for cell in fact.cells]


def test_what_two_outlets_carry_is_a_fact_and_a_third_left_it_out() -> None:
    found = matrix(counted("North Star"), counted("Quay Echo", 1), silent("Harbour Post"))
    assert found.outlets == ("north-star", "quay-echo", "harbour-post")
    assert held(found) == [Held.YES, Held.YES, Held.LEFT_OUT]
    assert (found.facts[0].kind, found.facts[0].label) == (FactKind.FIGURE, "passengers")


def test_what_one_outlet_carries_twice_is_no_fact_of_the_matrix() -> None:
    assert matrix(counted("North Star"), counted("North Star", 1), silent("Quay Echo")).facts == ()


def test_nobody_can_say_what_a_teaser_left_out() -> None:
    found = matrix(
        counted("North Star"), counted("Quay Echo", 1), silent("Harbour Post", filler=False)
    )
    assert held(found)[-1] is Held.UNKNOWN


def test_a_report_printed_before_the_fact_left_nothing_out() -> None:
    found = matrix(silent("Harbour Post", hours=-2), counted("North Star"), counted("Quay Echo", 1))
    assert held(found)[0] is Held.UNKNOWN
