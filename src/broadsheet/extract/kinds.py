"""What kind of copy a page says it prints: opinion, a live blog, a brief, a correction."""

from __future__ import annotations

import re
from collections.abc import Iterable

from broadsheet.news.article import ArticleKind
from broadsheet.text.clean import fold

_BY_TYPE = {
    "opinionnewsarticle": ArticleKind.OPINION,
    "reviewnewsarticle": ArticleKind.OPINION,
    "liveblogposting": ArticleKind.LIVE,
    "correctioncomment": ArticleKind.CORRECTION,
}
# Section names and path segments, folded.
_OPINION = (
    "opinion opinions comment commentary columnists columns column editorial editorials leaders "
    "leader op-ed oped commentisfree voices ideas perspectives viewpoint blogs-opinion letters "
    "debats debat tribunes tribune idees chroniques editoriaux meinung kommentar kommentare "
    "kolumne kolumnen leitartikel gastbeitrag debatte opinione opinioni editoriali commenti "
    "opinia opinie columnas columna tribuna analisis-opinion opiniao colunas colunistas"
).split()
_LIVE = "live liveblog live-blog live-updates liveticker ticker newsticker en-direct direct".split()
_BRIEF = "brief briefs in-brief news-in-brief kurzmeldung kurzmeldungen breves breve".split()
_CORRECTION = (
    "corrections corrections-and-clarifications korrekturen fe-de-errores errata rectificatifs"
).split()
_HEADLINE = (
    (ArticleKind.CORRECTION, re.compile(r"^(?:corrections?(?: and clarifications?)?|clarification|"
                                        r"fe de errores|korrektur|rectificatif)\b[:.\s]*")),
    (ArticleKind.LIVE, re.compile(r"^(?:live(?: updates?| blog)?|en direct|liveticker|en vivo|"
                                  r"ao vivo|diretta)\s*[:|–-]|[-–—|:]\s*(?:live(?: updates| blog)?|"
                                  r"as it happened|en direct|en vivo|liveticker)$")),
    (ArticleKind.OPINION, re.compile(r"^(?:opinion|comment|editorial|leading article|kommentar|"
                                     r"meinung|kolumne|tribune|opinione)\s*[:|–-]")),
    (ArticleKind.BRIEF, re.compile(r"^(?:in brief|news in brief|brief)\s*[:|–-]")),
)  # fmt: skip
_SEGMENTS = (
    (ArticleKind.LIVE, frozenset(_LIVE)),
    (ArticleKind.CORRECTION, frozenset(_CORRECTION)),
    (ArticleKind.OPINION, frozenset(_OPINION)),
    (ArticleKind.BRIEF, frozenset(_BRIEF)),
)


def kind_of(
    *, types: Iterable[str], headline: str, sections: Iterable[str], path: str, entries: int
) -> ArticleKind:
    """Return the kind a page gives its copy: by schema.org type, by headline, by section or path.

    `entries` is the number of dated entries found: a page under /live/ without any is a report.
    """
    for one in types:
        if one in _BY_TYPE:
            return _BY_TYPE[one]
    plain = fold(headline)
    for kind, shape in _HEADLINE:
        if shape.search(plain) and (kind is not ArticleKind.LIVE or entries):
            return kind
    named = {"-".join(re.findall(r"[^\W_]+", fold(section))) for section in sections}
    segments = {segment for segment in path.lower().split("/")[:-1] if segment}
    for kind, words in _SEGMENTS:
        if not words.isdisjoint(named | segments) and (kind is not ArticleKind.LIVE or entries):
            return kind
    return ArticleKind.REPORT
