"""Gold claims: articles with every claim in them marked by a person, one article a line of JSON.

``benchmarks/quality/gold/README.md`` has the form.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from detente.errors import InputError
from detente.ontology import ontology
from detente.scoring.text import lines_of


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A claim that a person marked: countries of both sides, speakers innermost first, and the words of the act.

    ``date`` is the first and the last day (ISO), None where the text does not say; ``sentence`` counts from 0.
    """

    event: str
    kind: str | None
    actors: frozenset[str]
    recipients: frozenset[str]
    status: str
    date: tuple[str, str] | None
    speakers: tuple[str, ...]
    trigger: str
    sentence: int


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article with its sentences (ranges of ``text``) and the claims marked in it."""

    text: str
    headline: str | None
    published: str | None
    sentences: tuple[tuple[int, int], ...]
    claims: tuple[GoldClaim, ...]


def gold_articles(source: str, text: str) -> list[GoldArticle]:
    """The articles of a gold file; raises InputError, naming the line, where one has not the form."""
    articles = []
    for number, line in lines_of(text):
        try:
            articles.append(_article(json.loads(line)))
        except json.JSONDecodeError as error:
            raise InputError(source, f"line {number}: no JSON ({error.msg})") from None
        except KeyError as error:
            raise InputError(source, f"line {number}: no {error.args[0]!r}") from None
        except (AttributeError, RecursionError, TypeError, ValueError) as error:
            reason = str(error) if isinstance(error, _FormError) else "not an article with gold claims"
            raise InputError(source, f"line {number}: {reason}") from None
    return articles


class _FormError(ValueError):
    """A value that the form does not allow; the text says which."""


def _article(row: Mapping[str, Any]) -> GoldArticle:
    text = row["text"]
    if not isinstance(text, str):
        raise _FormError("'text' is no text")
    sentences = tuple((int(start), int(end)) for start, end in row["sentences"])
    published = row.get("published")
    if published is not None:
        _day(published)
    claims = tuple(_claim(claim, len(sentences)) for claim in row["claims"])
    return GoldArticle(text, row.get("headline"), published, sentences, claims)


def _claim(row: Mapping[str, Any], sentences: int) -> GoldClaim:
    if row["event"] not in ontology().events:
        raise _FormError(f"{str(row['event'])[:40]!r} is no event type")
    if row["status"] not in ontology().statuses:
        raise _FormError(f"{str(row['status'])[:40]!r} is no status")
    if not (isinstance(row["sentence"], int) and 0 <= row["sentence"] < sentences):
        raise _FormError(f"no sentence {str(row['sentence'])[:40]}")
    held = row["date"]
    return GoldClaim(
        event=row["event"],
        kind=row["kind"],
        actors=_countries(row["actors"]),
        recipients=_countries(row["recipients"]),
        status=row["status"],
        date=(_day(held["start"]), _day(held["end"])) if held else None,
        speakers=tuple(map(str, row["speakers"])),
        trigger=str(row["trigger"]),
        sentence=row["sentence"],
    )


def _day(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except (TypeError, ValueError):
        raise _FormError(f"{str(value)[:40]!r} is no day (2018-03-26)") from None


def _countries(actors: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    return frozenset(actor["country"] for actor in actors if actor["country"])
