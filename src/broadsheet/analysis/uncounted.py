"""Numbers that count nothing: years, dates, times, ages, scores, telephone numbers, parts of names."""

from __future__ import annotations

import re

from broadsheet.news.notes import Hedge
from broadsheet.news.span import Span
from broadsheet.text.numeral import Style
from broadsheet.text.quantities import Quantity
from broadsheet.text.units import TIMES
from broadsheet.text.words import is_stop

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar"
    "|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|janvier|février|mars|avril|mai|juin|juillet|août|septembre"
    "|octobre|novembre|décembre|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|enero|febrero|marzo"
    "|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|gennaio|febbraio|aprile"
    "|maggio|giugno|luglio|settembre|ottobre|dicembre|janeiro|fevereiro|março|maio|junho|julho|setembro"
    "|outubro|dezembro"
)
_MONTH_AFTER = re.compile(
    rf"(?:st|nd|rd|th|er)?\.?(?:\s(?:and|to|or|et|au)\s\d{{1,2}}|\s?[-–]\s?\d{{1,2}}|,\s\d{{1,2}})*(?:\s(?:of|de|di))?\s(?:{_MONTHS})(?![^\W_])"
)
_MONTH_BEFORE = re.compile(
    rf"(?<![^\W_])(?:{_MONTHS})\.?\s(?:the\s)?(?:\d{{1,2}}\s?(?:-|–|to|and)\s?)?$"
)
_DAY_BEFORE = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s(?:the\s)?$")
_CLOCK_AFTER = re.compile(
    r"(?::\d\d|[^\S\n]?(?:[ap]\.?m\b|GMT|BST|CET|EST|EDT|o['’]clock|hrs\b|heures?\s\d\d|Uhr\b)|h\d\d|h\b)",
    re.I,
)
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[.:][0-5]\d")
_CLOCK_NOUN = re.compile(
    r"\s(?:sailing|train|ferry|bus|boat|flight|service|departure|kick-off|news)\b"
)
_AT = re.compile(r"(?<![^\W_])(?:at|by|until|till|from|before|after|around|since|the|to)\s$", re.I)
_NAMED = re.compile(
    r"(?<![^\W_])(?:No\.?|Nos\.?|Number|number|Nr\.?|nr\.?|№|n°|Article|Art\.|article|Section|section|Clause|clause|Chapter|chapter"
    r"|Page|page|pages|pp\.|p\.|Figure|Table|Room|room|Flat|Route|Channel|Radio|Flight|flight|Platform|Junction|Gate|Unit|Stage"
    r"|Phase|phase|Level|level|Tier|tier|Type|type|Act|Part|part|Volume|Rule|rule|Form|Day|Round|Lap|Group|Grade|Year|Boeing|Airbus"
    r"|Apollo|Euro|iPhone|Windows|Formula|Area|Highway|Interstate|World War|Psalm|Catch|BBC|ITV|Sky|Step|step|Rank|Ward|paragraph|verse|item)\s?$"
)
_YEAR_BEFORE = re.compile(
    r"(?<![^\W_])(?:in|since|by|from|until|till|of|for|before|after|to|early|late|mid|during|the|and|or|between|en|depuis|seit|im|desde|dal|nel|em|de"
    rf"|spring|summer|autumn|fall|winter|mid-|late|{_MONTHS})[\s,-]+$|[-–/(]\s?$|,\s$",
    re.I,
)
_YEAR_RANGE = re.compile(r"[-–/]\d{2,4}(?!\d)")
_NOT_WORD_AFTER = re.compile(r"[-‑][^\W\d_]|[^\W\d_]|/\d")
_STUCK_BEFORE = re.compile(r"[^\W_]$|[^\W\d_][-‑]$|[#№/:]$|\d[-–]$")
_AGO = re.compile(r"\s(?:ago|later|earlier|before|after|on|old|hence|time|plus tôt|plus tard)\b")
_SPAN_BEFORE = re.compile(
    r"(?<![^\W_])(?:last|past|next|previous|following|coming|first|final|recent|il y a|vor|hace)\s$",
    re.I,
)
_AGED = re.compile(r"(?<![^\W_])(?:aged|age|ages|age of|turned|turns|âgée? de)\s(?:of\s)?$", re.I)
_AGE_AFTER = re.compile(r"[-\s]years?[-\s]old|[-‑]year[-‑]olds?|\sans\b(?=[,.)])")
_AGE_NAME = re.compile(r"[A-ZÀ-Þ][^\W\d_]+(?:,\s|\s\()$")
_SCORE = re.compile(r"\d{1,3}\s?[-–]\s?\d{1,3}")
_PLAY = re.compile(
    r"\b(?:won|win|wins|lost|lose|beat|beaten|defeat|defeated|victory|drew|draw|score|scored|lead|led|trail|ahead|loss|thrashed|edged|thriller)\b",
    re.I,
)
_LISTED = re.compile(r"\d{1,2}[.)]\s")
_FEW = re.compile(
    r"(?<![^\W_])(?:the|these|those|both|last|first|other|next|past|any|every|each|no|ces|les|die)\s(?:other\s|first\s|last\s)?$",
    re.I,
)
# 64 is the longest local part (RFC 5321, 4.5.3.1.1); looked for at every letter of a long run, the
# search for its end would take time that grows with the square.
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.\w[\w.]*")
_TELEPHONE = re.compile(
    r"\+\d[\d\s()-]{7,20}\d|(?<!\d)0\d{2,4}[\s-]\d{3,4}[\s-]?\d{3,4}(?!\d)"
    r"|(?<!\d)\d{3}[-.]\d{3}[-.]\d{4}(?!\d)|(?<![\d.])\d+(?:\.\d+){2,}"
)


