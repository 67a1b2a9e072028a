"""Words as they are compared: what two phrases share, whatever the endings of their words."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from detente.ledger.events.wording import WORD, rarity, stem
from detente.tables import rows


def stems(text: str) -> frozenset[str]:
    """The words of a phrase that say something, without their endings; words of one meaning (``wording.tsv``) alike.

    >>> stems("the delivery of missiles") & stems("rockets were delivered")
    frozenset({'missil', 'deliver'})
    """
    return frozenset(_stem(word) for word in WORD.findall(text)) - {""}


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    """The word without its ending, or "" for one that says nothing by itself ("the", "said")."""
    idle, same = _table()
    if word.lower() in idle or (len(word) < 3 and not word.isdigit()):
        return ""
    return same.get(stem(word), stem(word))


@cache
def _table() -> tuple[frozenset[str], dict[str, str]]:
    idle: set[str] = set()
    same: dict[str, str] = {}
    for row in rows(files("detente.ledger.contacts") / "wording.tsv"):
        words = row["words"].split(";")
        if row["use"] == "idle":
            idle.update(words)
        else:
            same.update((stem(word), stem(words[0])) for word in words)
    return frozenset(idle), same


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """What share of the words of the lesser of two phrases the other has too, rare words counting more (0 to 1)."""
    least = min(_weight(one), _weight(other))
    return _weight(one & other) / least if least > 0 else 0.0


def _weight(words: frozenset[str]) -> float:
    return sum(rarity(word) for word in sorted(words))
