"""Records as flat tables: the columns of a sheet, and their types in CSV, Parquet and Arrow.

A record has lists; each of their parts has a column of its own, and the columns of one list run in step: the second of
``actor_names`` is the second of ``actor_ids``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

if TYPE_CHECKING:
    import pyarrow as pa

Record = TypeVar("Record")
ColumnType = Literal["text", "date", "integer", "number", "truth", "texts", "integers", "numbers"]
Cell = str | int | float | Sequence[str | int | float | None] | None


@dataclass(frozen=True, slots=True)
class Column(Generic[Record]):
    """A column: its ``value`` in a record's row, and for the reference what it means."""

    name: str
    type: ColumnType
    meaning: str
    value: Callable[[Record], Cell]


Sheet = tuple[Column[Record], ...]


def field(name: str, type_: ColumnType, path: str, meaning: str) -> Column[Any]:
    """The value at a dotted ``path`` of the record, such as ``evidence.trigger.text``."""
    return Column(name, type_, meaning, attrgetter(path))


def parts(name: str, type_: ColumnType, many: str, path: str, meaning: str) -> Column[Any]:
    """The value at ``path`` in each of the record's ``many``."""
    part = attrgetter(path)
    return Column(name, type_, meaning, lambda record: [part(one) for one in getattr(record, many)])


def optional(name: str, type_: ColumnType, whole: str, path: str, meaning: str) -> Column[Any]:
    """The value at ``path`` of the record's ``whole``, empty where it has none."""
    get, part = attrgetter(whole), attrgetter(path)
    return Column(name, type_, meaning, lambda record: None if get(record) is None else part(get(record)))


def schema_of(sheet: Sheet[Any]) -> pa.Schema:
    """The Arrow schema of a sheet."""
    import pyarrow as pa

    return pa.schema([pa.field(column.name, _arrow_types()[column.type]) for column in sheet])


def arrow_table(sheet: Sheet[Record], records: Iterable[Record]) -> pa.Table:
    """The records as a table of Arrow, with the columns of the sheet."""
    import pyarrow as pa

    held = list(records)
    return pa.Table.from_arrays([_array(column, held) for column in sheet], schema=schema_of(sheet))


@cache
def _arrow_types() -> dict[str, Any]:
    import pyarrow as pa

    return {
        "text": pa.string(),
        "date": pa.date32(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "truth": pa.bool_(),
        "texts": pa.list_(pa.string()),
        "integers": pa.list_(pa.int64()),
        "numbers": pa.list_(pa.float64()),
    }


def _array(column: Column[Record], records: Sequence[Record]) -> Any:
    import pyarrow as pa

    values = [column.value(record) for record in records]
    if column.type == "date":
        return pa.array([date.fromisoformat(v) if isinstance(v, str) else None for v in values], type=pa.date32())
    return pa.array(values, type=_arrow_types()[column.type])
