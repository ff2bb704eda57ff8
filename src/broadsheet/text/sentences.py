"""Where one sentence ends and the next begins, in running copy."""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.news.span import Span

_BLANK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
# A stop, what closes after it, and the white space before the next sentence.
# The look-behind keeps a run of a hundred thousand stops from being tried at each of them.
_STOP = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]›]{0,8}(?=\s)")
_LAST_WORD = re.compile(r"[^\s(\[\"'“‘«„]+$")
_OPENERS = "\"'“‘«„‚‹([—–- "

# Never end a sentence: something always follows them.
_LEADING = {
    "": "mr mrs ms mx dr prof rev revd st ste messrs mme mlle gen lt col sgt capt cpl maj cmdr adm "
    "gov sen rep hon pres supt insp det sra srta dña d.ª hon'ble vs v cf e.g i.e eg ie approx ca "
    "no nos vol art fig pp nr bzw z.b d.h u.a ggf mgr mons avv dott ing prof.ssa",
    "en": "mr mrs ms mx dr prof rev revd sr st messrs mme mlle gen lt col sgt capt cpl maj cmdr "
    "adm gov sen rep hon pres supt insp det hon'ble vs v cf e.g i.e eg ie approx ca no nos vol "
    "art fig pp mgr mons",
    "fr": "mm mme mmes mlle dr pr mgr st ste cf p.ex env art fig vol éd av apr vs c.-à-d",
    "de": "hr fr dr prof nr str st ca bzw ggf z.b d.h u.a u.u evtl inkl vgl sog bspw zzt mio mrd "
    "geb abs art dipl.-ing i.d.r v.a z.t bd",
    "es": "sr sra sres srta d dña d.ª dr dra dres núm pág págs art ud uds aprox lic ing gral cnel "
    "cap av avda prof profa p.ej vs fig vol",
    "it": "sig sig.ra sigg dott dott.ssa avv ing prof prof.ssa on sen gen art artt pag pagg n geom "
    "arch mons cap ca fig vol p.es d.lgs vs",
    "pt": "sr sra srs dr dra prof profa profª eng engª art núm pág págs exmo exma aprox gen cel "
    "cap av p.ex vs fig vol",
}
_LEADING_WORDS = {language: frozenset(words.split()) for language, words in _LEADING.items()}
# May end one: they do when the next word is one that likes to begin a sentence.
_TRAILING = frozenset(
    "inc ltd co corp plc bros jr sr etc al u.s u.k u.n e.u u.s.a a.m p.m d.c l.a n.y ph.d b.a m.a "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun ave blvd rd usw "
    "ss.aa ee.uu est dept".split()
)
_STARTERS = frozenset(
    "the a an this that these those it its he she they we you i his her their our my there here "
    "but and so yet or nor in on at for from with without by as after before when while if "
    "although "
    "though because since until however meanwhile now then what who why how where which one some "
    "many most all both several another other le la les un une il elle ils elles on ce cette mais "
    "et dans pour der die das ein eine er sie es wir und aber im el los las una en pero lo gli "
    "il o os as um uma mas em no na".split()
)
_MONTHS = frozenset(
    "januar februar märz april mai juni juli august september oktober november dezember".split()
)


def sentences(text: str, within: Span | None = None, *, language: str = "") -> tuple[Span, ...]:
    """Return the sentences of `text` (of `within`, when given), trimmed and in order.

    A sentence never crosses a blank line; closing quotation marks and brackets belong to it.
    Initials, titles, common abbreviations, decimal points and stops before a small letter do not
    end one. Own rules, for English, French, German, Spanish, Italian and Portuguese; with
    `language` (ISO 639-1) the abbreviations of that one alone, else the commonest of all.
    """
    whole = within or Span(0, len(text))
    found: list[Span] = []
    for part in paragraphs(text, whole):
        start = part.start
        for end in _ends(text, part, language):
            found.append(Span(start, end).trim(text))
            start = end
        found.append(Span(start, part.end).trim(text))
    return tuple(span for span in found if len(span))


def paragraphs(text: str, within: Span | None = None) -> tuple[Span, ...]:
    """Return the parts of `text` that blank lines keep apart, trimmed, empty ones left out."""
    whole = within or Span(0, len(text))
    found: list[Span] = []
    start = whole.start
    for gap in _BLANK.finditer(text, whole.start, whole.end):
        found.append(Span(start, gap.start()))
        start = gap.end()
    found.append(Span(start, max(start, whole.end)))
    return tuple(span for span in (one.trim(text) for one in found) if len(span))


def _ends(text: str, part: Span, language: str) -> Iterator[int]:
    for stop in _STOP.finditer(text, part.start, part.end):
        if _is_end(text, part, stop, language):
            yield stop.end()


def _is_end(text: str, part: Span, stop: re.Match[str], language: str) -> bool:
    at = stop.end()
    while at < part.end and text[at].isspace():
        at += 1
    first = at
    while first < min(part.end, at + 6) and text[first] in _OPENERS:
        first += 1
    if first >= part.end:
        return at >= part.end or bool(stop.group()[1:])
    sign = text[first]
    if sign.islower():
        # "Why?" he asked; but a small letter after an opening mark may be a name (iPhone).
        return False
    if stop.group() != ".":
        return True
    return _period_ends(text, part, stop.start(), first, language, opened=first > at)


def _period_ends(
    text: str, part: Span, dot: int, first: int, language: str, *, opened: bool
) -> bool:
    """Say whether the single full stop at `dot`, before the word at `first`, ends a sentence."""
    # Forty characters hold any abbreviation; a longer look back is quadratic on hostile text.
    match = _LAST_WORD.search(text, max(part.start, dot - 40), dot)
    word = match.group() if match else ""
    low = word.casefold()
    following = _word_at(text, first, part.end)
    if low in _LEADING_WORDS.get(language, _LEADING_WORDS[""]):
        # "No. 10" but "He said no. The vote ..."; "art. 5" but "modern art. The ...".
        numbered = low in {"no", "nos", "art", "fig", "vol", "nr", "pp", "v", "ca"}
        return numbered and not text[first].isdigit()
    if len(word) == 1 and word.isalpha():
        return not word.isupper() or (opened and following in _STARTERS)
    if low in _TRAILING or re.fullmatch(r"(?:\w\.)+\w", low):
        return following in _STARTERS and text[first].isupper()
    if word.isdigit() and len(word) <= 2:
        # German dates and ordinals: "am 3. Mai", "im 19. Jahrhundert".
        if language == "de":
            return following in _STARTERS
        return following not in _MONTHS
    return True


def _word_at(text: str, start: int, end: int) -> str:
    at = start
    limit = min(end, start + 30)
    while at < limit and text[at].isalpha():
        at += 1
    return text[start:at].casefold()
