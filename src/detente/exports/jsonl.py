"""Records as JSONL: the record itself, one object a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from detente.exports.record import json_line


def write(records: Iterable[object], out: BinaryIO) -> None:
    """Write each record as it comes, so that a reader at the other end of a pipe need not wait for the last."""
    for record in records:
        out.write(json_line(record))
        out.flush()
