"""Our values in the reader's language: ages, days, relations, kinds."""

from __future__ import annotations

import re
from datetime import date, datetime

from django.utils.formats import date_format, number_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

from broadsheet.news.article import ArticleKind
from broadsheet.news.dateline import Dateline, Precision
from broadsheet.news.notes import Hedge, NameKind, QuoteKind, SourceKind, Standing
from broadsheet.news.story import OriginStep, Relation

AGO = re.compile(r"^(\d+) (minute|hour|day)s? ago$")

RELATIONS = {
    Relation.COPY: N_("copy"),
    Relation.EVENT: N_("same event"),
    Relation.STORYLINE: N_("same storyline"),
    Relation.TOPIC: N_("same topic"),
}
STEPS = {
    OriginStep.COPY: N_("copy of %(origin)s"),
    OriginStep.CREDIT: N_("credits %(origin)s"),
    OriginStep.ATTRIBUTION: N_("cites %(origin)s"),
}
KINDS = {
    ArticleKind.OPINION: N_("Opinion"),
    ArticleKind.LIVE: N_("Live"),
    ArticleKind.BRIEF: N_("In brief"),
    ArticleKind.CORRECTION: N_("Correction"),
}
STANDINGS = {
    Standing.NAMED: N_("named"),
    Standing.UNNAMED: N_("unnamed source"),
    Standing.BODY: N_("a body, not a person"),
    Standing.UNKNOWN: N_("unknown speaker"),
}
QUOTES = {
    QuoteKind.DIRECT: N_("in their own words"),
    QuoteKind.REPORTED: N_("reported, not quoted"),
    QuoteKind.MIXED: N_("partly quoted"),
}
NAMES = {
    NameKind.PERSON: N_("person"),
    NameKind.BODY: N_("body"),
    NameKind.PLACE: N_("place"),
}
SOURCES = {
    SourceKind.OUTLET: N_("source: an outlet"),
    SourceKind.AGENCY: N_("source: an agency"),
    SourceKind.OFFICIAL: N_("source: official"),
    SourceKind.UNNAMED: N_("source: unnamed"),
    SourceKind.DOCUMENT: N_("source: a document"),
}
# Said of figures; named here so that they are translated.
HEDGES = {
    Hedge.ABOUT: N_("about"),
    Hedge.ALMOST: N_("almost"),
    Hedge.MORE_THAN: N_("more than"),
    Hedge.LESS_THAN: N_("less than"),
    Hedge.AT_LEAST: N_("at least"),
    Hedge.UP_TO: N_("up to"),
}


def age(words: str) -> str:
    """Return an age of ours ("3 hours ago", "6 July 2025") in the reader's language."""
    match = AGO.match(words)
    if match:
        return _ago(int(match[1]), match[2])
    if words == "just now":
        return _("just now")
    try:
        return day(datetime.strptime(f"{words} +0000", "%d %B %Y %z"))
    except ValueError:
        return words


def _ago(count: int, unit: str) -> str:
    said = {
        "minute": ngettext("%(count)d minute ago", "%(count)d minutes ago", count),
        "hour": ngettext("%(count)d hour ago", "%(count)d hours ago", count),
        "day": ngettext("%(count)d day ago", "%(count)d days ago", count),
    }[unit]
    return said % {"count": count}


def day(moment: datetime) -> str:
    """Return the date: `6 July 2025`."""
    return date_format(localtime(moment), "j F Y")


def day_of(one: date) -> str:
    """Return a day of the calendar with its day of the week: `Friday 4 July 2025`."""
    return date_format(one, "l j F Y")


def weekday(moment: datetime) -> str:
    """Return the date with its day of the week: `Sunday 6 July 2025`."""
    return date_format(localtime(moment), "l j F Y")


def short(moment: datetime) -> str:
    """Return a moment as a list has room for: `6 Jul 05:00`."""
    return date_format(localtime(moment), "j M H:i")


def full(moment: datetime) -> str:
    """Return a moment in full: `Sunday 6 July 2025, 05:00 UTC`."""
    local = localtime(moment)
    return f"{weekday(moment)}, {date_format(local, 'H:i')} {local.tzname()}"


def dated(dateline: Dateline) -> str:
    """Return when something was printed, no more exactly than is known."""
    if dateline.precision is Precision.DAY:
        return weekday(dateline.at)
    if dateline.precision is Precision.HOUR:
        return _("%(moment)s, to the hour") % {"moment": full(dateline.at)}
    return full(dateline.at)


def printed(words: str) -> str:
    """Return the date in RFC 3339 text, or the words themselves when they are none."""
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        return words
    return day(moment) if moment.tzinfo else words


def relation(which: Relation) -> str:
    """Return a relation in words."""
    return _(RELATIONS[which])


def leaning(step: OriginStep, origin: str) -> str:
    """Return what an article leans on: "copy of Island Wire"."""
    return _(STEPS[step]) % {"origin": origin}


def kind(which: str) -> str:
    """Return an article's kind in words, empty for a plain report."""
    found = KINDS.get(ArticleKind(which))
    return _(found) if found else ""


def standing_of(which: str) -> str:
    """Return how a speaker is identified."""
    return _(STANDINGS[Standing(which)])


def kind_of_quote(which: str) -> str:
    """Return whether words are the speaker's own."""
    return _(QUOTES[QuoteKind(which)])


def kind_of_name(which: NameKind) -> str:
    """Return what a name names."""
    return _(NAMES[which])


def kind_of_source(which: SourceKind) -> str:
    """Return what sort of source it is."""
    return _(SOURCES[which])


def percent(share: float) -> str:
    """Return a part of one as whole per cent: `94 %`; never 100 for less than all."""
    return f"{min(round(share * 100), 99 if share < 1 else 100)} %"


def often(per_day: float) -> str:
    """Return how many a day, no more exactly than a person reads it: `12`, `0.4`."""
    return number_format(per_day, 0 if per_day >= 3 else 1)


def foreign(language: str) -> str:
    """Return `language` where it differs from the page's own, else nothing."""
    return "" if language == (get_language() or "en").partition("-")[0] else language
