"""Captures: pages as a user has them, from files, folders, globs, standard input, JSONL and Python strings."""

from __future__ import annotations

from detente.captures.capture import Capture, Media
from detente.captures.clean import clean
from detente.captures.expand import captures_in, expand
from detente.captures.given import capture_of, is_path
from detente.captures.published import date_span
from detente.captures.together import line_key, together

__all__ = [
    "Capture",
    "Media",
    "capture_of",
    "captures_in",
    "clean",
    "date_span",
    "expand",
    "is_path",
    "line_key",
    "together",
]
