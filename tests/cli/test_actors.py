"""``detente actors`` and ``--actors``: what names stand for, with actors of one's own."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]


def test_a_name_on_a_day(run: Run) -> None:
    result = run("actors", "Medvedev", "--on", "2009-06-01")
    assert result.exit_code == 0
    assert "Dmitry Medvedev (dmitry-medvedev): person, RUS, GOV, president" in result.stdout
    assert "2012-05-08 to 2020-01-16" in result.stdout


def test_json_has_a_line_for_each_name(run: Run) -> None:
    result = run("actors", "Kremlin", "Boko Haram", "--format", "json")
    said = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["name"] for line in said] == ["Kremlin", "Boko Haram"]
    assert [line["actors"][0]["actor"]["country"] for line in said] == ["RUS", "NGA"]


def test_a_name_of_nobody_is_named(run: Run) -> None:
    result = run("actors", "Kremlin", "Xyzzy")
    assert result.exit_code == 1
    assert "Russia" in result.stdout
    assert result.stderr == "detente: Xyzzy: no actor of that name\n"


def test_a_day_that_is_none(run: Run) -> None:
    assert run("actors", "Kremlin", "--on", "2009-13-01").exit_code == 2


def test_actors_of_ones_own(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "own.txt"
    own.write_text("NARNIA_ [NRN]\n", encoding="utf-8")
    result = run("actors", "Narnia", "--actors", str(own))
    assert (result.exit_code, "Narnia (NRN): state" in result.stdout) == (0, True)


@pytest.mark.parametrize("command", ["code", "annotate", "actors"])
def test_a_mistake_in_a_file_of_actors_is_told_once_by_line(run: Run, tmp_path: Path, command: str) -> None:
    own, page = tmp_path / "own.txt", tmp_path / "page.txt"
    own.write_text("NARNIA_\n", encoding="utf-8")
    page.write_text("Narnia spoke.", encoding="utf-8")
    result = run(command, str(page), "--actors", str(own))
    assert result.exit_code == 1
    assert result.stderr == f"detente: {own}: line 1: no code for Narnia\n"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_pages_are_coded_with_actors_of_ones_own(run: Run, tmp_path: Path, jobs: str) -> None:
    own, page = tmp_path / "own.yaml", tmp_path / "page.txt"
    own.write_text("actors: [{name: Narnia, type: state, code: NRN}]\n", encoding="utf-8")
    page.write_text("Narnia condemned Peru.\n\nOSLO, Jan. 5 (Reuters) - Narnia on Monday condemned Peru over a raid.\n")
    result = run("code", str(page), "--published", "2018-01-05", "--actors", str(own), "--jobs", jobs)
    claims = [json.loads(line) for line in result.stdout.splitlines()]
    assert ["NRN"] in [[actor["country"] for actor in claim["actors"]] for claim in claims]


def test_actors_of_ones_own_may_stand_in_the_environment(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, code in (("Narnia", "NRN"), ("Ruritania", "RUR")):
        (tmp_path / f"{code}.txt").write_text(f"{name.upper()}_ [{code}]\n", encoding="utf-8")
    monkeypatch.setenv("DETENTE_ACTORS", os.pathsep.join(str(path) for path in sorted(tmp_path.glob("*.txt"))))
    result = run("actors", "Narnia", "Ruritania")
    assert (result.exit_code, "(NRN)" in result.stdout, "(RUR)" in result.stdout) == (0, True, True)
