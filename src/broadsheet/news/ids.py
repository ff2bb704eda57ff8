"""Names that stay the same however often a thing is read."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import NewType

ArticleId = NewType("ArticleId", str)
"""`a` and sixteen hexadecimal digits, made from an article's identity."""
VersionId = NewType("VersionId", str)
"""`v` and sixteen hexadecimal digits, made from an article's identity and its printed text."""
StoryId = NewType("StoryId", str)
"""`s` and the sixteen digits of the article that founded the story."""
FeedId = NewType("FeedId", str)
"""`f` and sixteen hexadecimal digits, made from a feed's address."""


def digest(*parts: str) -> str:
    """Return 16 hexadecimal digits of BLAKE2b (RFC 7693) over `parts`, order and borders kept."""
    mill = hashlib.blake2b(digest_size=8)
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass")
        mill.update(len(raw).to_bytes(8, "big"))
        mill.update(raw)
    return mill.hexdigest()


def article_id(identity: str) -> ArticleId:
    """Return the id of the article whose identity is `identity` (its address, or a capture URN)."""
    return ArticleId("a" + digest("article", identity))


def version_id(article: ArticleId, text: str) -> VersionId:
    """Return the id of one printed text of `article`: the same words give the same id."""
    return VersionId("v" + digest("version", article, text))


def story_id(founder: ArticleId) -> StoryId:
    """Return the id of the story that `founder` starts."""
    return StoryId("s" + founder[1:])


def feed_id(address: str) -> FeedId:
    """Return the id of the feed at `address`."""
    return FeedId("f" + digest("feed", address))


def key_of(label: str) -> str:
    """Return `label` as it stands in addresses: folded to lower case, words joined by hyphens.

    Marks are dropped from Latin letters; letters of other scripts are kept. Empty when `label`
    holds no letter or digit.
    """
    bare = "".join(
        sign for sign in unicodedata.normalize("NFKD", label) if not unicodedata.combining(sign)
    )
    bare = re.sub(r"[\u2019\u2018']", "", bare.casefold())
    return "-".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFC", bare)))
