"""Words and their stems, for matching and counting."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

import snowballstemmer

from broadsheet.news.span import Span
from broadsheet.text.stopwords import STOP_WORDS

# U.S., 28,000 and 3.2 are one word each; so are don't and return-hub.
WORD = re.compile(
    r"(?:[A-Z]\.){2,}"
    r"|\d+(?:[.,]\d+)*(?:[^\W\d_]+)?"
    r"|[^\W_]+(?:['’&][^\W_]+)*(?:-[^\W_]+(?:['’][^\W_]+)*)*"
)
"""What `words` finds, for those who need no spans."""
_SNOWBALL = {
    "en": "english",
    "fr": "french",
    "de": "german",
    "es": "spanish",
    "it": "italian",
    "pt": "portuguese",
}
_POSSESSIVE = re.compile(r"['’]s?$")
_ELIDED = re.compile(r"^(?:l|d|j|qu|n|s|c|m|t|jusqu|lorsqu|dell|all|nell|sull|un)['’]")


def words(text: str, within: Span | None = None) -> tuple[Span, ...]:
    """Return the words of `text` (of `within`, when given) as spans, in order.

    Numbers keep their points and commas, words their inner hyphens and apostrophes.
    """
    start, end = (0, len(text)) if within is None else (within.start, within.end)
    return tuple(Span(*match.span()) for match in WORD.finditer(text, start, end))


def stems(text: str, language: str = "en") -> tuple[str, ...]:
    """Return the lower-case Snowball stems of the words of `text`, in order, no stop words.

    Hyphenated words give a stem for each part. Stop words and stemmers exist for en, fr, de, es,
    it and pt; another language is treated as English. Stemming: Porter, snowballstem.org.
    """
    stem = stemmer(language)
    return tuple(one for word in WORD.findall(text) for one in stem(word))


def stop_words(language: str) -> frozenset[str]:
    """Return the stop words of `language`, lower case; those of English where it has none."""
    return STOP_WORDS.get(language, STOP_WORDS["en"])


def is_stop(word: str, language: str = "en") -> bool:
    """Say whether `word` (any case) is a stop word of `language`."""
    return word.casefold() in STOP_WORDS.get(language, STOP_WORDS["en"])


@lru_cache(maxsize=8)
def stemmer(language: str) -> Callable[[str], tuple[str, ...]]:
    """Return the function from one word to its stems in `language`: none for a stop word."""
    known = language if language in _SNOWBALL else "en"
    snowball = snowballstemmer.stemmer(_SNOWBALL[known])
    stop = STOP_WORDS[known]

    # Copy repeats itself: a stem costs about 15 us to make and 0.1 us to remember.
    @lru_cache(maxsize=1 << 16)
    def stems_of(word: str) -> tuple[str, ...]:
        return tuple(_stems_of(word, stop, snowball.stemWord))

    return stems_of


def _stems_of(word: str, stop: frozenset[str], stem: Callable[[str], str]) -> list[str]:
    low = word.casefold().replace("’", "'")
    if low in stop:
        return []
    found = []
    for part in low.split("-"):
        bare = _POSSESSIVE.sub("", _ELIDED.sub("", part)).replace("'", "")
        if not bare or bare in stop or (len(bare) == 1 and not bare.isdigit()):
            continue
        # A hostile word of 100,000 letters is no word: cut it before it reaches the stemmer.
        found.append(stem(bare[:64]) if bare.isalpha() else bare[:64])
    return found
