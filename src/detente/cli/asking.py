"""The filters that every command shares which asks a ledger: one place for their names, help and meaning."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_type_hints

import typer

from detente.cli.options import checked_day
from detente.errors import UsageError

if TYPE_CHECKING:
    from detente.ledger.asking.question import Question

Texts = list[str] | None


class Order(StrEnum):
    """The orders of ``Question.sort``."""

    NEWEST = "newest"
    OLDEST = "oldest"
    SUREST = "surest"
    MOST_TOLD = "most-told"
    MOST_HOSTILE = "most-hostile"
    MOST_FRIENDLY = "most-friendly"


def _several(flag: str, metavar: str, help: str) -> Any:
    return typer.Option(flag, metavar=metavar, help=f"{help}; may be repeated.", show_default=False)


def filters(
    party: Annotated[Texts, _several("--party", "ACTOR", "Took part on either side; of several, all must have")] = None,
    actor: Annotated[Texts, _several("--actor", "ACTOR", "Did it: a name, id or code, RUS/MIL, NATO/members")] = None,
    recipient: Annotated[Texts, _several("--recipient", "ACTOR", "It was done to, for or with")] = None,
    speaker: Annotated[Texts, _several("--speaker", "ACTOR", "On whose word it stands")] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DAY", help="From this day on.", callback=checked_day, show_default=False)
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DAY", help="Up to this day.", callback=checked_day, show_default=False)
    ] = None,
    event: Annotated[Texts, _several("--event", "TYPE", "PLOVER event type: CONSULT, AID, ...")] = None,
    mode: Annotated[Texts, _several("--mode", "MODE", "PLOVER mode: visit, phone, ...")] = None,
    context: Annotated[Texts, _several("--context", "CONTEXT", "PLOVER context: military, economic, ...")] = None,
    kind: Annotated[Texts, _several("--kind", "KIND", "Our kind: call, offer, expulsion, ...")] = None,
    cameo: Annotated[Texts, _several("--cameo", "CODE", "CAMEO code, with all below it: 17, 172, ...")] = None,
    quad: Annotated[
        list[int] | None,
        typer.Option("--quad", min=1, max=4, metavar="1-4", help="Quad class; may be repeated.", show_default=False),
    ] = None,
    status: Annotated[Texts, _several("--status", "STATUS", "happened, announced, denied, ...")] = None,
    place: Annotated[Texts, _several("--country", "CODE", "Country it took place in (ISO alpha-3)")] = None,
    outlet: Annotated[Texts, _several("--outlet", "NAME", "Outlet that tells of it")] = None,
    confidence: Annotated[
        float | None, typer.Option(min=0, max=1, metavar="0-1", help="At least so sure.", show_default=False)
    ] = None,
    origins: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Told by so many independent origins.", show_default=False)
    ] = None,
    contested: Annotated[
        bool | None, typer.Option("--contested/--uncontested", help="Denied by somebody, or not.", show_default=False)
    ] = None,
    text: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Words in its sentences.", show_default=False)
    ] = None,
    sort: Annotated[Order, typer.Option(help="Order.")] = Order.NEWEST,
    limit: Annotated[int | None, typer.Option("--limit", "-n", min=1, metavar="N", help="At most so many.")] = None,
) -> Question:
    """The question that the filters of a command line ask; raises UsageError for a code that does not exist."""
    from detente.ledger.asking.question import Question
    from detente.ledger.asking.whom import whom

    parties, actors, recipients, speakers = (
        tuple(whom(name) for name in names or ()) for names in (party, actor, recipient, speaker)
    )
    return Question(
        parties,
        actors,
        recipients,
        speakers,
        since,
        until,
        _codes("event", event, str.upper),
        _codes("mode", mode),
        _codes("context", context),
        _codes("kind", kind),
        tuple(cameo or ()),
        tuple(quad or ()),
        _codes("status", status),
        tuple(code.upper() for code in place or ()),
        tuple(outlet or ()),
        confidence,
        origins,
        contested,
        text,
        sort.value,
        limit,
    )


def asking(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command that takes a ``question`` the filters as options, after its own parameters."""
    # The question's class is imported only once one is asked.
    own, shared = (get_type_hints(one, localns={"Question": object}, include_extras=True) for one in (command, filters))
    kept = [one for one in inspect.signature(command).parameters.values() if one.name != "question"]
    added = [one for one in inspect.signature(filters).parameters.values() if one.name not in own]

    @wraps(command)
    def with_filters(**given: Any) -> None:
        asked = {one.name: given.pop(one.name) for one in added}
        command(question=lambda: filters(**asked), **given)

    typed = [one.replace(annotation=own[one.name]) for one in kept]
    typed += [one.replace(annotation=shared[one.name]) for one in added]
    required = [one for one in typed if one.default is one.empty]
    with_filters.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [one.replace(kind=one.KEYWORD_ONLY) for one in (*required, *(one for one in typed if one not in required))]
    )
    with_filters.__annotations__ = {one.name: one.annotation for one in typed}
    return with_filters


def _codes(name: str, given: Texts, fold: Callable[[str], str] = str.lower) -> tuple[str, ...]:
    """The codes given, each checked against the vocabulary: a slip of the pen must not look like an empty ledger."""
    from detente.claims.claim import Status
    from detente.ontology import ontology

    known: dict[str, set[str]] = {
        "event": set(ontology().events),
        "mode": {mode for _, mode in ontology().modes} | {kind.mode for kind in ontology().kinds.values() if kind.mode},
        "context": set(ontology().contexts),
        "kind": set(ontology().kinds),
        "status": set(get_args(Status)),
    }
    codes = tuple(fold(code) for code in given or ())
    for code in codes:
        if code not in known[name]:
            likely = _likely(code, known[name])
            raise UsageError(f"--{name} {code}: no such {name}{f'; perhaps {likely}' if likely else ''}")
    return codes


def _likely(code: str, known: set[str]) -> str | None:
    from difflib import get_close_matches

    return next(iter(get_close_matches(code, sorted(known), 1)), None)
