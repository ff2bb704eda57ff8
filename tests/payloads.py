"""Words that run where a page prints them carelessly, in documents of every kind we read."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

_BESIDE = [one / "shared" / "gold" / "hostile" for one in Path(__file__).resolve().parents[2:]]
GOLD = next((folder for folder in _BESIDE if folder.is_dir()), _BESIDE[0])
NO_GOLD = "the sets of hostile markup are not beside this checkout"

OURS: tuple[str, ...] = (
    "<script>alert(1)</script>",
    "</title></textarea></style></script><script>alert(2)</script>",
    '"><img src=none onerror=alert(3)>',
    "' autofocus onfocus=alert(4) x='",
    "<svg/onload=alert(5)>",
    "<svg><animate onbegin=alert(6) attributeName=x dur=1s></svg>",
    "<a href='java\tscript:alert(7)'>press</a>",
    "<a href='data:text/html,<script>alert(8)</script>'>press</a>",
    "<iframe srcdoc='<script>parent.alert(9)</script>'></iframe>",
    "<iframe src='javascript:parent.alert(10)'></iframe>",
    "<form action='javascript:alert(11)'><button>press</button></form>",
    "<button formaction='javascript:alert(12)'>press</button>",
    "<details open ontoggle=alert(13)>x</details>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--><img src onerror=alert(14)>'>",
    "<noscript><p title='</noscript><img src=x onerror=alert(15)>'>",
    "<object data='javascript:alert(16)'></object><embed src='javascript:alert(17)'>",
    "<base href='http://127.0.0.2/'><link rel=stylesheet href=//127.0.0.2/x.css>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(18)'>",
    "<style>@import 'http://127.0.0.2/x';*{position:fixed;inset:0}</style>",
    "<video><source onerror=alert(19)></video><audio src onerror=alert(20)>",
    "<input type=image src onerror=alert(21)><isindex onfocus=alert(22) autofocus>",
    "<p style='position:fixed;inset:0' class='btn' id='csrf' name='body'>over all</p>",
    "&lt;script&gt;alert(23)&lt;/script&gt;",
    "&amp;lt;img src=x onerror=alert(24)&amp;gt;",
    "{{ 7 * 7 }}{% import os %}${alert(25)}<%= alert(26) %>",
    "]]><script>alert(27)</script>",
    "--><script>alert(28)</script><!--",
    "\u2028<script>alert(29)</script>\u2029",
    "\u202e>tpircs<)03(trela>tpircs/<\u2066",
    "+ADw-script+AD4-alert(31)+ADw-/script+AD4-",
    "\x00<scr\x00ipt>alert(32)</scr\x00ipt>",
    "<template><script>alert(33)</script></template><dialog open onclose=alert(34)>",
)
"""Written for these tests; each numbered, so that one that runs can be named."""


def gold_set(name: str) -> list[str]:
    """Return one of the sets beside the checkout; an empty list where it is absent."""
    readers = {
        "xss-payloads": lambda: json.loads(_gold("xss-payloads.json")),
        "html5-cheatsheet": lambda: [_filled(one["data"]) for one in _cheatsheet()],
        "xss-vectors": lambda: _lines("xss-vectors.txt"),
        "feed-xss": lambda: _lines("feed-xss/rss.txt"),
        "naughty-strings": lambda: json.loads(_gold("naughty-strings.json")),
    }
    found = readers[name]() if GOLD.is_dir() else []
    return [one for one in found if one.strip()]


GOLD_ALONE = ("xss-payloads",)
GOLD_BUNDLED = ("html5-cheatsheet", "xss-vectors", "feed-xss", "naughty-strings")


def _gold(name: str) -> str:
    return (GOLD / name).read_text("utf-8", "replace")


def _lines(name: str) -> list[str]:
    return _gold(name).splitlines()


def _cheatsheet() -> list[dict[str, str]]:
    found = json.loads(_gold("html5-security-cheatsheet.json"))
    return [one for one in found if isinstance(one.get("data"), str)]


def _filled(words: str) -> str:
    """Return a pattern of the cheat sheet with what runs in its places."""
    words = re.sub(r"%js_uri_\w+%", "javascript:alert(1)", words)
    words = re.sub(r"%(?:js_)?\w*alert\w*%", "alert(1)", words)
    return re.sub(r"%\w+%", "data:text/html,<script>alert(1)</script>", words)


def bundled(words: Sequence[str], size: int) -> list[str]:
    """Return `words` joined into texts of `size` of them, for sets too long to show one by one."""
    return ["\n".join(run) for run in batched(words, size)]


def batched(words: Sequence[str], size: int) -> list[Sequence[str]]:
    """Return `words` cut into runs of `size`."""
    return [words[at : at + size] for at in range(0, len(words), size)]


WORD = "vectorial"
"""Stands in every headline, so that a search lists them all."""


def page(words: Sequence[str], number: int) -> str:
    """Return a page with hostile words in its head, its headline, and raw and told in its body."""
    head = "".join(
        f'<meta name="{name}" content="{html.escape(words[0])}">'
        for name in ("author", "description", "og:title", "og:site_name", "article:section",
                     "keywords", "og:image", "og:url")
    )  # fmt: skip
    told = "".join(
        f"<p>The clerk read it out: {html.escape(one)} and sat down.</p>" for one in words
    )
    raw = "".join(f"<p>It was printed as {one} in the morning paper.</p>" for one in words)
    plain = "<p>The council heard of it on Tuesday and put the matter off until the spring.</p>"
    title = html.escape(f"{words[-1]} {WORD} {number}")
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title>{head}</head><body><article>"
        f"<h1>{title}</h1>{plain}{told}{plain}{raw}</article></body></html>"
    )


def capture(words: Sequence[str], number: int) -> str:
    """Return a saved page as text, with a clipping, hostile throughout."""
    line = [" ".join(one.split()) for one in words]
    body = "\n\n".join(f"The clerk read it out: {one} and sat down again." for one in line)
    return (
        f"{line[0]} {WORD} capture {number}\n\nIt was heard in council on Tuesday, at length.\n\n"
        f"{body}\n\nHashtags\n#{line[-1]} #vector\n\nComments\nNo comments yet...\n\n"
        f"Related Articles\n{line[-1][:60]}\n3 hours ago\n{line[0]} {WORD} clipping {number}\n\n"
    )


def feed(words: Iterable[str], number: int) -> str:
    """Return a feed whose items carry hostile words in every element, by CDATA and by escapes."""
    items = "".join(_item(one, f"{number}-{at}") for at, one in enumerate(words))
    first = html.escape(next(iter(words), ""))
    return (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>{first} {WORD}</title><link>javascript:alert(1)</link><image><url>{first}</url>"
        f"<link>{first}</link></image><description>{first}</description>{items}</channel></rss>"
    )


def _item(words: str, key: str) -> str:
    told = html.escape(_xml(words))
    data = _xml(words).replace("]]>", "]]]]><![CDATA[>")
    filler = "The council heard of it on Tuesday and put the matter off until the spring."
    return (
        f"<item><title>{told} {WORD} {key}</title><guid isPermaLink='true'>{told}{key}</guid>"
        f"<link>javascript:alert('{key}')</link><comments>{told}</comments>"
        f"<author>{told}</author><dc:creator>{told}</dc:creator><category>{told}</category>"
        f'<enclosure url="{told}" type="{told}" length="1"/>'
        f"<description>{told}</description>"
        f"<content:encoded><![CDATA[<p>{filler}</p>{data}<p>{filler}</p>]]></content:encoded>"
        "</item>"
    )


def letter(words: Sequence[str], number: int) -> bytes:
    """Return a newsletter by e-mail, hostile in its headers and its HTML."""
    line = " ".join(words[0].split()).encode("ascii", "replace").decode()
    head = (
        f"From: {line} <desk@letters.example>\r\nTo: me@home.example\r\n"
        f"Subject: {line} {WORD} letter {number}\r\nDate: Tue, 03 Mar 2026 08:00:00 +0000\r\n"
        "MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n"
        "Content-Transfer-Encoding: 8bit\r\n\r\n"
    )
    return head.encode() + page(words, number).encode("utf-8", "replace")


def opml(words: Sequence[str]) -> str:
    """Return a list of feeds with hostile titles, folders and addresses."""
    outlines = "".join(
        f'<outline text="{_told(one)}"><outline type="rss" text="{_told(one)}" '
        f'title="{_told(one)}" htmlUrl="{_told(one)}" xmlUrl="http://list.example/{at}"/>'
        f'<outline type="rss" text="x" xmlUrl="{_told(one)}"/></outline>'
        for at, one in enumerate(words)
    )
    return f'<opml version="2.0"><head><title>x</title></head><body>{outlines}</body></opml>'


def _told(words: str) -> str:
    return html.escape(_xml(words))


def _xml(words: str) -> str:
    """Return `words` without the signs XML forbids, which would only spoil the test."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", words)
