"""What a name stands for on a day, and why."""

from __future__ import annotations

from datetime import date

import pytest

from detente.actors import ActorBase
from detente.actors.naming import answers

DAY = date(2009, 6, 1)


@pytest.mark.parametrize(
    ("name", "day", "actor", "office", "why"),
    [
        ("Medvedev", DAY, "dmitry-medvedev", "president", "a surname"),
        ("Dmitry Medvedev", date(2013, 6, 1), "dmitry-medvedev", "prime minister", "a name"),
        ("Dmitry Medvedev", date(1999, 6, 1), "dmitry-medvedev", None, "a name; no office known on 1999-06-01"),
        ("Kremlin", DAY, "RUS", None, "a seat of power"),
        ("Nairobi", DAY, "KEN", None, "a capital"),
        ("Kharkiv", DAY, "UKR", None, "a city or region"),
        ("Soviet Union", DAY, "SUN", None, "the name of a state or territory; it ended on 1991-12-26"),
        ("Peruvian", DAY, "PER", None, "the adjective"),
        ("European Union", date(2021, 1, 1), "european-union", None, "the name of a body"),
        ("the German chancellor", date(1995, 1, 1), "helmut-kohl", "chancellor", "a title"),
        ("Lebanese militants", DAY, "LBN.REB", None, "a description"),
    ],
)
def test_names(name: str, day: date, actor: str, office: str | None, why: str) -> None:
    first = next(answers(name, ActorBase.default(), day))
    assert (first.actor.id, first.actor.office) == (actor, office)
    assert first.why.startswith(why)


def test_members_are_those_of_the_day() -> None:
    (then,), (later,) = (list(answers("EU", ActorBase.default(), date(year, 6, 1))) for year in (2019, 2021))
    assert "GBR" in then.why
    assert "GBR" not in later.why


def test_every_office_is_shown_and_those_of_the_day_told_apart() -> None:
    (putin,) = answers("Vladimir Putin", ActorBase.default(), DAY)
    assert [held.office for held in putin.current] == ["prime minister"]
    assert {"president", "prime minister"} <= {held.office for held in putin.offices}


@pytest.mark.parametrize("name", ["Xyzzy", "", " ", "South China Sea", "((", "the"])
def test_what_names_nobody(name: str) -> None:
    assert list(answers(name, ActorBase.default(), DAY)) == []
