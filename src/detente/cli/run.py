"""One run of a command: what it says on standard error, and the status it ends with."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TypeVar

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from detente.errors import DetenteError, InputError, UsageError
from detente.exports.printable import printable
from detente.exports.replacing import replacing

Item = TypeVar("Item")

# Anything shorter needs no progress display.
PATIENCE_SECONDS = 1.0
# What a shell reports for a program that ended because nobody read its output any more (128 + SIGPIPE).
BROKEN_PIPE_STATUS = 141
INTERRUPTED_STATUS = 130


class Run:
    """Counts what was read, names what could not be, and shows progress where somebody is looking."""

    def __init__(self, *, show_progress: bool, unit: str = "pages") -> None:
        self.unit = unit  # what is counted, in words
        self.read = 0
        self.failed = 0
        self._console = Console(stderr=True, highlight=False, emoji=False, markup=False, soft_wrap=True)
        self._progress: Progress | None = None
        self._show_progress = show_progress and self._console.is_terminal

    def good(self, results: Iterable[Item | InputError]) -> Iterator[Item]:
        """The results without the failures, each of which becomes a line on standard error."""
        started = time.monotonic()
        try:
            for result in results:
                if isinstance(result, InputError):
                    self.failed += 1
                    self.say(str(result))
                else:
                    self.read += 1
                    yield result
                if self._show_progress and time.monotonic() - started > PATIENCE_SECONDS:
                    self._update()
        finally:
            if self._progress:
                self._progress.stop()

    def say(self, message: str) -> None:
        """One line on standard error, whatever the message holds (a file's name can hold a line feed)."""
        self._console.print(f"detente: {printable(message)}")

    @property
    def summary(self) -> str:
        """What was read, in words: ``5 pages, 1 not read``."""
        pages = f"{self.read} page{'' if self.read == 1 else 's'}"
        return f"{pages}, {self.failed} not read" if self.failed else pages

    def _update(self) -> None:
        if self._progress is None:
            columns = (SpinnerColumn(), TextColumn(f"{{task.completed}} {self.unit}"), TimeElapsedColumn())
            self._progress = Progress(*columns, console=self._console, transient=True)
            self._task = self._progress.add_task("", total=None)
            self._progress.start()
        self._progress.update(self._task, completed=self.read + self.failed)


@contextmanager
def running(*, show_progress: bool = True, unit: str = "pages") -> Iterator[Run]:
    """A run that ends the program with the right status: 0, 1 where an input failed, 2 for wrong usage."""
    run = Run(show_progress=show_progress, unit=unit)
    try:
        yield run
        sys.stdout.flush()
    except BrokenPipeError:
        # `detente code ... | head`: nobody reads on. What Python still has buffered must go nowhere, silently.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(BROKEN_PIPE_STATUS) from None
    except UsageError as error:
        run.say(str(error))
        raise typer.Exit(2) from None
    except (DetenteError, OSError) as error:
        run.say(str(error))
        raise typer.Exit(1) from None
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED_STATUS) from None
    if run.failed:
        raise typer.Exit(1)


@contextmanager
def opened(output: Path | None) -> Iterator[BinaryIO]:
    """The stream to write to: the file at ``output``, whole or not at all, or standard output."""
    if output is None:
        yield sys.stdout.buffer
    else:
        with replacing(output) as stream:
            yield stream
