"""Writing a file so that it is either whole and new, or as it was."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from detente.errors import UsageError


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A stream whose content takes the place of the file at ``path`` when the block ends well.

    It is written beside the file and renamed over it, so a reader never sees half, and on an error nothing changes.
    What is no plain file (``/dev/stdout``, a named pipe) is written straight. Raises UsageError where ``path``
    cannot be written.
    """
    target = Path(os.path.realpath(path))
    stream, part = _opened(target, path)
    try:
        with stream:
            yield stream
        if part:
            part.chmod(_mode(target))
            part.replace(target)
    except BaseException:
        if part:
            part.unlink(missing_ok=True)
        raise


def _opened(target: Path, given: Path) -> tuple[BinaryIO, Path | None]:
    """The stream to write to, and the file to rename over ``target`` at the end, if any."""
    try:
        if target.exists() and not target.is_file():
            return target.open("wb"), None
        descriptor, name = tempfile.mkstemp(prefix=f".{target.name[:100]}.", suffix=".part", dir=target.parent)
        return os.fdopen(descriptor, "wb"), Path(name)
    except OSError as error:
        raise UsageError(f"cannot write {given}: {error.strerror or error}") from error


def _mode(target: Path) -> int:
    """The permissions of the file to be replaced, or those that a new file would get."""
    if target.exists():
        return target.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
