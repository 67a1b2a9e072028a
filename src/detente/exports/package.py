"""A Frictionless data package: the sheets of a ledger as CSV, each column described, in a folder or a zip file."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Protocol, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from detente._version import __version__
from detente.columns import Column, Sheet
from detente.errors import UsageError
from detente.exports.codebook import CODES, codes
from detente.exports.csv import write_sheet
from detente.exports.formats import Of
from detente.exports.replacing import replacing
from detente.exports.sheets import KINDS
from detente.ledger.asking.snapshot import Snapshot

_PROFILE = "https://datapackage.org/profiles/2.0/"
_TYPES = {"text": "string", "date": "date", "integer": "integer", "number": "number", "truth": "boolean"}
_LIST = "; several are joined by ';', an unknown one is empty, a ';' inside one is written '\\;' and a backslash '\\\\'"
_ABOUT = (
    "Events of political actors with the claims of news articles that tell of them. A text cell that a spreadsheet "
    "would run as a formula has an apostrophe in front: take one away where apostrophes stand before =, +, -, @, a tab "
    "or a line break."
)
# Which column names a record, and which columns name records of other sheets.
_KEYS = {Of.PLEDGES: "event"}
_FOREIGN = {
    Of.CLAIMS: (("happening", Of.EVENTS), ("article_id", Of.ARTICLES)),
    Of.CONTACTS: (("id", Of.EVENTS),),
    Of.PLEDGES: (("event", Of.EVENTS),),
}


@dataclass(frozen=True, slots=True)
class Resource:
    """One file of a package: its records, their columns, and how the schema says that it hangs together."""

    name: str
    title: str
    sheet: Sheet[Any]
    records: Iterable[Any]
    key: str | None = None
    foreign: tuple[tuple[str, str], ...] = ()


class _Files(Protocol):
    def open(self, name: str) -> Any:
        """A context that gives a binary stream to write a file of this name to."""


def resources_of(snapshot: Snapshot) -> Iterator[Resource]:
    """The sheets of what is asked for, and the codebook."""
    for of, kind in KINDS.items():
        key, foreign = _KEYS.get(of, "id"), _FOREIGN.get(of, ())
        yield Resource(of.value, kind.title, kind.sheet, kind.records(snapshot), key, foreign)
    yield Resource("codebook", "Every code that can stand in the other files", CODES, codes())


def write_package(resources: Iterable[Resource], path: Path) -> None:
    """Write a package to a folder, made if there is none, or to a file that ends in ``.zip``.

    ``datapackage.json`` comes last: where it stands, all that it names is whole. Raises UsageError where the path can
    be neither.
    """
    with _opened(path) as files:
        described = [_written(resource, files) for resource in resources]
        package = {
            "$schema": f"{_PROFILE}datapackage.json",
            "name": "detente-ledger",
            "title": "A ledger of Detente",
            "description": _ABOUT,
            "contributors": [{"title": f"Detente {__version__}", "roles": ["wrangler"]}],
            "resources": described,
        }
        with files.open("datapackage.json") as out:
            out.write(json.dumps(package, ensure_ascii=False, indent=1).encode() + b"\n")


def _written(resource: Resource, files: _Files) -> dict[str, Any]:
    path = f"{resource.name}.csv"
    with files.open(path) as out:
        counted = _Counted(out)
        write_sheet(resource.sheet, resource.records, cast("BinaryIO", counted))
    return {
        "$schema": f"{_PROFILE}dataresource.json",
        "name": resource.name,
        "type": "table",
        "title": resource.title,
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": counted.bytes,
        "hash": f"sha256:{counted.digest.hexdigest()}",
        "schema": _schema(resource),
    }


def _schema(resource: Resource) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "$schema": f"{_PROFILE}tableschema.json",
        "fields": [_field(column) for column in resource.sheet],
        "missingValues": [""],
    }
    if resource.key:
        schema["primaryKey"] = [resource.key]
    if resource.foreign:
        schema["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": other, "fields": ["id"]}}
            for column, other in resource.foreign
        ]
    return schema


def _field(column: Column[Any]) -> dict[str, str]:
    listed = column.type not in _TYPES
    meaning = column.meaning + (_LIST if listed else "")
    return {"name": column.name, "type": _TYPES.get(column.type, "string"), "description": meaning}


class _Counted(io.RawIOBase):
    """A stream that knows the length and the digest of what went through."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self.bytes = 0
        self.digest = hashlib.sha256()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.bytes += len(data)
        self.digest.update(data)
        self._out.write(data)
        return len(data)


class _Folder:
    def __init__(self, path: Path) -> None:
        self._path = path

    @contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        with replacing(self._path / name) as stream:
            yield stream


class _Zip:
    def __init__(self, file: ZipFile) -> None:
        self._file = file

    @contextmanager
    def open(self, name: str) -> Iterator[Any]:
        # Without the moment of writing: the same ledger gives the same file.
        entry = ZipInfo(name)
        entry.compress_type = ZIP_DEFLATED
        entry.external_attr = 0o644 << 16
        with self._file.open(entry, "w", force_zip64=True) as stream:
            yield stream


@contextmanager
def _opened(path: Path) -> Iterator[_Files]:
    if path.suffix.lower() == ".zip":
        with replacing(path) as out, ZipFile(out, "w") as file:
            yield _Zip(file)
        return
    try:
        path.mkdir(exist_ok=True)
    except OSError as error:
        raise UsageError(f"cannot make the folder {path}: {error.strerror or error}") from error
    yield _Folder(path)
