"""Words as they are compared: what two phrases share, whatever the endings of their words."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from detente.tables import rows

_WORD = re.compile(r"[^\W_]+")
_ENDINGS = (
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ions",
    "ion",
    "ies",
    "ied",
    "ers",
    "er",
    "es",
    "ed",
    "al",
    "ly",
    "s",
    "e",
    "y",
)


@lru_cache(maxsize=1)
def _table() -> tuple[frozenset[str], dict[str, str]]:
    idle: set[str] = set()
    same: dict[str, str] = {}
    for row in rows(files("detente.ledger.contacts") / "wording.tsv"):
        words = row["words"].split(";")
        if row["use"] == "idle":
            idle.update(words)
        else:
            same.update((_cut(word), _cut(words[0])) for word in words)
    return frozenset(idle), same


def stems(text: str) -> frozenset[str]:
    """The words of a phrase that say something, without their endings; words of one meaning (``wording.tsv``) alike.

    >>> sorted(stems("the delivery of missiles"))
    ['deliver', 'missil']
    """
    return frozenset(_stem(word) for word in _WORD.findall(text.lower().replace("\u2019", "'").replace("'s ", " "))) - {
        ""
    }


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    """The word without its ending, or "" for one that says nothing by itself ("the", "said")."""
    idle, same = _table()
    if word in idle or (len(word) < 3 and not word.isdigit()):
        return ""
    stem = _cut(word)
    return same.get(stem, stem)


def _cut(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """What share of the words of the shorter of two phrases the other has too (0 to 1)."""
    if not one or not other:
        return 0.0
    return len(one & other) / min(len(one), len(other))
