"""Claims as JSONL: the claim record itself, one object a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from detente.claims.claim import Claim
from detente.exports.record import json_line


def write(claims: Iterable[Claim], out: BinaryIO) -> None:
    """Write each claim as it comes, so that a reader at the other end of a pipe need not wait for the last."""
    for claim in claims:
        out.write(json_line(claim))
        out.flush()
