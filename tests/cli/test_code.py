"""``detente code``: formats, files, statuses, and what goes to standard error."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pyarrow.parquet as pq
import pytest
from typer.testing import Result

from detente.articles.article import Article
from detente.claims import SURE_ENOUGH
from detente.errors import DetenteError, UsageError

Run = Callable[..., Result]


def test_piped_it_is_jsonl(flow: Any, run: Run) -> None:
    result = run("code", "two.txt")
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["c1", "c2"]
    assert (result.exit_code, result.stderr) == (0, "")


def test_each_format(flow: Any, run: Run) -> None:
    assert len(list(csv.DictReader(io.StringIO(run("code", "two.txt", "--format", "csv").stdout)))) == 2
    assert pq.read_table(io.BytesIO(run("code", "two.txt", "--format", "parquet").stdout_bytes)).num_rows == 2
    assert len(run("code", "two.txt", "-f", "jsonl").stdout.splitlines()) == 2


def test_a_table_ends_in_a_summary(flow: Any, run: Run) -> None:
    lines = run("code", "two.txt", "missing.txt", "--format", "table").stdout.splitlines()
    assert "[expelled]" in "".join(lines)
    assert lines[-1] == "2 claims from 1 page, 1 not read"


@pytest.mark.parametrize(
    ("name", "start"), [("x.jsonl", b"{"), ("x.txt", b"{"), ("x.csv", b"id,"), ("x.PARQUET", b"PAR1")]
)
def test_the_name_of_the_file_gives_the_format(flow: Any, run: Run, tmp_path: Path, name: str, start: bytes) -> None:
    result = run("code", "two.txt", "-o", str(tmp_path / name))
    assert (tmp_path / name).read_bytes().startswith(start)
    assert (result.exit_code, result.output) == (0, "")


def test_a_given_format_outweighs_the_name(flow: Any, run: Run, tmp_path: Path) -> None:
    run("code", "two.txt", "--format", "jsonl", "-o", str(tmp_path / "x.csv"))
    assert (tmp_path / "x.csv").read_bytes().startswith(b"{")


def test_a_failed_input_is_named_and_the_rest_coded(flow: Any, run: Run) -> None:
    result = run("code", "missing.txt", "two.txt")
    assert len(result.stdout.splitlines()) == 2
    assert result.stderr == "detente: missing.txt: no such file or folder\n"
    assert result.exit_code == 1


def test_a_long_or_odd_name_stays_on_one_line(flow: Any, run: Run) -> None:
    result = run("code", "x" * 300 + "\n\x1b[31m.txt")
    assert len(result.stderr.splitlines()) == 1
    assert "\x1b" not in result.stderr


def test_a_page_that_is_no_story_says_so_and_is_no_failure(flow: Any, run: Run, article: Article) -> None:
    index = replace(article, kind="index", reason="not a news story: a list of links")
    flow.results["index.html"] = SimpleNamespace(article=index, claims=())
    result = run("code", "index.html")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "detente: two-out.html: not a news story: a list of links\n"


def test_options_reach_the_flow(flow: Any, run: Run) -> None:
    run("code", "two.txt", "--published", "2021-03-02", "--jobs", "3", "--actors", "a.txt", "--actors", "b.yaml")
    run("code", "two.txt", "--all")
    assert flow.asked == [
        {"published": "2021-03-02", "jobs": 3, "actors": ["a.txt", "b.yaml"], "least": SURE_ENOUGH},
        {"published": None, "jobs": 1, "actors": [], "least": 0},
    ]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "Missing argument"),
        (("two.txt", "--published", "yesterday"), "not a date: 'yesterday'"),
        (("two.txt", "--published", "2021-02-30"), "Invalid value"),
        (("two.txt", "--jobs", "0"), "Invalid value"),
        (("two.txt", "--jobs", "many"), "Invalid value"),
        (("two.txt", "--format", "xml"), "Invalid value"),
        (("two.txt", "--nonsense"), "No such option"),
    ],
)
def test_wrong_usage(flow: Any, run: Run, words: tuple[str, ...], says: str) -> None:
    result = run("code", *words)
    assert result.exit_code == 2
    assert says in result.stderr
    assert flow.asked == []


def test_a_file_that_cannot_be_written_is_wrong_usage(flow: Any, run: Run, tmp_path: Path) -> None:
    result = run("code", "two.txt", "-o", str(tmp_path / "nowhere" / "x.jsonl"))
    assert result.exit_code == 2
    assert result.stderr.startswith("detente: cannot write ")
    assert flow.asked == []


@pytest.mark.parametrize(("error", "status"), [(UsageError("no"), 2), (DetenteError("no"), 1), (OSError("no"), 1)])
def test_an_error_on_the_way_is_a_line_and_leaves_no_file(
    flow: Any, run: Run, tmp_path: Path, error: Exception, status: int
) -> None:
    flow.results["broken"] = error
    result = run("code", "two.txt", "broken", "-o", str(tmp_path / "x.jsonl"))
    assert (result.exit_code, result.stderr) == (status, "detente: no\n")
    assert list(tmp_path.iterdir()) == []
