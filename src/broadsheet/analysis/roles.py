"""The words beside a name that say who it is: titles, offices, appositions."""

from __future__ import annotations

import re

from broadsheet.analysis.gazetteer import PEOPLES
from broadsheet.news.span import Span
from broadsheet.text.names import COURTESY, is_common, is_title

_HEADS = """
activist actor actress adviser advisor agent aide ambassador analyst archbishop architect artist
assistant attorney author baker banker baroness barrister bishop boss builder campaigner candidate captain
caretaker carer chair chairman chairperson chairwoman champion chancellor chef chief coach co-chair
co-founder colonel columnist commander commentator commissioner composer comedian conductor
congressman congresswoman constable consul consultant controller convener convenor coordinator co-owner
coroner correspondent councillor councilman counsel critic curator dean defender delegate deputy
designer detective developer diplomat director doctor driver economist editor engineer entrepreneur
envoy executive expert farmer father financier fisherman fishmonger footballer founder forecaster general goalkeeper
governor grandmother grandfather guitarist head headmaster headmistress headteacher historian host husband
imam inspector investigator investor journalist judge justice keeper king landlord laureate lawmaker lawyer
leader lecturer legislator librarian lieutenant lobbyist magistrate magnate major manager marshal master mayor
mechanic medic member merchant midfielder midwife minister mother monk mp mep msp musician novelist nurse nun
officer official operator organiser organizer owner painter partner pastor patient peer philosopher photographer physician physicist
pilot playwright poet politician pollster pope postmaster premier president priest prince princess principal
producer professor programmer prosecutor provost psychologist publisher queen rabbi rebel
rector registrar reporter representative resident researcher sailor scholar scientist secretary senator
sergeant sheriff shopkeeper singer sister sociologist soldier solicitor son speaker
specialist spokesman spokesperson spokeswoman star statistician steward strategist striker student
superintendent supervisor surgeon survivor teacher technician tenor tory trader treasurer trustee tsar
undersecretary under-secretary vet veteran vice-chair vice-chairman vice-president victim vicar visitor volunteer
warden whip whistleblower widow wife winger winner witness writer ceo cfo daughter brother uncle aunt neighbour neighbor democrat
republican sen rep gov president-elect skipper crewman deckhand mate harbourmaster pensioner mariner ornithologist
ministre président présidente maire député députée sénateur sénatrice porte-parole directeur directrice
patron patronne secrétaire préfet préfète procureur procureure avocat avocate chef cheffe professeur professeure responsable
presidente presidenta ministro ministra primeiro-ministro alcalde alcaldesa portavoz diputado
diputada senador senadora directora secretario secretaria jefe jefa consejero consejera fiscal sindaco sindaca
deputato deputata senatore senatrice portavoce direttore direttrice segretario segretaria premier prefeito
prefeita governador governadora porta-voz deputado deputada diretor diretora secretário secretária
bundeskanzler bundeskanzlerin außenminister außenministerin innenminister innenministerin finanzminister
verteidigungsminister verteidigungsministerin vorsitzende vorsitzender regierungssprecher
minister ministerin präsident präsidentin kanzler kanzlerin bürgermeister sprecher sprecherin
"""
HEADS = frozenset(_HEADS.split())
"""Words that say what somebody is or does, lower case."""
_MODIFIERS = """
acting assistant associate attorney chief deputy executive former foreign general home honorary
interim interior joint junior leading lead managing outgoing permanent prime senior shadow vice
first second third finance health education defence defense justice environment energy transport
climate business trade culture sports sport housing labour labor agriculture fisheries industry immigration policing security
policy party press police fire army navy council county city district regional local national state
federal parliamentary opposition government cabinet union company club branch team campaign
political economic economics legal medical military religious scientific technical communications
human rights public works and law school college university hospital museum film football rugby cricket
tennis golf sales marketing operations research development long-serving longtime veteran late
incoming then-prime ex-prime independent conservative liberal democratic republican tory harbour harbor
shipping ferry fishing fish newspaper magazine radio television tv news technology tech water rail road
planning property housing children's women's youth social care welfare work pensions mental retired lay
chamber seafarers' farmers' teachers' nurses' workers' centre-right centre-left far-right far-left
right-wing left-wing staff ship's crime murder senior-most head ranking house senate majority minority
"""
MODIFIERS = frozenset(_MODIFIERS.split())
"""Words that stand before those heads in a title, lower case."""
_WORD = re.compile(r"\S+")
_LINKS = frozenset(
    "of for at in to on from with de du des la le l' der des del di della dell' do da dos das von".split()
)
_NOT_ROLE = re.compile(
    r"\b(?:who|which|that|said|says|told|is|was|were|are|has|had|have|will|would|after|before|when"
    r"|while|because|but|if|as|so|then|by|adding)\b",
    re.I,
)
_AFTER = re.compile(
    r"(?:[^\S\n]\([^()\n]{1,40}\))?"
    r"(?:,[^\S\n]+(?:aged[^\S\n]+)?\d{1,3}(?=,))?"
    r"(?:,[^\S\n]+|[^\S\n]+[–—-][^\S\n]+|[^\S\n]\()"
    r"(?P<det>(?:the|a|an|its|his|her|their|our|le|la|un|une)[^\S\n]+)?"
    r"(?P<role>[^,.;:()–—\n\"“”]{3,110})(?=[,.;:()–—\"“”\n]|$)",
    re.I,
)
_WHO_IS = re.compile(
    r",[^\S\n]+who[^\S\n]+(?:is|was)[^\S\n]+(?:the[^\S\n]+|an?[^\S\n]+)?"
    r"(?P<role>[^,.;:()\n]{3,80})"
)
_SUFFIX = re.compile(r",?[^\S\n](MP|MEP|MSP|MS|AM|KC|QC|TD)\b(?!s)")
_OPENINGS = frozenset(
    "the a an but and so yet then now meanwhile however later also both even only last night yesterday "
    "today le la les mais et der die das".split()
)
_DETERMINERS = frozenset(
    "the a an its his her their our my le la les un une sa son ses leur leurs el los las una il lo gli "
    "der die das ein eine o os as um uma".split()
)


