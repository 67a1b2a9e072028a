"""The knowledge base as a whole: finding names, and who held what when."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from detente.actors import ActorBase


@pytest.fixture(scope="module")
def base() -> ActorBase:
    return ActorBase.default()


def _keys(base: ActorBase, text: str) -> list[tuple[str, str]]:
    return [(text[hit.start : hit.end], hit.entries[0].key) for hit in base.find(text)]


def test_the_longest_name_wins(base: ActorBase) -> None:
    assert _keys(base, "The UN Security Council met in South Korea.") == [
        ("UN Security Council", "un-security-council"),
        ("South Korea", "KOR"),
    ]


def test_accents_quotes_and_capitals_do_not_matter(base: ActorBase) -> None:
    assert _keys(base, "Nicolas Maduro and Nicolás Maduro left CHAD for N’Djamena.") == [
        ("Nicolas Maduro", "nicolas-maduro"),
        ("Nicolás Maduro", "nicolas-maduro"),
        ("CHAD", "TCD"),
        ("N’Djamena", "TCD"),
    ]


def test_the_stop_of_an_abbreviation_belongs_to_it(base: ActorBase) -> None:
    text = "Aid for the U.S. and for Peru."
    assert [text[hit.start : hit.end] for hit in base.find(text)] == ["U.S.", "Peru"]


def test_names_are_not_found_within_words(base: ActorBase) -> None:
    assert base.find("The Iranologist ate chilean-ish omanesque turkeys.") == []


def test_the_cheap_test_agrees_with_the_full_one(base: ActorBase) -> None:
    for text in ("Rain fell all day.", "Rain fell on Oman.", "The Gulf of Oman is deep.", "In Pune it rained."):
        finds = any(entry.kind != "city" for hit in base.find(text) for entry in hit.entries)
        assert base.names.holds(text) is finds


def test_holders_by_day(base: ActorBase) -> None:
    days = {date(2008, 5, 1): "vladimir-putin", date(2008, 6, 1): "dmitry-medvedev", date(2012, 6, 1): "vladimir-putin"}
    for day, person in days.items():
        holder = base.holder("RUS", "president", day)
        assert holder is not None and holder.id == person
    assert base.holder("RUS", "president", None) is None


def test_leaders_are_those_who_make_policy(base: ActorBase) -> None:
    day = date(2010, 6, 1)
    leaders = {code: base.leader(code, day) for code in ("DEU", "USA", "IND", "SAU", "GBR", "CHN")}
    assert {code: person.id for code, person in leaders.items() if person} == {
        "DEU": "angela-merkel",
        "USA": "barack-obama",
        "IND": "manmohan-singh",
        "SAU": "abdullah",
        "GBR": "david-cameron",
        "CHN": "hu-jintao",
    }


def test_resolving_puts_those_in_office_first(base: ActorBase) -> None:
    assert base.resolve("Bush", date(2003, 1, 1))[0].key == "george-w-bush"
    assert base.resolve("Bush", date(1990, 1, 1))[0].key == "george-hw-bush"


def test_blocs_have_their_members_of_the_day(base: ActorBase) -> None:
    union = base.organisations["european-union"]
    assert "GBR" in union.members_on(date(2019, 1, 1))
    assert "GBR" not in union.members_on(date(2021, 1, 1))
    assert "HRV" not in union.members_on(date(2010, 1, 1))


def test_a_base_is_read_from_any_folder(tmp_path: Path) -> None:
    (tmp_path / "states.tsv").write_text("code\tname\tadjectives\nZZZ\tRuritania\tRuritanian\n", encoding="utf-8")
    own = ActorBase(tmp_path)
    assert [hit.entries[0].key for hit in own.find("Ruritanian lords left Ruritania.")] == ["ZZZ", "ZZZ"]


def test_long_input_is_read_in_linear_time(base: ActorBase) -> None:
    line = "United Nations of the United Democratic Islamic Republic " * 4_000

    def seconds(text: str) -> float:
        begin = time.process_time()
        base.find(text)
        return time.process_time() - begin

    assert seconds(line * 4) < 12 * seconds(line) + 1
