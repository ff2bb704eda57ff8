"""The words that say where somebody stands, read from a table of ours."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from broadsheet.news.positions import Stance
from broadsheet.news.span import Span

_ONLY_IF = re.compile(
    r"(?<!even )\b(?:only if|but only|on condition(?: that)?|on the condition(?: that)?"
    r"|provided(?: that)?|providing(?: that)?|as long as|so long as|unless|if)\b"
    r"(?! (?:necessary|needed|possible|any|required|not|so|anything|elected|asked)\b)"
)
_MAY_TURN = frozenset({Stance.SUPPORTS, Stance.OPEN_TO, Stance.OPPOSES, Stance.RULES_OUT})
_ASKS = re.compile(r"call|urg")
"""Who calls on others to do a thing if something happens is for it all the same."""
_SHAPE = re.compile(r"\{(\w+)\}")
_TOLD, _FIRST = "told", "first"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words that say where somebody stands, and how: `span` from the first auxiliary on."""

    span: Span
    stance: Stance


@dataclass(frozen=True, slots=True)
class _Table:
    """The rows of one kind as one pattern; group `s3` is the fourth of `stances`."""

    pattern: re.Pattern[str]
    stances: tuple[Stance, ...]

    def read(self, text: str, within: Span) -> Iterator[Cue]:
        for match in self.pattern.finditer(text, within.start, within.end):
            which = match.lastgroup or "s0"
            yield Cue(span=Span(*match.span(which)), stance=self.stances[int(which[1:])])


def cues_in(text: str, within: Span) -> Iterator[Cue]:
    """Yield the cues of a stretch of text in order, told of somebody."""
    return _tables()[_TOLD].read(text, within)


def first_person(text: str, within: Span) -> Iterator[Cue]:
    """Yield the cues of somebody's own words: "we support", "I will never accept"."""
    return _tables()[_FIRST].read(text, within)


def on_condition(cue: Cue, text: str, clause: Span) -> Stance:
    """Return the stance of `cue`, or that it hangs on a condition named in `clause`."""
    turns = cue.stance in _MAY_TURN and not _ASKS.match(text, cue.span.start)
    if turns and _ONLY_IF.search(text, clause.start, clause.end):
        return Stance.CONDITIONAL
    return cue.stance


@cache
def _tables() -> dict[str, _Table]:
    """Return the tables of `stances.toml`: cues told of somebody, and cues of one's own words."""
    held = tomllib.loads(files("broadsheet.analysis").joinpath("stances.toml").read_text("utf-8"))
    shapes: dict[str, str] = {}
    for name, form in held["shapes"].items():
        shapes[name] = _filled(form, shapes)
    found = {}
    for whose, opening in (
        (_TOLD, r"(?<![\w’'-])"),
        (_FIRST, r"(?<![\w’'])(?:I|[Ww]e)(?: |(?=['’]))"),
    ):
        rows = [row for row in held["row"] if row.get("by", _TOLD) == whose]
        forms = "|".join(f"(?P<s{at}>{_form(row, shapes)})" for at, row in enumerate(rows))
        pattern = re.compile(rf"{opening}(?:{forms})")
        found[whose] = _Table(pattern, tuple(Stance(row["stance"]) for row in rows))
    return found


def _form(row: dict[str, str | list[str]], shapes: dict[str, str]) -> str:
    behind = f"(?= (?:{row['behind']}))" if "behind" in row else ""
    never = f"(?! (?:{row['never']}))" if "never" in row else ""
    words = "|".join(row["words"])
    return _filled(rf"(?:{words})(?![\w-]){never}{behind}", shapes)


def _filled(form: str, shapes: dict[str, str]) -> str:
    return _SHAPE.sub(lambda name: shapes.get(name[1], name[0]), form)
