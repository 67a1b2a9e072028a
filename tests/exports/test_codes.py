"""The tables of codes: whole, unambiguous, and of things that the project knows."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files

import pytest

from detente.exports.codes import cameo_country, cow, fips, number_of
from detente.ontology import ontology
from detente.tables import rows

DATA = files("detente.exports").joinpath("data")
STATES = {row["code"]: row for row in rows(files("detente.actors").joinpath("data/states.tsv"))}


def test_every_state_of_today_has_the_codes_that_others_use() -> None:
    # Those with a number in the Correlates of War are states; territories need none.
    states = [code for code, row in STATES.items() if row["cow"] and not row["end"]]
    assert len(states) > 190
    assert [code for code in states if not (fips(code) and cameo_country(code) and cow(code))] == []


def test_no_code_stands_for_two_countries() -> None:
    used = Counter(row["fips"] for row in rows(DATA / "countries.tsv") if row["fips"])
    assert [code for code, number in used.items() if number > 1 or len(code) != 2] == []
    named = Counter(filter(None, map(cameo_country, STATES)))
    assert [code for code, number in named.items() if number > 1] == []


def test_every_country_of_the_table_is_known() -> None:
    assert {row["code"] for row in rows(DATA / "countries.tsv")} <= set(STATES)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("RUS", "RS"), ("CHN", "CH"), ("CHE", "SZ"), ("DEU", "GM"), ("GBR", "UK"), ("AUS", "AS"), ("AUT", "AU"),
        ("UKR", "UP"), ("KOR", "KS"), ("PRK", "KN"), ("IRQ", "IZ"), ("ISR", "IS"), ("SRB", "RI"), ("MNE", "MJ"),
        ("XKX", "KV"), ("SSD", "OD"), ("COD", "CG"), ("COG", "CF"), ("NER", "NG"), ("NGA", "NI"), ("SVN", "SI"),
        ("SVK", "LO"), ("DOM", "DR"), ("DMA", "DO"), ("ZAF", "SF"), ("ESP", "SP"), ("EUR", ""), ("UNO", ""),
    ],
)  # fmt: skip
def test_fips_is_not_iso(code: str, expected: str) -> None:
    assert fips(code) == expected


def test_every_sector_is_in_the_table_of_sectors() -> None:
    assert [row["sector"] for row in rows(DATA / "sectors.tsv")] == list(ontology().sectors)


def test_every_code_for_no_state_is_in_the_table_of_bodies() -> None:
    assert {row["actor"] for row in rows(DATA / "bodies.tsv")} >= set(ontology().codes)


def test_numbers_fit_programs_that_count_in_floating_point() -> None:
    numbers = [number_of("event", str(number)) for number in range(2000)]
    assert len(set(numbers)) == 2000
    assert all(int(float(number)) == number for number in numbers)
    assert number_of("a", "bc") != number_of("ab", "c")
