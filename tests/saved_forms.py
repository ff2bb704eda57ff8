"""The page a capture was copied from, in the forms browsers save one: made here, word for word."""

from __future__ import annotations

import base64
import quopri
from html import escape

PIXEL = base64.b64encode(b"GIF89a" + bytes(200)).decode()
_FURNITURE = """<header><nav><a href="/">Home</a><a href="/world">World</a><a href="/in">Sign in</a>
</nav></header>"""
_FOOTER = """<footer><p>About</p><p>© 2026 Kiosk. All rights reserved.</p></footer>"""
_SHARE = """<ul class="share-bar"><li><a href="#">Share</a></li><li>Tweet</li><li>1.2k</li></ul>"""


def page_of(capture: str) -> str:
    """Return an aggregator's page that shows what a capture as plain text holds.

    Made for captures of one shape: headline, standfirst, paragraphs, "Hashtags", prompts, an
    empty box for comments, "Related Articles", and clippings of outlet, age and "- outlet".
    """
    lines = [line.strip() for line in capture.splitlines() if line.strip()]
    chrome = lines.index("Hashtags")
    related = lines.index("Related Articles")
    head, standfirst, *body = lines[:chrome]
    parts = [
        f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>{escape(head)} - Kiosk"
        f"</title><style>body{{background:url(data:image/gif;base64,{PIXEL})}}</style></head>"
        f"<body>{_FURNITURE}<main><h1>{escape(head)}</h1>{_SHARE}"
        f'<img src="data:image/gif;base64,{PIXEL}" alt="">'
        f"<p class=lede><b>{escape(standfirst)}</b></p>",
        *(f"<p>{escape(line)}</p>" for line in body),
        "<h3>Hashtags</h3><div class=tags></div>",
        *(f"<div>{escape(line)}</div>" for line in lines[chrome + 1 : related]),
        "<aside class=related-articles><h3>Related Articles</h3>",
        *_cards(lines[related + 1 :]),
        f"</aside></main>{_FOOTER}</body></html>",
    ]
    return "\n".join(parts)


def _cards(lines: list[str]) -> list[str]:
    starts = [at for at in range(len(lines) - 2) if lines[at + 2] == f"- {lines[at]}"]
    cards = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        outlet, age, _, headline, *text = lines[start:end]
        cards.append(
            f"<div class=card><div class=who><b>{escape(outlet)}</b></div>"
            f"<div class=timestamp><time>{escape(age)}</time></div>"
            f"<ul><li><a href='file:///home/me/kiosk/{start}'>{escape(outlet)}</a></li></ul>"
            f"<h4>{escape(headline)}</h4>{_SHARE}"
            + "".join(f"<p>{escape(line)}</p>" for line in text)
            + "</div>"
        )
    return cards


def single_file(page: str, url: str) -> str:
    """Return a page as SingleFile saves it: a note at its head, resources inside."""
    note = (
        f"<!--\n Page saved with SingleFile \n url: {url} \n saved date: Tue Mar 10 2026 "
        "09:00:00 GMT+0100 (Central European Standard Time)\n-->"
    )
    return page.replace("<html lang=en>", f"<html lang=en>{note}", 1)


def mhtml(page: str, url: str) -> bytes:
    """Return a page as Chromium saves it in one file (RFC 2557)."""
    border = "----MultipartBoundary--x1y2z3----"
    body = quopri.encodestring(page.encode()).replace(b"\n", b"\r\n")
    head = (
        "From: <Saved by Blink>\r\n"
        f"Snapshot-Content-Location: {url}\r\n"
        "Subject: =?utf-8?Q?Kiosk?=\r\n"
        "Date: Tue, 10 Mar 2026 08:00:00 -0000\r\n"
        "MIME-Version: 1.0\r\n"
        f'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="{border}"\r\n'
        f"\r\n\r\n--{border}\r\nContent-Type: text/html\r\n"
        "Content-ID: <frame-1@mhtml.blink>\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        f"Content-Location: {url}\r\n\r\n"
    )
    picture = (
        f"\r\n--{border}\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n"
        f"Content-Location: {url}/x.gif\r\n\r\n{PIXEL}\r\n--{border}--\r\n"
    )
    return head.encode() + body + picture.encode()
