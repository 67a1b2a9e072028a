"""Reading marked sentences: which characters are marked, whatever the table looks like."""

from __future__ import annotations

import pytest

from detente.claims.pair import Pair
from detente.errors import InputError
from detente.scoring import read_marked, table_of
from detente.scoring.marked import read_pair


def marked(pair: Pair) -> tuple[list[str], list[str]]:
    """The words that are marked on each side."""
    return tuple([pair.text[start:end] for start, end in side] for side in (pair.actors, pair.recipients))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("sentence", "actors", "recipients"),
    [
        ("<actor>Chad</actor> sued <recipient>Peru</recipient>.", ["Chad"], ["Peru"]),
        ("<recipient>Peru</recipient> was sued by <actor>Chad</actor>.", ["Chad"], ["Peru"]),
        ("<actor> Chad </actor>sued <recipient>Peru </recipient>", ["Chad"], ["Peru"]),
        ("<actor>Chad</actor> and <actor>Mali</actor> sued.", ["Chad", "Mali"], []),
        ("<actor>Chad and <recipient>Peru</recipient></actor> met.", ["Chad and Peru"], ["Peru"]),
        ("&lt;actor&gt;Chad&lt;/actor&gt; sued AT&amp;T", ["Chad"], []),
        ("<actor>AT&amp;T</actor> sued <recipient>Chad</recipient>", ["AT&T"], ["Chad"]),
        ("<Actor>Chad</ACTOR> said \"no\" to <recipient>\"Peru", ["Chad"], ['"Peru']),
        ("Chad</actor> sued <recipient></recipient>nobody", [], []),
    ],
)  # fmt: skip
def test_what_is_marked(sentence: str, actors: list[str], recipients: list[str]) -> None:
    pair = read_pair(sentence)
    assert marked(pair) == (actors, recipients)
    assert "<" not in pair.text and "&" not in pair.text.replace("AT&T", "")


def test_columns_come_in_any_order_and_others_are_kept() -> None:
    table = read_marked("x", "note\tevent\tmarked_sentence\nn1\taid\t<actor>Chad</actor> paid.\n")
    [row] = table.rows
    assert (table.form, row.gold, row.pair.text, row.problem) == ("plover", "AID", "Chad paid.", None)
    header, line = table_of(table, ["AID"]).splitlines()
    assert header == "note\tevent\tmarked_sentence\tpredicted"
    assert line == "n1\taid\t<actor>Chad</actor> paid.\tAID"


def test_quotation_marks_are_text_unless_they_stand_round_the_cell() -> None:
    text = 'marked_sentence\n"<actor>Chad</actor> said ""no""."\n"No," <actor>Chad</actor> said.\n'
    table = read_marked("x", text)
    assert [row.pair.text for row in table.rows] == ['Chad said "no".', '"No," Chad said.']
    assert table_of(table, ["A", "B"]).startswith('marked_sentence\tpredicted\n"<actor>Chad</actor> said ""no""."\tA\n')


def test_a_sentence_may_hold_other_ends_of_lines() -> None:
    text = "marked_sentence\r\n<actor>Chad</actor>\u2028sued\x85.\r\n\r\n<actor>Mali</actor> sued\r\n"
    table = read_marked("x", text)
    assert [(row.line, row.pair.text) for row in table.rows] == [(2, "Chad\u2028sued\x85."), (4, "Mali sued")]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("AID\tChad paid.", "nothing marked"),
        ("AID\t", "no sentence"),
        ("AID", "1 cells, not 2"),
        ("AID\t<actor>Chad</actor> paid.\tmore", "3 cells, not 2"),
        ("GIFT\t<actor>Chad</actor> paid.", "'GIFT' is no event type"),
    ],
)
def test_a_row_that_is_not_sound_says_why_and_stays(line: str, problem: str) -> None:
    table = read_marked("x", f"event\tmarked_sentence\n{line}\n")
    [row] = table.rows
    assert (row.problem or "").startswith(problem)
    assert table_of(table, ["AID"]).splitlines()[1].endswith("\tAID")


def test_the_column_of_predictions_is_written_anew() -> None:
    table = read_marked("x", "predicted\tmarked_sentence\nAID\t<actor>Chad</actor> sued.\n")
    assert table_of(table, ["ACCUSE"]) == "predicted\tmarked_sentence\nACCUSE\t<actor>Chad</actor> sued.\n"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("event\tsentence\nAID\tChad\n", "line 1: no column marked_sentence in the header (event, sentence)"),
        ("event\tmarked_sentence\tevent\nAID\tChad\tAID\n", "line 1: two columns event"),
        ("event\tmarked_sentence\n\n", "a header without rows"),
    ],
)
def test_a_table_that_cannot_be_read(text: str, reason: str) -> None:
    with pytest.raises(InputError) as told:
        read_marked("x.tsv", text)
    assert str(told.value) == f"x.tsv: {reason}"
