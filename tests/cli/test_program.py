"""The program whole, as a user runs it: on the example pages, in pipes and on a terminal."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = (sys.executable, "-c", "from detente.cli.app import main; main()")
PAGE = "examples/japan-korea-2019.txt"


def detente(*words: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*PROGRAM, *words], cwd=ROOT, capture_output=True, input=stdin, check=False)


@pytest.fixture(scope="module")
def coded() -> list[bytes]:
    done = detente("code", "examples/")
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.splitlines()


def test_every_claim_opens_on_its_sentence(coded: list[bytes]) -> None:
    articles = {
        one["id"]: one for one in map(json.loads, detente("read", "examples/", "--format", "json").stdout.splitlines())
    }
    claims = [json.loads(line) for line in coded]
    assert len(claims) > 30
    assert len({claim["id"] for claim in claims}) == len(claims)
    for claim in claims:
        body = articles[claim["article"]["id"]]["body"]
        mentions = [*claim["actors"], *claim["recipients"], *claim["attribution"]]
        speakers = [link["speaker"] for link in claim["attribution"] if link["speaker"]]
        for part in (claim["evidence"], claim["evidence"]["trigger"], *mentions, *speakers):
            assert body[part["start"] : part["end"]] == part["text"]


def test_processes_change_nothing(coded: list[bytes]) -> None:
    assert detente("code", "examples/", "--jobs", "2").stdout.splitlines() == coded


def test_standard_input_is_read_as_a_file_is(coded: list[bytes]) -> None:
    done = detente("code", "-", stdin=(ROOT / PAGE).read_bytes())
    assert done.stdout.splitlines() == detente("code", PAGE).stdout.splitlines() != []


@pytest.mark.parametrize("form", ["jsonl", "csv", "table"])
def test_nobody_reading_on_is_no_error(form: str) -> None:
    with subprocess.Popen(
        [*PROGRAM, "code", *["examples/"] * 8, "--format", form],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 141


def on_terminal(*words: str) -> tuple[str, int]:
    """What ``detente`` shows on a terminal, and its exit status."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(ROOT)
        os.environ |= {"TERM": "xterm-256color", "COLUMNS": "100"}
        os.environ.pop("NO_COLOR", None)
        os.execv(PROGRAM[0], [*PROGRAM, *words])
    shown = b""
    while True:
        try:
            part = os.read(terminal, 1 << 16)
        except OSError:
            part = b""
        if not part:
            break
        shown += part
    os.close(terminal)
    return shown.decode(), os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_on_a_terminal_it_is_a_coloured_table() -> None:
    shown, status = on_terminal("code", PAGE, "missing.txt")
    assert "on whose word" in shown
    assert "\x1b[1;35m" in shown
    assert "detente: missing.txt: no such file or folder" in shown
    assert shown.rstrip().endswith("from 1 page, 1 not read")
    assert status == 1


def test_parquet_does_not_go_to_a_terminal() -> None:
    shown, status = on_terminal("code", PAGE, "--format", "parquet")
    assert "Parquet is not text" in shown
    assert status == 2


def test_csv_has_the_claims_of_jsonl(coded: list[bytes]) -> None:
    rows = list(csv.DictReader(io.StringIO(detente("code", "examples/", "-f", "csv").stdout.decode(), newline="")))
    assert [row["id"] for row in rows] == [json.loads(line)["id"] for line in coded]
