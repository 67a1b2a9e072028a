"""The tables of English that the rules ask for: of known values, and read."""

from __future__ import annotations

from importlib.resources import files

import pytest

from detente.claims.claim import Status
from detente.claims.english import controlling, irregular, moods, numbers, pointers, units, words
from detente.claims.vocabulary import lexicon
from detente.ontology import ontology
from detente.tables import rows

FOLDER = files("detente.claims") / "lexicon"
STATUSES = set(Status.__args__)  # type: ignore[attr-defined]


@pytest.mark.parametrize("pos", ["auxiliary", "adverb", "conjunction", "adjective"])
def test_moods_are_statuses(pos: str) -> None:
    assert moods(pos)
    assert set(moods(pos).values()) <= STATUSES | ({"called_for"} if pos == "auxiliary" else set())


def test_light_verbs_have_a_status() -> None:
    assert set(lexicon().light.values()) <= STATUSES


def test_pointers_are_of_known_kinds() -> None:
    assert set(pointers().values()) <= set(ontology().kinds)


@pytest.mark.parametrize("follows", ["infinitive", "of", "for", "from", "into", "as", "with"])
def test_verbs_control_what_follows(follows: str) -> None:
    assert controlling(follows)


def test_every_row_is_of_a_sort_that_is_asked_for() -> None:
    read = {
        "moods": sum(len(moods(pos)) for pos in ("auxiliary", "adverb", "conjunction", "adjective")),
        "control": sum(len(controlling(each)) for each in ("infinitive", "of", "for", "from", "into", "as", "with")),
        "units": len(units("currency")) + len(units("measure")),
        "numbers": len(numbers()) + len(numbers("scale")),
        "irregular": len(irregular()),
        "pointers": len(pointers()),
    }
    assert read == {table: len(list(rows(FOLDER / f"{table}.tsv"))) for table in read}


def test_lists_hold_lemmas_and_no_list_is_unknown() -> None:
    for row in rows(FOLDER / "words.tsv"):
        assert all(word == word.lower().strip() != "" for word in words(row["list"]))
    with pytest.raises(KeyError):
        words("no such list")
