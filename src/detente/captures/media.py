"""What an input is: markup, plain text, or something no reader of text can use."""

from __future__ import annotations

import re

from detente.captures.capture import Media
from detente.captures.encoding import utf16_without_mark

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"\x1f\x8b", "gzip within gzip"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3", "a database"),
    (b"PAR1", "a Parquet file"),
    (b"OggS", "a sound or video file"),
    (b"ID3", "a sound file"),
    (b"RIFF", "a sound, image or video file"),
)

_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MARKUP_START = re.compile(r"(?i)\s*(?:<\?xml|<!doctype html|<html|<head|<body)\b")
_TAG = re.compile(
    r"(?i)</?(?:html|head|body|title|meta|link|script|div|p|br|span|a|article|section|main|h[1-6]|ul|li|table|b|i|em"
    r"|strong|img|figure|header|footer|nav)(?=[\s/>])"
)
_BLOCK_TAG = re.compile(r"(?i)<(?:p|div|article|section|body|h[1-6]|br)(?=[\s/>])")
_HEAD = 1 << 14


def binary_kind(data: bytes) -> str | None:
    """What ``data`` is if it is no text ("a PDF"), else None; a stray NUL or control byte does not make it binary."""
    for magic, name in _MAGIC:
        # "MZ" and "BZh" may also begin a word: text has few control bytes after it.
        if data.startswith(magic) and (len(magic) > 3 or _control_share(data) > 0.01):
            return name
    if data[4:8] == b"ftyp":
        return "a video file"
    if _control_share(data) > 0.1 and not data.startswith((b"\xff\xfe", b"\xfe\xff")) and not utf16_without_mark(data):
        return "binary data"
    return None


def _control_share(data: bytes) -> float:
    sample = data[:_HEAD]
    return len(_CONTROLS.findall(sample)) / max(len(sample), 1)


def media_of(text: str) -> Media:
    """ "html" if ``text`` is markup, told by its tags and never by a file's name.

    >>> media_of("<p>Talks began.</p>"), media_of("Trade rose <5% a year>")
    ('html', 'text')
    """
    if _MARKUP_START.match(text):
        return "html"
    if text[:_HEAD].lstrip().startswith("<!--"):
        return "html" if _TAG.search(text) else "text"
    tags = _TAG.findall(text[: _HEAD * 4])
    begins = text.lstrip()[:1] == "<"
    if begins and tags:
        return "html"
    return "html" if len(tags) >= 4 and _BLOCK_TAG.search(text) else "text"
