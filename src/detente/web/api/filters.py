"""What may stand in the address of an endpoint: the filters of the command line, under the same names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from fastapi import Path
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request

from detente.claims.claim import Status
from detente.errors import UsageError
from detente.ledger.asking.question import Question, Sort
from detente.ledger.asking.timeline import Step
from detente.ledger.pledges.pledge import Fate
from detente.ontology import ontology
from detente.web.api.answering import MOST_PER_PAGE
from detente.web.asking import asked_by

_WHOM = "A name (`Putin`), an id (`vladimir-putin`), a country code, a sector of one (`RUS/MIL`), a bloc's `members`"
DAY = r"^\d{4}-\d{2}-\d{2}$"

Id = Annotated[str, Path(pattern="^[0-9a-f]{16}$", description="The id of the record.", examples=["7cfd0bab5230c3d8"])]
FORM = Field(description="The form of the answer; it goes before the `Accept` header.")

Whom = Annotated[str, Field(json_schema_extra={"format": "actor"})]
Day = Annotated[str | None, Field(pattern=DAY, json_schema_extra={"format": "date"})]


def _codes(meaning: str, known: Iterable[str]) -> Any:
    """A filter whose values are of a vocabulary; whether each is, ``asked_by`` sees, whatever its case."""
    items: Any = {"type": "string", "enum": sorted(set(known))}
    return Field([], description=f"{meaning}; see the codebook.", json_schema_extra={"items": items})


class Query(BaseModel):
    """A name that is not known is refused: a slip of the pen must not look like an answer."""

    model_config = ConfigDict(extra="forbid")


class Filters(Query):
    """Which events are meant: all that is given must hold, and of several values of one name any."""

    party: list[Whom] = Field([], description=f"Took part on either side; of several, all must have. {_WHOM}.")
    actor: list[Whom] = Field([], description=f"Did it. {_WHOM}.")
    recipient: list[Whom] = Field([], description=f"It was done to, for or with. {_WHOM}.")
    speaker: list[Whom] = Field([], description=f"On whose word it stands. {_WHOM}.")
    since: Day = Field(None, description="From this day on.", examples=["2021-03-01"])
    until: Day = Field(None, description="Up to this day.", examples=["2021-12-31"])
    event: list[str] = _codes("PLOVER event type", ontology().events)
    mode: list[str] = _codes("PLOVER mode", (mode for _, mode in ontology().modes))
    context: list[str] = _codes("PLOVER context", ontology().contexts)
    kind: list[str] = _codes("Our kind of act", ontology().kinds)
    cameo: list[str] = _codes("CAMEO code, with all below it", ontology().cameo)
    quad: list[Annotated[int, Field(ge=1, le=4)]] = Field([], description="Quad class.")
    status: list[Status] = Field([], description="Whether it happened.")
    country: list[str] = Field([], description="Country it took place in (ISO 3166 alpha-3).", examples=[["CHE"]])
    outlet: list[str] = Field([], description="Outlet that tells of it.")
    confidence: float | None = Field(None, ge=0, le=1, description="At least so sure.")
    origins: int | None = Field(None, ge=1, le=10**6, description="Told by so many independent origins at least.")
    contested: Literal["yes", "no"] | None = Field(None, description="Affirmed by some and denied by others, or not.")
    text: str | None = Field(None, description='Words in its sentences; those in `"` stand together.')


class Sorted(Filters):
    """Which events, and in which order."""

    sort: Sort = Field("newest", description="Order.")


class Paged(Query):
    """Which page of a list, in which form."""

    after: str | None = Field(None, description="Where to go on: from `next` of the page before.")
    limit: int | None = Field(
        None,
        ge=1,
        le=MOST_PER_PAGE,
        description=f"At most so many: 50 to {MOST_PER_PAGE} on a page of JSON; a table without it holds all.",
    )
    format: Annotated[Literal["json", "jsonl", "csv", "parquet"] | None, FORM] = None


class EventsQuery(Sorted, Paged):
    """A list of events, contacts or pledges."""


class PledgesQuery(EventsQuery):
    """A list of pledges."""

    fate: list[Fate] = Field([], description="What became of it.")


class ToldQuery(Filters, Paged):
    """A list of claims or articles: those of the events meant, in the order they came into the ledger."""


class TimelineQuery(Filters):
    """A timeline."""

    step: Step = Field("month", description="How long a step is.")
    format: Annotated[Literal["json", "csv", "parquet"] | None, FORM] = None


def question_of(request: Request, limit: int | None = None) -> Question:
    """The question in the address of a request; raises UsageError for a value that cannot be."""
    return asked_by(request.query_params, limit=limit).question


def number_of(after: str | None) -> int:
    """The number in the cursor of a list of claims or articles, 0 for the beginning; raises UsageError for none."""
    if after is None:
        return 0
    if not (after.isascii() and after.isdigit() and len(after) < 16):
        raise UsageError(f"after: {after} is no place in this list")
    return int(after)
