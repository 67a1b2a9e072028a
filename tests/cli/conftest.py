"""A stand-in for the flow, so that the commands are tested alone: what they print, where, and how they end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import detente
from detente.articles.article import Article, Furniture, PageDate
from detente.claims.claim import Claim
from detente.cli.app import app
from detente.errors import InputError


@dataclass
class Flow:
    """What the stand-in gives for each path, and what it was asked."""

    results: dict[str, Any] = field(default_factory=dict)
    asked: list[dict[str, Any]] = field(default_factory=list)

    def many(self, paths: list[str], **asked: Any) -> Iterator[Any]:
        self.asked.append(asked)
        for path in paths:
            if isinstance(self.results.get(path), Exception) and not isinstance(self.results[path], InputError):
                raise self.results[path]
            yield self.results.get(path) or InputError(path, "no such file or folder")


@pytest.fixture
def article() -> Article:
    body = "Norway expelled two Chadian diplomats in Oslo on Monday, the foreign minister said."
    return Article(
        id="a1",
        source="two-out.html",
        body=body,
        paragraphs=(body,),
        headline="Two out",
        published=PageDate("2021-03-02", "2021-03-02", "metadata", "2021-03-02"),
        authors=("A. Writer",),
        furniture=(Furniture("newsletter", "Get the\nletter", 0, 14), Furniture("banner", "Good deals", 20, 30)),
    )


@pytest.fixture
def flow(monkeypatch: pytest.MonkeyPatch, article: Article, make_claim: Callable[..., Claim]) -> Flow:
    claim = make_claim()
    other = make_claim(id="c2", kind="recall", mode="withdraw")
    flow = Flow()
    flow.results["two.txt"] = SimpleNamespace(article=article, claims=(claim, other))
    stand_in = SimpleNamespace(code_many=flow.many, read_many=flow.many, annotate_many=flow.many)
    monkeypatch.setitem(sys.modules, "detente.pipeline", stand_in)
    monkeypatch.setattr(detente, "pipeline", stand_in, raising=False)
    return flow


@pytest.fixture
def run() -> Callable[..., Result]:
    """Runs ``detente`` with the words given, and with what is on standard input."""

    def run(*words: str, stdin: str | None = None) -> Result:
        return CliRunner().invoke(app, list(words), input=stdin)

    return run
