"""Detente reads news pages and makes sourced records of what political actors did to, for and with each other.

    >>> import detente
    >>> claims = detente.code("France recalled its ambassador from Canberra.", published="2021-09-17")
    >>> article = detente.read("page.html")
    >>> for coded in detente.code_many(["captures/"]): ...
    >>> detente.add(["captures/"], "detente.db")
    >>> with detente.Ledger("detente.db") as ledger: ledger.events(parties=["France", "Australia"])

Nothing heavy is imported before it is used, and the models are loaded once a process.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from detente._version import __version__
from detente.errors import DetenteError, InputError, UsageError

if TYPE_CHECKING:
    from detente.articles.article import Article
    from detente.captures.capture import Capture
    from detente.claims.claim import Claim
    from detente.ledger.ledger import Ledger
    from detente.ledger.store.added import Added
    from detente.pipeline import Annotation, Coded

__all__ = [
    "Annotation", "Article", "Claim", "Coded", "DetenteError", "InputError", "Ledger", "UsageError", "__version__",
    "add", "annotate", "annotate_many", "code", "code_many", "read", "read_many",
]  # fmt: skip

_RECORDS = {
    "Article": "detente.articles.article",
    "Claim": "detente.claims.claim",
    "Coded": "detente.pipeline",
    "Ledger": "detente.ledger.ledger",
    "Annotation": "detente.pipeline",
}


def read(source: str | Path, *, published: str | None = None, headline: str | None = None) -> Article:
    """The article of one page.

    ``source`` is a path, or the page itself as text or HTML. ``published`` is the page's date (ISO 8601: a day, a month
    or a year); ``headline`` is its headline, where the text does not hold it. Raises InputError where the page cannot
    be read or the date is none.
    """
    from detente.pipeline import read_article

    return read_article(_capture(source, published, headline))


def code(
    source: str | Path, *, published: str | None = None, headline: str | None = None, least: float | None = None
) -> tuple[Claim, ...]:
    """The claims of one page, in the order of its text; arguments and errors as of ``read``.

    Claims less sure than ``least`` (0 to 1) are not made; None stands for the usual threshold, 0 gives them all.
    """
    from detente.claims import SURE_ENOUGH
    from detente.pipeline import code_article

    article = read(source, published=published, headline=headline)
    return code_article(article, least=SURE_ENOUGH if least is None else least).claims


def annotate(source: str | Path, *, published: str | None = None, headline: str | None = None) -> Annotation:
    """One page with every layer that its claims were made from; arguments and errors as of ``read``."""
    from detente.pipeline import annotate_article

    return annotate_article(read(source, published=published, headline=headline))


def read_many(paths: Iterable[str | Path], *, published: str | None = None) -> Iterator[Article | InputError]:
    """The articles of files, folders and globs, in order; an input that cannot be read gives its error in its place."""
    from detente.pipeline import read_many as run

    return run(map(str, paths), published)


def code_many(
    paths: Iterable[str | Path], *, published: str | None = None, jobs: int = 1
) -> Iterator[Coded | InputError]:
    """The articles of files, folders and globs with their claims, in order whatever ``jobs`` (processes) is."""
    from detente.pipeline import code_many as run

    return run(map(str, paths), published, jobs)


def add(
    paths: Iterable[str | Path], ledger: str = "detente.db", *, published: str | None = None, jobs: int = 1
) -> list[Added | InputError]:
    """Code files, folders and globs and add them to a ledger (a path or URL), made if there is none.

    What was done with each page, in order; an input that cannot be read gives its error in its place. A page that the
    ledger has is passed over.
    """
    from detente.ledger.store.opening import open_store
    from detente.pipeline import add_many

    store = open_store(ledger)
    try:
        return list(add_many(map(str, paths), store, published, jobs))
    finally:
        store.close()


def annotate_many(paths: Iterable[str | Path], *, published: str | None = None) -> Iterator[Annotation | InputError]:
    """The articles of files, folders and globs with every layer, in order."""
    from detente.pipeline import annotate_many as run

    return run(map(str, paths), published)


def _capture(source: str | Path, published: str | None, headline: str | None) -> Capture:
    from dataclasses import replace

    from detente.captures import capture_of, expand, is_path
    from detente.captures.published import check_given

    check_given(published)
    if isinstance(source, Path) or is_path(source):
        captures = list(expand([str(source)], published=published))
        if len(captures) != 1:
            raise InputError(str(source), f"holds {len(captures)} pages, not one: use code_many or read_many")
        capture = captures[0]
        if isinstance(capture, InputError):
            raise capture
    else:
        capture = capture_of(source, published=published)
    return capture if headline is None else replace(capture, headline=headline)


def __getattr__(name: str) -> Any:
    if name in _RECORDS:
        from importlib import import_module

        return getattr(import_module(_RECORDS[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
