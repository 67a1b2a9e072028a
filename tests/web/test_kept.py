"""Values kept for some seconds: not made again before their time, made again after it, and never too many."""

from __future__ import annotations

from threading import Event, Thread

import pytest

from detente.web.kept import Kept


def test_a_value_is_made_again_only_when_it_is_too_old() -> None:
    now = [0.0]
    made: list[str] = []
    kept: Kept[int] = Kept(10, clock=lambda: now[0])

    def make() -> int:
        made.append("x")
        return len(made)

    assert [kept.get("a", make), kept.get("a", make)] == [1, 1]
    now[0] = 9.9
    assert kept.get("a", make) == 1
    now[0] = 10.0
    assert kept.get("a", make) == 2


def test_the_oldest_value_makes_room() -> None:
    kept: Kept[str] = Kept(10, most=2, clock=lambda: 0.0)
    for key in "abc":
        kept.get(key, lambda: "first")
    assert [kept.get(key, lambda: "again") for key in "cba"] == ["first", "first", "again"]


def test_meanwhile_the_old_value_is_given_and_a_thread_makes_the_new_one() -> None:
    now = [0.0]
    kept: Kept[str] = Kept(10, clock=lambda: now[0], meanwhile=10)
    begun, go_on, made = Event(), Event(), Event()

    def make_slowly() -> str:
        begun.set()
        assert go_on.wait(30)
        made.set()
        return "new"

    assert kept.get("a", lambda: "old") == "old"
    now[0] = 15.0
    assert kept.get("a", make_slowly) == "old"
    assert begun.wait(30)
    # It is being made: nobody makes it twice.
    assert kept.get("a", lambda: "twice") == "old"
    go_on.set()
    assert made.wait(30)
    while kept.get("a", lambda: "twice") == "old":
        pass
    assert kept.get("a", lambda: "twice") == "new"
    now[0] = 40.0
    assert kept.get("a", lambda: "too old to be given") == "too old to be given"


def test_what_is_cheap_is_made_each_time() -> None:
    kept: Kept[int] = Kept(10, clock=lambda: 0.0, dear=60)
    made = iter(range(3))
    assert [kept.get("a", lambda: next(made)) for _ in range(3)] == [0, 1, 2]


def test_of_several_who_want_the_same_at_once_one_makes_it() -> None:
    kept: Kept[str] = Kept(10, clock=lambda: 0.0)
    begun, go_on = Event(), Event()
    made: list[str] = []

    def make() -> str:
        begun.set()
        assert go_on.wait(30)
        made.append("x")
        return "value"

    asking = [Thread(target=lambda: kept.get("a", make)) for _ in range(4)]
    for one in asking:
        one.start()
    assert begun.wait(30)
    go_on.set()
    for one in asking:
        one.join(30)
    assert (made, kept.get("a", make)) == (["x"], "value")


def test_who_fails_to_make_a_value_lets_the_next_one_try() -> None:
    kept: Kept[str] = Kept(10, clock=lambda: 0.0)

    def fail() -> str:
        raise ValueError

    for _ in range(2):
        with pytest.raises(ValueError):
            kept.get("a", fail)
    assert kept.get("a", lambda: "value") == "value"
