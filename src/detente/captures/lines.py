"""JSONL: one page a line, read as a stream, since such files run to many gigabytes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Any

from detente.captures.capture import Capture
from detente.captures.given import capture_of
from detente.errors import InputError

_OPTIONAL = ("headline", "url", "publisher", "published")


def record_of(line: bytes) -> dict[str, Any] | None:
    """The JSON object on ``line`` if it has the key ``text``, else None."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) and "text" in value else None


def captures_of_lines(
    stream: IO[bytes], *, source: str, limit: int, first: bytes = b"", published: str | None = None
) -> Iterator[Capture | InputError]:
    """The captures of a JSONL stream; a line that is broken gives an InputError named ``source:line``.

    ``first`` is a line already taken from the stream, ``limit`` the most bytes a line may have, ``published`` the
    date of lines that state none. Empty lines are skipped.
    """
    number, line = 1, first or stream.readline(limit + 1)
    while line:
        name = f"{source}:{number}"
        if len(line) > limit and not line.endswith(b"\n"):
            yield InputError(name, f"line longer than {limit >> 20} MB")
            while line and not line.endswith(b"\n"):
                line = stream.readline(1 << 20)
        elif line.strip():
            yield _capture_or_error(line, name, published)
        number, line = number + 1, stream.readline(limit + 1)


def _capture_or_error(line: bytes, name: str, published: str | None) -> Capture | InputError:
    try:
        return _capture(line, name, published)
    except InputError as error:
        return error


def _capture(line: bytes, name: str, published: str | None) -> Capture:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise InputError(name, "not UTF-8") from None
    except json.JSONDecodeError as error:
        raise InputError(name, f"broken JSON: {error.msg} at column {error.colno}") from None
    except (ValueError, RecursionError) as error:
        raise InputError(name, f"broken JSON: {error}") from None
    if not isinstance(record, dict):
        raise InputError(name, "not a JSON object")
    text = record.get("text")
    if not isinstance(text, str):
        raise InputError(name, "no text" if text is None else "text is not a string")
    for key in _OPTIONAL:
        if record.get(key) is not None and not isinstance(record[key], str):
            raise InputError(name, f"{key} is not a string")
    given = {key: record.get(key) or None for key in _OPTIONAL}
    given["published"] = given["published"] or published
    return capture_of(text, source=name, id=_id(record.get("id"), name), **given)


def _id(value: object, name: str) -> str | None:
    # Many data sets number their pages; true and false are ints to Python but no ids.
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is None or isinstance(value, str):
        return value or None
    raise InputError(name, "id is neither a string nor a whole number")
