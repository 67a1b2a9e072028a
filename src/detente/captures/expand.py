"""From what a user names (files, folders, globs, ``-``) to a stream of captures."""

from __future__ import annotations

import glob
import gzip
import io
import os
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, cast

from detente.captures.capture import Capture
from detente.captures.given import capture_of_bytes
from detente.captures.lines import captures_of_lines, record_of
from detente.captures.published import check_given
from detente.errors import InputError

LIMIT = 64 << 20
"""The most bytes a page may have, unpacked; no news page comes near it, and a gzip bomb passes it at once."""

_GZIP_MAGIC = b"\x1f\x8b"
_LINES_NAME = re.compile(r"(?i)\.(?:jsonl|ndjson)(?:\.gz)?$")
_GLOB = re.compile(r"[*?\[]")
_BUFFER = 1 << 16


def expand(paths: Iterable[str], *, published: str | None = None) -> Iterator[Capture | InputError]:
    """The captures that ``paths`` name, in that order; what cannot be read comes as an InputError in its place.

    A path is a file, a folder (walked in sorted order, hidden files skipped), a glob, or ``-`` for standard input. A
    file holds one page (text or HTML) or JSONL, each also gzipped; content decides which, not the file's name.
    ``published`` is the date of pages whose input states none. Raises UsageError if it is no date.
    """
    check_given(published)
    return _expand(paths, published)


def _expand(paths: Iterable[str], published: str | None) -> Iterator[Capture | InputError]:
    for path in paths:
        for name in _files(os.fspath(path)):
            if isinstance(name, InputError):
                yield name
            else:
                yield from _captures(name, published)


def _files(path: str) -> Iterator[str | InputError]:
    if path == "-":
        yield path
    elif os.path.isdir(path):
        yield from _walk(path)
    elif os.path.lexists(path):
        yield path
    elif _GLOB.search(path):
        names = sorted(glob.glob(path, recursive=True))
        if not names:
            yield InputError(path, "no file matches")
        for name in names:
            # A recursive glob names the files of a folder as well as the folder.
            if not os.path.isdir(name):
                yield name
            elif "**" not in path:
                yield from _walk(name)
    else:
        yield InputError(path, "no such file or folder")


def _walk(folder: str) -> Iterator[str | InputError]:
    found = False
    errors: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                found = True
                yield str(Path(place) / name)
        while errors:
            yield _input_error(str(errors[0].filename or folder), errors.pop(0))
    for error in errors:
        yield _input_error(str(error.filename or folder), error)
    if not found and not errors:
        yield InputError(folder, "folder without files")


def captures_in(stream: IO[bytes], name: str, published: str | None = None) -> Iterator[Capture | InputError]:
    """The captures that one stream of bytes holds, as a file of that name would; arguments as of ``expand``.

    The stream is buffered: it can be peeked into.
    """
    try:
        yield from _read(cast(io.BufferedReader, stream), name, published)
    except InputError as error:
        yield error
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield InputError(name, "truncated gzip" if isinstance(error, EOFError) else "broken gzip")
    except OSError as error:
        yield _input_error(name, error)


def _captures(name: str, published: str | None) -> Iterator[Capture | InputError]:
    if name == "-":
        yield from captures_in(sys.stdin.buffer, name, published)
        return
    try:
        with open(name, "rb", buffering=_BUFFER) as stream:
            yield from captures_in(stream, name, published)
    except OSError as error:
        yield _input_error(name, error)


def _read(raw: io.BufferedReader, name: str, published: str | None) -> Iterator[Capture | InputError]:
    stream = _unpacked(raw)
    named = bool(_LINES_NAME.search(name))
    first = b""
    if named or stream.peek(_BUFFER)[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        first = stream.readline(LIMIT + 1)
        if not first:
            raise InputError(name, "empty")
    if named or record_of(first.lstrip(b"\xef\xbb\xbf")):
        yield from captures_of_lines(stream, source=name, limit=LIMIT, first=first, published=published)
        return
    data = first + stream.read(LIMIT + 1 - len(first))
    if len(data) > LIMIT:
        raise InputError(name, f"larger than {LIMIT >> 20} MB")
    yield capture_of_bytes(data, source=name, published=published)


def _unpacked(stream: io.BufferedReader) -> io.BufferedReader:
    if stream.peek(2)[:2] != _GZIP_MAGIC:
        return stream
    return io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=stream)), _BUFFER)


def _input_error(name: str, error: OSError) -> InputError:
    return InputError(name, (error.strerror or str(error)).lower())
