"""Opening a ledger: making it where there is none, and bringing an older one up to date."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from detente.errors import InputError
from detente.ledger.store.engines import PATIENCE_SECONDS, Place, engine_at, place_of, reading, writing
from detente.ledger.store.migrations import REVISIONS, VERSION_TABLE
from detente.ledger.store.plainly import plainly
from detente.ledger.store.store import Store

# Stands in the head of a SQLite file and says whose it is: "Dtnt".
_APPLICATION = 0x44746E74


def open_store(where: str, create: bool = True, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> Store:
    """The ledger at a path or URL, made if there is none (unless ``create`` is false) and brought up to date if older.

    A SQLite file is copied before it is brought up to date: ``detente.db`` to ``detente.db.2026-03-01.bak``. ``clock``
    gives the moment of what is written.

    Raises InputError, in one line, for what is no ledger (a folder, another program's database, a damaged file), for a
    ledger of a newer version, and for a server that does not answer.
    """
    place = place_of(where)
    _check_file(place, create)
    engine = engine_at(place)
    with plainly(place.name):
        try:
            _prepare(engine, place, create, clock)
        except BaseException:
            engine.dispose()
            raise
    folder = None if place.file is None else str(place.file.absolute().parent)
    return Store(engine, place.name, clock, folder)


def _check_file(place: Place, create: bool) -> None:
    file = place.file
    if file is None:
        return
    if file.is_dir():
        raise InputError(place.name, "a folder, not a ledger")
    if not file.exists():
        if not create:
            raise InputError(place.name, "no such ledger; detente add makes one")
        if not file.absolute().parent.is_dir():
            raise InputError(place.name, "no folder to make the ledger in")
    elif not os.access(file, os.R_OK):
        raise InputError(place.name, "may not be read")


def _prepare(engine: Engine, place: Place, create: bool, clock: Callable[[], datetime]) -> None:
    with reading(engine) as connection:
        found = _revision(connection, place)
    if found == REVISIONS[-1]:
        return
    if found is None and not create:
        raise InputError(place.name, "holds no ledger; detente add makes one")
    if not place.writable:
        raise InputError(place.name, "read-only, and needs to be brought up to date")
    if place.file is not None:
        _keep_a_log(place.file)
    with writing(engine) as connection:
        # Another program may have done it while this one waited for its turn.
        found = _revision(connection, place)
        if found != REVISIONS[-1]:
            if found is not None and place.file is not None:
                _copy(place.file, clock())
            upgrade(connection)


def upgrade(connection: Connection, to: str = REVISIONS[-1]) -> None:
    """Take the tables of a ledger, or none, to a revision, in the transaction of ``connection``."""
    # Half a second to import: only for a ledger that needs it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    config.attributes["connection"] = connection
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {_APPLICATION}")
    command.upgrade(config, to)


def _revision(connection: Connection, place: Place) -> str | None:
    """The revision of the ledger's tables; None where there are no tables at all."""
    if connection.dialect.name == "sqlite":
        application = connection.exec_driver_sql("PRAGMA application_id").scalar()
        empty = not connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
        if application != _APPLICATION and not empty:
            raise InputError(place.name, "a SQLite database, but no ledger of Detente")
    else:
        tables = inspect(connection).get_table_names()
        empty = VERSION_TABLE not in tables
        if empty and {"articles", "claims", "events"} & {*tables}:
            raise InputError(place.name, "holds another program's tables; a ledger needs a database of its own")
    if empty:
        return None
    found: str = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar_one()
    if found not in REVISIONS:
        raise InputError(place.name, f"made by a newer version of Detente (its tables are at {found})")
    return found


def _keep_a_log(file: Path) -> None:
    """Have SQLite write ahead to a log, so that readers and a writer need not wait for each other; it stays so."""
    # Two programs that make one ledger at once can be in each other's way here, where SQLite does not wait by itself.
    with closing(sqlite3.connect(file, timeout=PATIENCE_SECONDS, isolation_level=None)) as connection:
        for attempt in range(100):
            try:
                connection.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or attempt == 99:
                    raise InputError(str(file), "kept locked by another program") from error
                _wait()


def _wait() -> None:
    import time

    time.sleep(0.05)


def _copy(file: Path, moment: datetime) -> None:
    """Copy a ledger beside itself, whole, whatever is still in its log."""
    name = f"{file}.{moment:%Y-%m-%d}.bak"
    if os.path.exists(name):
        name = f"{file}.{moment:%Y-%m-%dT%H%M%S}.bak"
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(name)) as target:
        source.backup(target)
