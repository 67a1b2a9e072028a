"""``detente user``, and what ``detente serve`` says where nobody may log in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from detente.ledger.store.opening import open_store
from detente.web.people import tokens
from detente.web.people.users import check_log_in

Run = Callable[..., Result]
GOOD = "correct horse battery"


@pytest.fixture
def ledger(tmp_path: Path, run: Run) -> str:
    """A new ledger with ann as its admin."""
    path = str(tmp_path / "detente.db")
    added = run("user", "add", "Ann", "--role", "admin", "--password-stdin", "-l", path, stdin=f"{GOOD}\n")
    assert (added.exit_code, added.stderr) == (0, "detente: ann may log in as admin\n")
    return path


def test_a_user_is_added_listed_and_removed(ledger: str, run: Run) -> None:
    run("user", "add", "bob", "--password-stdin", "-l", ledger, stdin=GOOD)
    assert run("user", "-l", ledger).stdout == "ann  admin\nbob  reader\n"
    assert run("user", "role", "bob", "--role", "analyst", "-l", ledger).exit_code == 0
    assert run("user", "list", "-l", ledger).stdout == "ann  admin\nbob  analyst\n"
    assert run("user", "remove", "bob", "-l", ledger).exit_code == 0
    assert run("user", "-l", ledger).stdout == "ann  admin\n"


def test_the_password_comes_from_standard_input_and_ends_at_its_line(ledger: str, run: Run) -> None:
    changed = run("user", "password", "ann", "--password-stdin", "-l", ledger, stdin="another battery \nmore\n")
    assert changed.exit_code == 0
    store = open_store(ledger)
    assert check_log_in(store, "ann", "another battery ")
    store.close()


def test_nobody_to_ask_is_said(ledger: str, run: Run) -> None:
    refused = run("user", "add", "bob", "-l", ledger)
    assert refused.exit_code == 2
    assert "--password-stdin" in refused.stderr


def test_a_token_is_printed_alone_so_that_a_program_can_take_it(ledger: str, run: Run) -> None:
    made = run("user", "token", "ann", "--role", "analyst", "--for", "nightly table", "-l", ledger)
    store = open_store(ledger)
    person = tokens.person_of(store, made.stdout.strip())
    assert person is not None and (person.name, person.role) == ("ann", "analyst")
    (id, *_), *rest = [line.split() for line in run("user", "token", "ann", "-l", ledger).stdout.splitlines()]
    assert rest == []
    assert run("user", "token", "ann", "--revoke", id, "-l", ledger).exit_code == 0
    assert tokens.person_of(store, made.stdout.strip()) is None
    store.close()


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("role", "ann"), "takes --role"),
        (("role", "ann", "--role", "king"), "king is no role"),
        (("role", "ann", "--role", "reader"), "the only admin"),
        (("remove", "ann"), "the only admin"),
        (("remove", "eve"), "no user eve"),
        (("remove",), "takes a name"),
        (("token", "ann", "--for", "x", "--role", "king"), "king is no role"),
        (("token", "ann", "--revoke", "0"), "no token 0"),
    ],
)
def test_what_cannot_be_is_said_in_a_line(words: tuple[str, ...], why: str, ledger: str, run: Run) -> None:
    refused = run("user", *words, "-l", ledger)
    assert refused.exit_code == 2
    assert why in refused.stderr and refused.stderr.count("\n") == 1


def test_serve_says_how_to_add_somebody_where_nobody_may_log_in(tmp_path: Path, run: Run) -> None:
    path = str(tmp_path / "new.db")
    refused = run("serve", "--users", "-l", path)
    assert refused.exit_code == 2
    assert f"detente user add NAME --role admin --ledger {path}" in refused.stderr


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::", "desk.example.org"])
def test_serve_refuses_another_address_without_users(host: str, tmp_path: Path, run: Run) -> None:
    refused = run("serve", "--host", host, "-l", str(tmp_path / "new.db"))
    assert refused.exit_code == 2
    assert "--users" in refused.stderr and "--insecure" in refused.stderr
