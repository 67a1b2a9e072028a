"""The countries that a text names, by name or adjective: they tell whose Independence Day or which Tripoli is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from detente.tables import rows

_WORD = re.compile(r"[^\W\d_](?:[\w.]*\w)?")


@cache
def _names() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Names and adjectives of today's states as words, longest first, with their codes, by the first word."""
    names: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in rows(files("detente.actors").joinpath("data/states.tsv")):
        if row["end"]:
            continue
        for name in (row["name"], *row["names"].split(";"), *row["adjectives"].split(";")):
            words = tuple(_WORD.findall(name))
            if words:
                names.setdefault(words[0], []).append((words, row["code"]))
    return {first: sorted(found, key=lambda one: -len(one[0])) for first, found in names.items()}


def countries_in(texts: Iterable[str]) -> frozenset[str]:
    """The ISO 3166 alpha-3 codes of the countries that some texts name."""
    return frozenset(code for text in texts for code in _countries(text))


def _countries(text: str) -> Iterable[str]:
    names, words, at = _names(), _WORD.findall(text), 0
    while at < len(words):
        found = next((one for one in names.get(words[at], ()) if tuple(words[at : at + len(one[0])]) == one[0]), None)
        if found is not None:
            yield found[1]
        at += len(found[0]) if found else 1
