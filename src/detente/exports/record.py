"""Records as lines of JSON."""

from __future__ import annotations

import json

from detente.records import plain

__all__ = ["json_line", "plain"]

# Some readers of JSONL split lines at these too, where JSON itself lets them stand in a string.
_LINE_BREAKS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def json_line(value: object) -> bytes:
    """``value`` as one line of JSON in UTF-8, line feed included.

    Raises ValueError for a number that JSON cannot hold (infinity, not a number).
    """
    text = json.dumps(plain(value), ensure_ascii=False, allow_nan=False).translate(_LINE_BREAKS)
    # Half a surrogate pair (it can come in by an escape in JSONL) goes out as the escape it came from.
    return text.encode("utf-8", "backslashreplace") + b"\n"
