"""The tables of the vocabulary hold together: every cross-reference, every number, every definition."""

from __future__ import annotations

import typing
from collections import Counter
from importlib.resources import files

import pytest

from detente.claims.claim import Status
from detente.ontology import Cameo, Kind, ontology
from detente.tables import rows

VOCABULARY = ontology()

# Kinds whose PLOVER code is not the one that the CAMEO map gives their CAMEO code; docs/decisions says why.
EVENT_DIFFERS_FROM_MAP = {
    "apology": ("CONCEDE", "SUPPORT"),
    "resignation": ("RETREAT", "CONCEDE"),
    "conviction": ("SANCTION", "ACCUSE"),
    "sanction": ("SANCTION", "COERCE"),
    "embargo": ("SANCTION", "COERCE"),
    "tariff": ("SANCTION", "COERCE"),
}


def test_sizes_are_those_of_the_sources() -> None:
    assert len(VOCABULARY.events) == 16
    assert len(VOCABULARY.modes) == 67
    assert Counter(context.source for context in VOCABULARY.contexts.values()) == {"PLOVER": 37, "Detente": 1}
    assert len(VOCABULARY.sectors) == 25
    assert set(VOCABULARY.codes) == {"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"}
    assert len(VOCABULARY.cameo) == 312


@pytest.mark.parametrize(
    ("table", "keys"),
    [
        ("events.tsv", ["event"]),
        ("modes.tsv", ["event", "mode"]),
        ("contexts.tsv", ["context"]),
        ("sectors.tsv", ["code"]),
        ("codes.tsv", ["code"]),
        ("statuses.tsv", ["status"]),
        ("rules.tsv", ["rule"]),
        ("kinds.tsv", ["kind"]),
        ("cameo.tsv", ["code"]),
    ],
)
def test_no_key_stands_twice_and_every_entry_is_described(table: str, keys: list[str]) -> None:
    entries = list(rows(files("detente.ontology").joinpath(table)))
    assert len({tuple(row[key] for key in keys) for row in entries}) == len(entries)
    described = {"rules.tsv": "text", "cameo.tsv": "name"}.get(table, "definition")
    for row in entries:
        assert row[described], row
        assert all(cell == cell.strip() for cell in row.values()), row


@pytest.mark.parametrize("kind", VOCABULARY.kinds.values(), ids=lambda kind: kind.name)
def test_a_kind_stands_on_codes_that_exist(kind: Kind) -> None:
    assert kind.event in VOCABULARY.events
    assert kind.mode is None or (kind.event, kind.mode) in VOCABULARY.modes
    assert set(kind.contexts) <= set(VOCABULARY.contexts)
    assert kind.cameo in VOCABULARY.cameo
    mapped = VOCABULARY.cameo[kind.cameo].event
    assert (kind.event, mapped) == EVENT_DIFFERS_FROM_MAP.get(kind.name, (mapped, mapped))


@pytest.mark.parametrize("code", VOCABULARY.cameo.values(), ids=lambda code: code.code)
def test_a_cameo_code_stands_on_codes_that_exist(code: Cameo) -> None:
    assert code.code.startswith(code.root)
    assert code.root in VOCABULARY.cameo
    number = int(code.root)
    assert code.quad == (1 if number <= 5 else 2 if number <= 9 else 3 if number <= 14 else 4)
    assert -10 <= code.goldstein <= 10
    assert (code.event is None) == (number <= 2)
    assert code.event is None or code.event in VOCABULARY.events
    assert code.mode is None or (code.event, code.mode) in VOCABULARY.modes
    assert set(code.contexts) <= set(VOCABULARY.contexts)


def test_a_mode_belongs_to_an_event_and_lies_on_its_side_of_the_scale() -> None:
    for (event, name), mode in VOCABULARY.modes.items():
        assert (mode.event, mode.name) == (event, name)
        if mode.score is not None and event != "REQUEST":
            assert mode.score * VOCABULARY.events[event].score > 0, mode
    assert [key for key, mode in VOCABULARY.modes.items() if mode.score is None] == [("PROTEST", "vandalize")]


def test_scores_agree_with_quad_classes() -> None:
    for event in VOCABULARY.events.values():
        assert event.quad in (1, 2, 3, 4)
        assert event.score > 0 if event.quad <= 2 else event.score <= 0, event


def test_cyber_and_misinformation_carry_their_contexts() -> None:
    for kind in VOCABULARY.kinds.values():
        if kind.event == "COERCE" and kind.mode in ("cyber", "misinformation"):
            assert kind.mode in kind.contexts


def test_statuses_are_those_of_the_claim_record() -> None:
    assert tuple(VOCABULARY.statuses) == typing.get_args(Status)


def test_goldstein_values_are_those_of_gdelt() -> None:
    # Where the two published scales differ, GDELT's is used; 1213 is missing there and has the ICEWS value.
    assert {code: VOCABULARY.cameo[code].goldstein for code in ("016", "022", "164", "165", "1213", "163", "041")} == {
        "016": -2.0, "022": 3.2, "164": -7.0, "165": -6.5, "1213": -4.0, "163": -8.0, "041": 1.0,
    }  # fmt: skip


def test_the_vocabulary_is_read_once_and_cannot_be_changed() -> None:
    assert ontology() is VOCABULARY
    with pytest.raises(TypeError):
        VOCABULARY.kinds["call"] = VOCABULARY.kinds["visit"]  # type: ignore[index]
