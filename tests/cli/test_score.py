"""``detente score``: figures on standard output, predictions in a file, and a clear line for what cannot be scored."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]

ROWS = (
    "AID\t<actor>Chad</actor> sent tents and flour to <recipient>Mali</recipient> after the flood.",
    "ASSAULT\t<actor>Rebels</actor> shelled <recipient>a market in Chad</recipient>, killing six.",
    "YIELD\t<actor>Peru</actor> released <recipient>two Chilean fishermen</recipient> on Monday.",
    "COERCE\t<actor>Canada</actor> imposed sanctions on <recipient>four generals</recipient>.",
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "marked.tsv"
    path.write_text("event\tmarked_sentence\n" + "\n".join(ROWS) + "\n", encoding="utf-8")
    return path


def test_marked_sentences_are_scored(run: Run, table: Path) -> None:
    result = run("score", str(table))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[:2] == ["macro-F1 1.000 over 4 classes", "accuracy 1.000 of 4 rows"]


def test_predictions_have_a_row_for_each_row(run: Run, table: Path, tmp_path: Path) -> None:
    table.write_text(table.read_text() + "AID\tNothing is marked here.\nAID\n", encoding="utf-8")
    out = tmp_path / "out.tsv"
    result = run("score", str(table), "--predictions", str(out))
    assert result.exit_code == 0
    assert result.stderr.splitlines() == [
        f"detente: {table}: line 6: nothing marked: no <actor>...</actor> or <recipient>...</recipient>",
        f"detente: {table}: line 7: 1 cells, not 2",
    ]
    header, *lines = out.read_text().splitlines()
    assert header == "event\tmarked_sentence\tpredicted"
    assert [line.rpartition("\t")[0] for line in lines] == [*ROWS, "AID\tNothing is marked here.", "AID\t"]
    assert [line.rpartition("\t")[2] for line in lines[:4]] == ["AID", "ASSAULT", "YIELD", "COERCE"]
    assert all(line.rpartition("\t")[2].isupper() for line in lines)


def test_without_types_there_are_predictions_and_no_figures(run: Run, table: Path, tmp_path: Path) -> None:
    table.write_text("marked_sentence\n" + ROWS[2].partition("\t")[2] + "\n", encoding="utf-8")
    out = tmp_path / "out.tsv"
    result = run("score", str(table), "--predictions", str(out), "--form", "plover")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"detente: {table}: no types in a column event: predicted, not scored\n"
    assert out.read_text().endswith("\tRETREAT\n")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("missing.tsv", None, "no such file"),
        ("empty.tsv", b"", "empty"),
        ("binary.tsv", bytes(range(256)), "not UTF-8 text"),
        ("latin.tsv", "marked_sentence\nPerú".encode("latin-1"), "not UTF-8 text"),
        ("header.tsv", b"event\tmarked_sentence\n", "a header without rows"),
        ("other.tsv", b"a\tb\n1\t2\n", "line 1: no column marked_sentence in the header (a, b)"),
        ("gold.jsonl", b'{"text": \n', "line 1: no JSON (Expecting value)"),
        ("gold.txt", b' {"text": "a"}\n', "line 1: no 'sentences'"),
    ],
)
def test_what_cannot_be_scored_is_one_line(
    run: Run, tmp_path: Path, name: str, content: bytes | None, reason: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    result = run("score", str(path))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"detente: {path}: {reason}\n"


def test_a_folder_is_no_file(run: Run, tmp_path: Path) -> None:
    assert run("score", str(tmp_path)).stderr == f"detente: {tmp_path}: a folder, not a file\n"


@pytest.mark.parametrize("options", [("--show", "right", "5"), ("--show", "wrong", "5")])
def test_what_to_show_belongs_to_gold_claims(run: Run, table: Path, options: tuple[str, ...]) -> None:
    assert run("score", str(table), *options).exit_code == 2


def test_help_has_examples(run: Run) -> None:
    assert "detente score marked.tsv --predictions out.tsv" in run("score", "--help").stdout
