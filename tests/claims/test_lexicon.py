"""The lexicon of acts: whole and without contradiction, and what it makes of sentences written for this test."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

import detente
from detente.claims.claim import Claim
from detente.claims.frames import FrameError, parse_frame
from detente.claims.vocabulary import ACT_TABLES, Code, Entry, lexicon, load
from detente.ontology import ontology
from detente.tables import rows

FOLDER = files("detente.claims") / "lexicon"
WORDS = lexicon()
CLASSES = WORDS.classes
ACTS = [(table, row) for table in ACT_TABLES for row in rows(FOLDER / f"{table}.tsv")]
SENTENCES = list(rows(Path(__file__).parent / "acts.tsv"))
DAY = "2020-06-10"
# The fewest acts that each type must keep; the whole has its own floor below.
FEWEST = {
    "AGREE": 350, "CONSULT": 400, "SUPPORT": 450, "CONCEDE": 200, "COOPERATE": 250, "AID": 350, "RETREAT": 450,
    "REQUEST": 250, "ACCUSE": 500, "REJECT": 250, "THREATEN": 120, "PROTEST": 200, "SANCTION": 550, "MOBILIZE": 250,
    "COERCE": 600, "ASSAULT": 700,
}  # fmt: skip
OPERATORS = {
    "agree", "promise", "willing", "plan", "wish", "threat", "refuse", "request", "order", "accuse", "allege", "deny",
    "begin", "stop", "fail", "propose", "invite", "own", "hedge", "warn",
}  # fmt: skip


def entries() -> Iterator[tuple[str, Entry]]:
    """Every act: its head and its entry."""
    for table in (WORDS.verbs, WORDS.nouns):
        for head, found in table.items():
            for entry in found:
                yield head, entry


def frame_key(head: str, entry: Entry) -> tuple[object, ...]:
    frame = entry.frame
    return frame.noun, head, frame.modifiers, frame.particles, frame.beside, frozenset(frame.slots), entry.subject


def countries(claim: Claim) -> tuple[set[str], set[str]]:
    actors, recipients = ({m.country for m in side if m.country} for side in (claim.actors, claim.recipients))
    return actors, recipients


def test_every_table_is_read() -> None:
    assert sum(1 for _ in entries()) >= len(ACTS)
    assert load(FOLDER).size == WORDS.size


def test_there_are_acts_enough_of_every_type() -> None:
    found = Counter(entry.code.event for _, entry in entries())
    assert {event: found[event] for event in FEWEST if found[event] < FEWEST[event]} == {}
    assert set(found) - {""} == set(FEWEST) == set(ontology().events)
    assert WORDS.size >= 2500
    assert sum(bool(e.code.event) for found in WORDS.nouns.values() for e in found) >= 500


def test_every_kind_has_acts() -> None:
    assert set(ontology().kinds) - {entry.code.kind for _, entry in entries() if entry.code.event} == set()


def test_codes_belong_together() -> None:
    known = ontology()
    for _, entry in entries():
        code, source = entry.code, entry.frame.source
        assert code.cameo in known.cameo, source
        assert set(code.contexts) <= set(known.contexts), source
        if code.event:
            assert code.mode is None or (code.event, code.mode) in known.modes, source
            assert known.kinds[code.kind or ""].event == code.event, source


def test_no_frame_has_two_codes() -> None:
    found: dict[tuple[object, ...], set[Code]] = defaultdict(set)
    for head, entry in entries():
        found[frame_key(head, entry)].add(entry.code)
    assert [key[1] for key, codes in found.items() if len(codes) > 1] == []


def test_no_frame_stands_twice() -> None:
    found = Counter(frame_key(head, entry) for head, entry in entries())
    assert [key[1] for key, times in found.items() if times > 1] == []


def test_extras_are_known() -> None:
    known = {"event", "kind", "mode", "cameo", "contexts", "partners", "subject", "also"}
    for _, row in ACTS:
        assert {part.split("=")[0] for part in row["extra"].split(";") if part} <= known, row["frame"]


def test_classes_hold_lemmas_once() -> None:
    for row in rows(FOLDER / "classes.tsv"):
        lemmas = row["lemmas"].split(";")
        assert all(lemma and lemma == lemma.lower().strip() for lemma in lemmas), row["class"]
        assert len(lemmas) == len(set(lemmas)), row["class"]


@pytest.mark.parametrize("line", ["the", "expel {nobody}", "impose sanction on", "join coalition (of|led|with @)"])
def test_a_wrong_frame_is_refused(line: str) -> None:
    with pytest.raises(FrameError):
        parse_frame(line, dict(CLASSES))


def test_framing_words_are_known() -> None:
    for (word, pos), readings in WORDS.operators.items():
        assert pos in ("verb", "noun", "adjective"), word
        assert {operator for operator, _ in readings} <= OPERATORS, word
        assert {kind for _, kind in readings if kind} <= set(ontology().kinds), word


def test_framed_acts_are_known() -> None:
    assert set(WORDS.framed) <= {*ontology().kinds, *ontology().events}
    assert {"agree", "request", "reject", "threat"} <= set(next(iter(WORDS.framed.values())))
    for act, row in WORDS.framed.items():
        assert all(row[column] in ontology().cameo for column in ("agree", "request", "reject", "threat")), act


def test_contexts_are_the_ontologys() -> None:
    assert {context for found in WORDS.contexts.values() for context in found} <= set(ontology().contexts)


def test_words_of_saying_are_of_a_known_use() -> None:
    assert set(WORDS.speech.values()) == {"say", "cite", "medium"}


@pytest.mark.parametrize("row", [r for r in SENTENCES if r["event"]], ids=lambda row: row["sentence"])
def test_a_sentence_tells_its_act(row: dict[str, str]) -> None:
    claims = detente.code(row["sentence"], published=DAY, least=0)
    wanted = row["event"], row["kind"], set(row["actors"].split()), set(row["recipients"].split())
    assert wanted in [(c.event, c.kind, *countries(c)) for c in claims]


@pytest.mark.parametrize("row", [r for r in SENTENCES if not r["event"]], ids=lambda row: row["sentence"])
def test_a_look_alike_tells_of_none(row: dict[str, str]) -> None:
    assert [(c.event, c.kind, c.coder.rule) for c in detente.code(row["sentence"], published=DAY, least=0)] == []
