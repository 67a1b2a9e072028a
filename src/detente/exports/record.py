"""Records as plain JSON values, with the keys and their order as the records declare them."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass

# A parse is working material of the program: it has no JSON form.
_NOT_EXPORTED = frozenset({"doc"})

# Some readers of JSONL split lines at these too, where JSON itself lets them stand in a string.
_LINE_BREAKS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def plain(value: object) -> object:
    """``value`` with every record in it as a dict and every tuple as a list, all the way down."""
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: plain(getattr(value, field.name)) for field in fields(value) if field.name not in _NOT_EXPORTED
        }
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value


def json_line(value: object) -> bytes:
    """``value`` as one line of JSON in UTF-8, line feed included.

    Raises ValueError for a number that JSON cannot hold (infinity, not a number).
    """
    text = json.dumps(plain(value), ensure_ascii=False, allow_nan=False).translate(_LINE_BREAKS)
    # Half a surrogate pair (it can come in by an escape in JSONL) goes out as the escape it came from.
    return text.encode("utf-8", "backslashreplace") + b"\n"