def role_before(text: str, start: int, least: int) -> Span | None:
    """Return the title right before the name at `start` ("Albanian prime minister"), or None.

    Nothing before `least` is read. Courtesies ("Mr", "Dame") are no roles.
    """
    words = _words_before(text, start, least)
    at = len(words)
    if not words or not _is_head(text, words[-1]):
        return None
    begin = start
    while at > 0 and _may_stand_in(text, words[at - 1], last=at == len(words)):
        at -= 1
        begin = words[at].start
        if _is_possessive(words[at].of(text)):
            begin = _possessor(text, words, at)
            break
    role = Span(begin, words[-1].end)
    low = role.of(text).rstrip(".").casefold()
    return None if low in COURTESY or begin == start else role


def role_after(text: str, end: int) -> Span | None:
    """Return the role that follows the name ending at `end`, in commas, dashes or brackets."""
    suffix = _SUFFIX.match(text, end)
    if suffix:
        return Span(*suffix.span(1))
    match = _WHO_IS.match(text, end, end + 120) or _AFTER.match(text, end, end + 170)
    if match is None:
        return None
    start, stop = match.span("role")
    phrase = text[start:stop]
    cut = _NOT_ROLE.search(phrase)
    if cut:
        if cut.start() < 3:
            return None
        stop = start + cut.start()
        phrase = text[start:stop]
        if cut.group().casefold() not in {"who", "which", "that"}:
            return None
    span = Span(start, stop).trim(text)
    return span if _reads_as_role(span.of(text)) else None


def role_in_front(text: str, start: int, least: int) -> Span | None:
    """Return the role before the comma before the name at `start`: "Kosovo's president, ..."."""
    if text[max(least, start - 2) : start] != ", ":
        return None
    words = _words_before(text, start - 2, least)
    for back in range(1, min(len(words), 12) + 1):
        word = words[-back].of(text)
        if word[-1] in ",;:.–—":
            return None
        if _is_head(text, words[-back]) and _leads_to(text, words, len(words) - back):
            return _noun_phrase(text, words, len(words) - back, start - 2)
        if word.casefold() in _DETERMINERS and back > 4:
            return None
    return None


def _leads_to(text: str, words: list[Span], head: int) -> bool:
    """Say whether what follows the head is nothing or "of", "for", "at"..."""
    return head == len(words) - 1 or words[head + 1].of(text).casefold() in _LINKS


def _noun_phrase(text: str, words: list[Span], head: int, end: int) -> Span | None:
    at = head
    while at > 0 and _may_stand_in(text, words[at - 1], last=False):
        at -= 1
        if _is_possessive(words[at].of(text)):
            return Span(_possessor(text, words, at), end)
    told = at > 0 and words[at - 1].of(text).casefold() in _DETERMINERS
    first = at == 0 or is_common(words[at - 1].of(text))
    return Span(words[at].start, end) if told or first else None


def _possessor(text: str, words: list[Span], at: int) -> int:
    """Return where the owner in "North Macedonia's president" begins."""
    while at > 0:
        word = words[at - 1].of(text)
        if not word[:1].isupper() or not word[-1].isalnum() or is_common(word):
            break
        at -= 1
    return words[at].start


def _words_before(text: str, start: int, least: int) -> list[Span]:
    begin = max(least, start - 120)
    return [Span(*match.span()) for match in _WORD.finditer(text, begin, start)]


def _is_possessive(word: str) -> bool:
    return word.endswith(("'s", "’s", "s'", "s’"))


def _is_head(text: str, span: Span) -> bool:
    word = span.of(text).casefold().strip("\"'“‘(.")
    return word in HEADS or word.removeprefix("ex-").removeprefix("co-") in HEADS


def _may_stand_in(text: str, span: Span, *, last: bool) -> bool:
    word = span.of(text)
    if not last and not (word[-1].isalnum() or word[-1] in "'’."):
        return False
    bare = word.casefold().strip("\"'“‘(.")
    if bare in MODIFIERS or _is_head(text, span):
        return True
    if _is_possessive(word):
        return not is_common(word)
    if bare in _DETERMINERS:
        return False
    return word[:1].isupper() and not is_common(bare) and word[-1].isalnum()


def _reads_as_role(phrase: str) -> bool:
    """Say whether a head stands in `phrase` before anything that belongs to it."""
    for place, word in enumerate(phrase.split()):
        low = word.casefold().strip("'’\"")
        if low in HEADS or low.removeprefix("ex-").removeprefix("co-") in HEADS:
            return True
        if low in _LINKS or place > 7:
            return False
        if place == 0 and low in {"and", "or", "including", "not", "both", "like"}:
            return False
    return False


def leads_in(lead: str) -> bool:
    """Say whether `lead`, the words from a sentence's start to a name, leave the name its subject.

    Titles and offices do, and so does a short opening with a comma behind it ("On Friday, ").
    """
    _, _, near = lead.rpartition(", ")
    if lead.count(" ") > 8 or near.count(" ") > 5:
        return False
    return all(_leads(word.strip(".,").casefold()) for word in near.split())


def _leads(low: str) -> bool:
    return (
        low in MODIFIERS
        or low in HEADS
        or low in PEOPLES
        or low in _OPENINGS
        or is_title(low)
        or low.endswith(("'s", "’s"))
    )
