"""Which words beside a verb of saying are its subject."""

from __future__ import annotations

import re
from dataclasses import dataclass

from broadsheet.analysis.cast import Cast
from broadsheet.analysis.gazetteer import NOT_NAMES, PEOPLES
from broadsheet.analysis.nouns import SPOKEN_FOR, kind_of_noun
from broadsheet.analysis.roles import MODIFIERS, role_before
from broadsheet.news.notes import Name, NameKind
from broadsheet.news.span import Span
from broadsheet.text.names import is_common, is_title

_REACH = 260
"""How far from its verb a subject is looked for, in characters."""
_AUX = re.compile(
    r"(?:(?<=[\s,])(?:has|have|had|is|was|were|are|be|been|also|then|later|already|previously|recently"
    r"|once|still|even|just|only|again|today|yesterday|now|further|simply|earlier|both|all|will"
    r"|would|did|does|do|not|never|to|could|may|might|should|can|cannot|must|went on|having|instead|himself|herself|itself"
    r"|[a-z]{3,}ly|(?:on|last|this)\s[A-Z]?[a-z]+|(?:has|had|did|does|was|were|have|would|could)n['’]t)\s)+$"
)
_HAS = re.compile(r"(?:(?<=\bhe)['’]s|['’](?:ve|d|ll))\s$", re.I)
_INFINITIVE = re.compile(r"(?:^|\s)to\s(?:have\s)?$")
"""What is wanted or remembered is not said: "to ask", "the only one to have asked"."""
_NEGATED = re.compile(r"\b(?:not|never|cannot|may|might|could|should|can|must)\b|n['’]t\b")
_PASSIVE = re.compile(r"\b(?:is|was|were|are|be|been|being)\b")
_PRONOUN = re.compile(r"(?<![^\W_])(he|she|they|it|who|il|elle|ils|elles|on)$", re.I)
_DETERMINER = re.compile(
    r"(?<![^\W_])(?:an?|the|one|another|some|many|several|his|her|its|their|our|both|each|most|few|other|those|these|this"
    r"|two|three|four|five|six|seven|eight|nine|ten|un|une|le|la|les|des|l['’]|d['’]autres)(?=[\s’']|(?<=['’])|$)",
    re.I,
)
_BREAK = re.compile(
    r"[,;:–—(]\s*|\s-\s|(?<![^\W_])(?:but|as|while|that|because|after|when|although|though|where|if|since|before"
    r"|until|so|yet|then|however|meanwhile|et|mais|que)\s|(?<![^\W_])and\s(?=(?:an?|the|he|she|they|his|her|its|their|one)\s)",
    re.I,
)
_LINK_BEFORE = re.compile(
    r"(?<![^\W_])(of|for|to|by|with|at|from|on|in|against|about|like|than|near|de|du|à|pour|par|chez)\s(?:the\s|la\s|le\s|l['’])?$",
    re.I,
)
_CLAUSE_OPENS = re.compile(
    r"(?:\b(?:but|and|while|that|however|then)|[:;]|^\s?(?:in|on|at|last|by|since)\s[^,]{3,18},|\b(?:yesterday|today|\w+day),)\s$",
    re.I,
)
_STRANGER = re.compile(r"(?<![^\W_])([A-ZÀ-Þ][\w’'&.-]*(?:\s[A-ZÀ-Þ][\w’'&.-]*){0,3})$")
_PLAIN_PHRASE = re.compile(
    r"(?:the|an?|one|another|his|her|its|their)\s(?:[\w’'-]+\s){0,5}?([\w’'-]+)"
)
_NOT_A_NOUN = frozenset("and or of in on at to that which who it".split())
_THE_ONE = re.compile(r"(?:the|its|their|his|her)\s(?:[a-z’'-]+\s){0,3}[a-z’'-]+$", re.I)
_RELATIVE = re.compile(r"(?:^|\s)(?:that|which|those|these|this|whom|whose|and|or|but|not)$", re.I)
_OUTSIDE = re.compile(
    r"(?:in|on|at|by|to|with|from|outside|inside|after|before|during|for|as|than|neither|no)(?![^\W_])",
    re.I,
)
_CUT = re.compile(
    r"\s(?:of|for|at|in|from|with|on|close|who|which|that|working|speaking|briefed|told|asked|ashore|familiar|present|involved"
    r"|to|by|near|inside|within|against|whose|led|based|behind|representing|de|du|des|qui)(?![^\W_])",
    re.I,
)
_RIGHT_STOP = re.compile(
    r"[,.;:!?()\"“”‘«»\n]|\s[–—-]\s|\s(?:in|on|after|as|when|while|during|yesterday|today|last|adding|before|who|which|because"
    r"|this|following|earlier|later|at\s(?:the|a|an)|if|but|and\s(?:he|she|they|the))(?![^\W_])|(?<=\w)['’]?\s['‘]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The words beside a verb of saying that name the speaker.

    `name` is who the words name outright. `pronoun` is set for "he", "she", "it", "they", "who".
    `noun` is the head of a phrase ("source"), `kind` as nouns.kind_of_noun gives it. `joint` says
    that more than one is named.
    """

    words: Span
    name: Name | None = None
    pronoun: str = ""
    noun: str = ""
    kind: str = ""
    joint: bool = False


def subject_before(
    text: str, cast: Cast, verb: int, least: int, *, behind_quote: bool = False
) -> tuple[Subject | None, bool]:
    """Return the subject of the verb at `verb`, looked for back to `least`, and whether denied.

    Denied is a verb under "not", "never" or a modal: what follows was not, or not surely, said.
    With `behind_quote`, where `least` is the end of a quotation, any short phrase with an
    article is
    taken for who said it.
    """
    least = max(least, verb - _REACH)
    tail = text[least:verb]
    aux = _AUX.search(tail) or _HAS.search(tail)
    end = least + (aux.start() if aux else len(tail.rstrip()))
    spoken = aux.group() if aux else ""
    if _INFINITIVE.search(spoken) and "went on" not in spoken:
        return None, False
    while end > least and text[end - 1].isspace():
        end -= 1
    denied = bool(_NEGATED.search(spoken))
    found = _subject_ending(text, cast, least, end)
    if found is None and behind_quote:
        found = _beside_quote(text, least, end)
    return found or _stranger(text, least, end), denied


def _stranger(text: str, least: int, end: int) -> Subject | None:
    """Read a name nobody has found to be one: "DeSantis said", at the beginning of its clause."""
    match = _STRANGER.search(text, max(least, end - 60), end)
    if match is None or not _opens_clause(text, least, match.start(1)):
        return None
    words = match[1].split()
    if words[-1].endswith(("'s", "’s", "'", "’")):
        return None
    if is_common(words[0]) or any(
        word.casefold() in NOT_NAMES or word.casefold() in PEOPLES for word in words
    ):
        return None
    return Subject(words=Span(match.start(1), end), noun=words[-1].casefold())


def _beside_quote(text: str, least: int, end: int) -> Subject | None:
    """Read "the gambling tycoon" in `"...," the gambling tycoon told Reuters`."""
    span = Span(least, max(least, end)).trim(text)
    match = _PLAIN_PHRASE.fullmatch(span.of(text))
    if match is None or match[1].casefold() in _NOT_A_NOUN:
        return None
    return Subject(words=span, noun=match[1].casefold(), kind="people")


def is_passive(text: str, verb: int, least: int) -> bool:
    """Say whether a form of "to be" stands among the auxiliaries of the verb at `verb`."""
    aux = _AUX.search(text[max(least, verb - 60) : verb])
    return bool(aux and _PASSIVE.search(aux.group()))


def _subject_ending(text: str, cast: Cast, least: int, end: int) -> Subject | None:
    if end <= least:
        return None
    if text[end - 1] not in ",)–—-":
        return _phrase_to(text, cast, least, end)
    opener = "(" if text[end - 1] == ")" else text[end - 1]
    at = end - 1
    for _ in range(4):
        at = text.rfind(opener, least, at)
        if at < 0:
            return None
        inner = Span(at + 1, end - 1).trim(text)
        named = cast.ending_at(inner.end)
        if named and named[1].kind is NameKind.PERSON and _only_name(text, inner, named[0]):
            return Subject(words=named[0], name=named[1])
        stop = at
        while stop > least and text[stop - 1].isspace():
            stop -= 1
        found = _phrase_to(text, cast, least, stop)
        if found is None:
            continue
        if named and named[0].start == inner.start and _is_the_one(text, found, named[1]):
            return Subject(words=Span(found.words.start, named[0].end), name=named[1])
        return found
    return None


def _is_the_one(text: str, phrase: Subject, name: Name) -> bool:
    """Say whether a name between commas says who "the developer" before it is."""
    alone = phrase.name is None and name.kind is NameKind.BODY and not phrase.noun.endswith("s")
    return alone and bool(_THE_ONE.match(text, phrase.words.start, phrase.words.end))


def _only_name(text: str, inner: Span, name: Span) -> bool:
    lead = text[inner.start : name.start].casefold().split()
    return all(is_title(word) or word == "the" or word in MODIFIERS for word in lead)


def _phrase_to(text: str, cast: Cast, least: int, end: int) -> Subject | None:
    """Return the noun phrase that ends at `end`."""
    named = cast.ending_at(end)
    member = cast.ending_at(end - 3) if text[max(least, end - 3) : end] == " MP" else None
    if member is not None and member[1].kind is NameKind.PERSON:
        named = member
    if named is not None:
        return _named(text, cast, least, *named)
    pronoun = _PRONOUN.search(text[max(least, end - 6) : end])
    if pronoun:
        return Subject(words=Span(end - len(pronoun[1]), end), pronoun=pronoun[1].casefold())
    return _common(text, cast, least, end)


def _named(text: str, cast: Cast, least: int, span: Span, name: Name) -> Subject | None:
    begin = span.start
    if name.kind is NameKind.PLACE and not _opens_clause(text, least, begin):
        return None
    role = role_before(text, begin, least)
    begin = role.start if role else _title_start(text, begin, least)
    article = re.search(r"(?<![^\W_])(?:the|an?)\s$", text[max(least, begin - 4) : begin], re.I)
    begin -= len(article.group()) if article else 0
    ahead = text[max(least, begin - 24) : begin]
    if _LINK_BEFORE.search(ahead):
        found = _common(text, cast, least, span.end)
        # "In London Mr Pell said": the preposition may belong to what went before.
        return found
    also = re.search(r"(?:\sand|\s&|,|\set)\s$", ahead)
    other = cast.ending_at(begin - len(also.group())) if also else None
    if other and also and also.group() != ", " and other[1].kind is name.kind:
        return Subject(words=Span(other[0].start, span.end), name=name, joint=True)
    return Subject(words=Span(begin, span.end), name=name)


def _opens_clause(text: str, least: int, at: int) -> bool:
    """Say whether a place at `at` begins its clause, as a country that speaks does."""
    before = text[max(least, at - 24) : at]
    return not before.strip() or bool(_CLAUSE_OPENS.search(before))


def _title_start(text: str, start: int, least: int) -> int:
    match = re.search(r"(\S+)\s$", text[max(least, start - 16) : start])
    return start - len(match.group()) if match and is_title(match[1]) else start


def _common(text: str, cast: Cast, least: int, end: int) -> Subject | None:
    """Return the phrase without a name of its own that ends at `end`: "a senior source at ..."."""
    region = text[least:end]
    begin = 0
    for stop in _BREAK.finditer(region):
        begin = stop.end()
    if region.count(" who ", begin):
        places = [one.start() for one in _DETERMINER.finditer(region, begin)][:1]
    else:
        places = [
            one.start()
            for one in _DETERMINER.finditer(region, begin)
            if not _LINK_BEFORE.search(region[max(begin, one.start() - 12) : one.start()])
        ][-1:]
    start = places[0] if places else begin
    return phrase(text, cast, Span(least + start, end))


def phrase(text: str, cast: Cast, span: Span) -> Subject | None:
    """Return `span` as a subject when its head is a noun that can speak, else None."""
    span = span.trim(text)
    words = span.of(text)
    if not words or len(words) > 130 or len(words.split()) > 18 or _RELATIVE.search(words):
        return None
    cut = _CUT.search(words)
    head = words[: cut.start()] if cut else words
    if not head.split():
        return None
    if _LINK_BEFORE.match(words.split()[0]) or _OUTSIDE.match(words):
        return None
    noun = head.split()[-1].strip(",.'’“”\"‘").casefold()
    kind = kind_of_noun(noun)
    if not kind:
        return None
    if kind == "people" and noun not in SPOKEN_FOR:
        inner = [one for one in cast.inside(span.start, span.end) if one[1].kind is NameKind.PERSON]
        if inner and not cut:
            return None
    return Subject(words=span, noun=noun, kind=kind)


def subject_after(text: str, cast: Cast, at: int, limit: int) -> Subject | None:
    """Return the subject that begins at `at`, behind its verb ("said a spokesman for ...")."""
    limit = min(limit, at + 160)
    while at < limit and text[at].isspace():
        at += 1
    pronoun = re.compile(r"(he|she|they|it|il|elle)(?![^\W_])", re.I).match(text, at, limit)
    if pronoun:
        return Subject(words=Span(*pronoun.span()), pronoun=pronoun[1].casefold())
    stop = _RIGHT_STOP.search(text, at, limit)
    end = stop.start() if stop else limit
    for span, name in cast.inside(at, end):
        lead = text[at : span.start]
        if (
            _LINK_BEFORE.search(lead)
            or lead.count(" ") > 8
            or re.search(r"['’]s?\s$", text[span.end : span.end + 3])
        ):
            break
        if name.kind is not NameKind.PERSON and not re.fullmatch(
            r"(?:the\s|la\s|le\s|l['’])?", lead, re.I
        ):
            break
        if name.kind is not NameKind.PERSON and re.match(r"['’]s\b|\s[a-z]", text[span.end : end]):
            break
        return Subject(words=Span(at, span.end), name=name)
    found = phrase(text, cast, Span(at, end))
    if found is None or stop is None or stop.group() != ",":
        return found
    # "said the council's convener, Maren Carrow"
    behind = cast.starting_at(end + 2)
    if behind and behind[1].kind is NameKind.PERSON:
        return Subject(words=Span(at, behind[0].end), name=behind[1])
    return found
