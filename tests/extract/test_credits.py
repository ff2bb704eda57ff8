"""Which agency a page credits."""

from __future__ import annotations

import pytest

from broadsheet.extract.credits import credit_of
from broadsheet.news.article import Block
from broadsheet.news.outlet import Outlet, OutletKind
from broadsheet.news.press import Press

PRESS = Press(
    (
        Outlet(key="iw", name="Island Wire", aliases=("IW",), kind=OutletKind.AGENCY),
        Outlet(key="paper", name="The Paper", aliases=("Paper",), kind=OutletKind.PAPER),
    )
)


def credit(
    *paragraphs: str, bylines: tuple[str, ...] = (), claimed: str = "", outlet: str = "The Paper"
) -> str:
    return credit_of(
        claimed=[claimed],
        bylines=bylines,
        blocks=[Block(text=text) for text in paragraphs],
        outlet=outlet,
        press=PRESS,
    )


@pytest.mark.parametrize(
    ("first", "name"),
    [
        ("PORT SABLE (IW) - The quota was cut on Tuesday.", "IW"),
        ("(Reuters) - The bank raised rates.", "Reuters"),
        ("LONDON (AP) — A man was held.", "AP"),
        ("Berlin (dpa/tmn) - Der Rat tagt.", "dpa"),
        ("The council (CC) - as it is known - met.", ""),
        ("Anna (24) - who lives here - said so.", ""),
        ("The figure (see below) - was wrong.", ""),
    ],
)
def test_the_mark_before_the_first_paragraph(first: str, name: str) -> None:
    assert credit(first, "More.") == name


@pytest.mark.parametrize(
    ("last", "name"),
    [
        ("Source: PA", "PA"),
        ("Quelle: dpa", "dpa"),
        ("This report was supplied by Island Wire.", "Island Wire"),
        ("(Island Wire)", "Island Wire"),
        ("He was provided by nature with patience.", ""),
        ("It will open in May.", ""),
    ],
)
def test_the_last_lines(last: str, name: str) -> None:
    assert credit("The quota was cut.", "More of it.", last) == name


@pytest.mark.parametrize(
    ("byline", "name"),
    [
        ("By Island Wire staff", "Island Wire"),
        ("Associated Press", "Associated Press"),
        ("By Ann Lee, with reporting by Reuters", "Reuters"),
        ("By Ann Lee", ""),
        ("The Paper staff", ""),
    ],
)
def test_the_byline(byline: str, name: str) -> None:
    assert credit("The quota was cut.", bylines=(byline,)) == name


def test_a_claim_goes_first_and_the_own_outlet_is_no_credit() -> None:
    assert credit("LONDON (AP) — A man.", claimed="Island Wire") == "Island Wire"
    assert credit("PORT SABLE (IW) - It was cut.", outlet="Island Wire") == ""
    assert credit("The quota was cut.", claimed="Paper") == ""
