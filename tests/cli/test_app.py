"""``detente`` itself: help, version, and how it starts and stops."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from detente._version import __version__

Run = Callable[..., Result]

ROOT = Path(__file__).parents[2]


def test_version_is_the_one_of_the_project(run: Run) -> None:
    assert run("--version").stdout == f"detente {__version__}\n"
    assert f"\nversion: {__version__}\n" in (ROOT / "CITATION.cff").read_text()


@pytest.mark.parametrize("words", [(), ("--help",), ("-h",)])
def test_help_names_every_command(run: Run, words: tuple[str, ...]) -> None:
    shown = run(*words).output
    assert re.findall(r"^  (code|read|annotate) ", shown, re.MULTILINE) == ["code", "read", "annotate"]


@pytest.mark.parametrize("command", ["code", "read", "annotate"])
def test_help_of_a_command_has_examples(run: Run, command: str) -> None:
    shown = run(command, "--help").stdout
    assert re.search(rf"^ +detente {command} \S", shown, re.MULTILINE)
    assert "--published" in shown


def test_help_loads_none_of_the_heavy_libraries() -> None:
    program = (
        "import sys; from detente.cli.app import app\n"
        "try: app(['code', '--help'])\n"
        "except SystemExit: pass\n"
        "print(sorted({'spacy', 'trafilatura', 'pyarrow', 'numpy', 'lxml'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr == "[]\n"
