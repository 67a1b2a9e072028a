"""From bytes to text: whatever the page says of its encoding, and whatever it really is."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes
from resiliparse.parse.encoding import map_encoding_to_html5

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_DECLARED = re.compile(rb"""(?i)<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([a-z0-9_:.-]{2,40})""")
_DECLARED_XML = re.compile(rb"""(?i)^\s{0,99}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([a-z0-9_:.-]{2,40})""")
_HIGH = re.compile(rb"[\x80-\xff]")
_HIGH_RUN = re.compile(rb"[\x80-\xff]{3}")
_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_COMMON_IN_UTF16 = re.compile("[\\t\\n\\r\x20-\x7e\xa0-\u06ff\u2010-\u203a]")

# Their bytes hold many accidental UTF-8 sequences, and hardly any other text fits them.
_EAST_ASIAN = ("shift_jis", "euc", "gb", "big5")

_SAMPLE = 1 << 16
_HEAD = 4096


def decode(data: bytes) -> tuple[str, str]:
    """``data`` as text, with the name of the encoding it was read by.

    In order: a byte-order mark; UTF-16 without one; UTF-8 where the bytes are (mostly) that, whatever the page
    declares; what the page declares where that fits; what the bytes look like. Nothing is ever refused here: stray
    bytes in a UTF-8 page are read as windows-1252, which is what they are on real pages.
    """
    for mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), name
    sixteen = utf16_without_mark(data)
    if sixteen:
        return data.decode(sixteen, "replace"), sixteen
    declared = _declared(data)
    if declared and declared.startswith("iso-2022") and b"\x1b" in data:
        return data.decode(declared, "replace"), declared
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    if declared and declared.startswith(_EAST_ASIAN) and _fits(data, declared):
        return data.decode(declared), declared
    if _mostly_utf8(data):
        return data.decode("utf-8", "detente.windows-1252"), "utf-8"
    name = _single_byte_name(data, declared)
    return data.decode(name, "detente.windows-1252" if name == "cp1252" else "replace"), name


def utf16_without_mark(data: bytes) -> str | None:
    """The byte order, if the bytes are UTF-16 that lost its mark: every other byte is the same few values."""
    sample = data[: _HEAD // 2 * 2]
    sample = sample[: len(sample) // 2 * 2]
    if len(sample) < 4 or b"\0" not in sample:
        return None
    for name in ("utf-16-le", "utf-16-be"):
        text = sample.decode(name, "replace")
        if " " in text and len(_COMMON_IN_UTF16.findall(text)) >= 0.97 * len(text):
            return name
    return None


def _declared(data: bytes) -> str | None:
    """The encoding that the page names, under the name browsers read it by (latin-1 is windows-1252)."""
    found = _DECLARED_XML.search(data, 0, _HEAD) or _DECLARED.search(data, 0, _HEAD)
    if found is None:
        return None
    name = map_encoding_to_html5(found.group(1).decode("ascii"), fallback_utf8=False)
    if not name or name.startswith(("utf", "x-")):
        # UTF-8 has been tried by then; a page that could be read this far is not UTF-16.
        return None
    return "cp1252" if name == "windows-1252" else str(name)


def _mostly_utf8(data: bytes) -> bool:
    """Whether multi-byte UTF-8 sequences make up much of what is not ASCII."""
    sequences = sum(len(found) for found in _UTF8_SEQUENCE.findall(data))
    return sequences > 0 and sequences >= 0.3 * len(_HIGH.findall(data))


def _single_byte_name(data: bytes, declared: str | None) -> str:
    """The encoding of bytes that are not UTF-8.

    Western text has a high byte here and there; where they stand in runs (Cyrillic, Greek, Chinese), a page that
    declares a Western encoding is mislabelled and the bytes are asked instead.
    """
    runs = 3 * len(_HIGH_RUN.findall(data)) >= 0.5 * len(_HIGH.findall(data))
    if declared and _fits(data, declared) and not (runs and declared == "cp1252"):
        return declared
    if not runs:
        return "cp1252"
    first = _HIGH_RUN.search(data)
    start = max(first.start() - 200, 0) if first else 0
    best = from_bytes(data[start : start + _SAMPLE]).best()
    return best.encoding if best else "cp1252"


def _fits(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    """Reads what a codec cannot as windows-1252, and its five empty places as U+FFFD."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return bad.decode("cp1252", "replace"), error.end


codecs.register_error("detente.windows-1252", _as_windows_1252)
