"""Opening a ledger: made, brought up to date, or refused in one line."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from detente.errors import InputError
from detente.ledger.store import migrations
from detente.ledger.store.engines import engine_at, place_of, writing
from detente.ledger.store.opening import open_store, upgrade
from detente.ledger.store.schema import articles, metadata
from detente.ledger.store.search import articles_saying
from detente.ledger.store.store import Store

Make = Callable[..., Any]
TOLD = ("Norway closed the consulate of Chad.", "closed closure NOR TCD")


def refusal(where: str, create: bool = True) -> str:
    with pytest.raises(InputError) as caught:
        open_store(where, create)
    assert "\n" not in str(caught.value)
    return caught.value.reason


def test_the_steps_lead_to_the_tables_that_the_program_knows(store: Store) -> None:
    def ours(thing: Any, name: str | None, kind: str, reflected: bool, _: Any) -> bool:
        # What full-text search adds by hand is not in the metadata.
        return not (reflected and name and ("words" in name or name == migrations.VERSION_TABLE))

    with store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_the_list_of_steps_is_whole() -> None:
    steps = ScriptDirectory(str(Path(migrations.__file__).parent))
    assert tuple(reversed([step.revision for step in steps.walk_revisions()])) == migrations.REVISIONS


def test_a_ledger_is_made_and_opened_again(where: str, page: Make) -> None:
    open_store(where).close()
    store = open_store(where, create=False)
    assert page(TOLD).into(store).state == "new"
    store.close()
    store = open_store(where)
    assert len(list(store.articles())) == 1
    store.close()


def at_first_step(where: str) -> None:
    """Make a ledger as the first version of the tables had it, with one article."""
    place = place_of(where)
    engine = engine_at(place)
    with writing(engine) as connection:
        upgrade(connection, migrations.REVISIONS[0])
        required = {"version": 1, "current": True, "published_basis": "none", "kind": "story", "record": {}}
        names = ("id", "page", "sha256", "source", "added", "coder")
        row = dict.fromkeys(names, "x") | required | {"body": "The harbour froze over."}
        connection.execute(articles.insert(), [row])
    engine.dispose()


def test_an_older_ledger_is_brought_up_to_date_with_what_it_holds(where: str) -> None:
    at_first_step(where)
    store = open_store(where)
    with store.reading() as connection:
        assert connection.execute(articles_saying(connection, "harbours freezing")).all() == []
        assert len(connection.execute(articles_saying(connection, "harbour")).all()) == 1
    store.close()


def test_a_file_is_copied_before_it_is_brought_up_to_date(tmp_path: Path) -> None:
    file = tmp_path / "detente.db"
    clock = partial(datetime, 2021, 3, 5, 12, 30, tzinfo=UTC)
    at_first_step(str(file))
    open_store(str(file), clock=clock).close()
    (copy,) = tmp_path.glob("*.bak")
    assert copy.name == "detente.db.2021-03-05.bak"
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute(f"SELECT version_num FROM {migrations.VERSION_TABLE}").fetchall() == [("0001",)]
        assert connection.execute("SELECT body FROM articles").fetchall() == [("The harbour froze over.",)]
    open_store(str(file), clock=clock).close()
    assert len([*tmp_path.glob("*.bak")]) == 1


def test_a_newer_ledger_is_refused(where: str) -> None:
    store = open_store(where)
    with store.writing() as connection:
        connection.execute(text(f"UPDATE {migrations.VERSION_TABLE} SET version_num = '9999'"))
    store.close()
    assert refusal(where) == "made by a newer version of Detente (its tables are at 9999)"


def test_a_ledger_that_is_not_there_is_not_made_unasked(tmp_path: Path) -> None:
    assert refusal(str(tmp_path / "none.db"), create=False) == "no such ledger; detente add makes one"
    assert not (tmp_path / "none.db").exists()
    assert refusal(str(tmp_path / "none" / "x.db")) == "no folder to make the ledger in"


def test_an_empty_server_is_no_ledger_to_read(database: str) -> None:
    assert refusal(database, create=False) == "holds no ledger; detente add makes one"


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    assert refusal(str(tmp_path)) == "a folder, not a ledger"


def test_another_file_is_no_ledger_and_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("Norway closed the consulate of Chad. " * 100, encoding="utf-8")
    assert refusal(str(tmp_path / "page.txt")) == "no SQLite database"
    with closing(sqlite3.connect(tmp_path / "other.db")) as connection:
        connection.execute("CREATE TABLE articles (id)")
        connection.commit()
    before = (tmp_path / "other.db").read_bytes()
    assert refusal(str(tmp_path / "other.db")) == "a SQLite database, but no ledger of Detente"
    assert (tmp_path / "other.db").read_bytes() == before


def test_the_tables_of_another_program_are_left_alone(database: str) -> None:
    engine = engine_at(place_of(database))
    with writing(engine) as connection:
        connection.execute(text("CREATE TABLE articles (id text)"))
    engine.dispose()
    assert refusal(database) == "holds another program's tables; a ledger needs a database of its own"


def test_a_damaged_file_is_named(tmp_path: Path, page: Make) -> None:
    file = tmp_path / "detente.db"
    store = open_store(str(file))
    for number in range(20):
        page(TOLD, outlet=f"Paper {number}").into(store)
    store.close()
    data = bytearray(file.read_bytes())
    data[4096 * 2 :] = b"\xff" * (len(data) - 4096 * 2)
    file.write_bytes(data)
    with pytest.raises(InputError, match="damaged"):
        page(TOLD, outlet="Last Paper").into(open_store(str(file)))


def test_a_file_that_cannot_be_written_can_be_read(
    tmp_path: Path, page: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "detente.db"
    store = open_store(str(file))
    page(TOLD).into(store)
    store.close()
    # For root every file can be written, whatever its mode says.
    monkeypatch.setattr(os, "access", lambda _, mode: mode != os.W_OK)
    store = open_store(str(file))
    assert len(list(store.articles())) == 1
    with pytest.raises(InputError, match="read-only"):
        page(TOLD, outlet="Other News").into(store)
    store.close()


def test_a_server_that_does_not_answer_is_named_without_its_password() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(InputError) as caught:
        open_store("postgresql://ann:secret@127.0.0.1:1/news")
    assert "refused" in caught.value.reason
    assert caught.value.source == "postgresql+psycopg://ann:***@127.0.0.1:1/news"
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("where", ["mysql://ann:secret@host/db", "ftp://host/x", "postgresql://ann:secret@host:port/x"])
def test_other_places_are_refused(where: str) -> None:
    with pytest.raises(InputError) as caught:
        open_store(where)
    assert "postgresql+psycopg://" in caught.value.reason
    assert "secret" not in str(caught.value)


def test_a_path_may_hold_any_character(tmp_path: Path) -> None:
    file = tmp_path / "a b?c#d%20e.db"
    open_store(str(file)).close()
    assert file.exists()
    open_store(f"sqlite:///{tmp_path}/url.db").close()
    assert (tmp_path / "url.db").exists()
