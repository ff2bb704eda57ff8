"""How often the product is wrong, as its benches measured it for this release."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

FILE = "measured.json"
"""What `make measured` wrote: by bench, the day, the rows and every figure of ours."""

EDITION = N_("the demo edition, read by hand")
PRESS = N_("political news, marked by others (PolNeAR)")
NAMES = N_("news of many countries, marked by others (Worldwide Newswire)")
CASES = N_("Recognizers’ own cases")
STANCES = N_("sentences on politics, judged by others (NewsMTSC)")
BASIL = N_("events told by three outlets each (BASIL)")
STREAM = N_("a stream of headlines and snippets (Google News)")

WRONG = N_("%(figure)s %% wrong")
RIGHT = N_("%(figure)s %% right")
SCORE = N_("F1 %(figure)s %%")
PAIRS = N_("%(figure)s of 1,000 pairs")

_BASIL = "stories --gold ../shared/gold/stories/basil.jsonl --no-peers"
_STREAM = "stories --gold ../shared/gold/stories/googlenews-news.jsonl.xz --no-peers"


@dataclass(frozen=True, slots=True)
class Asked:
    """One figure of a bench: what it is of, what it was measured on, and how it is said."""

    bench: str
    figure: str
    what: str
    on: str
    said: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the table, in the reader's language; `rows` are those it was measured on."""

    what: str
    on: str
    rows: int
    figure: str
    day: date


ASKED = (
    Asked("edition", "speaker_wrong", N_("A quote is given to somebody else"), EDITION, WRONG),
    Asked("edition", "speaker_unknown", N_("A quote is given to nobody"), EDITION, WRONG),
    Asked("edition", "quotes_f1", N_("Quotes found"), EDITION, SCORE),
    Asked("quotes --no-peers", "content_overlap_f1", N_("Words of what was said"), PRESS, SCORE),
    Asked("quotes --no-peers", "speaker_accuracy", N_("Speakers of quotes found"), PRESS, RIGHT),
    Asked("entities --no-peers", "f1", N_("People, bodies and places"), NAMES, SCORE),
    Asked("edition", "figures_value_right", N_("Figures in articles"), EDITION, RIGHT),
    Asked("figures --no-peers", "exact_number", N_("Numbers, to the sign"), CASES, RIGHT),
    Asked("figures --no-peers", "exact_currency", N_("Sums of money, to the sign"), CASES, RIGHT),
    Asked("times --no-peers", "exact", N_("Times, to the sign"), CASES, RIGHT),
    Asked("positions --no-peers", "macro_f1", N_("For, against or neither"), STANCES, SCORE),
    Asked(_BASIL, "basil_false_merges_per_1000", N_("Wrongly put into one story"), BASIL, PAIRS),
    Asked(_BASIL, "basil_false_splits_per_1000", N_("Wrongly put into two stories"), BASIL, PAIRS),
    Asked(_STREAM, "stream_false_merges_per_1000", N_("Wrongly put into one story"), STREAM, PAIRS),
    Asked(
        _STREAM, "stream_false_splits_per_1000", N_("Wrongly put into two stories"), STREAM, PAIRS
    ),
    Asked("edition", "origins_right", N_("Independent origins counted"), EDITION, RIGHT),
    Asked("edition", "answers_right", N_("Questions answered"), EDITION, RIGHT),
    Asked("edition", "abstains_rightly", N_("Questions rightly left open"), EDITION, RIGHT),
)
"""What is shown, in this order; a figure that was not measured is left out."""


def measures() -> Sequence[Measure]:
    """Return the figures that were measured, in words of the reader's language."""
    found = _measured()
    return [
        _measure(asked, found[asked.bench])
        for asked in ASKED
        if asked.figure in found.get(asked.bench, {}).get("figures", {})
    ]


@cache
def _measured() -> dict[str, dict[str, Any]]:
    text = resources.files("broadsheet.web").joinpath(FILE).read_text("utf-8")
    found: dict[str, dict[str, Any]] = json.loads(text)
    return found


def _measure(asked: Asked, found: Mapping[str, Any]) -> Measure:
    value = float(found["figures"][asked.figure])
    shown = value if asked.said == PAIRS else 100 * value
    return Measure(
        what=_(asked.what),
        on=_(asked.on),
        rows=int(found["rows"]),
        figure=_(asked.said) % {"figure": number_format(round(shown, 1), 1)},
        day=date.fromisoformat(found["day"]),
    )
