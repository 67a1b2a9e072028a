"""GDELT, POLECAT, ICEWS and PLOVER: read back as their users read them, with the right codes and nothing made up."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from detente.actors.actor import ActorMention
from detente.claims.claim import Attribution, ClaimDate, ClaimPlace
from detente.exports import gdelt, gdelt_mentions, icews, plover, polecat
from detente.exports.fitting import USUAL, Manner
from detente.ledger.asking.told import Told

MakeTold = Callable[..., Told]
TABLES = {"gdelt": gdelt.EVENTS, "mentions": gdelt_mentions.MENTIONS, "polecat": polecat.POLECAT, "icews": icews.ICEWS}
WRITERS: dict[str, Any] = {"gdelt": gdelt, "mentions": gdelt_mentions, "polecat": polecat, "icews": icews}
UNDATED = ClaimDate(None, None, "none", "none", None)
MARCH = ClaimDate("2021-03-01", "2021-03-31", "month", "stated", "March")


def who(id: str, name: str, type: str, country: str | None, sector: str | None = None) -> ActorMention:
    return ActorMention(name, 0, len(name), id, name, type, country, sector)  # type: ignore[arg-type]


def read(name: str, *told: Told, manner: Manner = USUAL) -> list[dict[str, str]]:
    out = io.BytesIO()
    WRITERS[name].write(told, out, replace(manner, header=True))
    text = io.StringIO(out.getvalue().decode(), newline="")
    return list(csv.DictReader(text, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True))


@pytest.mark.parametrize(("name", "columns"), [("gdelt", 61), ("mentions", 16), ("polecat", 40), ("icews", 20)])
def test_every_row_has_every_column(make_told: MakeTold, name: str, columns: int) -> None:
    out = io.BytesIO()
    WRITERS[name].write([make_told()], out, Manner(header=True))
    lines = out.getvalue().decode().splitlines()
    assert {len(line.split("\t")) for line in lines} == {columns}
    assert len({column.name for column in TABLES[name]}) == columns


@pytest.mark.parametrize(("name", "header"), [("gdelt", 0), ("mentions", 0), ("polecat", 1), ("icews", 1)])
def test_a_header_is_there_where_the_format_has_one(name: str, header: int) -> None:
    out = io.BytesIO()
    WRITERS[name].write([], out)
    assert out.getvalue().count(b"\n") == header
    WRITERS[name].write([], bare := io.BytesIO(), Manner(header=False))
    assert bare.getvalue() == b""


def test_columns_are_those_of_the_data_sets() -> None:
    lines = Path(__file__).with_name("headers.tsv").read_text().splitlines()
    headers = {name: names for name, *names in (line.split("\t") for line in lines)}
    assert {name: [column.name for column in sheet] for name, sheet in TABLES.items()} == headers


def test_gdelt_says_who_did_what_when_and_where(make_told: MakeTold) -> None:
    row, other = read("gdelt", make_told())
    expected = {
        "SQLDATE": "20210301", "MonthYear": "202103", "Year": "2021", "FractionDate": "2021.1671",
        "Actor1Code": "NOR", "Actor1Name": "NORWAY", "Actor1CountryCode": "NOR", "Actor1Type1Code": "",
        "IsRootEvent": "1", "EventCode": "061", "EventBaseCode": "061", "EventRootCode": "06", "QuadClass": "4",
        "GoldsteinScale": "-4", "NumMentions": "1", "NumSources": "1", "NumArticles": "1", "AvgTone": "",
        "ActionGeo_Type": "4", "ActionGeo_FullName": "Oslo, Norway", "ActionGeo_CountryCode": "NO",
        "ActionGeo_Lat": "59.9", "Actor1Geo_Type": "0", "DATEADDED": "20210302083000",
        "SOURCEURL": "https://example.org/1",
    }  # fmt: skip
    assert {name: row[name] for name in expected} == expected
    # Whom it was done to: the state has no role, its minister has.
    assert {(one["Actor2Code"], one["Actor2Type1Code"]) for one in (row, other)} == {("TCD", ""), ("NORGOV", "GOV")}
    assert row["GLOBALEVENTID"] != other["GLOBALEVENTID"]


def test_a_base_code_is_the_level_above_the_last(make_told: MakeTold) -> None:
    (row, *_) = read("gdelt", make_told(cameo="1056", quad=3))
    assert (row["EventCode"], row["EventBaseCode"], row["EventRootCode"]) == ("1056", "105", "10")


@pytest.mark.parametrize(
    ("party", "code", "group", "type"),
    [
        (who("united-nations", "United Nations", "organisation", "UNO"), "IGOUNO", "UNO", "IGO"),
        (who("european-union", "European Union", "organisation", "EUR"), "IGOEUREEC", "EEC", "IGO"),
        (who("nato", "NATO", "organisation", "IGO", "MIL"), "IGOWSTNAT", "NAT", "IGO"),
        (who("red-cross", "Red Cross", "organisation", "NGO"), "NGO", "", "NGO"),
        (who("ROU.MIL", "Romanian army", "organisation", "ROU", "MIL"), "ROMMIL", "", "MIL"),
        (who("USA.JRN", "reporters", "people", "USA", "JRN"), "USAMED", "", "MED"),
        (who("USA.MED", "doctors", "people", "USA", "MED"), "USAHLH", "", "HLH"),
        (who("XSL", "Somaliland", "state", "XSL"), "", "", ""),
    ],
)
def test_actors_are_coded_in_cameo(make_told: MakeTold, party: Any, code: str, group: str, type: str) -> None:
    [row] = read("gdelt", make_told(actors=(party,), recipients=()))
    assert (row["Actor1Code"], row["Actor1KnownGroupCode"], row["Actor1Type1Code"]) == (code, group, type)
    assert row["Actor1Name"] == party.name.upper()
    assert (row["Actor2Code"], row["Actor2Name"]) == ("", "")


@pytest.mark.parametrize(
    ("place", "type", "code", "region"),
    [
        (ClaimPlace("Texas", "Texas", "USA", None, None, 4736286), "2", "US", "USTX"),
        (ClaimPlace("Houston", "Houston", "USA", 29.76, -95.36, 4699066), "3", "US", "USTX"),
        (ClaimPlace("Chad", "Chad", "TCD", None, None, 2434508), "1", "CD", "CD"),
        (ClaimPlace("Gaza", "Gaza City", "PSE", 31.5, 34.47, 281133), "4", "GZ", ""),
        (ClaimPlace("Ramallah", "Ramallah", "PSE", 31.9, 35.2, 282239), "4", "WE", ""),
    ],
)
def test_places_have_gdelts_types(make_told: MakeTold, place: ClaimPlace, type: str, code: str, region: str) -> None:
    (row, *_) = read("gdelt", make_told(place=place))
    found = row["ActionGeo_Type"], row["ActionGeo_CountryCode"], row["ActionGeo_ADM1Code"]
    assert found == (type, code, region)


def test_without_a_place_nothing_is_said_of_it(make_told: MakeTold) -> None:
    (row, *_) = read("gdelt", make_told(place=None))
    assert {row[name] for name in row if name.startswith("ActionGeo") and name != "ActionGeo_Type"} == {""}
    assert row["ActionGeo_Type"] == "0"


def test_those_who_meet_are_paired_both_ways(make_told: MakeTold) -> None:
    states = who("NOR", "Norway", "state", "NOR"), who("TCD", "Chad", "state", "TCD")
    rows = read("gdelt", make_told(actors=states, recipients=()))
    assert sorted((row["Actor1Code"], row["Actor2Code"]) for row in rows) == [("NOR", "TCD"), ("TCD", "NOR")]


def test_numbers_of_events_stay(make_told: MakeTold) -> None:
    first, again = read("gdelt", make_told()), read("gdelt", make_told(), make_told(id="c2"))
    numbers = [row["GLOBALEVENTID"] for row in again]
    assert [row["GLOBALEVENTID"] for row in first] == numbers[:2]
    assert len(set(numbers)) == 4
    assert all(0 < int(number) < 2**53 for number in numbers)
    # Pinned: another way of making them would part every file from those written before.
    assert first[0]["GLOBALEVENTID"] == "884953626945264"


def test_mentions_belong_to_events_and_point_into_the_body(make_told: MakeTold) -> None:
    told = make_told()
    events, mentions = read("gdelt", told), read("mentions", told)
    assert [row["GLOBALEVENTID"] for row in events] == [row["GlobalEventID"] for row in mentions]
    body = told.claims[0].evidence.text
    for row in mentions:
        assert body[int(row["Actor1CharOffset"]) :].startswith("Norway")
        assert body[int(row["ActionCharOffset"]) :].startswith("expelled")
        assert (row["MentionType"], row["MentionSourceName"]) == ("1", "The Example")
        assert (row["SentenceID"], row["Confidence"], row["MentionDocLen"]) == ("1", "90", str(len(body)))
        assert (row["MentionDocTone"], row["Extras"]) == ("", "")
    chad = next(row for row, event in zip(mentions, events, strict=True) if event["Actor2Code"] == "TCD")
    minister = next(row for row, event in zip(mentions, events, strict=True) if event["Actor2Code"] == "NORGOV")
    assert body[int(chad["Actor2CharOffset"]) :].startswith("Chadian")
    assert (chad["InRawText"], minister["InRawText"]) == ("1", "0")


def test_each_claim_is_a_mention(make_told: MakeTold, told_of: MakeTold) -> None:
    one = make_told().claims[0]
    other = replace(one, id="c9", article=replace(one.article, id="a9", url=None, headline='A "quoted"\thead\nline'))
    first, *_, last = read("mentions", told_of(one, other))
    assert first["MentionIdentifier"] == "https://example.org/1"
    assert (last["MentionType"], last["MentionIdentifier"]) == ("2", "The Example, A 'quoted' head line, 2021-03-02")
    assert {row["NumMentions"] for row in read("gdelt", told_of(one, other))} == {"2"}


@pytest.mark.parametrize("name", list(TABLES))
def test_no_day_is_made_up(make_told: MakeTold, name: str) -> None:
    undated, month = make_told(date=UNDATED), make_told(date=MARCH)
    out = io.BytesIO()
    assert WRITERS[name].write([undated, month], out, Manner(header=False)) == {"without a day": 2}
    assert out.getvalue() == b""


def test_the_day_of_publication_is_taken_only_where_asked_for(make_told: MakeTold) -> None:
    (row, *_) = read("polecat", make_told(date=UNDATED), manner=Manner(by_publication=True))
    assert row["Event Date"] == "2021-03-02"
    # A month is known: the day of publication, which may lie outside it, would say something else.
    assert read("polecat", make_told(date=MARCH), manner=Manner(by_publication=True)) == []


@pytest.mark.parametrize("status", ["announced", "possible", "denied", "negated"])
def test_what_did_not_take_place_is_no_row(make_told: MakeTold, status: str) -> None:
    told = make_told(status=status)
    assert gdelt.write([told], io.BytesIO()) == {"did not take place, or not yet": 1}
    assert len(read("gdelt", told, manner=Manner(any_status=True))) == 2


def test_polecat_has_plovers_codes(make_told: MakeTold) -> None:
    rows = read("polecat", make_told())
    row = next(one for one in rows if one["Recipient Name"] == "Chad")
    expected = {
        "Event ID": "c1_SANCTION_NOR_TCD", "Event Date": "2021-03-01", "Event Type": "SANCTION", "Event Mode": "expel",
        "Intensity": "-5.5", "Quad Code": "MATERIAL CONFLICT", "Contexts": "diplomatic;intelligence",
        "Actor Name": "Norway", "Actor Country": "NOR", "Actor COW": "385", "Primary Actor Sector": "GOV",
        "Actor Name Raw": "Norway", "Recipient COW": "483", "Recipient Name Raw": "Chadian", "City": "Oslo",
        "Country": "NOR", "GeoNames ID": "3143244", "Source": "The Example", "Publication Date": "2021-03-02",
        "Story People": "", "Wikipedia Actor ID": "", "Language": "en", "Version": "detente 0.1.0",
    }  # fmt: skip
    assert {name: row[name] for name in expected} == expected
    minister = next(one for one in rows if one is not row)
    assert minister["Recipient Title"] == "Minister of Foreign Affairs"


def test_icews_has_names_for_codes(make_told: MakeTold) -> None:
    rows = read("icews", make_told(cameo="161"))
    row = next(one for one in rows if one["Target Name"] == "Chad")
    expected = {
        "Event Date": "2021-03-01", "Source Name": "Norway", "Source Sectors": "", "Source Country": "Norway",
        "Event Text": "Reduce or break diplomatic relations", "CAMEO Code": "161", "Intensity": "-4",
        "Target Country": "Chad", "Sentence Number": "1", "Publisher": "The Example", "City": "Oslo",
        "Country": "Norway", "District": "",
    }  # fmt: skip
    assert {name: row[name] for name in expected} == expected
    assert row["Event ID"].isdigit() and row["Story ID"].isdigit()
    assert next(one for one in rows if one is not row)["Target Sectors"] == "Government"


@pytest.mark.parametrize(
    "text", ["a\tb", "a\nb", "a\r\nb", "a\u2028b", "a\x0bb", "a\x00b", "\ta b", 'a "b', "\u202ea b"]
)
def test_text_cannot_break_a_row(make_told: MakeTold, text: str) -> None:
    place = ClaimPlace(text, "Oslo", "NOR", 59.9, 10.7, None)
    for row in read("polecat", make_told(place=place)):
        assert row["Raw Placename"] in ("a b", "a 'b")
        assert None not in row and None not in row.values()


def test_no_cell_is_run_as_a_formula_and_numbers_are_numbers(make_told: MakeTold) -> None:
    place = ClaimPlace('=HYPERLINK("x")', "Nowhere", "NOR", -59.9, -10.7, None)
    (row, *_) = read("polecat", make_told(place=place, actors=(who("x", "@evil", "person", "NOR"),)))
    assert (row["Raw Placename"], row["Actor Name"]) == ("'=HYPERLINK('x')", "'@evil")
    assert (row["Latitude"], row["Intensity"]) == ("-59.9", "-5.5")


@pytest.mark.parametrize("name", [*TABLES, "plover"])
def test_rows_are_written_before_the_next_event_is_asked_for(make_told: MakeTold, name: str) -> None:
    out, seen = io.BytesIO(), []

    def told() -> Iterator[Told]:
        for number in range(3):
            seen.append(out.getvalue().count(b"\n"))
            yield make_told(id=f"c{number}")

    {**WRITERS, "plover": plover}[name].write(told(), out, Manner(header=False))
    assert seen[0] == 0 < seen[1] < seen[2]


def records(*told: Told, manner: Manner = USUAL) -> list[dict[str, Any]]:
    out = io.BytesIO()
    plover.write(told, out, manner)
    return [json.loads(line) for line in out.getvalue().decode().splitlines()]


def test_plover_is_its_own_record(make_told: MakeTold) -> None:
    [record] = records(make_told())
    assert {name: record[name] for name in ("id", "date", "event", "mode", "context", "quad_code", "event_scale")} == {
        "id": "c1", "date": "2021-03-01", "event": ["SANCTION"], "mode": ["expel"],
        "context": ["diplomatic", "intelligence"], "quad_code": 4, "event_scale": -5.5,
    }  # fmt: skip
    assert record["actor"] == [
        {"code": "NOR", "sector": "GOV", "entity_text": "Norway", "identifier_id": "NOR", "identifier_text": "Norway"}
    ]
    assert [one["identifier_id"] for one in record["recipient"]] == ["TCD", "NOR.MFA"]
    assert (record["event_loc"]["country_code"], record["event_loc"]["resolution"]) == ("NOR", "4")
    assert record["text_info"] == {"sequence": 1, "start": 0, "end": len(record["text"])}
    assert record["cite_info"]["url"] == "https://example.org/1"
    assert "enddate" not in record


@pytest.mark.parametrize(
    ("status", "auxiliary"),
    [("happened", []), ("announced", ["future"]), ("possible", ["hypothetical"]), ("denied", ["negation"])],
)
def test_plover_has_a_mode_for_what_is_no_fact(make_told: MakeTold, status: str, auxiliary: list[str]) -> None:
    [record] = records(make_told(status=status))
    assert record["mode"] == ["expel", *auxiliary]


def test_plover_has_room_for_a_month_and_none_for_no_day(make_told: MakeTold) -> None:
    [record] = records(make_told(date=MARCH), make_told(date=UNDATED))
    assert (record["date"], record["enddate"]) == ("2021-03-01", "2021-03-31")
    assert plover.write([make_told(date=UNDATED)], io.BytesIO()) == {"without a day": 1}


def test_plovers_required_fields_are_always_there(make_told: MakeTold) -> None:
    [record] = records(make_told(actors=(), recipients=(), place=None, contexts=(), mode=None))
    assert record["actor"] == []
    assert {"id", "date", "actor", "event"} <= set(record)
    assert not {"recipient", "mode", "context", "event_loc"} & set(record)


def test_an_actor_named_nowhere_in_the_claims_has_no_words(make_told: MakeTold) -> None:
    told = make_told()
    stranger = replace(told.event.actors[0], id="xyz", name="Stranger")
    [record] = records(replace(told, event=replace(told.event, actors=(stranger,))))
    assert "entity_text" not in record["actor"][0]


def test_attribution_is_no_party(make_told: MakeTold) -> None:
    wire = Attribution(who("wire", "Example Wire", "organisation", None), None, "Norway", 0, 6)
    assert len(records(make_told(attribution=(wire,)))[0]["actor"]) == 1
