"""``detente add``, ``recode`` and ``review``: what they print, where, and how they end."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]

FIRST = "Peru recalled its ambassador from Bolivia on Tuesday, the government in Lima said after the talks had failed."
SECOND = "Norway expelled two diplomats of Chad on Wednesday, the foreign ministry in Oslo said in a short statement."


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two pages in the folder ``pages`` of the folder that the program runs in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DETENTE_LEDGER", raising=False)
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/a.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "pages/b.txt").write_text(SECOND, encoding="utf-8")
    return tmp_path / "pages"


def test_pages_are_added_once_and_changed_pages_again(pages: Path, run: Run) -> None:
    first = run("add", "pages", "--published", "2020-06-10")
    assert (first.exit_code, first.stderr) == (0, "")
    assert first.stdout == "2 pages (2 new); 2 claims; 2 events in detente.db\n"
    assert run("add", "pages").stdout == "2 pages (2 there already); 0 claims; 2 events in detente.db\n"
    (pages / "a.txt").write_text(f"{FIRST} {SECOND}", encoding="utf-8")
    again = run("add", "pages", "--published", "2020-06-10")
    assert again.stdout.startswith("2 pages (1 changed, 1 there already); 2 claims; ")


def test_an_input_that_fails_is_a_line_and_the_others_are_added(pages: Path, run: Run) -> None:
    result = run("add", "pages/a.txt", "none.txt", "--ledger", "x.db")
    assert result.exit_code == 1
    assert result.stderr == "detente: none.txt: no such file or folder\n"
    assert result.stdout.startswith("1 page, 1 not read (1 new); 1 claim; ")


def test_processes_add_the_same(pages: Path, run: Run) -> None:
    run("add", "pages", "--published", "2020-06-10", "--ledger", "one.db")
    run("add", "pages", "--published", "2020-06-10", "--ledger", "two.db", "--jobs", "2")
    assert listed(run, "one.db") == listed(run, "two.db")


def test_a_page_that_is_no_story_says_so(pages: Path, run: Run) -> None:
    (pages / "c.txt").write_text("404 Not Found", encoding="utf-8")
    result = run("add", "pages")
    assert result.exit_code == 0
    assert result.stderr.startswith("detente: pages/c.txt: ")
    assert result.stdout.startswith("3 pages (3 new)")


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["add", "pages", "--ledger", "pages"], 1),
        (["add", "pages", "--ledger", "pages/a.txt"], 1),
        (["add", "pages", "--ledger", "none/x.db"], 1),
        (["recode", "--ledger", "none.db"], 1),
        (["review", "--ledger", "none.db"], 1),
        (["add", "pages", "--ledger", "mysql://ann:secret@host/x"], 1),
        (["add"], 2),
    ],
)
def test_what_is_no_ledger_is_one_line(pages: Path, run: Run, words: list[str], status: int) -> None:
    result = run(*words)
    assert (result.exit_code, result.stdout) == (status, "")
    assert "Traceback" not in result.stderr
    assert "secret" not in result.stderr
    if status == 1:
        assert len(result.stderr.splitlines()) == 1


def listed(run: Run, ledger: str = "detente.db") -> list[str]:
    return run("review", "--ledger", ledger).stdout.splitlines()


def test_the_least_sure_are_listed_judged_and_undone(pages: Path, run: Run) -> None:
    run("add", "pages", "--published", "2020-06-10")
    lines = listed(run)
    assert len(lines) == 2
    assert any(FIRST in line and "recall (happened)  Peru > Bolivia" in line for line in lines)
    claim = lines[0].split()[0]
    kept = run("review", "wrong", claim, "--by", "ann", "--note", "not so")
    assert kept.exit_code == 0
    assert len(listed(run)) == 1
    (said,) = run("review", "list").stdout.splitlines()
    assert f"ann: wrong {claim}" in said
    assert said.endswith("not so")
    assert run("review", "undo", said.split()[0]).exit_code == 0
    assert listed(run) == lines
    assert run("review", "list").stdout == ""


def test_a_correction_takes_words_and_json(pages: Path, run: Run) -> None:
    run("add", "pages/a.txt", "--published", "2020-06-10")
    (claim,) = (line.split()[0] for line in listed(run))
    day = {"start": "2020-06-08", "end": "2020-06-08", "precision": "day", "basis": "stated", "text": None}
    done = run(
        "review", "correct", claim, "--by", "ann", "--set", "kind=closure", "--set", f"date={json.dumps(day)}"
    )  # fmt: skip
    assert (done.exit_code, done.stdout) == (0, "")
    (said,) = run("review", "list").stdout.splitlines()
    assert 'kind="closure"' in said


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["wrong", "{}"], "needs a name"),
        (["wrong", "none", "--by", "ann"], "no claim none"),
        (["wrong", "{}", "{}x", "--by", "ann"], "wrong is said of one claim"),
        (["merge", "{}", "--by", "ann"], "merge needs two"),
        (["correct", "{}", "--by", "ann"], "correct needs what is right"),
        (["correct", "{}", "--by", "ann", "--set", "kind"], "--set takes FIELD=VALUE"),
        (["correct", "{}", "--by", "ann", "--set", "kind=picnic"], "'picnic' is no code"),
        (["correct", "{}", "--by", "ann", "--set", "id=x"], "id cannot be corrected"),
        (["correct", "{}", "--by", "ann", "--set", "status=maybe"], "status is none of"),
        (["note", "{}", "--by", "ann"], "a note needs words"),
        (["undo"], "undo takes the id of one review"),
        (["undo", "none"], "no review none"),
    ],
)
def test_what_makes_no_sense_is_wrong_usage(pages: Path, run: Run, words: list[str], reason: str) -> None:
    run("add", "pages/a.txt", "--published", "2020-06-10")
    (claim,) = (line.split()[0] for line in listed(run))
    result = run("review", *(word.format(claim) for word in words))
    assert result.exit_code == 2
    assert reason in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_recoding_shows_what_is_different_and_writes_it_unless_dry(
    pages: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("add", "pages", "--published", "2020-06-10")
    before = listed(run)
    same = run("recode")
    assert same.stdout == "2 articles; 0 claims were added, 0 removed, 0 changed; detente.db\n"
    # A coder of another day, who knows no expulsions and is less sure.
    from dataclasses import replace

    from detente import pipeline

    code = pipeline.code_article

    def other(*given: object, **more: object) -> object:
        coded = code(*given, **more)  # type: ignore[arg-type]
        kept = tuple(replace(one, confidence=0.5) for one in coded.claims if one.kind != "expulsion")
        return replace(coded, claims=kept)

    monkeypatch.setattr(pipeline, "code_article", other)
    dry = run("recode", "--dry-run")
    assert dry.stdout.splitlines()[-1] == "2 articles; 0 claims would be added, 1 removed, 1 changed; detente.db"
    assert any(line.startswith("  - expulsion (happened)") and SECOND in line for line in dry.stdout.splitlines())
    assert any(line.startswith("  ~ recall") and "[confidence]" in line for line in dry.stdout.splitlines())
    assert listed(run) == before
    assert "1 removed, 1 changed" in run("recode").stdout
    assert len(listed(run)) == 1
    assert "0 removed, 0 changed" in run("recode", "--events").stdout
