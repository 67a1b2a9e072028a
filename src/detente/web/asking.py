"""The address of a page as a question to the ledger, and back: all that a page shows is in its address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import get_args
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from detente.actors.base import ActorBase
from detente.claims.claim import Status
from detente.errors import UsageError
from detente.ledger.asking.question import Question, Sort
from detente.ledger.asking.whom import whom
from detente.ontology import ontology

PER_PAGE = 50
MOST_FILTERS = 200
LONGEST_FILTER = 500

# Names in the address, and the fields of the question that they fill; they are the options of the command line.
_WHOM = {"party": "parties", "actor": "actors", "recipient": "recipients", "speaker": "speakers"}
_MANY = {"event": "events", "mode": "modes", "context": "contexts", "kind": "kinds", "cameo": "cameo",
         "status": "statuses", "country": "countries", "outlet": "outlets"}  # fmt: skip
_ONE = ("since", "until", "text")
NAMES = (*_WHOM, *_MANY, "quad", *_ONE, "confidence", "origins", "contested", "sort", "after")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks: its filters as pairs of name and value in their order, and the question they make."""

    pairs: tuple[tuple[str, str], ...]
    question: Question

    def with_(self, *added: tuple[str, str], **set_: str | None) -> str:
        """The query string of this address with pairs added and names set (None takes away); back on the first page."""
        kept = [(name, value) for name, value in self.pairs if name not in set_ and name != "after"]
        kept += [pair for pair in added if pair not in kept]
        kept += [(name, value) for name, value in set_.items() if value is not None]
        return f"?{urlencode(kept)}" if kept else "?"

    def without(self, name: str, value: str) -> str:
        """The query string without one filter."""
        kept = [pair for pair in self.pairs if pair != (name, value) and pair[0] != "after"]
        return f"?{urlencode(kept)}" if kept else "?"

    def has(self, name: str, value: str) -> bool:
        """Whether a filter is set."""
        return (name, value) in self.pairs

    @property
    def filters(self) -> tuple[tuple[str, str], ...]:
        """The filters without the order and the place in the list."""
        return tuple(pair for pair in self.pairs if pair[0] not in ("sort", "after"))


def asked_by(query: QueryParams, base: ActorBase | None = None, limit: int | None = PER_PAGE) -> Asked:
    """What a query string asks; names that are no filters are passed over, empty values too.

    Raises UsageError, in words fit for the page, for a value that cannot be.
    """
    pairs = tuple((name, value.strip()) for name, value in query.multi_items() if name in NAMES and value.strip())
    if any("\0" in value for _, value in pairs):
        raise UsageError("a filter holds a character that no text has")
    if len(pairs) > MOST_FILTERS or any(len(value) > LONGEST_FILTER for _, value in pairs):
        raise UsageError(f"at most {MOST_FILTERS} filters, each of at most {LONGEST_FILTER} characters")
    given = {name: [value for other, value in pairs if other == name] for name in NAMES}
    fields: dict[str, object] = {
        field: tuple(whom(value, base) for value in given[name]) for name, field in _WHOM.items()
    }
    fields |= {field: tuple(_checked(name, given[name])) for name, field in _MANY.items()}
    fields["quads"] = tuple(_number("quad", value, 1, 4) for value in given["quad"])
    fields |= {name: given[name][-1] if given[name] else None for name in (*_ONE, "after")}
    for name in ("since", "until"):
        fields[name] = day_in(name, fields[name])
    fields["confidence"] = _share(given["confidence"])
    fields["origins"] = _number("origins", given["origins"][-1], 1, 10**6) if given["origins"] else None
    fields["contested"] = {"yes": True, "no": False}.get(given["contested"][-1]) if given["contested"] else None
    sort = given["sort"][-1] if given["sort"] else "newest"
    if sort not in get_args(Sort):
        raise UsageError(f"sort: {sort} is none of {', '.join(get_args(Sort))}")
    return Asked(pairs, replace(Question(**fields), sort=sort, limit=limit))  # type: ignore[arg-type]


def _checked(name: str, values: Iterable[str]) -> Iterator[str]:
    known = {
        "event": ontology().events.keys(),
        "kind": ontology().kinds.keys(),
        "context": ontology().contexts.keys(),
        "status": frozenset(get_args(Status)),
    }.get(name)
    for value in values:
        folded = (
            value.upper() if name in ("event", "country") else value if name in ("outlet", "cameo") else value.lower()
        )
        if known is not None and folded not in known:
            raise UsageError(f"{name}: no {name} {value!r} is known")
        yield folded


def day_in(name: str, value: object) -> str | None:
    """The ISO day that a value is; None where there is none. Raises UsageError, with the name, where it is no day."""
    if value is None:
        return None
    try:
        if not _DAY.fullmatch(str(value)):
            raise ValueError
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        raise UsageError(f"{name}: {value} is no day (2009-06-01)") from None


def _number(name: str, value: str, least: int, most: int) -> int:
    if not value.isascii() or not value.isdigit() or len(value) > 9 or not least <= int(value) <= most:
        raise UsageError(f"{name}: {value} is no whole number from {least} to {most}")
    return int(value)


def _share(values: list[str]) -> float | None:
    if not values:
        return None
    try:
        share = float(values[-1])
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise UsageError(f"confidence: {values[-1]} is no number from 0 to 1")
    return share
