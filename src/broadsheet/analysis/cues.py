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
    "|pointed out|points out|made clear|makes clear|put it|told us|shot back"
    "|a dit|ont dit|a déclaré|ont déclaré|déclare|affirme|a affirmé|explique|a expliqué|assure"
    "|a assuré|indique|a indiqué|précise|a précisé|estime|a estimé|ajoute|a ajouté|souligne"
    "|a souligné|annonce|a annoncé|rappelle|regrette|confie|a confié|raconte|plaisante|répond"
    "|a répondu|promet|a promis|a prévenu|prévient|poursuit|tonne|lance|a lancé|résume|insiste|constate|conclut|témoigne|soupire|juge|a fait savoir|reconnaît|a reconnu|dit|sagte|sagt|erklärte|erklärt|betonte|meinte|dijo|afirmó"
    "|aseguró|explicó|ha detto|ha dichiarato|disse|afirmou",
    # Words that are as often nouns: they need "that" or a quotation.
    CueKind.LOOSE: "wrote|writes|ruled|found|agreed|agrees|posted|claims|notes|reports|states|stresses|reveals|promises|pledges|vows|predicts"
    "|comments|remarks|observes|declares|warning|responds|continues|concludes|confirms|announces"
    "|suggests|complains|jokes|tweets|posts|recounted|felt|feels|knows|knew|expects|expected"
    "|understands|understood|decided|heard|learned|shows|showed|charged|offered|proposed|urged"
    "|urges|called on|wants|wanted|mocked|praised|criticised|criticized|accused",
    CueKind.GERUND: "saying|adding|warning|insisting|arguing|claiming|telling|noting|explaining"
    "|stressing|suggesting|stating|declaring|asking|writing|pointing out|admitting|promising|remarking|replying|recalling|urging|joking|concluding|responding|continuing|noting|predicting|announcing|complaining|shouting|chanting|tweeting|confirming|denying",
    CueKind.ACCORDING: "according to|selon|d['’]après|laut|según|secondo|segundo",
    CueKind.CALL: "called for|described|describes|called|calls|calling|branded|dubbed|labelled|labeled"
    "|denounced|condemned|hailed|dismissed|blasted|slammed|compared|characterised|characterized"
    "|referred to|spoke of|talked of",
    # Only right beside a quotation: "Never," she laughed.
    CueKind.MANNER: "smiled|laughed|shrugged|sighed|shouted|cried|whispered|muttered|yelled"
    "|grinned|nodded|snapped|beamed|read|reads|shouts|chanted|sang|exclaimed|offered",
}
_TOLD = frozenset({"told", "tells", "telling", "informed", "reminded", "assured", "asked", "asks", "asking", "told us"})
_KIND_OF = {verb: kind for kind, row in _VERBS.items() for verb in row.split("|")}
_PATTERN = re.compile(
    r"(?<![^\W_])(?<!['’-])(?:"
    + "|".join(sorted((row for rows in _VERBS.values() for row in rows.split("|")), key=len, reverse=True))
    + r")(?![^\W_])"
    # French turns verb and pronoun round: "rappelle-t-elle", "poursuit-il".
    + r"|(?<![^\W_-])[^\W\d_]+-(?:t-)?(?=(?:il|elle)(?![^\W_]))",
    re.I,
)


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

    Own list of verbs for English; the commonest for French, German, Spanish, Italian, Portuguese.
    """
    quoted = bytearray(len(galley.text))
    for one in galley.marked:
        quoted[one.outer.start : one.outer.end] = b"\x01" * len(one.outer)
    found = []
    for match in _PATTERN.finditer(galley.text):
        if quoted[match.start()]:
            continue
        verb = match.group().casefold()
        kind = _KIND_OF.get(verb, CueKind.ACCORDING if verb[:2] in ("d'", "d’") else CueKind.SAY)
        found.append(Cue(Span(*match.span()), kind, verb))
    return tuple(found)
