"""Connections: where a ledger is, and how both databases are spoken to."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError

from detente.errors import InputError

# Longer than any page takes to be written, times the writers that may stand in line.
PATIENCE_SECONDS = 120
# One number for all ledgers of a server: writers wait for each other as they do for a SQLite file.
_TURN = 0x6465_7465_6E74_65
_SERVER = ("postgresql", "postgres")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a ledger is: a SQLite ``file``, or a server's database (``file`` is None). ``name`` is fit for messages."""

    name: str
    url: URL
    file: Path | None
    writable: bool = True


def place_of(given: str) -> Place:
    """Where a path or URL points; raises InputError for a database of another kind.

    >>> place_of("postgres://ann:secret@db.example.org/news").name
    'postgresql+psycopg://ann:***@db.example.org/news'
    """
    if "://" not in given:
        return _of_file(Path(given).expanduser(), given)
    try:
        url = make_url(given)
    except (ArgumentError, ValueError):
        # Not repeated: there may be a password in it.
        raise InputError("the ledger", "its URL is not one: postgresql+psycopg://user@host/database") from None
    kind = url.get_backend_name() if "+" in url.drivername else url.drivername
    if kind == "sqlite":
        return _of_file(Path(url.database or ""), url.database or given)
    if kind not in _SERVER:
        raise InputError(url.render_as_string(), "neither a SQLite file nor postgresql+psycopg://...")
    url = url.set(drivername="postgresql+psycopg")
    return Place(url.render_as_string(), url, None)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that sees one state of the ledger however many questions are asked in it."""
    with engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that waits for its turn, is alone in writing, and is kept whole or not at all."""
    with engine.connect() as connection:
        # On a server each statement must see what was written while this one stood in line.
        server = {"isolation_level": "READ COMMITTED"} if engine.dialect.name == "postgresql" else {}
        with connection.execution_options(writes=True, **server).begin():
            yield connection


def engine_at(place: Place) -> Engine:
    """The engine for ``reading`` and ``writing``; nothing is connected yet.

    Raises InputError where the driver of Postgres is not installed.
    """
    settings: dict[str, Any] = {"json_serializer": _json}
    if place.file is not None:
        engine = create_engine(place.url, connect_args={"timeout": PATIENCE_SECONDS}, **settings)
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    try:
        engine = create_engine(
            place.url, isolation_level="REPEATABLE READ", connect_args={"connect_timeout": 10}, **settings
        )
    except ModuleNotFoundError as error:
        raise InputError(place.name, f"needs {error.name}: pip install 'detente[postgres]'") from None
    event.listen(engine, "begin", _begin_postgres)
    return engine


def _of_file(path: Path, name: str) -> Place:
    writable = not path.exists() or os.access(path, os.W_OK)
    query = {"uri": "true"}
    if not writable:
        query["mode"] = "ro"
        # Beside a file in a folder that cannot be written there is no place for the index of what is in its log.
        if not Path(f"{path}-wal").exists() and not os.access(path.parent, os.W_OK):
            query["immutable"] = "1"
    database = f"file:{path.absolute().as_posix().replace('%', '%25').replace('?', '%3f').replace('#', '%23')}"
    return Place(name, URL.create("sqlite", database=database, query=query), path, writable)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _set_up_sqlite(connection: Any, _: object) -> None:
    # Transactions are begun by hand: left to itself the driver begins them late, and not before DDL.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    # In WAL mode safe against the end of the program at any moment; a power cut may cost the last pages, never the
    # file.
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA cache_size = -65536")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    # Turns are taken at the start: a transaction that reads first and writes then may have to fail.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_postgres(connection: Connection) -> None:
    if connection.get_execution_options().get("writes"):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_TURN})")
