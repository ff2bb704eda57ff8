"""Bytes turned into text: by what they prove, by what they declare, and by guess, in that order."""

from __future__ import annotations

import codecs
import re

from broadsheet.news.errors import NotText

# What the labels of old encodings mean on the web (WHATWG Encoding Standard, 4.2).
_MEANT = {
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "l1": "cp1252",
    "ascii": "cp1252", "us-ascii": "cp1252", "iso-8859-9": "cp1254", "latin5": "cp1254",
    "iso-8859-11": "cp874", "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030",
    "x-gbk": "gb18030", "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "ksc5601": "cp949",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932",
    "windows-31j": "cp932", "big5": "big5hkscs", "utf8": "utf-8", "unicode-1-1-utf-8": "utf-8",
    "iso-8859-8-i": "iso-8859-8", "visual": "iso-8859-8", "x-mac-roman": "mac_roman",
    "macintosh": "mac_roman", "x-user-defined": "cp1252",
}  # fmt: skip
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
# A page may name its charset late: 4 kB are searched where the standard asks for 1 kB.
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']\s*([\w.:-]+)", re.IGNORECASE)
_LATIN = frozenset(
    "ascii cp1250 cp1252 cp1254 cp1257 cp437 cp850 cp852 cp858 latin_1 iso8859_1 iso8859_2 "
    "iso8859_3 iso8859_4 iso8859_9 iso8859_10 iso8859_13 iso8859_14 iso8859_15 iso8859_16 "
    "mac_roman mac_latin2 mac_turkish mac_iceland hp_roman8".split()
)
_STRANGE = re.compile(r"(?<=[a-z])[¹²³¿¡¦¶¼¾£¥±](?=[a-z ,.])")
# UTF-8 taken for Windows-1252 or Latin-1 and written as UTF-8 again: U+00A1 to U+00FF, general
# punctuation, the euro and the trade mark. Marks that may follow a word in earnest (the Portuguese
# word for sister ends in an A with a tilde, and may stand before a quotation mark) are left alone.
_TANGLE = re.compile(
    "[\u00c2\u00c3][\x80-\x9f\xa1-\xaa\xac-\xba\xbc-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e"
    "\u0192\u02c6\u02dc\u20ac\u201a\u201e\u2020\u2021\u2030\u2022\u2122]"
    "|\u00e2(?:\u20ac|\x80)[\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    "\u2013-\u203a\u20ac\u2122]"
    "|\u00e2[\u201a\x82]\xac|\u00e2[\u201e\x84]\xa2"
)
# Single bytes that are no UTF-8 within a text that is: pasted in, from Windows more often than not.
_STRAY = {
    0xDC00 + byte: bytes((byte,)).decode("cp1252", "ignore") or "\ufffd"
    for byte in range(0x80, 0x100)
}
_HEAD = 4096
_KNOWN_BINARY = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"\xfd7zXZ\x00", "xz-compressed"),
    (b"BZh", "bzip2-compressed"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF media file"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"\x00\x00\x00\x18ftyp", "an MP4 film"),
    (b"\x00\x00\x00\x20ftyp", "an MP4 film"),
)


def decoded(body: bytes, content_type: str = "", subject: str = "") -> str:
    """Return `body` as text without its byte order mark.

    A byte order mark decides; then bytes that are sound UTF-8 are UTF-8, whatever is declared;
    then the charset of `content_type`, of the XML declaration or of a meta tag; then a guess.
    Single bytes that are no UTF-8 in a text that is are read as
    Windows-1252; bytes that fit nowhere become U+FFFD. Raises NotText for what is no text at all.
    """
    for mark, name in _MARKS:
        if body.startswith(mark):
            return body.decode(name, "replace").lstrip("\ufeff")
    _refuse_binary(body, subject)
    wide = _wide(body)
    if wide:
        return body.decode(wide, "replace")
    declared = _declared(body, content_type)
    if declared.startswith("iso2022") or declared == "hz":
        return body.decode(declared, "replace")  # seven bits: sound UTF-8 proves nothing
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if declared not in {"", "utf-8"} and not declared.startswith(("utf-16", "utf-32")):
        return body.decode(declared, "replace")
    if _mostly_utf8(body):
        return body.decode("utf-8", "surrogateescape").translate(_STRAY)
    return body.decode(_guess(body), "replace")


def charset_of(content_type: str) -> str:
    """Return the charset that a `Content-Type` names, in lower case, or ""."""
    named = _HEADER.search(content_type)
    return named[1].lower() if named else ""


def untangled(text: str) -> str:
    """Return `text` with what was encoded as UTF-8 twice read once more.

    Only runs of letters that no language writes are touched, each by itself: a text may be sound
    but for a quotation from elsewhere.
    """
    if "\u00c3" in text or "\u00c2" in text or "\u00e2" in text:
        return _TANGLE.sub(_once_more, text)
    return text


def _once_more(found: re.Match[str]) -> str:
    raw = b"".join(
        bytes((ord(sign),)) if ord(sign) < 256 else sign.encode("cp1252") for sign in found[0]
    )
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return found[0]


def _declared(body: bytes, content_type: str) -> str:
    named = charset_of(content_type)
    head = body[:_HEAD]
    found = (
        [named] if named else [],
        [
            match[1].decode("ascii")
            for match in (_XML.match(head.lstrip()), _META.search(head))
            if match
        ],
    )
    for label in (*found[0], *found[1]):
        name = _MEANT.get(label.lower(), label.lower())
        try:
            return codecs.lookup(name).name
        except LookupError:
            continue
    return ""


def _refuse_binary(body: bytes, subject: str) -> None:
    for magic, name in _KNOWN_BINARY:
        if body.startswith(magic):
            raise NotText(subject, f"this is {name}, not a text")
    head = body[:_HEAD]
    if _wide(body):
        return
    controls = sum(1 for byte in head if byte < 32 and byte not in b"\t\n\r\f\x1b")
    if controls > len(head) // 20 + 2:
        raise NotText(subject, "these bytes are no text that can be read")


def _wide(body: bytes) -> str:
    """Return the name of UTF-16 when every second byte of the head is nought, else ""."""
    head = body[: _HEAD // 4 * 4]
    half = len(head) // 2
    if half < 4:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > half * 0.7 and even < half * 0.1:
        return "utf-16-le"
    if even > half * 0.7 and odd < half * 0.1:
        return "utf-16-be"
    return ""


def _mostly_utf8(body: bytes) -> bool:
    """Say whether the bytes above 127 are, but for a few, sound UTF-8."""
    high = sum(1 for byte in body if byte > 127)
    lost = body.decode("utf-8", "replace").count("\ufffd")
    return lost * 5 <= high


def _guess(body: bytes) -> str:
    from charset_normalizer import from_bytes

    # A sample around the first strange byte: guessing over a whole page takes seconds.
    first = next((at for at, byte in enumerate(body) if byte > 127), 0)
    sample = body[max(0, first - 500) : first + 4000]
    best = from_bytes(sample).best()
    if best is None or best.encoding in _LATIN:
        # Among Latin alphabets the guess is a toss: the web's own default wins unless it shows
        # signs within words that no Western language puts there.
        western = sample.decode("cp1252", "replace")
        strange = len(_STRANGE.findall(western))
        letters = sum(1 for sign in western if ord(sign) > 127)
        return "cp1250" if strange * 5 > letters else "cp1252"
    return _MEANT.get(best.encoding.replace("_", "-"), best.encoding)
