"""The capture: a page as a user has it, decoded to text and not yet read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Media = Literal["html", "text"]


@dataclass(frozen=True, slots=True)
class Capture:
    """One page as it came in.

    ``source`` names the input as the user gave it (a path, ``path:line`` for a line of JSONL, ``-`` for
    standard input, ``<text>`` for a string given from Python); it stands in every message about this page.
    ``text`` is the decoded content: markup where ``media`` is ``"html"``, plain text otherwise. Offsets of
    furniture count characters of it. ``sha256`` is the digest of the bytes as given, in hexadecimal.
    The fields from ``id`` on are what the input itself says of the page (keys of a JSONL line, ``--published``).
    ``shared`` holds the lines, as ``line_key`` gives them, that other pages have too which came in with this one.
    """

    source: str
    text: str
    media: Media
    sha256: str
    encoding: str = "utf-8"
    id: str | None = None
    headline: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    shared: frozenset[str] = frozenset()
