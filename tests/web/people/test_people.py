"""Users, sessions, tokens and the throttle, as the ledger and the desk keep them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from detente.errors import UsageError
from detente.ledger.store.opening import open_store
from detente.ledger.store.store import Store
from detente.web.people import passwords, sessions, tokens
from detente.web.people.person import Person
from detente.web.people.throttle import ADDRESS, NAME, PAIR, Throttle
from detente.web.people.users import (
    add_user,
    check_log_in,
    count_users,
    list_users,
    remove_user,
    set_active,
    set_password,
    set_role,
    user_named,
)

GOOD = "correct horse battery"


class Clock:
    """A moment that tests set."""

    def __init__(self) -> None:
        self.at = datetime(2021, 3, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    store = open_store(str(tmp_path / "detente.db"), clock=clock)
    yield store
    store.close()


def test_a_user_logs_in_by_name_and_password_whatever_the_case_of_the_name(store: Store) -> None:
    user = add_user(store, "Ann", "analyst", GOOD)
    assert (user.name, user.role, user.active, user.added) == ("ann", "analyst", True, "2021-03-01T12:00:00Z")
    assert check_log_in(store, "ANN", GOOD) == user
    assert check_log_in(store, "ann", GOOD + " ") is None
    assert check_log_in(store, "bob", GOOD) is None
    assert check_log_in(store, "ann", "") is None
    assert check_log_in(store, "ann", "x" * 1_000_000) is None


def test_the_same_letters_in_another_form_are_the_same_password(store: Store) -> None:
    add_user(store, "ann", "reader", "café au lait noir")
    assert check_log_in(store, "ann", "café au lait noir")


def test_no_password_session_or_token_stands_in_the_ledger(store: Store, tmp_path: Path) -> None:
    user = add_user(store, "ann", "reader", GOOD)
    secrets = [GOOD, sessions.begin(store, "ann"), tokens.make_token(store, user, "nightly", "reader")]
    with sqlite3.connect(tmp_path / "detente.db") as connection:
        kept = "\n".join(connection.iterdump())
    connection.close()
    assert "$argon2id$" in kept
    assert [secret for secret in secrets if secret in kept] == []


@pytest.mark.parametrize("name", ["", " ", "a b", "ann/x", "..", "-ann", "local", "Örjan", "a" * 61, "ann\n"])
def test_names_that_are_none_are_refused(store: Store, name: str) -> None:
    with pytest.raises(UsageError, match="is no name"):
        add_user(store, name, "reader", GOOD)


@pytest.mark.parametrize("password", ["", "short", "aaaaaaaaaaaaaa", "annannannann1", "x" * 201])
def test_passwords_that_are_guessed_at_once_are_refused(store: Store, password: str) -> None:
    with pytest.raises(UsageError, match="password"):
        add_user(store, "annannannann1", "reader", password)
    assert list_users(store) == []


def test_a_name_is_given_once_and_a_role_is_one_of_three(store: Store) -> None:
    add_user(store, "ann", "reader", GOOD)
    with pytest.raises(UsageError, match="a user ann already"):
        add_user(store, "Ann", "reader", GOOD)
    with pytest.raises(UsageError, match="owner is no role"):
        set_role(store, "ann", "owner")
    with pytest.raises(UsageError, match="no user bob"):
        set_role(store, "bob", "reader")


def test_there_is_always_an_admin_once_there_was_one(store: Store) -> None:
    for name in ("ann", "bob"):
        add_user(store, name, "admin", GOOD)
    set_active(store, "bob", False)
    for change in (
        lambda: set_role(store, "ann", "analyst"),
        lambda: set_active(store, "ann", False),
        lambda: remove_user(store, "ann"),
    ):
        with pytest.raises(UsageError, match="the only admin"):
            change()
    set_active(store, "bob", True)
    remove_user(store, "ann")
    assert [user.name for user in list_users(store)] == ["bob"]


def test_a_session_is_its_persons_until_it_ends(store: Store, clock: Clock) -> None:
    add_user(store, "ann", "analyst", GOOD)
    one, other = sessions.begin(store, "ann"), sessions.begin(store, "ann")
    assert sessions.person_of(store, one) == Person("ann", "analyst")
    assert sessions.person_of(store, one + "x") is None
    sessions.end(store, one)
    assert sessions.person_of(store, one) is None
    assert sessions.person_of(store, other) is not None
    clock.at += timedelta(hours=sessions.HOURS, seconds=-1)
    assert sessions.person_of(store, other) is not None
    clock.at += timedelta(seconds=1)
    assert sessions.person_of(store, other) is None


def test_sessions_end_with_a_changed_password_and_a_deactivated_user(store: Store) -> None:
    add_user(store, "ann", "admin", GOOD)
    add_user(store, "bob", "reader", GOOD)
    of_ann, of_bob = sessions.begin(store, "ann"), sessions.begin(store, "bob")
    set_password(store, "bob", GOOD + "!")
    assert sessions.person_of(store, of_bob) is None
    assert sessions.person_of(store, of_ann) is not None
    assert check_log_in(store, "bob", GOOD) is None
    again = sessions.begin(store, "bob")
    set_active(store, "bob", False)
    assert sessions.person_of(store, again) is None
    assert check_log_in(store, "bob", GOOD + "!") is None
    assert count_users(store) == 1
    set_active(store, "bob", True)
    assert sessions.person_of(store, again) is None


def test_a_role_holds_at_once_in_sessions_and_tokens(store: Store) -> None:
    user = add_user(store, "ann", "analyst", GOOD)
    session, token = sessions.begin(store, "ann"), tokens.make_token(store, user, "nightly", "analyst")
    set_role(store, "ann", "reader")
    assert sessions.person_of(store, session) == Person("ann", "reader")
    assert tokens.person_of(store, token) == Person("ann", "reader", token=True)
    set_role(store, "ann", "admin")
    assert tokens.person_of(store, token) == Person("ann", "analyst", token=True)


def test_a_token_may_do_no_more_than_its_owner_and_ends(store: Store, clock: Clock) -> None:
    user = add_user(store, "ann", "analyst", GOOD)
    with pytest.raises(UsageError, match="role analyst or less"):
        tokens.make_token(store, user, "nightly", "admin")
    for label, days in (("", None), ("x" * 101, None), ("x", 0), ("x", 10**9)):
        with pytest.raises(UsageError):
            tokens.make_token(store, user, label, "reader", days)
    brief, long = (tokens.make_token(store, user, "job", "reader", days) for days in (1, None))
    clock.at += timedelta(days=1)
    assert tokens.person_of(store, brief) is None
    assert tokens.person_of(store, long) == Person("ann", "reader", token=True)


def test_a_token_is_revoked_by_its_owner_alone_and_goes_with_them(store: Store) -> None:
    ann, bob = (add_user(store, name, role, GOOD) for name, role in (("ann", "admin"), ("bob", "reader")))
    token, other = tokens.make_token(store, bob, "job", "reader"), tokens.make_token(store, bob, "other", "reader")
    (id,) = [one.id for one in tokens.list_tokens(store, "bob") if one.label == "job"]
    with pytest.raises(UsageError, match="ann has no token"):
        tokens.revoke_token(store, ann.name, id)
    tokens.revoke_token(store, "bob", id)
    assert tokens.person_of(store, token) is None
    assert tokens.person_of(store, other) is not None
    remove_user(store, "bob")
    assert tokens.person_of(store, other) is None
    assert user_named(store, "bob") is None


def test_an_unknown_name_is_held_against_a_hash_as_a_known_one_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes the time is done once in each case, with the same parameters."""
    held: list[str] = []

    class Watching:
        def verify(self, kept: str, password: str) -> bool:
            held.append(kept.rsplit("$", 2)[0])
            return True

    kept = passwords.hashed(GOOD)
    monkeypatch.setattr(passwords, "_HASHER", Watching())
    assert passwords.fits(GOOD, kept)
    assert not passwords.fits(GOOD, None)
    assert len(held) == 2 and held[0] == held[1]


