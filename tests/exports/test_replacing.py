"""A file that is written to is whole and new, or as it was."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from detente.errors import UsageError
from detente.exports import replacing


def test_content_takes_the_place_of_the_old(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text("old")
    with replacing(path) as stream:
        stream.write(b"new")
        stream.flush()
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert os.listdir(tmp_path) == ["claims.jsonl"]


def test_an_error_leaves_the_old_and_no_litter(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text("old")
    with pytest.raises(RuntimeError), replacing(path) as stream:
        stream.write(b"half")
        raise RuntimeError
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["claims.jsonl"]


def test_permissions_are_kept_or_those_of_a_new_file(tmp_path: Path) -> None:
    kept, new, plain = tmp_path / "kept", tmp_path / "new", tmp_path / "plain"
    kept.touch()
    kept.chmod(0o640)
    plain.touch()
    for path in (kept, new):
        with replacing(path) as stream:
            stream.write(b"x")
    assert kept.stat().st_mode & 0o777 == 0o640
    assert new.stat().st_mode == plain.stat().st_mode


def test_a_link_keeps_pointing_at_the_file(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.touch()
    link.symlink_to(real)
    with replacing(link) as stream:
        stream.write(b"x")
    assert link.is_symlink()
    assert real.read_bytes() == b"x"


def test_what_is_no_plain_file_is_written_straight(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with replacing(pipe) as stream:
        stream.write(b"x")
    assert os.read(reader, 10) == b"x"
    os.close(reader)
    assert pipe.is_fifo()


def test_a_place_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    with (
        pytest.raises(UsageError, match=r"cannot write .*nowhere.*No such file"),
        replacing(tmp_path / "nowhere" / "x"),
    ):
        pass
