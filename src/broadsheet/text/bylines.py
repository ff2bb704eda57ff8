"""The names in a byline, whatever stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from broadsheet.text.clean import tidy

MOST_NAMES = 12
"""A byline of more names is a list of something else."""
_LONGEST_NAME = 80
_LEAD = re.compile(
    r"^(?:(?:view all posts|all posts|more|alle beiträge|zeige alle beiträge|alle artikel|"
    r"artikel|beitrag|post author|"
    r"alles|erstellt|words|story|report|text|analysis|written|posted|published|edited|escrito|"
    r"publicado|texto|"
    r"geschrieben|verfasst|veröffentlicht|scritto|pubblicato|publié|écrit|propos recueillis|"
    r"author|authors|autor|"
    r"autorin|autores|auteur|autore|redactor|redakteur|redaktion|mis en ligne)\s*"
    r"(?:by|von|vom|por|par|di|da|de|from|:)?\s*:?\s+|(?:by|von|vom|por|par|di|av|af|door|"
    r"przez)\s*:?\s+|(?:by|von|por|par):\s*)",
    re.IGNORECASE,
)
_POSTED_BY = re.compile(r"^(?:posted|published|written|updated)\b.{0,40}?\bby\s+", re.IGNORECASE)
_AND = re.compile(
    r"\s*(?:[;|•·]|/|\s(?:and|und|et|with|mit|avec|con|och|og)\s|\s&\s|,\s+(?:and|und|et|y|e)\s"
    # "Ana y Luis" are two, "José Ortega y Gasset" is one
    r"|(?<=[^\W\d_])\s(?:y|e)\s(?=\S+\s+\S)|(?<=^[^\W\d_]{3})\s(?:y|e)\s)\s*",
    re.IGNORECASE,
)
_MAIL = re.compile(r"\S+@\S+\.\S+")
_RSS_MAIL = re.compile(r"^\S+@\S+\s*\(([^()]*)\)$")
_WEB = re.compile(r"https?://|www\.", re.IGNORECASE)
_TAIL = re.compile(
    r"(?:\s*[|–—-]\s*(?:updated|published|veröffentlicht|\d).*|\s+(?:alle (?:artikel|beiträge)|"
    r"alles von|follow|published|"
    r"updated|posted|veröffentlicht)\b.*|\s+@\S+.*|\s*\((?:author|autor|text|foto|photo)\)|"
    r"\s+\d.*|[\s,;:|·•–—-]+)$",
    re.IGNORECASE,
)
# What follows a comma after a name says who it is, not who else wrote.
_ROLE = re.compile(
    r"\b(?:editor|correspondent|reporter|journalist|writer|columnist|chief|producer|contributor|"
    r"redakteur|redakteurin|korrespondent|korrespondentin|redactor|redactora|corresponsal|"
    r"correspondant|correspondante|journaliste|rédacteur|rédactrice|giornalista|in [A-Z]\w+|"
    r"BBC News|for \w+)\b",
)
_NOBODY = frozenset(
    "admin administrator author editor editors guest staff unknown anonymous "
    "none null undefined n/a root webmaster published updated posted".split()
)


def names_in(byline: str) -> tuple[str, ...]:
    """Return the names a byline gives, in order: "By Ann Lee and Jo Roe, Paris" gives two.

    Mail and web addresses, "By" and its sisters in six languages, roles and "admin" are left out;
    an agency or a desk printed as the author stays.
    """
    plain = tidy(byline)
    if _WEB.search(plain):
        return ()
    mailed = _RSS_MAIL.match(plain)
    plain = _MAIL.sub("", mailed[1] if mailed else plain)
    plain = _POSTED_BY.sub("", plain.strip(" ,;:|·•–—-"))
    plain = _LEAD.sub("", plain)
    plain = _LEAD.sub("", plain)
    parts = [name for part in _AND.split(plain) for name in _of_commas(part)]
    return _kept(parts)


def names_of(bylines: Iterable[str]) -> tuple[str, ...]:
    """Return the names of several bylines, each once."""
    return _kept(name for line in bylines for name in names_in(line))


def _of_commas(part: str) -> Iterable[str]:
    pieces = [piece.strip() for piece in part.split(",")]
    if len(pieces) == 1:
        return pieces
    # "Lee, Ann" is one name; "Ann Lee, Jo Roe" are two; "Ann Lee, Paris" is one and a place.
    if len(pieces) == 2 and all(len(piece.split()) == 1 for piece in pieces):
        return [pieces[0]] if _ROLE.search(pieces[1]) else [part.strip()]
    return [pieces[0], *(p for p in pieces[1:] if len(p.split()) > 1 and not _ROLE.search(p))]


def _kept(names: Iterable[str]) -> tuple[str, ...]:
    kept: dict[str, str] = {}
    for name in names:
        plain = _TAIL.sub("", name.strip(" .,;:|·•–—-\"'()[]")).strip()
        if not plain or len(plain) > _LONGEST_NAME or plain.casefold() in _NOBODY:
            continue
        if plain[0].isdigit() or not any(map(str.isalpha, plain)):
            continue
        kept.setdefault(plain.casefold(), plain)
    return tuple(kept.values())[:MOST_NAMES]
