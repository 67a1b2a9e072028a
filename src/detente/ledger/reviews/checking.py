"""Checking what a person says is right, before it becomes part of the ledger: values that no claim can have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from detente.ontology import ontology


def check(changes: Mapping[str, Any]) -> None:
    """Raises ValueError, naming the field, for a value that is out of its bounds.

    Whether a value is of the right type at all is for ``corrected`` to see; what is of another is passed over here.

    >>> check({"quad": 7})
    Traceback (most recent call last):
    ValueError: quad: 7 is none of 1 to 4
    """
    for field, value in changes.items():
        if (checked := _CHECKS.get(field)) is not None and value is not None:
            checked(field, value)


def _quad(field: str, value: Any) -> None:
    if isinstance(value, int) and not 1 <= value <= 4:
        raise ValueError(f"{field}: {value} is none of 1 to 4")


def _goldstein(field: str, value: Any) -> None:
    if isinstance(value, int | float) and not -10 <= value <= 10:
        raise ValueError(f"{field}: {value} is not from -10 to 10")


def _mode(field: str, value: Any) -> None:
    codes = ontology()
    known = {mode for _, mode in codes.modes} | {kind.mode for kind in codes.kinds.values()}
    if isinstance(value, str) and value not in known:
        raise ValueError(f"{field}: {value!r} is no code")


def _contexts(field: str, value: Any) -> None:
    for one in value if isinstance(value, list | tuple) else ():
        if one not in tuple(ontology().contexts):
            raise ValueError(f"{field}: {one!r} is no code")


def _date(field: str, value: Any) -> None:
    if not isinstance(value, Mapping):
        return
    start, end = (_day(f"{field}.{name}", value.get(name)) for name in ("start", "end"))
    if (start is None) != (end is None) or (start and end and end < start):
        raise ValueError(f"{field}: from {start} to {end} is no span of days")
    if (start is None) != (value.get("precision") == "none"):
        raise ValueError(f"{field}.precision does not go with its days")


def _day(field: str, value: Any) -> str | None:
    if value is None:
        return None
    try:
        if len(value) == 10:
            return date.fromisoformat(value).isoformat()
    except (TypeError, ValueError):
        pass
    raise ValueError(f"{field}: {value!r} is no day (2009-06-01)")


def _place(field: str, value: Any) -> None:
    for name, most in (("latitude", 90), ("longitude", 180)):
        degrees = value.get(name) if isinstance(value, Mapping) else None
        if isinstance(degrees, int | float) and not -most <= degrees <= most:
            raise ValueError(f"{field}.{name}: {degrees} is not from -{most} to {most}")


def _parties(field: str, value: Any) -> None:
    for one in value if isinstance(value, list | tuple) else ():
        if isinstance(one, Mapping) and not all(str(one.get(name) or "").strip() for name in ("id", "name")):
            raise ValueError(f"{field}: each needs an id and a name")


_CHECKS: dict[str, Callable[[str, Any], None]] = {
    "quad": _quad,
    "goldstein": _goldstein,
    "mode": _mode,
    "contexts": _contexts,
    "date": _date,
    "place": _place,
    "actors": _parties,
    "recipients": _parties,
}
