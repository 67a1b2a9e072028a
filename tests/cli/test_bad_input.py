"""Whatever it is given, the program ends in a clear line or a sensible result, and codes the other inputs."""

from __future__ import annotations

import gzip
import json
import os
import random
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]

STORY = (
    "Chad recalls its ambassador from Norway\n\nN'DJAMENA, 2 March 2021\n\n"
    "Chad recalled its ambassador from Norway on Tuesday, the foreign ministry said in a statement.\n\n"
    "Norway expelled two Chadian diplomats on Monday. Prime Minister Erna Solberg of Norway said that her government "
    "was ready for talks with Chad.\n\n"
    "The two countries have had diplomatic relations since 1970, and trade between them is small.\n"
)

FRENCH = (
    "Le Tchad rappelle son ambassadeur en Norvège\n\n"
    "Le Tchad a rappelé mardi son ambassadeur en Norvège, a annoncé le ministère des Affaires étrangères dans un "
    "communiqué.\n\nLa Norvège avait expulsé la veille deux diplomates tchadiens. La première ministre norvégienne "
    "s'est dite prête à des discussions avec N'Djamena.\n\nLes deux pays entretiennent des relations diplomatiques "
    "depuis un demi-siècle, et leurs échanges commerciaux restent modestes.\n"
)


def html(story: str) -> str:
    return "".join(f"<p>{paragraph}</p>" for paragraph in story.split("\n\n"))


@pytest.fixture
def good(tmp_path: Path) -> str:
    path = tmp_path / "good.txt"
    path.write_text(STORY)
    return str(path)


def refused(run: Run, path: Path, good: str) -> str:
    """The one line that ``path`` is refused with, after its name; the good page beside it is coded."""
    result = run("code", str(path), good)
    assert result.exit_code == 1
    assert {json.loads(line)["kind"] for line in result.stdout.splitlines()} >= {"expulsion"}
    [line] = result.stderr.splitlines()
    return line.removeprefix(f"detente: {path}: ")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n\t", "empty"),
        ("noise.bin", random.Random(1).randbytes(50_000), "not text"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(1000), "not text"),
        ("cut.txt.gz", gzip.compress(STORY.encode())[:200], "truncated gzip"),
        ("bomb.gz", gzip.compress(bytes(80 << 20)), "larger than"),
        ("french.txt", FRENCH.encode(), "not English"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_refused(run: Run, tmp_path: Path, good: str, name: str, content: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert refused(run, path, good).startswith(reason)


def test_missing_and_unreadable(run: Run, tmp_path: Path, good: str) -> None:
    assert refused(run, tmp_path / "missing.txt", good) == "no such file or folder"
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    assert "symbolic links" in refused(run, loop, good)
    if os.geteuid() != 0:
        closed = tmp_path / "closed.txt"
        closed.write_text(STORY)
        closed.chmod(0)
        assert refused(run, closed, good) == "permission denied"


def test_a_broken_line_of_jsonl_costs_no_other_line(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl"
    first, last = (json.dumps({"id": name, "text": STORY}) for name in ("first", "last"))
    path.write_text(f'{first}\n{{"id": "cut\n{last}\n')
    result = run("code", str(path))
    assert {json.loads(line)["article"]["id"] for line in result.stdout.splitlines()} == {"first", "last"}
    [line] = result.stderr.splitlines()
    assert line.startswith(f"detente: {path}:2: broken JSON")
    assert result.exit_code == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "utf-16-le"])
def test_any_encoding_is_read(run: Run, tmp_path: Path, encoding: str) -> None:
    story = STORY.replace("Erna Solberg", "José Núñez").replace("'", "’")
    path = tmp_path / "page.txt"
    path.write_bytes(story.encode(encoding))
    [line] = run("read", str(path), "--format", "json").stdout.splitlines()
    assert "José Núñez" in json.loads(line)["body"]


def test_a_wrong_or_mixed_encoding_costs_only_its_own_characters(run: Run, tmp_path: Path) -> None:
    wrong, mixed = tmp_path / "wrong.html", tmp_path / "mixed.txt"
    head, body = (
        "<head><meta charset='utf-8'></head>",
        f"<body><article>{html(STORY)}<p>Núñez left.</p></article></body>",
    )
    wrong.write_bytes(f"<html>{head}{body}</html>".encode("cp1252"))
    mixed.write_bytes(STORY.encode() + "\nNúñez “left”.\n".encode("cp1252"))
    for path in (wrong, mixed):
        result = run("code", str(path))
        assert "expulsion" in {json.loads(line)["kind"] for line in result.stdout.splitlines()}
        assert result.exit_code == 0


def test_what_is_no_news_has_no_claims(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "program.txt"
    path.write_text("def double(number):\n    return number * 2\n\n" * 100)
    result = run("code", str(path))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith(f"detente: {path}: ")


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td", "blockquote", "ul><li"])
def test_ten_thousand_nested_tags(run: Run, tmp_path: Path, tag: str) -> None:
    path = tmp_path / "nested.html"
    path.write_text(f"<html><body>{f'<{tag}>' * 10_000}{html(STORY)}</body></html>")
    assert "expulsion" in {json.loads(line)["kind"] for line in run("code", str(path)).stdout.splitlines()}


@pytest.mark.parametrize("text", ["a", '"', "Norway, ", "Norway and ", ". "])
def test_a_line_of_two_million_characters(run: Run, tmp_path: Path, good: str, text: str) -> None:
    path = tmp_path / "line.txt"
    path.write_text(text * (2_000_000 // len(text)))
    result = run("code", str(path), good)
    assert {json.loads(line)["article"]["headline"] for line in result.stdout.splitlines()} == {
        STORY.partition("\n")[0]
    }
    assert len(result.stderr.splitlines()) <= 1


def test_a_page_of_fifty_megabytes_needs_less_than_one_gigabyte(tmp_path: Path) -> None:
    path = tmp_path / "big.html"
    path.write_text(f"<html><body><article>{html(STORY) * (50_000_000 // len(STORY))}</article></body></html>")
    program = "from detente.cli.app import main; main()"
    done = subprocess.run([sys.executable, "-c", program, "code", str(path)], capture_output=True, check=False)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 1 << 20
