"""The words that show somebody speaking: verbs of saying, and "according to"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from broadsheet.analysis.galley import Galley
from broadsheet.news.span import Span


class CueKind(Enum):
    """How a cue takes its speaker and its words."""

    SAY = "say"
    TELL = "tell"
    LOOSE = "loose"
    GERUND = "gerund"
    ACCORDING = "according"
    CALL = "call"
    MANNER = "manner"


_VERBS: dict[CueKind, str] = {
    # Followed by "that", a bare clause or a quotation.
    CueKind.SAY: "said|says|say|added|adds|insisted|insists|claimed|argued|argues|warned|warns"
    "|announced|stated|explained|explains|admitted|admits|confirmed|denied|denies|suggested"
    "|replied|replies|responded|continued|concluded|noted|observed|remarked|commented|declared"
    "|stressed|maintained|maintains|conceded|concedes|acknowledged|revealed|asserted|asserts"
    "|alleged|alleges|complained|recalled|recalls|joked|quipped|pledged|vowed|promised|predicted"
    "|tweeted|testified|boasted|cautioned|contended|contends|countered|emphasised"
    "|emphasized|reiterated|repeated|retorted|hinted|implied|indicated|speculated|swore|mused"
    "|protested|disclosed|proclaimed|affirmed|advised|told|tells|informed|reminded|assured|asked"
    "|asks|wondered|demanded|believes|believed|thinks|thought|hopes|hoped|fears|feared|reported"
    "|reckons|reckoned|estimated|estimates"
    "|pointed out|points out|made clear|makes clear|put it|told us|shot back",
    # Words that are as often nouns: they need "that" or a quotation.
    CueKind.LOOSE: "wrote|writes|ruled|found|agreed|agrees|posted|claims|notes|reports|states|stresses|reveals|promises|pledges|vows|predicts"
    "|comments|remarks|observes|declares|warning|responds|continues|concludes|confirms|announces"
    "|suggests|complains|jokes|tweets|posts|recounted|felt|feels|knows|knew|expects|expected"
    "|understands|understood|decided|heard|learned|shows|showed|charged|offered|proposed|urged"
    "|urges|called on|wants|wanted|mocked|praised|criticised|criticized|accused",
    CueKind.GERUND: "saying|adding|warning|insisting|arguing|claiming|telling|noting|explaining"
    "|stressing|suggesting|stating|declaring|asking|writing|pointing "
    "out|admitting|promising|remarking|replying|recalling|urging|joking|concluding|responding|continuing|noting|predicting|announcing|complaining|shouting|chanting|tweeting|confirming|denying",
    CueKind.ACCORDING: "according to",
    CueKind.CALL: "called for|described|describes|called|calls|calling|branded|dubbed|labelled|labeled"
    "|denounced|condemned|hailed|dismissed|blasted|slammed|compared|characterised|characterized"
    "|referred to|spoke of|talked of",
    # Only right beside a quotation: "Never," she laughed.
    CueKind.MANNER: "smiled|laughed|shrugged|sighed|shouted|cried|whispered|muttered|yelled"
    "|grinned|nodded|snapped|beamed|read|reads|shouts|chanted|sang|exclaimed|offered",
}
_TOLD = frozenset(
    ["told us", *"told tells telling informed reminded assured asked asks asking".split()]
)
_KIND_OF = {verb: kind for kind, row in _VERBS.items() for verb in row.split("|")}
# Every verb under its first word: an alternation of all of them took a third of annotating.
_STARTS = frozenset(verb.split(" ")[0] for verb in _KIND_OF)
_WORD = re.compile(r"[^\W_]+")
_REST = {
    first: re.compile(
        "(?:"
        + "|".join(re.escape(verb) for verb in sorted(verbs, key=len, reverse=True))
        + r")(?![^\W_])",
        re.I,
    )
    for first in sorted(_STARTS)
    if (verbs := [verb for verb in _KIND_OF if verb.split(" ")[0] == first])
}


@dataclass(frozen=True, slots=True)
class Cue:
    """One word of saying that stands outside quotation marks."""

    span: Span
    kind: CueKind
    verb: str

    @property
    def tells(self) -> bool:
        """Whether it is told to somebody ("told the BBC")."""
        return self.verb in _TOLD


def find_cues(galley: Galley) -> tuple[Cue, ...]:
    """Return the words of saying of `galley` outside quotation marks and heads, in order.

    Own list of verbs, English alone: analysis.tongues has those of other languages.
    """
    text = galley.text
    quoted = bytearray(len(text))
    for one in galley.marked:
        quoted[one.outer.start : one.outer.end] = b"\x01" * len(one.outer)
    found: list[Cue] = []
    end = 0
    for match in _WORD.finditer(text):
        low = match.group().casefold()
        start = match.start()
        if low not in _STARTS or start < end or quoted[start]:
            continue
        if start and text[start - 1] in "'’-":
            continue
        cue = _cue_at(text, start, low)
        if cue is not None:
            found.append(cue)
            end = cue.span.end
    return tuple(found)


def _cue_at(text: str, start: int, low: str) -> Cue | None:
    rest = _REST[low].match(text, start)
    if rest is None:
        return None
    verb = rest.group().casefold()
    return Cue(Span(*rest.span()), _KIND_OF[verb], verb)
