"""``detente score``: how right the coder is, against sentences or articles that a person has coded."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.run import Run, opened, running
from detente.exports.printable import printable

if TYPE_CHECKING:
    from detente.scoring import Form, MarkedFile

EXAMPLES = """\b
Examples:
  detente score marked.tsv                            sentences with <actor> and <recipient> marked
  detente score marked.tsv --predictions out.tsv      the same table, with a column "predicted"
  detente score gold.jsonl                            articles with every claim marked
  detente score gold.jsonl --show wrong 20            and what is wrong, or was missed

\b
A table is tab-separated, with a header:
  event  marked_sentence
  AID    <actor>Chad</actor> sent tents to <recipient>Peru</recipient>.
"""


class FormOption(StrEnum):
    """The forms that types come in."""

    PLOVER = "plover"
    YIELD = "yield"


def score(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="Marked sentences (TSV) or gold claims (JSONL); - for standard input.",
            show_default=False,
        ),
    ],
    predictions: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Write the table again with what was chosen for each row, in the column predicted.",
            dir_okay=False,
            show_default=False,
        ),
    ] = None,
    form: Annotated[
        FormOption | None,
        typer.Option(
            help="PLOVER's sixteen types, or the older form, with YIELD. Default: that of the column event; "
            "where there is none, yield.",
            show_default=False,
        ),
    ] = None,
    show: Annotated[
        tuple[str, int] | None,
        typer.Option(
            metavar="wrong|missed N",
            help="List N claims that are wrong, or N gold claims that were missed.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Score the coder against sentences or articles that a person has coded."""
    if show is not None and (show[0] not in ("wrong", "missed") or show[1] < 0):
        raise typer.BadParameter("wrong or missed, and a number", param_hint="--show")
    with running(unit="rows") as run:
        from detente.errors import UsageError
        from detente.scoring import is_gold, read_marked, read_text

        text = read_text(file)
        if is_gold(file, text):
            if predictions or form:
                raise UsageError("--predictions and --form are for marked sentences, not for gold claims")
            _score_claims(file, text, show, run)
        else:
            if show:
                raise UsageError("--show is for gold claims, not for marked sentences")
            _score_marked(read_marked(file, text), file, predictions, form, run)


def _score_claims(file: str, text: str, show: tuple[str, int] | None, run: Run) -> None:
    from detente.scoring import claims_report, gold_articles, measure, shown

    articles = gold_articles(file, text)
    run.unit = "articles"
    matches = [match for measured in run.good(map(measure, articles)) for match in measured]
    _print(claims_report(matches, len(articles)))
    if show is not None:
        _print(shown(matches, *show))


def _score_marked(
    marked: MarkedFile, file: str, predictions: Path | None, form: FormOption | None, run: Run
) -> None:
    from detente.claims.pair import code_pairs
    from detente.scoring import Confusion, choose, confusion_report, fold, table_of

    for row in marked.rows:
        if row.problem:
            run.say(f"{file}: line {row.line}: {row.problem}")
    used: Form = form.value if form else marked.form
    chosen = [choose(coding, used) for coding in run.good(code_pairs(row.pair for row in marked.rows))]
    if predictions:
        with opened(predictions) as out:
            out.write(table_of(marked, chosen).encode())
    if scored := [(fold(row.gold, used), choice) for row, choice in zip(marked.rows, chosen, strict=True) if row.gold]:
        _print(confusion_report(Confusion.of(scored)))
    else:
        run.say(f"{file}: no types in a column event: predicted, not scored")


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(printable(line))
