"""Making a capture from bytes or from a string, and telling a string that is a page from one that names a file."""

from __future__ import annotations

import hashlib
import os
import re

from detente.captures.capture import Capture
from detente.captures.clean import clean
from detente.captures.encoding import decode
from detente.captures.media import binary_kind, media_of
from detente.captures.published import date_span
from detente.errors import InputError

LONGEST_PATH = 1024

_FILE_NAME = re.compile(r"(?i)\.(?:txt|text|html?|xhtml|jsonl|ndjson|gz)$")
_GLOB = re.compile(r"[*?\[]")


def is_path(value: str) -> bool:
    """Whether a string given from Python names files rather than being a page.

    It does if it is one line of at most 1,024 characters and names something that exists, or is shaped like a
    path: no white space and a separator, glob sign or known file ending; or white space, an ending and a separator.

    >>> is_path("pages/*.html"), is_path("missing.txt"), is_path("Talks resume."), is_path("<p>Talks resume.</p>")
    (True, True, False, False)
    """
    if not value.strip() or len(value) > LONGEST_PATH or "\n" in value or "\r" in value or "\0" in value:
        return False
    if value.lstrip().startswith("<"):
        return False
    # Not Path: it raises for a sentence longer than a file name may be, or one that begins with a tilde.
    if os.path.exists(os.path.expanduser(value)):
        return True
    named, placed = bool(_FILE_NAME.search(value)), os.sep in value or "/" in value
    if re.search(r"\s", value):
        return named and placed
    return named or placed or bool(_GLOB.search(value))


def capture_of(
    text: str,
    *,
    source: str = "<text>",
    id: str | None = None,
    headline: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    published: str | None = None,
) -> Capture:
    """The capture of a page held in a string; HTML is told by its tags.

    Raises InputError where the string is empty or ``published`` is no date.
    """
    cleaned = clean(text)
    if not cleaned.strip():
        raise InputError(source, "empty")
    if published is not None:
        try:
            date_span(published)
        except ValueError as error:
            raise InputError(source, f"published is {error}") from None
    return Capture(
        source=source,
        text=cleaned,
        media=media_of(cleaned),
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        id=id,
        headline=clean(headline).strip() or None if headline else None,
        url=url,
        publisher=publisher,
        published=published,
    )


def capture_of_bytes(data: bytes, *, source: str, published: str | None = None) -> Capture:
    """The capture of a page as bytes (not gzipped); raises InputError where they are empty or no text."""
    if not data.strip(b"\0 \t\r\n"):
        raise InputError(source, "empty")
    binary = binary_kind(data)
    if binary:
        raise InputError(source, f"not text: {binary}")
    decoded, encoding = decode(data)
    text = clean(decoded)
    if not text.strip():
        raise InputError(source, "empty")
    digest = hashlib.sha256(data).hexdigest()
    return Capture(source, text, media_of(text), digest, encoding, published=published)
