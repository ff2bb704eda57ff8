"""Common nouns that can speak: people without a name, bodies, and papers that state things."""

from __future__ import annotations

from broadsheet.analysis.roles import HEADS

_PEOPLE = """
source insider spokesman spokeswoman spokesperson official minister mp rebel critic campaigner expert scientist
officer policeman policewoman man woman boy girl child people person men women children resident local neighbour neighbor
relative friend colleague ally supporter opponent parent mother father worker employee voter
migrant refugee passenger protester protestor demonstrator lawyer aide adviser insider whistleblower
executive diplomat negotiator peer backbencher frontbencher lawmaker tory democrat republican conservative liberal
economist analyst investor trader farmer fisherman shopkeeper trader teacher pupil student patient
doctor nurse physician pollster strategist commentator observer reader listener viewer fan supporter
witness victim survivor suspect defendant juror judge prosecutor detective soldier sailor crewman crew
fisher collector driver pilot captain candidate delegate member leader staffer consultant author researcher
academic historian organiser organizer volunteer owner landlord tenant customer user buyer seller
source sources one two three four five six seven eight nine ten another others some many several most few those everyone nobody somebody anyone businessman businesswoman
marin pêcheur responsable porte-parole habitant élu voisin témoin riverain
"""
_BODIES = """
council company firm government party union charity court hospital school bank agency department
ministry office police force commission committee board team club group organisation organization
association authority inspectorate watchdog regulator institute university college trust business
airline retailer operator chain manufacturer supermarket maker giant lender insurer administration campaign
cabinet parliament assembly senate congress tribunal panel inquiry executive service army navy
embassy side camp consultancy consultants bureau federation chamber coalition network think-tank thinktank
lobby foundation society ngo corporation opposition palace church diocese newspaper paper magazine outlet site
channel broadcaster station programme show tabloid daily weekly agency wire lifeboat coastguard brigade
conseil gouvernement parti syndicat mairie préfecture compagnie entreprise ministère tribunal
"""
_PAPERS = """
report statement letter document study survey poll paper memo email e-mail message text tweet post
filing lawsuit complaint indictment ruling judgment judgement order review analysis article editorial
column headline story book website notice release memorandum email emails documents figures data statistics
rapport communiqué lettre étude sondage transcript note dossier audit entry log
"""


def _plural(words: str) -> frozenset[str]:
    singles = words.split()
    plurals = {
        word[:-1] + "ies" if word.endswith("y") and word[-2] not in "aeiou" else word + "s"
        for word in singles
    }
    return frozenset(singles) | frozenset(plurals)


PEOPLE = _plural(_PEOPLE) | HEADS | frozenset(word + "s" for word in HEADS)
"""Nouns for people, singular and plural, lower case."""
BODY_NOUNS = _plural(_BODIES)
"""Nouns for bodies."""
PAPERS = _plural(_PAPERS)
"""Nouns for papers."""
SPOKEN_FOR = frozenset(
    "spokesman spokeswoman spokesperson spokespeople source sources aide aides ally allies "
    "friend friends lawyer lawyers "
    "adviser advisers adviser campaign team office representative representatives attorney "
    "supporters "
    "insider insiders staffer official officials colleague colleagues mother father wife husband "
    "brother "
    "sister son daughter family parents porte-parole".split()
)
"""Those who speak for, or near, somebody named: the named one did not say it."""


def kind_of_noun(word: str) -> str:
    """Return "people", "body" or "paper" for a noun that can speak, "" for any other."""
    low = word.casefold().strip("'’")
    if low in BODY_NOUNS and low not in {"executive", "executives", "maker", "operator"}:
        return "body"
    if low in PEOPLE or low.removeprefix("ex-") in PEOPLE or low.rpartition("-")[2] in PEOPLE:
        return "people"
    return "paper" if low in PAPERS else ""