class Seconds:
    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


def tries(throttle: Throttle, name: str, address: str, most: int = 1000) -> int:
    """How many tries go through before one is refused."""
    return next((number for number in range(most) if throttle.wait(name, address)), most)


def test_a_name_at_an_address_has_a_few_tries_and_then_one_after_another() -> None:
    clock = Seconds()
    throttle = Throttle(clock)
    assert tries(throttle, "ann", "192.0.2.1") == PAIR.at_once
    wait = throttle.wait("ANN", "192.0.2.1")
    assert 0 < wait <= PAIR.seconds + 1
    clock.at += wait
    assert tries(throttle, "ann", "192.0.2.1") == 1
    assert tries(throttle, "bob", "192.0.2.1") == PAIR.at_once
    clock.at += 3600
    assert tries(throttle, "ann", "192.0.2.1") == PAIR.at_once


def test_an_address_that_tries_many_names_is_slowed_down_and_a_household_is_one() -> None:
    throttle = Throttle(Seconds())
    went = sum(throttle.wait(f"user{number}", f"2001:db8::{number:x}") == 0 for number in range(100))
    assert went == ADDRESS.at_once
    assert throttle.wait("ann", "2001:db8:0:1::1") == 0


def test_nobody_locks_another_out_of_where_they_log_in_from_nor_elsewhere_for_long() -> None:
    clock = Seconds()
    throttle = Throttle(clock)
    assert throttle.wait("ann", "192.0.2.7") == 0
    throttle.succeeded("ann", "192.0.2.7")
    went = sum(throttle.wait("ann", f"198.51.100.{number}") == 0 for number in range(250))
    assert went <= NAME.at_once
    assert throttle.wait("ann", "192.0.2.7") == 0
    wait = throttle.wait("ann", "203.0.113.9")
    assert 0 < wait <= NAME.seconds + 1


def test_a_log_in_that_went_well_gives_the_tries_back() -> None:
    throttle = Throttle(Seconds())
    for _ in range(PAIR.at_once - 1):
        throttle.wait("ann", "192.0.2.1")
    throttle.succeeded("ann", "192.0.2.1")
    assert tries(throttle, "ann", "192.0.2.1") == PAIR.at_once


def test_an_office_comes_in_by_one_address_in_the_morning() -> None:
    throttle = Throttle(Seconds())
    for number in range(10 * ADDRESS.at_once):
        assert throttle.wait(f"user{number}", "192.0.2.1") == 0
        throttle.succeeded(f"user{number}", "192.0.2.1")


def test_the_throttle_remembers_no_more_than_it_must() -> None:
    throttle = Throttle(Seconds())
    for number in range(30_000):
        throttle.wait(f"user{number}", f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}")
    assert len(throttle._full) <= 20_000
