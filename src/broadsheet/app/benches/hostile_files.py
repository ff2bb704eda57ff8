"""Letters, saved messages and PDFs made to undo whatever reads them."""

from __future__ import annotations

import zlib
from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping

_FROM = (
    b"From: Harbour Desk <desk@hostile.example>\r\nSubject: Ferry late again\r\n"
    b"Date: Tue, 03 Mar 2026 08:00:00 +0000\r\nMIME-Version: 1.0\r\n"
)
_HTML = b"Content-Type: text/html; charset=utf-8\r\n\r\n"
_LETTER = b"Content-Type: message/rfc822\r\n\r\n"
_CODED = b"=?utf-8?b?YQ==?= "
_STORY = b"<h1>Ferry late again</h1><p>The morning ferry was late again on Monday, it was said.</p>"
_SAVED = b"From: <Saved by Blink>\r\nSnapshot-Content-Location: http://hostile.example/x\r\n"


def letters() -> Mapping[str, Callable[[], bytes]]:
    """Return letters and saved messages by name, made when they are called for."""
    return {
        "nested-parts.eml": lambda: _FROM + b"".join(map(_opening, range(20_000))) + _HTML + _STORY,
        "many-parts.eml": lambda: _parts(_FROM, "mixed", [_HTML + _STORY] * 60_000),
        "letters-in-letters.eml": lambda: (
            (_FROM + b"Content-Type: message/rfc822\r\n\r\n") * 40_000
        ),
        "long-header.eml": lambda: _FROM + b"To: " + b"a@b.example, " * 400_000 + b"\r\n" + _HTML,
        "coded-words.eml": lambda: _FROM + b"X: " + _CODED * 300_000 + b"\r\n" + _HTML,
        "coded-subject.eml": lambda: (
            b"Subject: " + b"=?utf-8?b?YQ==?= " * 300_000 + b"\r\n" + _FROM
        ),
        "quoted-printable.eml": lambda: _coded(b"quoted-printable", b"=3D" * 4_000_000),
        "base64-tags.eml": lambda: _coded(b"base64", b64encode(b"<p>" * 3_000_000)),
        "open-boundary.eml": lambda: _opened(b"--b" * 3_000_000),
        "many-parts.mhtml": lambda: _parts(_SAVED, "related", [_HTML + _STORY] * 60_000),
    }


def _opening(number: int) -> bytes:
    return b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (number, number)


def _opened(rest: bytes) -> bytes:
    return _FROM + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + rest


def _coded(way: bytes, body: bytes) -> bytes:
    return _FROM + b"Content-Transfer-Encoding: " + way + b"\r\n" + _HTML + body


def _parts(head: bytes, kind: str, parts: Iterable[bytes]) -> bytes:
    kind_of = f"Content-Type: multipart/{kind}; boundary=b\r\n\r\n".encode()
    return head + kind_of + b"".join(b"--b\r\n" + part + b"\r\n" for part in parts) + b"--b--\r\n"


def papers() -> Mapping[str, Callable[[], bytes]]:
    """Return PDFs by name, made when they are called for."""
    text = b"BT /F1 12 Tf 72 700 Td (Ferry late again) Tj ET "
    return {
        "bomb.pdf": lambda: _pdf(_stream(zlib.compress(b" " * 300_000_000), b"/FlateDecode")),
        "bomb-twice.pdf": lambda: _pdf(
            _stream(zlib.compress(zlib.compress(b" " * 300_000_000)), b"[/FlateDecode/FlateDecode]")
        ),
        "many-operators.pdf": lambda: _pdf(_stream(zlib.compress(text * 400_000), b"/FlateDecode")),
        "deep-array.pdf": lambda: _pdf(_stream(b"[" * 2_000_000, b"")),
        "long-word.pdf": lambda: _pdf(_stream(b"BT (" + b"a" * 5_000_000 + b") Tj ET", b"")),
        "loop.pdf": lambda: _pdf(_stream(text, b""), kids=b"[2 0 R 2 0 R]"),
        "many-pages.pdf": lambda: _pdf(_stream(text, b""), kids=b"[" + b"3 0 R " * 200_000 + b"]"),
        "many-objects.pdf": lambda: _pdf(_stream(text, b""), more=[b"<</A 1>>"] * 200_000),
        "no-end.pdf": lambda: b"%PDF-1.4\n" + b"1 0 obj <<" * 1_000_000,
    }


def _stream(body: bytes, packing: bytes) -> bytes:
    packed = b"/Filter " + packing if packing else b""
    return b"<</Length %d %s>>\nstream\n%s\nendstream" % (len(body), packed, body)


def _pdf(content: bytes, *, kids: bytes = b"[3 0 R]", more: Iterable[bytes] = ()) -> bytes:
    """Return a PDF (ISO 32000) of one page with `content`, its cross-references in order."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids %s/Count 1>>" % kids,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        content,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *more,
    ]
    parts, offsets, at = [b"%PDF-1.4\n"], [], 9
    for number, one in enumerate(objects, 1):
        offsets.append(at)
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, one))
        at += len(parts[-1])
    rows = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, rows))
    parts.append(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, at))
    return b"".join(parts)
