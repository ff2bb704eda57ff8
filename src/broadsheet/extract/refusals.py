"""Pages with no article in them, each refused with the reason in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from broadsheet.extract.jsonld import ARTICLES
from broadsheet.extract.trimmings import Line
from broadsheet.news.article import Block, BlockKind
from broadsheet.news.errors import NoArticle
from broadsheet.text.clean import fold

_SHORT = 1500
"""A page of a real article that also speaks of cookies has more letters than this."""
_LONG_PARAGRAPH = 200
_FEWEST_TEASERS = 6
_LISTS = frozenset({"collectionpage", "itemlist", "searchresultspage"})
_ERROR = re.compile(
    r"^(?:(?:error|fehler|erreur)\s*)?(?:40[0-9]|410|429|50[0-4])\b|\b(?:page|article|story|"
    r"content|site|url|file) "
    r"(?:(?:was|is|could|can|does|has|you)\b[^.]{0,40}?)?(?:not (?:be )?found|not exist|"
    r"been removed|unavailable|"
    r"no longer (?:available|exists?))|\b(?:not found|access denied|forbidden|bad gateway|"
    r"service unavailable|"
    r"internal server error|gateway time-?out|too many requests|temporarily unavailable|"
    r"something went wrong)\b|"
    r"seite (?:wurde )?nicht gefunden|page (?:introuvable|non trouvee)|pagina no encontrada|"
    r"pagina non trovata|"
    r"pagina nao encontrada|strona nie (?:zostala )?znaleziona"
)
_ROBOT = re.compile(
    r"just a moment|attention required|are you (?:a )?(?:human|robot)|"
    r"verify (?:that )?you are (?:a )?human|"
    r"checking (?:your browser|if the site connection)|enable (?:javascript|cookies)|captcha|"
    r"unusual (?:traffic|activity)|"
    r"ddos protection|bitte aktivieren sie javascript|pardon our interruption|security check"
)
_CONSENT = re.compile(
    r"before you continue|we (?:and our|value your) (?:partners|privacy)|your (?:privacy|"
    r"consent)|manage (?:my )?(?:cookies|consent)|"
    r"cookie (?:consent|settings|preferences)|accept (?:all )?cookies|"
    r"(?:alle )?cookies (?:akzeptieren|zustimmen)|"
    r"mit werbung (?:weiterlesen|lesen)|zustimmen und weiter|nous (?:et nos partenaires|"
    r"respectons)|accepter et continuer|"
    r"gestionar consentimiento|privacy (?:settings|manager)|consentement"
)
_LOGIN = re.compile(
    r"^(?:log ?in|sign ?in|anmelden|einloggen|connexion|iniciar sesion|accedi)\b|"
    r"subscribe to (?:continue|read)"
)


def refuse(subject: str, *, title: str, words: str, claimed: bool) -> None:
    """Raise NoArticle when the page is an error, a check for robots, a consent or a login page.

    `title` is what the page calls itself, `words` what can be read on it, `claimed` whether it
    calls itself an article: then only its title can betray it.
    """
    head, plain = fold(title), fold(words[:_SHORT])
    if _ERROR.search(head) and (not claimed or len(words) < _SHORT):
        raise NoArticle(subject, f"this is an error page ({title[:80]!r}), not an article")
    if len(words) >= _SHORT or claimed:
        return
    if _ROBOT.search(head) or _ROBOT.search(plain):
        raise NoArticle(
            subject, "this page asks whether a human is reading; the article is behind it"
        )
    if _CONSENT.search(head) or len(_CONSENT.findall(plain)) > 1:
        raise NoArticle(subject, "this page asks for consent; the article is behind it")
    if _LOGIN.search(head):
        raise NoArticle(subject, "this page asks to sign in; the article is behind it")
    if _ERROR.search(plain[:300]) and len(words) < 600:
        raise NoArticle(subject, "this is an error page, not an article")


def refuse_list(
    subject: str,
    lines: Sequence[Line],
    blocks: Sequence[Block],
    *,
    types: Iterable[str],
    path: str,
) -> None:
    """Raise NoArticle for a front or section page: headings that are links, and little text.

    `lines` are the page's without its furniture, `types` what the page calls itself. A page that
    claims to be an article is believed.
    """
    called = set(types)
    if "article" in called or called & ARTICLES or any(block.entry for block in blocks):
        return
    heads = sum(1 for line in lines if line.block.kind is BlockKind.SUBHEAD and line.linked > 0.5)
    long = sum(1 for block in blocks if len(block.text) >= _LONG_PARAGRAPH)
    listing = bool(called & _LISTS) or path in {"", "/"}
    if heads >= _FEWEST_TEASERS and long * 2 < heads and (listing or not long):
        raise NoArticle(subject, "this page lists articles and is none itself")
