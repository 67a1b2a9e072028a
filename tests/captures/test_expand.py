from __future__ import annotations

import gzip
import io
import json
import os
from pathlib import Path

import pytest

from detente.captures import Capture, expand
from detente.errors import InputError, UsageError

TEXT = "Chile and Peru signed a treaty in Lima on Monday.\n"


def captures(*paths: object, **options: str) -> list[Capture | InputError]:
    return list(expand([str(path) for path in paths], **options))


def reasons(*paths: object) -> list[str]:
    found = captures(*paths)
    assert all(isinstance(item, InputError) for item in found)
    return [item.reason for item in found if isinstance(item, InputError)]


def write(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def test_paths_come_in_the_order_given_and_folders_sorted(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    (folder / "sub").mkdir(parents=True)
    (folder / ".git").mkdir()
    for name in ("b.txt", "a.txt", ".hidden.txt", "sub/c.txt", ".git/d.txt"):
        write(folder / name, TEXT)
    last = write(tmp_path / "last.txt", TEXT)
    sources = [item.source for item in captures(last, folder)]
    assert sources == [str(last), *(str(folder / name) for name in ("a.txt", "b.txt", "sub/c.txt"))]


def test_a_glob_names_files_and_says_when_it_names_none(tmp_path: Path) -> None:
    write(tmp_path / "one.txt", TEXT)
    write(tmp_path / "two.html", TEXT)
    assert [item.source for item in captures(tmp_path / "*.txt")] == [str(tmp_path / "one.txt")]
    assert reasons(tmp_path / "*.xml") == ["no file matches"]


def test_a_file_whose_name_looks_like_a_glob_is_that_file(tmp_path: Path) -> None:
    path = write(tmp_path / "page[1].txt", TEXT)
    assert [type(item) for item in captures(path)] == [Capture]


def test_gzip_is_told_by_content(tmp_path: Path) -> None:
    packed = write(tmp_path / "page.txt", gzip.compress(TEXT.encode()))
    unpacked = write(tmp_path / "page.txt.gz", TEXT)
    for item in captures(packed, unpacked):
        assert isinstance(item, Capture)
        assert item.text == TEXT


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\0\n", "empty"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "not text: a PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not text: a PNG image"),
        (bytes(range(256)) * 20, "not text: binary data"),
        (gzip.compress(TEXT.encode() * 400)[:-30], "truncated gzip"),
        (b"\x1f\x8b\x08\0nonsense that is no deflate stream", "broken gzip"),
        (gzip.compress(b"a" * (65 << 20)), "larger than 64 MB"),
    ],
)
def test_what_is_no_page_ends_in_a_reason_and_the_rest_goes_on(tmp_path: Path, data: bytes, reason: str) -> None:
    bad, good = write(tmp_path / "bad.txt", data), write(tmp_path / "good.txt", TEXT)
    first, second = captures(bad, good)
    assert isinstance(first, InputError)
    assert (first.source, first.reason) == (str(bad), reason)
    assert isinstance(second, Capture)


def test_missing_unreadable_and_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    assert reasons(tmp_path / "missing.txt") == ["no such file or folder"]
    assert reasons(tmp_path / "none") == ["folder without files"]
    os.symlink(tmp_path / "gone", tmp_path / "dangling")
    assert reasons(tmp_path / "dangling") == ["no such file or directory"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "secret.txt", TEXT)
    path.chmod(0)
    assert reasons(path) == ["permission denied"]


def test_standard_input_may_be_a_page_or_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    def given(data: bytes) -> list[Capture | InputError]:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))
        return captures("-")

    assert [item.source for item in given(TEXT.encode())] == ["-"]
    assert [item.source for item in given(b'{"text": "One."}\n{"text": "Two."}\n')] == ["-:1", "-:2"]


def test_jsonl_carries_what_each_line_says(tmp_path: Path) -> None:
    first = {"id": "a1", "text": "<p>One.</p>", "headline": "Talks", "publisher": "The Gull", "url": "https://x.org/"}
    second = {"id": 7, "text": "Two.", "published": "2020-05"}
    path = write(tmp_path / "pages.jsonl", f"{json.dumps(first)}\n\n{json.dumps(second)}\n")
    one, two = captures(path, published="2019-01-01")
    assert isinstance(one, Capture)
    assert isinstance(two, Capture)
    assert (one.source, one.id, one.media, one.headline) == (f"{path}:1", "a1", "html", "Talks")
    assert (one.publisher, one.url, one.published) == ("The Gull", "https://x.org/", "2019-01-01")
    assert (two.source, two.id, two.media, two.published) == (f"{path}:3", "7", "text", "2020-05")


def test_broken_lines_are_named_and_the_others_read(tmp_path: Path) -> None:
    lines = [
        b'{"text": "One."}',
        b'{"text": "cut off',
        b'["a", "list"]',
        b'{"id": "x"}',
        b'{"text": 5}',
        b'{"text": "x", "id": [1]}',
        b'{"text": "x", "url": 5}',
        b'{"text": "x", "published": "yesterday"}',
        b'{"text": ""}',
        b'{"text": "caf\xe9"}',
        b"[" * 100_000,
        b'{"text": "Last."}',
    ]
    path = write(tmp_path / "pages.ndjson.gz", gzip.compress(b"\n".join(lines)))
    found = captures(path)
    assert [item.source for item in found] == [f"{path}:{number}" for number in range(1, 13)]
    assert [type(item) for item in found] == [Capture] + [InputError] * 10 + [Capture]
    assert [item.reason.split(":")[0].split(" (")[0] for item in found if isinstance(item, InputError)][:3] == [
        "broken JSON",
        "not a JSON object",
        "no text",
    ]


def test_jsonl_is_read_as_a_stream() -> None:
    ours, theirs = os.pipe()
    with os.fdopen(theirs, "wb", buffering=0) as writer:
        writer.write(b'{"text": "First."}\n')
        pages = expand([f"/dev/fd/{ours}"])
        # The writer has not ended: a reader that wanted the whole file would wait for ever.
        first = next(pages)
    assert isinstance(first, Capture)
    assert list(pages) == []
    os.close(ours)


def test_a_truncated_jsonl_archive_gives_its_lines_and_then_the_reason(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"text": f"Page {number * 7919 % 9001} of many."}) + "\n" for number in range(20_000))
    path = write(tmp_path / "pages.jsonl.gz", gzip.compress(lines.encode())[:-2000])
    found = captures(path)
    assert len(found) > 1000
    assert all(isinstance(item, Capture) for item in found[:1000])
    assert isinstance(found[-1], InputError)
    assert found[-1].reason == "truncated gzip"


def test_a_date_that_is_none_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="not a date"):
        expand(["-"], published="last week")
