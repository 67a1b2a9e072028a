"""``detente review``: what a person says of claims and events."""

from __future__ import annotations

import json
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from detente.cli.options import Ledger
from detente.cli.run import running
from detente.errors import UsageError
from detente.exports.printable import printable

if TYPE_CHECKING:
    from detente.claims.claim import Claim
    from detente.ledger.reviews.review import Review
    from detente.ledger.store.store import Store

EXAMPLES = """\b
Examples:
  detente review                                      the claims that are least sure, with their ids
  detente review right 3f9c2a7be01d5c44 --by ann      it was coded right
  detente review wrong 3f9c2a7be01d5c44 --by ann      it leaves its event
  detente review correct 3f9c2a7be01d5c44 --by ann --set kind=closure --set status=announced
  detente review merge 3f9c2a7be01d5c44 0b1c... --by ann      events that are one
  detente review split 3f9c2a7be01d5c44 --by ann      claims that tell of another happening
  detente review note 3f9c2a7be01d5c44 --by ann --note 'ask the ministry'
  detente review list                                 what was judged, with its ids
  detente review undo 5d0f6c19a2e7

\b
Nothing of this is lost when pages are added or coded again, and all of it can be undone.
"""


class Act(StrEnum):
    """What can be done, the verdicts first."""

    RIGHT = "right"
    WRONG = "wrong"
    CORRECT = "correct"
    MERGE = "merge"
    SPLIT = "split"
    NOTE = "note"
    UNDO = "undo"
    LIST = "list"
    UNSURE = "unsure"


def review(
    act: Annotated[Act, typer.Argument(help="What to do.", metavar="[VERDICT|undo|list|unsure]")] = Act.UNSURE,
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID]...", help="Of claims, events to merge, the review to undo.", show_default=False),
    ] = None,
    ledger: Ledger = "detente.db",
    by: Annotated[
        str | None, typer.Option(metavar="NAME", envvar="DETENTE_REVIEWER", help="Who judges.", show_default=False)
    ] = None,
    note: Annotated[str | None, typer.Option(metavar="TEXT", help="Why, in words.", show_default=False)] = None,
    changes: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="FIELD=VALUE",
            help="What is right, for correct: a word, or JSON for what has parts; may be repeated.",
            show_default=False,
        ),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="How many to list.")] = 20,
) -> None:
    """Judge claims and events: right, wrong, correct, merge, split, note; undo; or list what is least sure."""
    with running() as run:
        from detente.ledger.store.opening import open_store

        store = open_store(ledger, create=False)
        try:
            if act is Act.UNSURE:
                _list(store.unsure(limit), _claim_line)
            elif act is Act.LIST:
                _list(store.reviews()[:limit], _review_line)
            elif act is Act.UNDO:
                run.say(_undo(store, ids or []))
            else:
                run.say(_judge(store, act, ids or [], by, note, _parsed(changes or [])))
        finally:
            store.close()


def _judge(store: Store, act: Act, ids: list[str], by: str | None, note: str | None, changes: dict[str, Any]) -> str:
    from detente.ledger.reviews.making import make_review

    if not by:
        raise UsageError("a review needs a name: --by NAME, or DETENTE_REVIEWER")
    made = make_review(act.value, ids, by, changes=changes, note=note)  # type: ignore[arg-type]
    touched = store.review(made)
    return f"review {made.id} kept; {_events(touched)} (detente review undo {made.id})"


def _undo(store: Store, ids: list[str]) -> str:
    if len(ids) != 1:
        raise UsageError("undo takes the id of one review; detente review list shows them")
    return f"review {ids[0]} undone; {_events(store.undo(ids[0]))}"


def _events(touched: tuple[str, ...]) -> str:
    return f"{len(touched)} event{'' if len(touched) == 1 else 's'} touched"


def _parsed(changes: list[str]) -> dict[str, Any]:
    """``FIELD=VALUE`` pairs; a value that is no JSON is a word."""
    parsed: dict[str, Any] = {}
    for change in changes:
        field, sign, value = change.partition("=")
        if not sign:
            raise UsageError(f"--set takes FIELD=VALUE, not {change}")
        try:
            parsed[field] = json.loads(value)
        except ValueError:
            parsed[field] = value
        # Codes of CAMEO look like numbers, and are none.
        if field == "cameo":
            parsed[field] = value
    return parsed


def _list(several: list[Any], line: Callable[[Any], str]) -> None:
    for one in several:
        typer.echo(printable(line(one)))


def _claim_line(claim: Claim) -> str:
    sides = (" and ".join(party.name for party in side) for side in (claim.actors, claim.recipients))
    told = f"{claim.kind or claim.event} ({claim.status})  {' > '.join(side for side in sides if side)}"
    return f"{claim.id}  {claim.confidence:.2f}  {told}: {claim.evidence.text}"


def _review_line(review: Review) -> str:
    said = f"{review.id}  {review.at}  {review.by}: {review.verdict} {' '.join(review.claims)}"
    changes = " ".join(f"{field}={json.dumps(value, ensure_ascii=False)}" for field, value in review.changes.items())
    return "  ".join(part for part in (said, changes, review.note or "") if part)
