"""How much: the quantities that belong to an act."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from typing import TYPE_CHECKING

from detente.claims.claim import Amount

if TYPE_CHECKING:
    from spacy.tokens import Token

_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "bn": 1e9, "m": 1e6}
_WORDS = {
    word: float(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
} | dict(zip("thirty forty fifty sixty seventy eighty ninety".split(), range(30, 100, 10), strict=True))
_CURRENCIES = {
    "$": "USD",
    "US$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "euro": "EUR",
    "dollar": "USD",
    "pound": "GBP",
    "yen": "JPY",
    "yuan": "CNY",
    "rouble": "RUB",
    "ruble": "RUB",
    "rupee": "INR",
}
_UNITS = {"ton": "tonne", "tonne": "tonne", "kilogram": "kilogram", "hectare": "hectare", "acre": "acre", "barrel": "barrel", "dose": "dose", "percent": "percent", "%": "percent", "kilometer": "kilometre", "kilometre": "kilometre", "mile": "mile", "litre": "litre", "liter": "litre"}  # fmt: skip
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


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
        if token.i in dated:
            continue
        if (
            token.dep_ in ("nummod", "quantmod")
            and token.head.dep_ not in ("quantmod", "nummod")
            and token.pos_ == "NUM"
        ):
            if any(a.dep_ in ("relcl", "acl", "advcl", "ccomp") for a in _between(token, head)):
                continue
            if amount := _amount(token):
                yield amount
        elif token == head and token.pos_ == "NUM" and (amount := _amount(token)):
            yield amount


def _between(token: Token, head: Token) -> Iterator[Token]:
    at = token
    while at != head and at.head != at:
        yield at
        at = at.head


def _amount(number: Token) -> Amount | None:
    value = _value(number)
    counted = number.head if number.dep_ == "nummod" else None
    if value is None or number.lower_ == "one":
        return None
    unit, of = None, None
    sign = next((c for c in number.children if c.text in _CURRENCIES), None)
    if counted is not None:
        lemma = counted.lemma_.lower()
        unit = _CURRENCIES.get(counted.text) or _CURRENCIES.get(lemma) or _UNITS.get(lemma)
        of = None if unit else lemma
        if unit:
            of = next(
                (
                    g.lemma_.lower()
                    for c in counted.children
                    if c.lower_ == "of"
                    for g in c.children
                    if g.dep_ == "pobj"
                ),
                None,
            )
    if sign is not None:
        unit = _CURRENCIES[sign.text]
    first = min([number, *number.children, *([sign] if sign is not None else [])], key=lambda t: t.i)
    last = counted if counted is not None and counted.i > number.i else number
    if counted is not None and counted.text in _CURRENCIES:
        first = counted if counted.i < first.i else first
    doc = number.doc
    return Amount(value, unit, of, doc.text[doc[first.i].idx : doc[last.i].idx + len(doc[last.i])])


def _value(number: Token) -> float | None:
    """The number that a numeral and what compounds with it stand for: "3 million", "two dozen" has none."""
    total: float | None = None
    for part in [*(c for c in number.lefts if c.dep_ in ("compound", "nummod")), number]:
        word = part.lower_.replace("-", "")
        if match := _NUMBER.fullmatch(word):
            total = float(match.group().replace(",", "")) * (total or 1)
        elif word in _WORDS:
            total = _WORDS[word] + (total or 0)
        elif word in _SCALES:
            total = (total if total is not None else 1) * _SCALES[word]
    return total
