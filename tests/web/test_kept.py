"""Values kept for some seconds: not made again before their time, made again after it, and never too many."""

from __future__ import annotations

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
