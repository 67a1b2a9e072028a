"""Records as plain JSON values, and back: the one place that knows how a record is written down and read again.

    >>> plain(Span("expelled", 7, 15))
    {'text': 'expelled', 'start': 7, 'end': 15}
    >>> read_record(Span, {"text": "expelled", "start": 7, "end": 15})
    Span(text='expelled', start=7, end=15)

What a record's field may hold is read from its declaration, so that a record needs no code of its own for either way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Record = TypeVar("Record")
Reader = Callable[[Any], Any]

# A parse is working material of the program: it has no JSON form.
_NOT_WRITTEN = frozenset({"doc"})


def plain(value: object) -> Any:
    """``value`` with every record in it as a dict and every tuple as a list, all the way down."""
    kind: Any = type(value)
    return _writer(kind)(value)


@cache
def _writer(kind: Any) -> Callable[[Any], Any]:
    """What writes values of a class: found once for each, as ledgers write records by the hundred thousand."""
    if issubclass(kind, tuple | list):
        return lambda value: [_written(item) for item in value]
    if issubclass(kind, dict):
        return lambda value: {key: _written(item) for key, item in value.items()}
    if is_dataclass(kind):
        names = tuple(field.name for field in fields(kind) if field.name not in _NOT_WRITTEN)
        return lambda value: {name: _written(getattr(value, name)) for name in names}
    return lambda value: value


def _written(value: Any) -> Any:
    kind: Any = type(value)
    return value if kind in _SCALARS or value is None else _writer(kind)(value)


def read_record(kind: type[Record], value: object) -> Record:
    """The record of the class ``kind`` that ``plain`` wrote as ``value``; keys that the class lacks are passed over.

    Raises ValueError, naming the field, where one is missing or holds what it cannot: "date.start is no text".
    """
    try:
        made: Record = _reader(cast(Any, kind))(value)
    except _Unfit as error:
        raise ValueError(f"{'.'.join(error.path) or 'the record'} {error.reason}") from None
    return made


class _Unfit(Exception):
    """A value that a field cannot hold: why, and the names that lead to it, which are only put together where asked."""

    def __init__(self, reason: str, *path: str) -> None:
        self.reason = reason
        self.path = path


@cache
def _reader(kind: Any) -> Reader:
    """What reads a value declared as ``kind``."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        (declared,) = (argument for argument in arguments if argument is not NoneType)
        return _optional(_reader(declared))
    if origin is tuple:
        return _several(_reader(arguments[0]))
    if origin is Literal:
        return _one_of(frozenset(arguments))
    if isinstance(kind, type) and is_dataclass(kind):
        return _record(kind)
    if origin is dict:
        return _scalar(dict, "no object")
    return _SCALARS[kind]


def _record(kind: type) -> Reader:
    hints = get_type_hints(kind)
    parts = [(each.name, _reader(hints[each.name]), _default(each)) for each in fields(kind) if each.init]

    def read(value: Any) -> Any:
        if type(value) is not dict and not isinstance(value, Mapping):
            raise _Unfit("is no object")
        made = []
        for name, reader, default in parts:
            try:
                given = value[name]
            except KeyError:
                if default is None:
                    raise _Unfit("is missing", name) from None
                made.append(default())
                continue
            try:
                made.append(reader(given))
            except _Unfit as error:
                raise _Unfit(error.reason, name, *error.path) from None
        return kind(*made)

    return read


def _default(field: Field[Any]) -> Callable[[], Any] | None:
    if field.default_factory is not MISSING:
        return field.default_factory
    return None if field.default is MISSING else lambda: field.default


def _optional(reader: Reader) -> Reader:
    return lambda value: None if value is None else reader(value)


def _several(reader: Reader) -> Reader:
    def read(value: Any) -> Any:
        if not isinstance(value, (list, tuple)):
            raise _Unfit("is no list")
        return tuple([reader(item) for item in value])

    return read


def _one_of(allowed: frozenset[object]) -> Reader:
    def read(value: Any) -> Any:
        # A list is no member of any set, and cannot be looked up in one.
        if not isinstance(value, (str, int)) or value not in allowed:
            raise _Unfit(f"is none of {', '.join(sorted(map(str, allowed)))}")
        return value

    return read


def _scalar(kind: type, refusal: str) -> Reader:
    def read(value: Any) -> Any:
        if type(value) is not kind and (not isinstance(value, kind) or (kind is int and isinstance(value, bool))):
            raise _Unfit(f"is {refusal}")
        return value

    return read


def _number(value: Any) -> float:
    if type(value) is float:
        return value
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _Unfit("is no number")
    return float(value)


_SCALARS: dict[Any, Reader] = {
    str: _scalar(str, "no text"),
    int: _scalar(int, "no whole number"),
    bool: _scalar(bool, "neither true nor false"),
    float: _number,
}
