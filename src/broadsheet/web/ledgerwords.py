"""What is said of figures, quotes and changes side by side, in the reader's language."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

from broadsheet.news.changes import Touched
from broadsheet.news.ledgers import Agreement, Held, Wording

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
