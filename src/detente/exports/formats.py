"""The formats claims can be written in. A new one is a new file beside this, and a line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeAlias, cast

if TYPE_CHECKING:
    from detente.claims.claim import Claim

Write: TypeAlias = "Callable[[Iterable[Claim], BinaryIO], None]"


class Format(StrEnum):
    """A format that claims are written in; each value is the name of a module here with a function ``write``."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    TABLE = "table"

    @property
    def write(self) -> Write:
        """The function that writes claims to a binary stream; loaded here, as pyarrow is slow to import."""
        return cast("Write", import_module(f"detente.exports.{self.value}").write)


def format_for(path: Path) -> Format:
    """The format that the name of a file asks for: CSV or Parquet by its suffix, JSONL otherwise."""
    return {".csv": Format.CSV, ".parquet": Format.PARQUET}.get(path.suffix.lower(), Format.JSONL)
