"""The words that say where somebody stands, one pattern a stance."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from broadsheet.news.positions import Stance
from broadsheet.news.span import Span

_BEEN = r"(?:(?:has|have|had|was|were|is|are)\s(?:not|never)|(?:has|had|was|were|is|are)n['’]t)"
_ADVERB = r"(?:\s(?:yet|even|ever|been|formally|officially|directly|so far))*"
# Read in this order: "declined to comment" before "declined", "not ruled out" before "ruled out".
_FORMS: tuple[tuple[Stance, str], ...] = (
    (Stance.NO_COMMENT, r"declin(?:ed|es|ing) to comment|refus(?:ed|es|ing) to comment"
     r"|would not comment|(?:did|has|have) not (?:immediately )?respond(?:ed)?(?: to (?:a |an )?"
     r"(?:requests?|inquir(?:y|ies)|questions?)(?: for comment)?)?"
     r"|(?:did|has|have)n['’]t (?:immediately )?respond(?:ed)?(?: to (?:a |an )?requests?"
     r"(?: for comment)?)?|could not be reached|made no comment"),
    (Stance.NOT_APPROACHED, rf"{_BEEN}{_ADVERB}\s(?:approached|contacted|consulted"
     r"|asked(?= (?:about|by|to|for)))"
     rf"|(?:has|have|had) (?:not|never){_ADVERB} received (?:a |an |any )?"
     r"(?:request|approach|invitation|formal request)"),
    (Stance.OPEN_TO, r"(?:has|have|had|did|does|do|would) (?:not|never)(?: yet)? rul(?:ed?|ing) out"
     r"|(?:is|are|was|were|be|been|remains?|remained) (?:also )?(?:open|willing|ready|prepared) to"
     r"|(?:would|will|could) consider|left the door open to|(?:is|are|was|were) considering"),
    (Stance.RULES_OUT, r"rul(?:ed|es|ing) out|refus(?:ed|es|ing) to|reject(?:ed|s|ing)"
     r"|turn(?:ed|s) down|said no to|vow(?:ed|s) never to|pledged never to"),
    (Stance.DENIES, r"den(?:ied|ies|ying)|dismiss(?:ed|es) (?:the )?(?:claims?|reports?"
     r"|suggestions?)|disput(?:ed|es) (?:the |that )?"),
    (Stance.OPPOSES, r"oppos(?:ed|es|ing)|(?:is|are|was|were) (?:firmly |strongly )?(?:opposed to"
     r"|against)|vot(?:ed|es) against|object(?:ed|s) to|resist(?:ed|s)|denounc(?:ed|es)"
     r"|condemn(?:ed|s)|criticis(?:ed|es)|criticiz(?:ed|es)|campaign(?:ed|s) against"
     r"|warn(?:ed|s) against|speaks? out against|spoke out against"),
    (Stance.SUPPORTS, r"support(?:ed|s)|back(?:ed|s)|endors(?:ed|es)|welcom(?:ed|es)"
     r"|vot(?:ed|es) for|call(?:ed|s) for|prais(?:ed|es)|champion(?:ed|s)"
     r"|(?:is|are|was|were) in favou?r of|approv(?:ed|es) of"),
)  # fmt: skip
_CUE = re.compile(
    r"(?<![\w’'-])(?:"
    + "|".join(f"(?P<s{at}>{form})" for at, (_, form) in enumerate(_FORMS))
    + r")(?![\w-])",
    re.I,
)
_FIRST = re.compile(
    r"(?<![\w’'])(?:I|We)\s(?:(?:also|fully|strongly|still|do|will|firmly|would)\s){0,2}"
    r"(?:(?P<supports>support|back|endorse|welcome|favou?r)"
    r"|(?P<opposes>oppose|object to|condemn|(?:am|are) against|(?:am|are) opposed to)"
    r"|(?P<out>(?:have )?rul(?:ed?) out|reject|refuse to|will never)"
    r"|(?P<open>(?:am|are) (?:open|willing|ready|prepared) to|would consider)"
    r"|(?P<denies>deny))(?![\w-])"
)
_FIRST_STANCE = {
    "supports": Stance.SUPPORTS,
    "opposes": Stance.OPPOSES,
    "out": Stance.RULES_OUT,
    "open": Stance.OPEN_TO,
    "denies": Stance.DENIES,
}
_ONLY_IF = re.compile(
    r"(?<!even )\b(?:only if|but only|on condition(?: that)?|provided(?: that)?|as long as"
    r"|unless|if)\b"
)
_MAY_TURN = frozenset({Stance.SUPPORTS, Stance.OPEN_TO, Stance.OPPOSES})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words that say where somebody stands, and how: `span` from the first auxiliary on."""

    span: Span
    stance: Stance


def cues_in(text: str, within: Span) -> Iterator[Cue]:
    """Yield the cues of a stretch of text in order, told of somebody."""
    for match in _CUE.finditer(text, within.start, within.end):
        at = int((match.lastgroup or "s0")[1:])
        yield Cue(span=Span(*match.span()), stance=_FORMS[at][0])


def first_person(text: str, within: Span) -> Iterator[Cue]:
    """Yield the cues of somebody's own words: "we support", "I will never"."""
    for match in _FIRST.finditer(text, within.start, within.end):
        stance = _FIRST_STANCE[match.lastgroup or "supports"]
        yield Cue(span=Span(*match.span(match.lastgroup or 0)), stance=stance)


def on_condition(stance: Stance, text: str, clause: Span) -> Stance:
    """Return the stance, or that it hangs on a condition named behind it."""
    if stance in _MAY_TURN and _ONLY_IF.search(text, clause.start, clause.end):
        return Stance.CONDITIONAL
    return stance
