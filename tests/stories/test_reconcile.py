"""Figures of several reports: one line a thing counted, and how its prints stand to each other."""

from __future__ import annotations

from decimal import Decimal

import make_ledgers as make
from broadsheet.news.filed import Filed
from broadsheet.news.ledgers import Agreement, FigureLine
from broadsheet.news.notes import Hedge
from broadsheet.stories.reconcile import figure_lines


def hurt(words: str, value: str, *, outlet: str, hours: float = 0.0, **more: Hedge) -> Filed:
    """Return a report that says how many passengers were hurt."""
    text = f"The ferry struck the pier at Hallow in fog and {words} passengers were hurt."
    of = make.report(text, outlet=outlet, hours=hours)
    return make.member(of, make.figure(of, words, value, counted="passengers", **more))


def only(*members: Filed) -> FigureLine:
    (line,) = figure_lines(make.laid_out(*members))
    return line


def test_the_same_value_in_two_outlets_agrees() -> None:
    line = only(hurt("nine", "9", outlet="North Star"), hurt("9", "9", outlet="Quay Echo", hours=1))
    assert (line.agreement, line.outlets, line.label) == (Agreement.AGREE, 2, "passengers")
    assert [one.cite.outlet for one in line.prints] == ["north-star", "quay-echo"]


def test_a_figure_of_one_report_stands_alone() -> None:
    assert only(hurt("nine", "9", outlet="North Star")).agreement is Agreement.ALONE


def test_a_hedge_that_allows_the_exact_value_rounds_to_it() -> None:
    line = only(
        hurt("517", "517", outlet="North Star"),
        hurt("more than 500", "500", outlet="Quay Echo", hedge=Hedge.MORE_THAN),
    )
    assert line.agreement is Agreement.ROUNDS
    assert line.values == (Decimal(517), Decimal(500)) or line.values == (Decimal(500), 517)


def test_another_value_printed_at_the_same_time_differs() -> None:
    line = only(
        hurt("nine", "9", outlet="North Star"), hurt("12", "12", outlet="Quay Echo", hours=0.2)
    )
    assert line.agreement is Agreement.DIFFER
    assert line.reason == "9 and 12: printed side by side for the same count"


def test_another_value_printed_later_is_an_update() -> None:
    line = only(
        hurt("nine", "9", outlet="North Star"),
        hurt("nine", "9", outlet="Harbour Post", hours=1),
        hurt("12", "12", outlet="Quay Echo", hours=5),
    )
    assert line.agreement is Agreement.UPDATED
    assert line.values == (9, 12)


def test_a_value_that_comes_back_is_no_update() -> None:
    line = only(
        hurt("nine", "9", outlet="North Star"),
        hurt("12", "12", outlet="Quay Echo", hours=5),
        hurt("nine", "9", outlet="Harbour Post", hours=9),
    )
    assert line.agreement is Agreement.DIFFER


def test_two_values_in_one_article_are_two_things() -> None:
    text = "Nine passengers were hurt on Friday and 12 passengers were hurt at the pier last year."
    of = make.report(text, outlet="North Star")
    lines = figure_lines(
        make.laid_out(
            make.member(
                of,
                make.figure(of, "Nine", "9", counted="passengers"),
                make.figure(of, "12", "12", counted="passengers were hurt at"),
            )
        )
    )
    assert [one.agreement for one in lines] == [Agreement.ALONE, Agreement.ALONE]


def test_what_counts_other_things_is_never_set_against_each_other() -> None:
    text = "The ferry struck the pier at Hallow in fog and 12 crossings were cancelled."
    of = make.report(text, outlet="Quay Echo")
    other = make.member(of, make.figure(of, "12", "12", counted="crossings"))
    lines = figure_lines(make.laid_out(hurt("nine", "9", outlet="North Star"), other))
    assert len(lines) == 2


def test_another_period_is_another_figure() -> None:
    def landed(period: str, value: str, outlet: str) -> Filed:
        of = make.report(f"Boats landed {value} tonnes of herring {period}.", outlet=outlet)
        return make.member(of, make.figure(of, value, value, unit="tonne", period=period))

    lines = figure_lines(
        make.laid_out(
            landed("this month", "300", "North Star"), landed("last year", "320", "Quay Echo")
        )
    )
    assert len(lines) == 2


def test_money_and_counts_are_never_one() -> None:
    one = make.report("The repair took 40 days of work on the pier.", outlet="North Star")
    two = make.report("The repair cost $40 of work on the pier.", outlet="Quay Echo")
    lines = figure_lines(
        make.laid_out(
            make.member(one, make.figure(one, "40", "40", counted="days")),
            make.member(two, make.figure(two, "$40", "40", unit="USD")),
        )
    )
    assert {line.unit for line in lines} == {"", "USD"}
