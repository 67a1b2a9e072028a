"""The formats that claims and ledgers can be written in. A new one is a new file beside this, and a line here."""

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


class Export(StrEnum):
    """A format that a ledger is exported in; each value is the name of a module here (``-`` for ``_``)."""

    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"
    PACKAGE = "package"
    PLOVER = "plover"
    GDELT = "gdelt"
    GDELT_MENTIONS = "gdelt-mentions"
    POLECAT = "polecat"
    ICEWS = "icews"
    LABEL_STUDIO = "label-studio"
    DOCCANO = "doccano"
    RSS = "rss"
    ATOM = "atom"


SHEETS = frozenset({Export.CSV, Export.JSONL, Export.PARQUET})
CODED = frozenset({Export.PLOVER, Export.GDELT, Export.GDELT_MENTIONS, Export.POLECAT, Export.ICEWS})
FEEDS = frozenset({Export.RSS, Export.ATOM})


class Of(StrEnum):
    """The records of a ledger that a sheet may be of."""

    EVENTS = "events"
    CLAIMS = "claims"
    CONTACTS = "contacts"
    PLEDGES = "pledges"
    ARTICLES = "articles"
