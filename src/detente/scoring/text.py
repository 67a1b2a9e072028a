"""The text of a file to score, and which of the two forms it has."""

from __future__ import annotations

import sys
from pathlib import Path

from detente.errors import InputError

_GOLD_SUFFIXES = (".jsonl", ".json", ".ndjson")
_MARKED_SUFFIXES = (".tsv", ".tab")


def read_text(path: str) -> str:
    """The text of a file, or of standard input for ``-``; raises InputError where it is none, or is empty."""
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except FileNotFoundError:
        raise InputError(path, "no such file") from None
    except IsADirectoryError:
        raise InputError(path, "a folder, not a file") from None
    except OSError as error:
        raise InputError(path, (error.strerror or "cannot be read").lower()) from None
    if b"\0" in data:
        raise InputError(path, "not UTF-8 text")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(path, "not UTF-8 text") from None
    if not text.strip():
        raise InputError(path, "empty")
    return text


def lines_of(text: str) -> list[tuple[int, str]]:
    """The lines that are not blank, with their numbers; a line ends only at a line feed, whatever a sentence holds."""
    numbered = ((number, line.rstrip("\r")) for number, line in enumerate(text.split("\n"), 1))
    return [(number, line) for number, line in numbered if line.strip()]


def is_gold(path: str, text: str) -> bool:
    """Whether a file holds gold claims as JSONL, not marked sentences: by its name, or else by how it begins."""
    suffix = Path(path).suffix.lower()
    if suffix in _GOLD_SUFFIXES + _MARKED_SUFFIXES:
        return suffix in _GOLD_SUFFIXES
    return text.lstrip().startswith("{")
