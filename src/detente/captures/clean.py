"""Cleaning decoded text: marks that a reader never sees go, odd spaces and line ends become plain ones.

It happens once, while a capture is made, so that offsets into ``Capture.text`` and the words of ``Article.body``
are of the same clean text. Quotation marks, dashes and accents stay as the page has them.
"""

from __future__ import annotations

import re
from itertools import groupby

_LINE_ENDS = "\r\x0b\x0c\x85\u2028\u2029"

_INVISIBLE = (
    "\u00ad"  # soft hyphen: "co\u00adoperation"
    "\u200b\u200c\u200d\u2060\ufeff"  # zero-width space, (non-)joiners, byte-order mark within the text
    "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # writing direction
    "\u180e\ufffc"
)

_ODD_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"

_PLAIN = {
    **{chr(code): "" for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n"},
    **dict.fromkeys(_INVISIBLE, ""),
    **dict.fromkeys(_ODD_SPACES, " "),
    **dict.fromkeys(_LINE_ENDS, "\n"),
}
_BYTES = {mark.encode(): plain.encode() for mark, plain in _PLAIN.items()}
_SINGLE = bytes(mark[0] for mark, plain in _BYTES.items() if len(mark) == 1 and not plain)
# A pattern for each first byte: the search for a pattern that begins with one known byte runs at memory speed.
_MARKS = {
    lead: re.compile(b"|".join(re.escape(mark) for mark in marks))
    for lead, marks in groupby(sorted(mark for mark in _BYTES if mark not in _SINGLE), key=lambda mark: mark[:1])
}
_LONE_SURROGATE = re.compile(b"\xed[\xa0-\xbf][\x80-\xbf]")


def clean(text: str) -> str:
    """``text`` with ``\\n`` line ends, plain spaces and nothing invisible in it.

    A lone half of a surrogate pair (JSON can hold one) becomes U+FFFD, since no output could encode it.

    >>> clean("the\\xa0Kremlin\\r\\nsaid\\u200b so")
    'the Kremlin\\nsaid so'
    """
    if text.isascii() and text.isprintable():
        return text
    data = text.encode("utf-8", "surrogatepass").replace(b"\r\n", b"\n").translate(None, _SINGLE)
    for lead, marks in _MARKS.items():
        if lead in data:
            data = marks.sub(_plain, data)
    return _LONE_SURROGATE.sub("\ufffd".encode(), data).decode()


def _plain(mark: re.Match[bytes]) -> bytes:
    return _BYTES[mark.group()]