def apart_from_numbers(text: str) -> list[tuple[int, int]]:
    """Return where web addresses, telephone numbers and versions stand: no number in them counts."""
    found = [match.span() for match in _TELEPHONE.finditer(text)]
    if "@" in text or "://" in text or "www." in text:
        found += [match.span() for match in _ADDRESS.finditer(text)]
    return found


def counts_nothing(text: str, part: Span, one: Quantity) -> bool:
    """Say whether the number `one` (in the part of the copy `part`) is no figure."""
    before = text[max(part.start, one.words.start - 24) : one.words.start]
    after = text[one.words.end : min(part.end, one.words.end + 24)]
    if one.unit in TIMES:
        return _is_moment(before, after, one)
    if one.unit:
        return False
    number = one.number.of(text)
    if _AGED.search(before) or _AGE_AFTER.match(after):
        return True
    if one.style == Style.WORDS:
        return _is_idle_word(text, part, one, before, after)
    if _STUCK_BEFORE.search(before) or (one.hedge is Hedge.EXACT and _NAMED.search(before)):
        return True
    if one.words.start == part.start and _LISTED.match(text, one.words.start):
        return True
    return _is_date(number, before, after, one) or _is_score(text, number, before, after, one)


def _is_moment(before: str, after: str, one: Quantity) -> bool:
    aged = after[:4] in ("-old", " old") or _AGED.search(before)
    if aged or _AGO.match(after) or _SPAN_BEFORE.search(before):
        return True
    return one.value == 1 and one.style == Style.WORDS and one.hedge is Hedge.EXACT


def _is_idle_word(text: str, part: Span, one: Quantity, before: str, after: str) -> bool:
    """Say whether a number word is a pronoun, part of a compound, or "the two"."""
    if _NOT_WORD_AFTER.match(after) or _STUCK_BEFORE.search(before) or _NAMED.search(before):
        return True
    if one.scaled or one.hedge is not Hedge.EXACT or one.high is not None:
        return False
    if one.value <= 1:
        return True
    nearby = re.match(r"[^\S\n]([^\W\d_]+)", after)
    if nearby is None:
        # "said nine", "all seventeen": a small number with nothing after it tells too little.
        return one.value <= 10
    if one.value <= 3 and _FEW.search(before):
        return True
    follows = nearby[1]
    return is_stop(follows) and follows.casefold() not in {
        "of",
        "more",
        "other",
        "new",
        "others",
        "year",
    }


def _is_date(number: str, before: str, after: str, one: Quantity) -> bool:
    if _MONTH_AFTER.match(after) and one.value <= 31:
        return True
    if _MONTH_BEFORE.search(before) and (one.value <= 31 or len(number) == 4):
        return True
    if _CLOCK_AFTER.match(after) or (_DAY_BEFORE.search(before) and one.value <= 31):
        return True
    if _CLOCK.fullmatch(number) and (_AT.search(before) or _CLOCK_NOUN.match(after)):
        return True
    if len(number) == 4 and number.isdigit() and 1500 <= one.value <= 2100:
        return _is_year(before, after, one)
    if one.high is not None and 1500 <= one.value <= 2100 and one.high <= 2100:
        return re.fullmatch(r"(?:\w+\s)?\d{4}\s?(?:-|–|to|and|et|à)\s?\d{4}", number) is not None
    return bool(_NOT_WORD_AFTER.match(after))


def _is_year(before: str, after: str, one: Quantity) -> bool:
    if (
        _YEAR_RANGE.match(after)
        or _NOT_WORD_AFTER.match(after)
        or (one.hedge is Hedge.EXACT and _YEAR_BEFORE.search(before))
    ):
        return True
    counted = re.match(r"\s(?:people|men|women|children|[a-z]{3,}s)\b", after)
    return counted is None or 1900 <= one.value <= 2050


def _is_score(text: str, number: str, before: str, after: str, one: Quantity) -> bool:
    if one.high is not None:
        return bool(
            _SCORE.fullmatch(number)
            and _PLAY.search(text[max(0, one.words.start - 40) : one.words.end + 30])
        )
    if re.match(r"[-–]\d{1,3}(?!\d)", after) or re.search(r"\d[-–]$", before):
        return True
    # The age of somebody just named: "Iris Bolitho, 81, who".
    aged = _AGE_NAME.search(before) and re.match(r"[,.)]", after) and one.value <= 115
    return bool(aged and one.hedge is Hedge.EXACT)
