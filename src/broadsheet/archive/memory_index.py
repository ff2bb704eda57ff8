"""Search in memory: every text looked through, its stems remembered."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import snowballstemmer

from broadsheet.archive.records import searched
from broadsheet.archive.wording import Term, indexed
from broadsheet.news.article import Article
from broadsheet.news.filed import Hit
from broadsheet.news.ids import VersionId

_HEADLINE = 8.0
"""What a word in the headline counts, beside one in the body: as on SQLite and PostgreSQL."""

_stemmer = snowballstemmer.stemmer("porter")


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    return str(_stemmer.stemWord(word))


class MemoryIndex:
    """Finds terms in texts; the stems of a version are made once."""

    def __init__(self) -> None:
        self._stems: dict[VersionId, tuple[list[str], list[str]]] = {}

    def find(self, texts: Sequence[Article], terms: Sequence[Term], *, any_word: bool) -> list[Hit]:
        """Return the texts that hold all (or any) of `terms`, best first, ties by id."""
        stems = [tuple(_stem(word) for word in term) for term in terms]
        hits = []
        for article in texts:
            scores = [self._score(article, term) for term in stems]
            if scores and (any(scores) if any_word else all(scores)):
                hits.append(Hit(article=article.id, score=sum(scores)))
        return sorted(hits, key=lambda hit: (-hit.score, hit.article))

    def _score(self, article: Article, term: Term) -> float:
        version = article.version
        if version not in self._stems:
            headline, body = searched(article)
            self._stems[version] = (_stems(headline), _stems(body))
        headline_stems, body_stems = self._stems[version]
        length = 50 + len(body_stems)
        found = _HEADLINE * _times(headline_stems, term) + _times(body_stems, term)
        return found / length


def _stems(text: str) -> list[str]:
    return [_stem(word) for word in indexed(text).split()]


def _times(stems: Sequence[str], term: Term) -> int:
    return sum(
        stems[at : at + len(term)] == list(term) for at, stem in enumerate(stems) if stem == term[0]
    )
