"""``detente read``: the page as read, to look at or as its record."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from typer.testing import Result

from detente.articles.article import Article, PageDate

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def articles(flow: Any, article: Article) -> None:
    flow.results["two.txt"] = article


def test_it_shows_what_was_read_and_what_was_set_aside(run: Run, article: Article) -> None:
    result = run("read", "two.txt")
    lines = [line.strip() for line in result.stdout.splitlines()]
    for expected in ("Two out", "published: 2021-03-02 (metadata)", "by: A. Writer", article.body):
        assert expected in lines
    assert [line.split() for line in lines[lines.index("set aside") + 1 :] if line] == [
        ["banner", "Good", "deals"],
        ["newsletter", "Get", "the", "letter"],
    ]
    assert result.exit_code == 0


def test_a_date_not_known_is_said_and_a_window_has_both_ends(flow: Any, run: Run, article: Article) -> None:
    flow.results["none"] = replace(article, published=PageDate())
    flow.results["window"] = replace(article, published=PageDate("2021-03-01", "2021-03-05", "inferred"))
    assert "published: unknown" in run("read", "none").stdout
    assert "published: 2021-03-01 to 2021-03-05 (inferred)" in run("read", "window").stdout


def test_a_page_that_is_no_story_says_why(flow: Any, run: Run, article: Article) -> None:
    flow.results["x"] = replace(article, kind="foreign", reason="not in English", headline=None, body="", paragraphs=())
    shown = run("read", "x").stdout
    assert "not read as news: not in English" in shown
    assert "(no headline)" in shown


def test_json_is_the_article_record_one_a_line(flow: Any, run: Run, article: Article) -> None:
    result = run("read", "two.txt", "two.txt", "missing", "--format", "json")
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert first == second
    assert (first["source"], first["body"], first["paragraphs"]) == (article.source, article.body, [article.body])
    assert first["published"] == {
        "start": "2021-03-02", "end": "2021-03-02", "basis": "metadata", "text": "2021-03-02", "time": None,
    }  # fmt: skip
    assert first["furniture"][0] == {"kind": "newsletter", "text": "Get the\nletter", "start": 0, "end": 14}
    assert (result.exit_code, result.stderr) == (1, "detente: missing: no such file or folder\n")


def test_the_date_given_reaches_the_flow(flow: Any, run: Run) -> None:
    run("read", "two.txt", "--published", "2021")
    assert flow.asked == [{"published": "2021"}]
