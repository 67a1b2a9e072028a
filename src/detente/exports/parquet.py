"""Claims as Parquet: the flat schema with real types, lists as lists."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import islice
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from detente.claims.claim import Claim
from detente.exports.columns import COLUMNS, Column

# A row group is what is held in memory at a time, and what a reader can skip: about 4 MB of claims.
ROW_GROUP = 4096

_TYPES: dict[str, pa.DataType] = {
    "text": pa.string(),
    "date": pa.date32(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "texts": pa.list_(pa.string()),
    "integers": pa.list_(pa.int64()),
    "numbers": pa.list_(pa.float64()),
}

SCHEMA = pa.schema([pa.field(column.name, _TYPES[column.type]) for column in COLUMNS])


def write(claims: Iterable[Claim], out: BinaryIO) -> None:
    """Write the claims in row groups; the file is whole only once all are written, as Parquet ends in its index."""
    remaining = iter(claims)
    with pq.ParquetWriter(out, SCHEMA, compression="zstd") as writer:
        while group := list(islice(remaining, ROW_GROUP)):
            arrays = [_array(column, group) for column in COLUMNS]
            writer.write_table(pa.Table.from_arrays(arrays, schema=SCHEMA))


def _array(column: Column, claims: list[Claim]) -> pa.Array[pa.Scalar[pa.DataType]]:
    values = [column.value(claim) for claim in claims]
    if column.type == "date":
        days = [date.fromisoformat(value) if isinstance(value, str) else None for value in values]
        return pa.array(days, type=pa.date32())
    return pa.array(values, type=_TYPES[column.type])
