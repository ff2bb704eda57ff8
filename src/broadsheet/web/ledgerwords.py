"""What is said of figures, quotes and changes side by side, in the reader's language."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

from broadsheet.news.changes import Touched
from broadsheet.news.ledgers import Agreement, Held, Wording
from broadsheet.news.positions import Stance
from broadsheet.news.times import Time
from broadsheet.web.wording import day_of

AGREEMENTS = {
    Agreement.ALONE: N_("one text"),
    Agreement.AGREE: N_("agree"),
    Agreement.ROUNDS: N_("rounded"),
    Agreement.UPDATED: N_("updated"),
    Agreement.DIFFER: N_("differ"),
}
WORDINGS = {
    Wording.FIRST: N_("printed first"),
    Wording.SAME: N_("the same words"),
    Wording.CUT: N_("cut"),
    Wording.FULLER: N_("fuller"),
    Wording.OTHER: N_("other words"),
    Wording.REPORTED: N_("reported, not quoted"),
}
HELD = {
    Held.YES: N_("carries it"),
    Held.LEFT_OUT: N_("leaves it out"),
    Held.UNKNOWN: N_("cannot be said"),
}
TOUCHED = {
    Touched.HEADLINE: N_("the headline"),
    Touched.FIGURE: N_("a figure"),
    Touched.QUOTE: N_("a quote"),
}
FRESH = {
    "no earlier report says it": N_("no earlier report says it"),
    "an earlier report says it with other numbers": N_(
        "an earlier report says it with other numbers"
    ),
}
TIMED = {
    one: one
    for one in (
        N_("the next one: the sentence looks ahead"),
        N_("no year is printed: the nearest to the day of printing"),
        N_("printed in full"),
        N_("month first: there are but twelve"),
        N_("read day first"),
        N_("a year that runs over two"),
        N_("from the first year to the last"),
        N_("ten years"),
        N_("the year as printed"),
        N_("the day of printing is one"),
        N_("the sentence looks ahead"),
        N_("the last one before printing"),
        N_("counted from the day of printing"),
        N_("this year's: no year is printed"),
        N_("half a year"),
        N_("a hundred years"),
        N_("counted from the day it was seen: no date is printed"),
        N_("from the first to the last, both included"),
    )
}
"""Why a time was read as it was."""


def reason_of(why: str) -> str:
    """Return why a time was read as it was, or a position laid to an actor."""
    known = TIMED | HEARD
    return _(known[why]) if why in known else why


STANCES = {
    Stance.SUPPORTS: N_("supports"),
    Stance.OPPOSES: N_("opposes"),
    Stance.RULES_OUT: N_("rules out"),
    Stance.OPEN_TO: N_("open to"),
    Stance.CONDITIONAL: N_("on a condition"),
    Stance.NOT_APPROACHED: N_("not approached"),
    Stance.DENIES: N_("denies"),
    Stance.NO_COMMENT: N_("no comment"),
}
HEARD = {
    one: one
    for one in (
        N_("said by the speaker of a reported sentence"),
        N_("the subject of the words that say so"),
        N_("named behind the words that say so"),
        N_("in the speaker's own words"),
        N_("as another reports it"),
    )
}
"""How the actor of a position was found."""


def days(time: Time) -> str:
    """Return the days a time names: `Friday 4 July 2025`, or the first and the last."""
    last = time.ends - timedelta(days=1)
    return day_of(last) if last == time.begins else f"{day_of(time.begins)} – {day_of(last)}"


def stance_of(which: Stance) -> str:
    """Return how an actor stands to what is at issue."""
    return _(STANCES[which])


def agreement(which: Agreement) -> str:
    """Return how the prints of a figure stand to each other."""
    return _(AGREEMENTS[which])


def wording_of(which: str) -> str:
    """Return how a print gives words another printed first."""
    return _(WORDINGS[Wording(which)])


def held(which: str) -> str:
    """Return whether an outlet carries a fact."""
    return _(HELD[Held(which)])


def touched(which: str) -> str:
    """Return what a change touches."""
    return _(TOUCHED[Touched(which)])


def fresh(reason: str) -> str:
    """Return why a sentence is new."""
    return _(FRESH.get(reason, reason))
