"""The tables of people and offices: in order, and right about whom they say held what on which day."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.actors import check as module
from detente.actors.check import check
from detente.tables import rows

DATA = Path(module.__file__).parent / "data"

OFFICES = "office\ttitles\tfemale_titles\trank\tsector\tcountry\tholders\n"
PEOPLE = "id\tname\tnames\tgender\tcountry\n"
HOLDINGS = "person\tcountry\toffice\tbegin\tend\tnote\n"
GOOD_OFFICES = OFFICES + "president\tpresident\t\thead_of_state\tGOV\t\tone\n"
GOOD_PEOPLE = PEOPLE + "ana-one\tAna One\t\tf\tFRA\nben-two\tBen Two\tBen B. Two\tm\tFRA\n"
GOOD_HOLDINGS = (
    HOLDINGS + "ana-one\tFRA\tpresident\t2001-01-01\t2005-01-01\t\nben-two\tFRA\tpresident\t2005-01-01\t\t\n"
)


def folder(
    at: Path, offices: str = GOOD_OFFICES, people: str = GOOD_PEOPLE, holdings: str = GOOD_HOLDINGS, **more: str
) -> Path:
    for name, text in {"offices": offices, "people": people, "holdings": holdings, **more}.items():
        (at / f"{name}.tsv").write_text(text, encoding="utf-8")
    return at


def test_the_tables_that_come_with_detente_are_in_order() -> None:
    assert check(DATA) == []


def test_good_tables_bring_no_complaint(tmp_path: Path) -> None:
    assert check(folder(tmp_path)) == []


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("cee-three\tFRA\tpresident\t1999-01-01\t2000-01-01\t", "no such person"),
        ("ana-one\tFRA\tking\t1999-01-01\t2000-01-01\t", "no such office"),
        ("ana-one\tFRANCE\tpresident\t1999-01-01\t2000-01-01\t", "no such country"),
        ("ana-one\tFRA\tpresident\t1999-02-30\t2000-01-01\t", "not a day"),
        ("ana-one\tFRA\tpresident\t1999\t2000-01-01\t", "not a day"),
        ("ana-one\tFRA\tpresident\t2000-01-01\t1999-01-01\t", "ends before it begins"),
        ("ana-one\tFRA\tpresident\t2009-01-01\t2010-01-01\t", "two in one office"),
        ("ana-one\tFRA\tpresident\t2009-01-01\t2010-01-01\tabout", "two in one office"),
    ],
)
def test_a_wrong_holding_is_told(tmp_path: Path, row: str, complaint: str) -> None:
    found = check(folder(tmp_path, holdings=GOOD_HOLDINGS + row + "\n"))
    assert len(found) == 1 and complaint in found[0]


def test_a_note_explains_two_in_one_office(tmp_path: Path) -> None:
    row = "ana-one\tFRA\tpresident\t2009-01-01\t2010-01-01\tin dispute\n"
    assert check(folder(tmp_path, holdings=GOOD_HOLDINGS + row)) == []


def test_many_may_hold_an_office_of_many(tmp_path: Path) -> None:
    many = GOOD_OFFICES + "senator\tsenator\t\tlegislature\tLEG\t\tmany\n"
    both = "ana-one\tFRA\tsenator\t2009-01-01\t\t\nben-two\tFRA\tsenator\t2009-01-01\t\t\n"
    assert check(folder(tmp_path, offices=many, holdings=GOOD_HOLDINGS + both)) == []


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("ana-one\tAna Other\t\tf\tFRA", "given twice"),
        ("Cee\tCee Three\t\tf\tFRA", "not a slug"),
        ("cee-three\tCee Three\t\tx\tFRA", "gender"),
        ("cee-three\tCee Three\t\tf\tEurope", "no such country"),
        ("cee-three\tCee Three\tAna One\tf\tFRA", "without a rule"),
    ],
)
def test_a_wrong_person_is_told(tmp_path: Path, row: str, complaint: str) -> None:
    found = check(folder(tmp_path, people=GOOD_PEOPLE + row + "\n"))
    assert any(complaint in text for text in found)


def test_a_rule_allows_a_name_of_two(tmp_path: Path) -> None:
    people = PEOPLE + "ana-one\tAna One\tOne\tf\tFRA\nben-two\tBen Two\tOne\tm\tFRA\n"
    rule = "name\tpeople\trule\nOne\tana-one;ben-two\toffice\n"
    assert check(folder(tmp_path, people=people, shared_names=rule)) == []
    assert any("not a name of two" in text for text in check(folder(tmp_path, shared_names=rule)))


def test_codes_are_those_of_the_states_where_there_is_a_table_of_them(tmp_path: Path) -> None:
    found = check(folder(tmp_path, states="code\tname\tend\nDEU\tGermany\t\n"))
    assert found and all("no such country" in text for text in found)


def test_nobody_holds_office_in_a_state_that_ended(tmp_path: Path) -> None:
    found = check(folder(tmp_path, states="code\tname\tend\nFRA\tFrance\t2010-01-01\n"))
    assert len(found) == 1 and "ben-two" in found[0] and "outlives" in found[0]


def test_a_wrong_office_is_told(tmp_path: Path) -> None:
    office = "president\tPresident\t\tboss\tXXX\t\tsome\n"
    found = check(folder(tmp_path, offices=GOOD_OFFICES + office))
    for complaint in ("no such rank", "no such sector", "neither one nor many", "with capitals", "two rows for all"):
        assert any(complaint in text for text in found), complaint


HELD = list(rows(DATA / "holdings.tsv"))


def holders(country: str, office: str, day: str) -> set[str]:
    return {
        row["person"]
        for row in HELD
        if row["country"] == country and row["office"] == office
        if row["begin"] <= day and (not row["end"] or day < row["end"])
    }


@pytest.mark.parametrize(
    ("country", "office", "day", "person"),
    [
        ("USA", "president", "1991-01-17", "george-hw-bush"),
        ("USA", "president", "2001-01-19", "bill-clinton"),
        ("USA", "president", "2001-01-20", "george-w-bush"),
        ("USA", "president", "2020-11-18", "donald-trump"),
        ("USA", "president-elect", "2020-11-18", "joe-biden"),
        ("USA", "president-elect", "2016-12-01", "donald-trump"),
        ("USA", "foreign minister", "2003-02-05", "colin-powell"),
        ("USA", "foreign minister", "2022-02-24", "antony-blinken"),
        ("SUN", "president", "1990-06-01", "mikhail-gorbachev"),
        ("RUS", "president", "1993-10-04", "boris-yeltsin"),
        ("RUS", "president", "2008-08-08", "dmitry-medvedev"),
        ("RUS", "prime minister", "2008-08-08", "vladimir-putin"),
        ("RUS", "foreign minister", "2014-03-18", "sergei-lavrov"),
        ("RUS", "presidential spokesperson", "2016-01-01", "dmitry-peskov"),
        ("UKR", "president", "2014-03-01", "oleksandr-turchynov"),
        ("UKR", "president", "2022-02-24", "volodymyr-zelensky"),
        ("GBR", "prime minister", "2016-07-13", "theresa-may"),
        ("GBR", "prime minister", "2022-10-01", "liz-truss"),
        ("GBR", "king", "2022-09-07", "elizabeth-ii"),
        ("FRA", "president", "1995-05-16", "francois-mitterrand"),
        ("FRA", "prime minister", "1998-01-01", "lionel-jospin"),
        ("DEU", "chancellor", "2005-11-22", "angela-merkel"),
        ("DEU", "president", "2020-01-01", "frank-walter-steinmeier"),
        ("DEU", "foreign minister", "1999-03-24", "joschka-fischer"),
        ("ITA", "prime minister", "2011-11-12", "silvio-berlusconi"),
        ("ITA", "president", "2011-11-12", "giorgio-napolitano"),
        ("ESP", "prime minister", "2004-03-11", "jose-maria-aznar"),
        ("POL", "president", "1995-01-01", "lech-walesa"),
        ("HUN", "prime minister", "2015-09-04", "viktor-orban"),
        ("YUG", "president", "1999-04-01", "slobodan-milosevic"),
        ("TUR", "prime minister", "2010-05-31", "recep-tayyip-erdogan"),
        ("TUR", "president", "2010-05-31", "abdullah-gul"),
        ("ISR", "prime minister", "1995-11-03", "yitzhak-rabin"),
        ("ISR", "prime minister", "2021-12-01", "naftali-bennett"),
        ("PSE", "president", "2000-07-25", "yasser-arafat"),
        ("EGY", "president", "2013-06-30", "mohamed-morsi"),
        ("SYR", "president", "2011-03-15", "bashar-al-assad"),
        ("IRN", "supreme leader", "2015-07-14", "ali-khamenei"),
        ("IRN", "president", "2015-07-14", "hassan-rouhani"),
        ("IRN", "foreign minister", "2015-07-14", "mohammad-javad-zarif"),
        ("IRQ", "president", "2003-03-20", "saddam-hussein"),
        ("SAU", "king", "2005-07-31", "fahd"),
        ("SAU", "crown prince", "2018-10-02", "mohammed-bin-salman"),
        ("CHN", "president", "2008-08-08", "hu-jintao"),
        ("CHN", "foreign minister", "2023-05-01", "qin-gang"),
        ("JPN", "prime minister", "2011-03-11", "naoto-kan"),
        ("KOR", "president", "2018-04-27", "moon-jae-in"),
        ("PRK", "supreme leader", "2018-04-27", "kim-jong-un"),
        ("IND", "prime minister", "1998-05-11", "atal-bihari-vajpayee"),
        ("PAK", "prime minister", "2022-04-12", "shehbaz-sharif"),
        ("AFG", "president", "2021-08-14", "ashraf-ghani"),
        ("MMR", "state counsellor", "2017-09-01", "aung-san-suu-kyi"),
        ("THA", "prime minister", "2006-09-01", "thaksin-shinawatra"),
        ("ZAF", "president", "1994-05-10", "nelson-mandela"),
        ("NGA", "military leader", "1995-11-10", "sani-abacha"),
        ("ETH", "prime minister", "2019-12-10", "abiy-ahmed"),
        ("LBY", "leader of the revolution", "2009-09-23", "muammar-gaddafi"),
        ("BRA", "president", "2016-06-01", "michel-temer"),
        ("ARG", "president", "2014-01-01", "cristina-fernandez-de-kirchner"),
        ("VEN", "president", "2002-01-01", "hugo-chavez"),
        ("CUB", "president", "2014-12-17", "raul-castro"),
        ("VAT", "pope", "2013-03-13", "francis"),
        ("UNO", "secretary-general", "2003-03-20", "kofi-annan"),
        ("EUR", "high representative", "2015-07-14", "federica-mogherini"),
        ("nato", "secretary-general", "2014-03-18", "anders-fogh-rasmussen"),
    ],
)
def test_who_held_the_office_on_the_day(country: str, office: str, day: str, person: str) -> None:
    assert holders(country, office, day) == {person}


def test_an_empty_chair_is_empty() -> None:
    assert holders("VAT", "pope", "2025-05-01") == set()
    assert holders("LBN", "president", "2023-01-01") == set()


def test_offices_that_everyone_asks_for_have_titles() -> None:
    titles = {title for row in rows(DATA / "offices.tsv") for title in row["titles"].split(";")}
    for title in ("secretary of state", "chancellor", "taoiseach", "supreme leader", "foreign policy aide"):
        assert title in titles
