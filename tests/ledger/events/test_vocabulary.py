"""The tables of the room name kinds and types that there are, and every feature that the code gives."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

from detente.ledger.events import comparing, content
from detente.ledger.events.kinds import closeness, families
from detente.ledger.events.likeness import weights
from detente.ledger.events.wording import stem
from detente.ontology import ontology
from detente.tables import rows

FOLDER = files("detente.ledger.events")


@pytest.mark.parametrize("table", ["families.tsv", "groups.tsv", "traits.tsv"])
def test_names_are_kinds_or_types(table: str) -> None:
    known = {*ontology().kinds, *ontology().events}
    named = {name for row in rows(FOLDER / table) for name in row["kinds"].split()}
    assert named <= known, sorted(named - known)


def test_kinds_that_may_be_one_share_a_family() -> None:
    names = [*ontology().kinds, *ontology().events]
    parted = [
        (one, other)
        for one in names
        for other in names
        if closeness(one, other) > 0 and not set(families(one)) & set(families(other))
    ]
    assert not parted


def test_every_feature_has_a_weight_and_every_weight_a_feature() -> None:
    source = "".join(Path(module.__file__ or "").read_text("utf-8") for module in (comparing, content))
    told = set(re.findall(r'"([a-z]+\.[a-z]+)"', source))
    told |= {
        f"{side}.{what}" for side in ("actors", "recipients") for what in re.findall(r'\{side\}\.([a-z]+)"', source)
    }
    assert told == set(weights()) - {"bias"}


@pytest.mark.parametrize("words", ["closing closed closes", "embassy embassies", "envoys envoy", "talks talk"])
def test_forms_of_a_word_have_one_stem(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1
