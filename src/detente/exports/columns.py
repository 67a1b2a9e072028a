"""The flat schema of CSV and Parquet: one row a claim, these columns, in this order.

A claim has lists (actors, recipients, attribution, amounts); each of their parts has a column of its own, and
the columns of one list run in step: the second of ``actor_names`` is the second of ``actor_ids``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal

from detente.claims.claim import Claim

ColumnType = Literal["text", "date", "integer", "number", "texts", "integers", "numbers"]
Cell = str | int | float | Sequence[str | int | float | None] | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its ``value`` in a claim's row, and for the reference what it means."""

    name: str
    type: ColumnType
    meaning: str
    value: Callable[[Claim], Cell]


def _field(name: str, type_: ColumnType, path: str, meaning: str) -> Column:
    """The value at a dotted ``path`` of the claim, such as ``evidence.trigger.text``."""
    return Column(name, type_, meaning, attrgetter(path))


def _parts(name: str, type_: ColumnType, many: str, path: str, meaning: str) -> Column:
    """The value at ``path`` in each of the claim's ``many``."""
    part = attrgetter(path)
    return Column(name, type_, meaning, lambda claim: [part(one) for one in getattr(claim, many)])


def _place(name: str, type_: ColumnType, path: str, meaning: str) -> Column:
    part = attrgetter(path)
    return Column(name, type_, meaning, lambda claim: part(claim.place) if claim.place else None)


def _speakers(name: str, path: str, meaning: str) -> Column:
    part = attrgetter(path)
    return Column(
        name,
        "texts",
        meaning,
        lambda claim: [part(link.speaker) if link.speaker else None for link in claim.attribution],
    )


def _mentions(prefix: str, many: str) -> tuple[Column, ...]:
    return (
        _parts(f"{prefix}_ids", "texts", many, "id", "identifier in the knowledge base; never empty"),
        _parts(f"{prefix}_names", "texts", many, "name", "full name"),
        _parts(f"{prefix}_types", "texts", many, "type", "person, state, organisation, group, role or people"),
        _parts(f"{prefix}_countries", "texts", many, "country", "ISO 3166 alpha-3, or the code of what is no state"),
        _parts(f"{prefix}_sectors", "texts", many, "sector", "PLOVER sector"),
        _parts(f"{prefix}_offices", "texts", many, "office", "office held on the day"),
        _parts(f"{prefix}_via", "texts", many, "via", "how the mention was resolved; empty: by name"),
        _parts(f"{prefix}_texts", "texts", many, "text", "the words of the body"),
        _parts(f"{prefix}_starts", "integers", many, "start", "where they start in the body"),
        _parts(f"{prefix}_ends", "integers", many, "end", "where they end in the body"),
    )


COLUMNS: tuple[Column, ...] = (
    _field("id", "text", "id", "identifier of the claim"),
    _field("article_id", "text", "article.id", "identifier of the article"),
    _field("article_url", "text", "article.url", "address of the page"),
    _field("article_publisher", "text", "article.publisher", "who published the page"),
    _field("article_headline", "text", "article.headline", "its headline"),
    _field("article_published", "text", "article.published", "the day it was published"),
    _field("article_origin", "text", "article.origin", "the wire service it credits"),
    _field("event", "text", "event", "PLOVER event type"),
    _field("mode", "text", "mode", "PLOVER mode"),
    Column("contexts", "texts", "PLOVER contexts", lambda claim: list(claim.contexts)),
    _field("kind", "text", "kind", "our kind of act"),
    _field("cameo", "text", "cameo", "CAMEO code; text, for its leading zero"),
    _field("quad", "integer", "quad", "quad class of the CAMEO code"),
    _field("goldstein", "number", "goldstein", "Goldstein value of the CAMEO code"),
    *_mentions("actor", "actors"),
    *_mentions("recipient", "recipients"),
    _field("status", "text", "status", "happened, under_way, announced, possible, denied or negated"),
    _field("date_start", "date", "date.start", "first day of the act"),
    _field("date_end", "date", "date.end", "last day of the act, included"),
    _field("date_precision", "text", "date.precision", "day, week, month, quarter, year or none"),
    _field("date_basis", "text", "date.basis", "stated, relative, inferred or none"),
    _field("date_text", "text", "date.text", "the words the date was read from"),
    _place("place_text", "text", "text", "the words of the body"),
    _place("place_name", "text", "name", "name of the place"),
    _place("place_country", "text", "country", "ISO 3166 alpha-3"),
    _place("place_latitude", "number", "latitude", "degrees north (WGS 84)"),
    _place("place_longitude", "number", "longitude", "degrees east (WGS 84)"),
    _place("place_geonames_id", "integer", "geonames_id", "identifier in GeoNames"),
    _speakers("speaker_ids", "id", "on whose word, innermost first; empty: no known actor"),
    _speakers("speaker_names", "name", "full name"),
    _speakers("speaker_countries", "country", "ISO 3166 alpha-3, or the code of what is no state"),
    _parts("attribution_media", "texts", "attribution", "medium", "the vehicle: a statement, a news agency"),
    _parts("attribution_texts", "texts", "attribution", "text", "the words of the body"),
    _parts("attribution_starts", "integers", "attribution", "start", "where they start in the body"),
    _parts("attribution_ends", "integers", "attribution", "end", "where they end in the body"),
    _parts("amount_values", "numbers", "amounts", "value", "how many or how much"),
    _parts("amount_units", "texts", "amounts", "unit", "unit of measure or currency"),
    _parts("amount_ofs", "texts", "amounts", "of", "of what"),
    _parts("amount_texts", "texts", "amounts", "text", "the words of the body"),
    _field("evidence_text", "text", "evidence.text", "the sentence"),
    _field("evidence_start", "integer", "evidence.start", "where it starts in the body"),
    _field("evidence_end", "integer", "evidence.end", "where it ends in the body"),
    _field("evidence_paragraph", "integer", "evidence.paragraph", "index of its paragraph"),
    _field("trigger_text", "text", "evidence.trigger.text", "the words that name the act"),
    _field("trigger_start", "integer", "evidence.trigger.start", "where they start in the body"),
    _field("trigger_end", "integer", "evidence.trigger.end", "where they end in the body"),
    _field("confidence", "number", "confidence", "0 to 1"),
    _field("coder_by", "text", "coder.by", "lexicon, model or both"),
    _field("coder_rule", "text", "coder.rule", "the rule that decided the code"),
    _field("coder_version", "text", "coder.version", "version of the coder"),
    _field("frame", "text", "frame", "identifier of the claim that this one stands inside"),
)
