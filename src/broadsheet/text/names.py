"""What names look like: runs of capitals, titles before them, and the parts of a person's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from broadsheet.news.span import Span
from broadsheet.text.givennames import gender_of, is_given
from broadsheet.text.stopwords import STOP_WORDS

_TITLES = {
    "m": "mr sir lord baron father brother king prince monsieur herr señor don signor senhor",
    "f": "mrs ms miss dame lady baroness mme madame mlle frau señora doña signora senhora sister "
    "queen princess",
    "": "dr prof professor rev reverend mx capt captain col colonel gen general sgt sergeant lt "
    "lieutenant maj major cpl corporal adm admiral cmdr commander pc judge justice canon sheikh "
    "cardinal bishop archbishop pope imam rabbi sen senator rep gov governor councillor cllr hon "
    "detective inspector superintendent constable chief mayor president chancellor docteur maître "
    "dott ing",
}
TITLES = {word: gender for gender, row in _TITLES.items() for word in row.split()}
"""Words before a name that make it a person's, lower case, with the gender they tell ("" none)."""
COURTESY = frozenset(
    "mr mrs ms miss mx sir dame lord lady dr prof professor rev m mme mlle monsieur madame herr "
    "frau".split()
)
"""Titles that say nothing of what a person does."""
_PARTICLES = "de da di du do dos das del della den der des van von vom zu zur la le el al bin ibn ben ter ten af av"
# "London-based" names London: such a tail is no part of the name.
_NO_TAIL = (
    r"(?!(?:based|born|led|backed|listed|owned|run|made|style|bound|controlled|held|occupied|educated"
    r"|trained|registered|linked|aligned|affiliated|funded|wide|only|area|speaking)(?![^\W_]))"
)
_CAPITAL = (
    r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Rev|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Maj|Hon|St|Ste|Messrs|M|Mme|Mlle)\."
    r"|[A-ZÀ-ÖØ-ÞĀ-Ž]\.(?:-?[A-Z]\.)*|(?:Mc|Mac|O['’]|D['’]|L['’]|al-|el-|Al-|El-)?"
    rf"[A-ZÀ-ÖØ-ÞĀ-Ž][^\W_]*(?:['’][^\W\d_]{{2,}})*(?:-{_NO_TAIL}[^\W_]+)*)"
)
_RUN = re.compile(
    rf"(?<![^\W_]){_CAPITAL}(?:[^\S\n](?:(?:{'|'.join(_PARTICLES.split())})[^\S\n]){{0,2}}(?:d['’])?{_CAPITAL})*"
)
# Words that stand in names of bodies, places, works, days, and never in a person's.
NEVER_PERSON = frozenset(
    """
    academy act affairs agency agreement air airlines airport alliance america army assembly
    association authority avenue award awards bank bay beach bench bill board bridge british
    broadcasting
    building bureau bus cabinet cathedral center central centre century chamber championship
    channel charity chronicle church city climate club coast college commission committee commons
    community
    company congress conservative conservatives constitution convention corporation council county
    court crown cup daily data day defence defense democrat democrats democratic department deputy
    derby development district division east eastern education election embassy energy england
    english
    enterprise environment europe european evening exchange executive express faith federal
    federation ferries ferry festival finance first fleet force forces foreign forest forum
    foundation france free french friday fund gallery game garden gate gazette general german
    germany global government grand great green greens group guard gulf hall harbour harbor health
    high highway hill hospital hotel house human immigration independent industry institute
    international internet ireland irish island islands isles israeli italian january february
    justice labour labor lake land law league liberal library limited live local london mail
    ministry mission monday morning motor mount mountain movement museum music national nations navy
    network new news nhs north northern november october december august september office official
    olympic olympics opera organisation organization pact palace parliament park partnership party
    peace peninsula personal plan plc police policy port post power press prison programme project
    protocol public quay radio railway rail reform register republic republican republicans research
    resort restaurant review revenue river road royal russia russian safety saturday school schools
    scottish sea secretary security senate service services shadow social society south southern
    space
    sport sports square stadium state states station store street studio summit sun sunday
    superior supreme system task tax team telegraph thames theatre theater thursday times today
    tower town trade transport treasury treaty trust tuesday tunnel tv union unit united
    universal university usa uk eu un valley village wall war water wednesday week weekly welfare
    welsh
    west western white wire women workers world year youth brexit budget bbc mps mp tories tory
    taskforce minister prime home interior sir mr mrs ms dame lord
    """.split()
)
_SUFFIXES = frozenset(
    {
        "jr",
        "sr",
        "ii",
        "iii",
        "iv",
        "mp",
        "mep",
        "msp",
        "ms",
        "qc",
        "kc",
        "obe",
        "mbe",
        "cbe",
        "phd",
    }
)


@dataclass(frozen=True, slots=True)
class Capitals:
    """A run of capitalised words, particles between them, possessive left out.

    `words` are spans of its words. `opens` says that it begins a sentence, so that its first
    capital proves nothing.
    """

    span: Span
    words: tuple[Span, ...]
    opens: bool


def capitals(text: str, starts: frozenset[int], within: Span | None = None) -> Iterator[Capitals]:
    """Yield the runs of capitalised words of `text` (in `within`), in order.

    `starts` are the places sentences begin at. A run ends at a comma, a possessive or the full stop
    of anything but an initial or a title.
    """
    whole = within or Span(0, len(text))
    for match in _RUN.finditer(text, whole.start, whole.end):
        words = tuple(
            Span(match.start() + one.start(), match.start() + one.end())
            for one in re.finditer(r"[^\s]+", match.group())
        )
        opens = match.start() in starts or _after_mark(text, match.start())
        yield Capitals(Span(*match.span()), words, opens)


def _after_mark(text: str, at: int) -> bool:
    before = text[max(0, at - 3) : at].rstrip()
    return not before or before[-1] in "\"'“‘«„:.!?…•–—"


def is_title(word: str) -> bool:
    """Say whether `word` ("Mr", "Sir", "Dr.") stands before a person's name."""
    return word.rstrip(".").casefold() in TITLES


def title_gender(word: str) -> str:
    """Return "f" or "m" where the title `word` tells it, "" otherwise."""
    return TITLES.get(word.rstrip(".").casefold(), "")


def is_common(word: str) -> bool:
    """Say whether `word` is a function word of English, whatever its capitals."""
    return word.casefold().replace("’", "'") in STOP_WORDS["en"]


def is_person_shaped(words: list[str]) -> bool:
    """Say whether `words` could be a person's name: two to five, none of them telling otherwise."""
    if not 2 <= len(words) <= 5:
        return False
    lows = [word.casefold().rstrip(".") for word in words]
    if any(low in NEVER_PERSON for low in lows) or any(sign.isdigit() for sign in "".join(words)):
        return False
    if sum(word.isupper() and len(word) > 2 for word in words) == len(words):
        return False
    ends = words[0][:1].isupper() and words[-1][:1].isupper()
    return ends and len(lows[-1]) > 1 and not (is_common(words[0]) and not is_given(words[0]))


def family_name(words: list[str]) -> str:
    """Return the family name in `words`: the last, particles before it and suffixes left out."""
    for word in reversed(words):
        if word.casefold().rstrip(".,") not in _SUFFIXES:
            return word
    return words[-1] if words else ""


def gender_of_name(words: list[str]) -> str:
    """Return "f" or "m" where title or given name tells it, "" otherwise."""
    return (title_gender(words[0]) or gender_of(words[0])) if words else ""
