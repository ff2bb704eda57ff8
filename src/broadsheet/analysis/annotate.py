"""From an article to its notes: every analyst in turn, over one galley."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace

from broadsheet.analysis.analyst import OTHER_LANGUAGE, READ, UNREAD, WITHOUT_TAGGER, Models
from broadsheet.analysis.figures import find_figures
from broadsheet.analysis.galley import Galley, lay_out
from broadsheet.analysis.hashtags import find_hashtags
from broadsheet.analysis.keypoints import find_key_points
from broadsheet.analysis.linking import linked
from broadsheet.analysis.naming import find_names
from broadsheet.analysis.outlets import outlets_in
from broadsheet.analysis.positions import borne_out, find_positions
from broadsheet.analysis.quotes import find_quotes
from broadsheet.analysis.sources import find_sources
from broadsheet.analysis.tags import Tags
from broadsheet.analysis.times import find_times
from broadsheet.analysis.tongues.reading import TONGUES
from broadsheet.analysis.tongues.reading import find_quotes as quotes_abroad
from broadsheet.news.article import FRONT, Article
from broadsheet.news.ids import key_of
from broadsheet.news.notes import Name, Notes, Quote
from broadsheet.news.outlet import Outlet
from broadsheet.news.press import Press
from broadsheet.news.span import Span
from broadsheet.text.language import detect, plain_code
from broadsheet.text.models import Tagged

MOST_TAGGED = 100_000
"""Characters of one article the tagger is given: its memory grows with the text."""
MOST_NOTED = 150_000
"""Characters of one article that are noted (27,000 words, ten times a long report). Texts made of
nothing but sums or dates take ten seconds a million, and a worker has a minute for a batch."""
Watch = Callable[[str], AbstractContextManager[object]]
_ENDLESS = re.compile(r"\S{200,}+")
# Tokenizers look at such a run again for each sign they take off its front: 10,000 brackets in a
# row take spaCy seven seconds.
CUT_SHORT = f"only the first {MOST_NOTED:,} characters were noted"


def unwatched(_: str) -> AbstractContextManager[object]:
    """Time nothing."""
    return nullcontext()


def annotate(article: Article, *, models: Models, press: Press) -> Notes:
    """Return the notes of `article`: language, names, quotes, sources, figures, tags, key points.

    Never raises on text, whatever is in it. Without a tagger names are found by rules, and
    `Notes.notices` says so.
    """
    return annotate_all((article,), models=models, press=press)[0]


def annotate_all(
    articles: Sequence[Article], *, models: Models, press: Press, watch: Watch = unwatched
) -> tuple[Notes, ...]:
    """Return the notes of each of `articles`, in order; the tagger is asked once for all.

    `watch(name)` is entered while the analyst called `name` is at work, for those who time it.
    """
    noted = [_beginning(article) for article in articles]
    with watch("language"):
        languages = [language_of(article) for article in noted]
    with watch("tagger"):
        tagged = _tag(noted, languages, models)
    return tuple(
        _note(article, language, found, models, press, watch)
        for article, language, found in zip(noted, languages, tagged, strict=True)
    )


def _beginning(article: Article) -> Article:
    """Return the article with as much of its text as is noted: every span in it fits the whole."""
    if len(article.text) <= MOST_NOTED:
        return article
    blocks = []
    for block, span in article.laid_out():
        if span.start >= MOST_NOTED:
            break
        if block.kind not in FRONT:
            blocks.append(replace(block, text=block.text[: MOST_NOTED - span.start]))
    return replace(article, blocks=tuple(blocks))


def language_of(article: Article) -> str:
    """Return the language the text is in (ISO 639-1); what the page says where that is unsure."""
    return detect(article.text) or plain_code(article.language)


def _tag(
    articles: Sequence[Article], languages: Sequence[str], models: Models
) -> list[tuple[Tagged, ...]]:
    found: list[tuple[Tagged, ...]] = [()] * len(articles)
    for language in dict.fromkeys(languages):
        tagger = models.tagger_of(language)
        if tagger is None:
            continue
        places = [at for at, code in enumerate(languages) if code == language]
        texts = [_words_alone(articles[at].text[:MOST_TAGGED]) for at in places]
        for at, tags in zip(places, tagger(texts), strict=True):
            found[at] = tags
    return found


def _words_alone(text: str) -> str:
    """Return `text` with blanks in place of what is too long to be a word."""
    return _ENDLESS.sub(lambda run: " " * len(run[0]), text)


def _note(
    article: Article,
    language: str,
    tagged: tuple[Tagged, ...],
    models: Models,
    press: Press,
    watch: Watch,
) -> Notes:
    with watch("layout"):
        galley = lay_out(article, language)
        outlets = outlets_in(galley, press)
    with watch("names"):
        names = find_names(galley, Tags(tagged, len(article.text)), press, outlets)
        names = linked(names, models.register)
    with watch("hashtags"):
        hashtags = find_hashtags(galley, names, press)
    bare = Notes(
        language=language,
        names=names,
        hashtags=hashtags,
        notices=(*models.notices, *_notices(language, models), *_shortness(article)),
    )
    if language not in READ:
        return replace(bare, key_points=find_key_points(galley, (), ()))
    with watch("quotes"):
        quotes = _quotes(galley, names, outlets)
    with watch("sources"):
        sources = find_sources(galley, press, quotes, outlets, article.credit)
    with watch("figures"):
        figures = find_figures(galley)
    with watch("times"):
        times = find_times(galley, article)
    with watch("positions"):
        positions = borne_out(find_positions(galley, names, quotes), galley, models.embedder)
    with watch("key points"):
        key_points = find_key_points(galley, figures, quotes)
    return replace(
        bare,
        quotes=quotes,
        sources=sources,
        figures=figures,
        times=times,
        positions=positions,
        key_points=key_points,
    )


def _quotes(
    galley: Galley, names: tuple[Name, ...], outlets: Sequence[tuple[Span, Outlet]]
) -> tuple[Quote, ...]:
    tongue = TONGUES.get(galley.language)
    if tongue is not None:
        return quotes_abroad(galley, names, tongue)
    return find_quotes(galley, names, frozenset(key_of(outlet.name) for _, outlet in outlets))


def _shortness(noted: Article) -> tuple[str, ...]:
    return (CUT_SHORT,) if len(noted.text) >= MOST_NOTED else ()


def _notices(language: str, models: Models) -> tuple[str, ...]:
    unread = () if language in READ else (UNREAD,)
    if models.tagger is None:
        # Whoever opened the shelf may have said why already.
        return (*(() if models.notices else (WITHOUT_TAGGER,)), *unread)
    return unread if models.tagger_of(language) is not None else (OTHER_LANGUAGE, *unread)
