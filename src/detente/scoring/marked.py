"""Sentences with an actor and a recipient marked, as a tab-separated table with a header.

    event <TAB> marked_sentence
    AID   <TAB> <actor>Chad</actor> sent tents to <recipient>Peru</recipient>.

Columns come in any order, and there may be others. Quotation marks are text, but for a cell that begins and ends with
one, which is read as CSV has it: ``"He said ""no""."``. A row is a line.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

from detente.claims.pair import Pair
from detente.errors import InputError
from detente.ontology import ontology
from detente.scoring.folding import Form, form_of
from detente.scoring.text import lines_of

SENTENCE, GOLD, PREDICTED = "marked_sentence", "event", "predicted"
TYPES = frozenset(ontology().events) | {"YIELD", "INVESTIGATE"}
_MARK = re.compile(r"<(/?)(actor|recipient)>", re.IGNORECASE)
_ESCAPED = re.compile(r"&lt;/?(?:actor|recipient)&gt;", re.IGNORECASE)
_SIDES = ("actor", "recipient")

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class MarkedRow:
    """One row: its line in the file, its cells as they stand there, the pair, and the type that a person gave.

    ``gold`` is None where no type is given. ``problem`` says why the row is no sound one, None where it is.
    """

    line: int
    cells: tuple[str, ...]
    pair: Pair
    gold: str | None
    problem: str | None


@dataclass(frozen=True, slots=True)
class MarkedFile:
    """The table: its columns and its rows in order."""

    columns: tuple[str, ...]
    rows: tuple[MarkedRow, ...]

    @property
    def form(self) -> Form:
        """The form that the types are in; where none is given the one with YIELD, in which such tables come."""
        given = {row.gold for row in self.rows if row.gold}
        return form_of(given) if given else "yield"


def read_marked(source: str, text: str) -> MarkedFile:
    """The table in ``text``; raises InputError where it has no header with a column of sentences, or no rows."""
    (_, header), *lines = lines_of(text)
    columns = tuple(_plain(cell).strip() for cell in header.split("\t"))
    if SENTENCE not in columns:
        raise InputError(source, f"line 1: no column {SENTENCE} in the header ({', '.join(columns)[:80]})")
    if twice := next((name for name in columns if columns.count(name) > 1), None):
        raise InputError(source, f"line 1: two columns {twice}")
    if not lines:
        raise InputError(source, "a header without rows")
    return MarkedFile(columns, tuple(_row(number, line, columns) for number, line in lines))


def table_of(marked: MarkedFile, predicted: Iterable[str]) -> str:
    """The table as text, with a type for each row in the column ``predicted``; every other cell as it stood."""
    columns = marked.columns if PREDICTED in marked.columns else (*marked.columns, PREDICTED)
    at = columns.index(PREDICTED)
    lines = ["\t".join(columns)]
    for row, choice in zip(marked.rows, predicted, strict=True):
        cells = [*row.cells, *[""] * len(columns)][: len(columns)]
        cells[at] = choice
        lines.append("\t".join(cells))
    return "\n".join(lines) + "\n"


def _row(number: int, line: str, columns: tuple[str, ...]) -> MarkedRow:
    given = line.split("\t")
    cells = tuple([*given, *[""] * len(columns)][: len(columns)])
    pair = read_pair(_plain(cells[columns.index(SENTENCE)]))
    gold = _plain(cells[columns.index(GOLD)]).strip().upper() if GOLD in columns else ""
    problem = None
    if len(given) != len(columns):
        problem = f"{len(given)} cells, not {len(columns)}"
    elif not pair.text.strip():
        problem = "no sentence"
    elif not pair.actors and not pair.recipients:
        problem = "nothing marked: no <actor>...</actor> or <recipient>...</recipient>"
    elif gold and gold not in TYPES:
        problem = f"{gold[:40]!r} is no event type"
    return MarkedRow(number, cells, pair, gold if gold in TYPES else None, problem)


def _plain(cell: str) -> str:
    """A cell without the quotation marks of CSV, where it has them."""
    cell = cell.strip()
    if len(cell) > 1 and cell[0] == cell[-1] == '"':
        return cell[1:-1].replace('""', '"')
    return cell


def read_pair(sentence: str) -> Pair:
    """The sentence without its marks, and the ranges that they mark.

    Marks may be nested and be written as entities; one that is never closed ends where the sentence does, and one
    that was never opened marks nothing.
    """
    if _ESCAPED.search(sentence):
        sentence = html.unescape(sentence)
    text, at = "", 0
    opened: dict[str, list[int]] = {side: [] for side in _SIDES}
    found: dict[str, list[Range]] = {side: [] for side in _SIDES}
    for mark in _MARK.finditer(sentence):
        text += html.unescape(sentence[at : mark.start()])
        at = mark.end()
        side = mark[2].lower()
        if not mark[1]:
            opened[side].append(len(text))
        elif opened[side]:
            found[side].append((opened[side].pop(), len(text)))
    text += html.unescape(sentence[at:])
    for side in _SIDES:
        found[side] += [(start, len(text)) for start in opened[side]]
    actors, recipients = (_trimmed(text, found[side]) for side in _SIDES)
    return Pair(text, actors, recipients)


def _trimmed(text: str, ranges: Iterable[Range]) -> tuple[Range, ...]:
    """The ranges in order, without white space at their ends; empty ones are left out."""
    found = []
    for start, end in sorted(ranges):
        inner = text[start:end]
        start += len(inner) - len(inner.lstrip())
        end = start + len(inner.strip())
        if start < end:
            found.append((start, end))
    return tuple(found)
