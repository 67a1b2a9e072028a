"""The small sets of words by which names and phrases are read, from ``data/words.tsv``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from detente.tables import rows


def words(name: str) -> frozenset[str]:
    """The words of a set. Raises KeyError where there is no such set."""
    return _sets()[name]


@cache
def _sets() -> dict[str, frozenset[str]]:
    table = files("detente.actors") / "data" / "words.tsv"
    return {row["set"]: frozenset(word for word in row["words"].split(";") if word) for row in rows(table)}
