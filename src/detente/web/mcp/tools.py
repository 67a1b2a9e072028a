"""The tools: questions to a ledger, with plain arguments and short answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from threading import Lock
from typing import Annotated, Literal

from pydantic import Field
from starlette.datastructures import QueryParams

from detente.actors.base import ActorBase
from detente.actors.naming import answers
from detente.captures import capture_of
from detente.errors import InputError, UsageError
from detente.ledger.asking.chart import chart
from detente.ledger.asking.cursor import cursor
from detente.ledger.asking.question import Question, Sort
from detente.ledger.asking.timeline import Step
from detente.ledger.events.event import Event
from detente.ledger.ledger import Ledger
from detente.pipeline import code_capture
from detente.web.asking import asked_by
from detente.web.mcp.telling import Told, claim_told, contact_told, event_told, pledge_told, timeline_told

Whom = Annotated[
    list[str],
    Field(description="Names, ids or country codes; RUS/MIL is a sector of a country, NATO/members those of a bloc."),
]
Day = Annotated[str | None, Field(description="A day: 2021-03-01.")]
Codes = Annotated[list[str], Field(description="Codes of the codebook.")]
Words = Annotated[str | None, Field(description="Words in the sentences; those in quotation marks stand together.")]
EventId = Annotated[str, Field(description="The id of an event, as search_events gives it.")]
Status = Literal["happened", "under_way", "announced", "possible", "denied", "negated"]

LONGEST_TEXT = 200_000


class Tools:
    """The tools over one ledger; each raises DetenteError in words fit for whoever called it."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        # The models that code are one a process, and take one text at a time.
        self._coding = Lock()

    def search_events(
        self,
        party: Whom = [],  # noqa: B006
        actor: Whom = [],  # noqa: B006
        recipient: Whom = [],  # noqa: B006
        speaker: Whom = [],  # noqa: B006
        since: Day = None,
        until: Day = None,
        event: Codes = [],  # noqa: B006
        kind: Codes = [],  # noqa: B006
        status: list[Status] = [],  # noqa: B006
        country: Codes = [],  # noqa: B006
        outlet: list[str] = [],  # noqa: B006
        text: Words = None,
        sort: Sort = "newest",
        limit: Annotated[int, Field(ge=1, le=100)] = 10,
        after: Annotated[str | None, Field(description="Where to go on: `next` of the answer before.")] = None,
    ) -> Told:
        """Search the ledger for events: who did what to whom, when, with the sentence that tells of it best.

        `party` took part on either side (of several, all must have), `actor` did it, `recipient` it was done to, on
        the word of `speaker`. `event` is a PLOVER type (CONSULT, AID, SANCTION, ASSAULT, ...), `kind` is finer (call,
        visit, offer, expulsion, ...). `country` is where it took place.
        """
        question = _asked(
            party=party, actor=actor, recipient=recipient, speaker=speaker, since=since, until=until, event=event,
            kind=kind, status=status, country=country, outlet=outlet, text=text, sort=sort,
        )  # fmt: skip
        found = self._ledger.events(replace(question, limit=limit + 1, after=after))
        shown = found[:limit]
        told: Told = {"events": [event_told(one) for one in shown], "total": self._ledger.count(question)}
        return told | ({"next": cursor(shown[-1], sort)} if len(found) > limit else {})

    def show_event(self, id: EventId) -> Told:
        """Show one event with every claim that tells of it: the sentence, the outlet and address, on whose word."""
        event = self._event(id)
        claims = self._ledger.claims(event.id)
        told: Told = {"event": event_told(event), "claims": [claim_told(claim) for claim in claims]}
        pledge, contact = self._ledger.pledge(event.id), self._ledger.contact(event.id)
        told |= {"pledge": pledge_told(pledge)} if pledge else {}
        return told | ({"accounts": [account.side for account in contact.accounts]} if contact else {})

    def compare_accounts(self, id: EventId) -> Told:
        """Compare what each side says of a talk, visit, call or meeting: what both say, deny, or one leaves out."""
        event = self._event(id)
        contact = self._ledger.contact(event.id)
        if contact is None:
            raise UsageError(f"{id} is no contact but {event.kind or event.event}: it has no accounts to compare")
        return contact_told(event, contact)

    def timeline(
        self,
        party: Whom = [],  # noqa: B006
        actor: Whom = [],  # noqa: B006
        recipient: Whom = [],  # noqa: B006
        since: Day = None,
        until: Day = None,
        event: Codes = [],  # noqa: B006
        kind: Codes = [],  # noqa: B006
        text: Words = None,
        step: Step = "month",
    ) -> tuple[Told, bytes]:
        """Draw how many events there were over time, and how hostile or friendly (Goldstein, -10 to 10).

        With two parties there are two series, of each one's acts towards the other. The answer is the numbers and a
        chart as an image. Quad classes are verbal and material cooperation, verbal and material conflict.
        """
        question = _asked(
            party=party, actor=actor, recipient=recipient, since=since, until=until, event=event, kind=kind, text=text
        )
        drawn = self._ledger.timeline(question, step=step)
        told = timeline_told(drawn)
        if not told["points"]:
            return told, b""
        import vl_convert

        # Nothing is fetched for it, whatever a chart may name.
        image = vl_convert.vegalite_to_png(chart(drawn, "Events over time"), scale=1.5, allowed_base_urls=[])
        return told, image

    def resolve_actor(self, name: Annotated[str, Field(min_length=1, max_length=200)], on: Day = None) -> Told:
        """Resolve a name, a title or a phrase ("Medvedev", "the German chancellor") to actors, as of a day.

        Of people the offices are given with their days; the reason says why it is this actor.
        """
        found = answers(name, ActorBase.default(), _day(on))
        actors = [
            {
                "id": one.actor.id,
                "name": one.actor.name,
                "type": one.actor.type,
                "country": one.actor.country,
                "sector": one.actor.sector,
                "office": one.actor.office,
                "why": one.why,
                "offices": [f"{held.office}, {held.country}: {held.begin} to {held.end}" for held in one.offices],
            }
            for one in found
        ]
        return {"name": name, "on": on, "actors": actors}

    def code_text(
        self,
        text: Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT, description="A news page: text or HTML.")],
        published: Annotated[str | None, Field(description="The day it was published: 2021-03-01.")] = None,
        headline: str | None = None,
    ) -> Told:
        """Code a news text into claims: who did what to whom, when, how certain, on whose word. Nothing is kept."""
        capture = capture_of(text, source="the text", published=published, headline=headline)
        with self._coding:
            made = code_capture(capture)
        if isinstance(made, InputError):
            raise made
        told: Told = {"claims": [claim_told(claim) for claim in made.claims]}
        return told | ({"no_story": made.article.reason} if made.article.reason else {})

    def _event(self, id: str) -> Event:
        event = self._ledger.event(id)
        if event is None:
            raise UsageError(f"no event {id} in this ledger; search_events gives ids")
        return event


def _asked(**filters: str | Sequence[str] | None) -> Question:
    """The question of these filters, as the address of a page would ask it."""
    pairs = [
        (name, value)
        for name, given in filters.items()
        for value in ((given,) if isinstance(given, str) else given or ())
    ]
    return asked_by(QueryParams(pairs), limit=None).question


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UsageError(f"on: {text} is no day (2009-06-01)") from None
