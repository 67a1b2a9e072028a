"""How much: the quantities that belong to an act."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from math import inf

from detente.claims.claim import Amount
from detente.claims.english import numbers, units
from detente.sentences.doc import Token

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp"})


def amounts_of(heads: Iterable[Token], dated: Container[int] = ()) -> tuple[Amount, ...]:
    """The quantities of the noun phrases given by their heads, each with its unit, what it counts, and its words.

    ``dated`` holds the indices of tokens that belong to time expressions: their numbers count nothing.
    """
    found: dict[str, Amount] = {}
    for head in heads:
        for amount in _within(head, dated):
            found.setdefault(amount.text, amount)
    return tuple(found.values())


def _within(head: Token, dated: Container[int]) -> Iterator[Amount]:
    for token in head.subtree:
        if token.pos_ == "NUM" and token.i not in dated and (token == head or _counts(token, head)):
            amount = _amount(token)
            if amount is not None:
                yield amount


def _counts(number: Token, head: Token) -> bool:
    """Whether a number counts in the phrase of ``head``, not as a part of a longer number or in a clause within it."""
    if number.dep_ not in ("nummod", "quantmod") or number.head.dep_ in ("quantmod", "nummod"):
        return False
    at = number
    while at != head and at.head != at:
        if at.dep_ in _CLAUSES:
            return False
        at = at.head
    return True


def _amount(number: Token) -> Amount | None:
    value = _value(number)
    if value is None or number.lower_ == "one":
        return None
    counted = number.head if number.dep_ == "nummod" else None
    sign = next((c for c in number.children if c.text in units("currency")), None)
    unit = units("currency")[sign.text] if sign is not None else _unit(counted) if counted is not None else None
    return Amount(value, unit, _counted(counted) if counted is not None else None, _text(number, counted))


def _unit(counted: Token) -> str | None:
    lemma = counted.lemma_.lower()
    return units("currency").get(counted.text) or units("currency").get(lemma) or units("measure").get(lemma)


def _counted(counted: Token) -> str | None:
    """What is counted: the noun itself, or where that is a unit what follows it ("40 tonnes of aid")."""
    if _unit(counted) is None:
        return counted.lemma_.lower()
    of = (thing for c in counted.children if c.lower_ == "of" for thing in c.children if thing.dep_ == "pobj")
    return next((thing.lemma_.lower() for thing in of), None)


def _text(number: Token, counted: Token | None) -> str:
    """The words of the amount, from its first number or sign to what it counts."""
    parts = [number, *number.children]
    if counted is not None and counted.text in units("currency"):
        parts.append(counted)
    first = min(parts, key=lambda token: token.i)
    last = counted if counted is not None and counted.i > number.i else number
    return number.doc.text[first.idx : last.idx + len(last)]


def _value(number: Token) -> float | None:
    """The number that a numeral and what compounds with it stand for: "3 million", "two dozen" has none."""
    total: float | None = None
    for part in [*(c for c in number.lefts if c.dep_ in ("compound", "nummod")), number]:
        word = part.lower_.replace("-", "")
        if _NUMBER.fullmatch(word):
            total = float(word.replace(",", "")) * (total or 1)
        elif word in numbers():
            total = numbers()[word] + (total or 0)
        elif word in numbers("scale"):
            total = (1 if total is None else total) * numbers("scale")[word]
    return total if total != inf else None  # a row of four hundred digits is no quantity
