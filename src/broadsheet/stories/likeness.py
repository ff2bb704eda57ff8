"""From an article and its notes to its fingerprint: all that grouping will look at again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from broadsheet.news.article import Article
from broadsheet.news.fingerprint import Fingerprint
from broadsheet.news.ids import key_of
from broadsheet.news.notes import Figure, Name, NameKind, Notes
from broadsheet.news.press import Press
from broadsheet.news.span import Span
from broadsheet.stories.commons import COMMON, common_names, common_terms
from broadsheet.stories.houses import outlet_of
from broadsheet.text.language import plain_code
from broadsheet.text.names import capitals
from broadsheet.text.sentences import sentences
from broadsheet.text.shingles import FEWEST_WORDS, bands, shingle_words, shingles, signature
from broadsheet.text.vectors import pack
from broadsheet.text.words import stemmer, stems, words

MOST_SIGNS = 250_000
"""Characters copies are told by: 45,000 words. One sign may fold into eighteen."""
LEAD_SIGNS = 600
"""Characters of an article that are embedded, the headline first: some 130 tokens of English. Twice
as many tell events of one storyline apart no better, for what is old news stands below."""
TERM_SIGNS = 800
"""Characters terms are taken from: news puts what happened first."""
EARLY_SIGNS = 600
"""A name first mentioned before this is told to be what the article is about."""
MOST_NAMES = 16
MOST_STEMS = 28
MOST_PAIRS = 12
MOST_FIGURES = 16
MOST_HEADLINE_TERMS = 16

_CAPITALS_ARE_NAMES = frozenset({"fr", "es", "it", "pt", "ro", "ca", "nl", "pl", "cs", "sv", "da"})
"""Languages without a name model in which a capital within a sentence means a name."""
_UNNOTED = 0.8

_OF_KIND = {NameKind.PERSON: 1.2, NameKind.BODY: 1.0, NameKind.PLACE: 0.8}


def lead_text(article: Article) -> str:
    """Return what to embed of `article`: headline, standfirst and the body's beginning.

    Cut at the end of a word, LEAD_SIGNS characters or a few more; a blank line between parts.
    """
    if len(article.text) <= LEAD_SIGNS:
        return article.text
    cut = article.text.find(" ", LEAD_SIGNS)
    return article.text[: LEAD_SIGNS if cut < 0 or cut > LEAD_SIGNS + 40 else cut].rstrip()


def fingerprint(
    article: Article,
    notes: Notes,
    *,
    vector: NDArray[np.floating] | None,
    vector_model: str,
    press: Press,
) -> Fingerprint:
    """Return the fingerprint of one version of one article.

    `vector` (any length, from the model called `vector_model`) may be None. `outlet` is the
    outlet's name as the press table has it, else as printed. Raises ValueError for a vector that
    points nowhere.
    """
    language = notes.language or plain_code(article.language)
    all_words = shingle_words(article.text[:MOST_SIGNS])
    numbers = signature(shingles(all_words)) if len(all_words) >= FEWEST_WORDS else ()
    return Fingerprint(
        article=article.id,
        outlet=outlet_of(article, press),
        language=language,
        printed_at=article.printed_at,
        words=len(all_words),
        signature=numbers,
        bands=bands(numbers),
        names=_names(article, notes, press, language),
        terms=_terms(article, language),
        figures=_figures(notes.figures),
        headline_terms=_unique(stems(article.headline, language))[:MOST_HEADLINE_TERMS],
        vector=b"" if vector is None else pack(vector),
        vector_model="" if vector is None else vector_model,
    )


def _names(article: Article, notes: Notes, press: Press, language: str) -> tuple[str, ...]:
    """Return name keys, most telling first: much mentioned, early, a person, not common.

    Outlets are left out unless the headline names them: "told The Times" says whose report it is,
    not what it is about. In languages that names are noted in by rules alone, other words set with
    a capital within a sentence count too: places and bodies are called alike in many languages.
    """
    headline = Span(0, len(article.headline))
    common = common_names()
    weights: Counter[str] = Counter()
    for name in notes.names:
        in_headline = any(headline.meets(span) for span in name.mentions)
        if name.key and (in_headline or press.named(name.label) is None):
            weight = _telling(name, in_headline) * (COMMON if name.key in common else 1.0)
            weights[name.key] = max(weights[name.key], round(weight * 1000))
    if language in _CAPITALS_ARE_NAMES:
        for key, times in _unnoted(article.text, notes.names).items():
            weights[key] = max(weights[key], round(times * _UNNOTED * 1000))
    return tuple(sorted(weights, key=lambda key: (-weights[key], key)))[:MOST_NAMES]


def _unnoted(text: str, names: Iterable[Name]) -> Counter[str]:
    """Return the keys of runs of capitals that no name was noted in, with how often they stand."""
    starts = frozenset(span.start for span in sentences(text))
    noted = [span for name in names for span in name.mentions]
    found: Counter[str] = Counter()
    for run in capitals(text, starts):
        if not run.opens and not any(run.span.meets(span) for span in noted):
            found[key_of(run.span.of(text))] += 1
    del found[""]
    return found


def _telling(name: Name, in_headline: bool) -> float:
    early = any(span.start < EARLY_SIGNS for span in name.mentions)
    return (len(name.mentions) + 2.0 * in_headline + 1.0 * early) * _OF_KIND[name.kind]


def _terms(article: Article, language: str) -> tuple[str, ...]:
    """Return stems and pairs of stems of the article's beginning, the most telling first.

    A stem weighs by how often it stands there, more in the headline, little when it is common; a
    pair ("return-hub") is kept from the headline or when it is repeated.
    """
    common = common_terms(language)
    within = Span(0, min(len(article.text), TERM_SIGNS))
    single: Counter[str] = Counter()
    paired: Counter[str] = Counter()
    for stem, before, at in _runs(article.text, within, language):
        extra = 2.0 if at < len(article.headline) else 0.0
        single[stem] += round((1.0 + extra) * 100)
        if before and not (before in common and stem in common):
            paired[f"{before}-{stem}"] += 2 if extra else 1
    for stem in common & single.keys():
        single[stem] = round(single[stem] * COMMON)
    stem_keys = [key for key, _ in single.most_common(MOST_STEMS)]
    pair_keys = [key for key, count in paired.most_common(MOST_PAIRS) if count > 1]
    weights = {key: single[key] for key in stem_keys} | {
        key: 120 * paired[key] for key in pair_keys
    }
    return tuple(sorted(weights, key=lambda key: (-weights[key], key)))


def _runs(text: str, within: Span, language: str) -> Iterator[tuple[str, str, int]]:
    """Yield each stem with the stem right before it (empty when a stop or a sign is between)."""
    stem_of = stemmer(language)
    before, end = "", -1
    for span in words(text, within):
        joined = span.start - end == 1
        for stem in stem_of(span.of(text)):
            if stem.isdigit() and len(stem) < 3:
                continue
            yield stem, before if joined else "", span.start
            before, joined = stem, True
            end = span.end


def _figures(figures: Iterable[Figure]) -> tuple[str, ...]:
    """Return "value|unit" keys in order of printing; small counts and years say nothing."""
    return _unique(key for key in map(figure_key, figures) if key)[:MOST_FIGURES]


def figure_key(figure: Figure) -> str:
    """Return "1200000|GBP" for a figure worth comparing, else nothing."""
    value = figure.value
    if not value.is_finite() or abs(value.adjusted()) > 20:
        return ""
    if not figure.unit and (abs(value) <= 12 or _is_year(value)):
        return ""
    plain = f"{value:f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return f"{plain}|{figure.unit}"


def _is_year(value: Decimal) -> bool:
    return 1900 <= value <= 2100 and value == value.to_integral_value()


def _unique(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for key in keys if key))
