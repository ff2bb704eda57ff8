"""Why two articles are linked, in words a person can read and check."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from broadsheet.stories.evidence import Shared

MOST_NAMES = 3
MOST_FIGURES = 2
ALIKE = 0.3
"""From this weighted cosine on, headlines or openings are said to be alike."""
NEAR = 0.8
"""From this part of the headlines' words found in the other text on, it is said."""

_SMALL = frozenset("of the and de la le du des van von der den bin al el da di dos".split())


def because(found: Shared) -> tuple[str, ...]:
    """Return the reasons for a link by likeness, strongest kind first; at least the time apart."""
    said = []
    if found.names:
        said.append(f"both name {listed(map(label_of, found.names[:MOST_NAMES]))}")
    if found.figures:
        figures = [figure_in_words(key) for key in found.figures[:MOST_FIGURES]]
        said.append(f"same figure{'s' if len(figures) > 1 else ''}: {', '.join(figures)}")
    if found.headline >= ALIKE:
        said.append("headlines alike")
    elif found.terms >= ALIKE or found.crossed >= NEAR:
        said.append("much the same words at the beginning")
    if found.meaning is not None and found.meaning >= 0.7:
        said.append(f"close in meaning ({found.meaning:.2f})")
    if not found.one_language:
        said.append("in two languages")
    return (*said, f"printed {apart_in_words(found.days)} apart")


def because_copied(
    share: float, earlier_outlet: str, earlier: datetime, later: datetime
) -> tuple[str, ...]:
    """Return the reasons for a copy: how much of the later text stands in the earlier one."""
    whose = f"in that of {earlier_outlet}" if earlier_outlet else "in the earlier one"
    days = abs((later - earlier).total_seconds()) / 86_400
    when = (
        f", printed {apart_in_words(days)} earlier"
        if days * 1440 >= 1
        else ", printed at the same time"
    )
    return (f"same words: about {round(100 * share)}% of this text stands {whose}{when}",)


def apart_in_words(days: float) -> str:
    """Return a length of time as people say it: "20 minutes", "3 hours", "2 days"."""
    minutes = round(days * 1440)
    if minutes < 60:
        return counted(minutes, "minute") if minutes else "less than a minute"
    if minutes < 48 * 60:
        return counted(round(minutes / 60), "hour")
    return counted(round(days), "day")


def label_of(key: str) -> str:
    """Return a name key as a name: "ines-calder" is "Ines Calder"; short ones are initials."""
    parts = key.split("-")
    if len(parts) == 1 and len(key) <= 3:
        return key.upper()
    return " ".join(
        part if at and part in _SMALL else part[:1].upper() + part[1:]
        for at, part in enumerate(parts)
    )


def figure_in_words(key: str) -> str:
    """Return a "value|unit" key as a person writes it: "1.2m GBP", "21,117", "3.2%"."""
    value, _, unit = key.partition("|")
    try:
        number = float(value)
    except ValueError:
        return value
    shown = _shortened(number) if abs(number) >= 1_000_000 else f"{number:,.10g}"
    if unit == "percent":
        return f"{shown}%"
    return f"{shown} {unit}" if unit else shown


def listed(words: Sequence[str] | map[str]) -> str:
    """Return "A", "A and B" or "A, B and C"."""
    *front, last = words
    return f"{', '.join(front)} and {last}" if front else last


def _shortened(number: float) -> str:
    for size, sign in ((1e12, "tn"), (1e9, "bn"), (1e6, "m")):
        if abs(number) >= size:
            return f"{number / size:.6g}{sign}"
    return f"{number:g}"


def counted(number: int, noun: str) -> str:
    """Return "1 outlet" or "5 outlets"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
