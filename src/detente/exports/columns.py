"""The sheet of claims: one row a claim, these columns, in this order."""

from __future__ import annotations

from operator import attrgetter

from detente.claims.claim import Claim
from detente.columns import Column, Sheet, field, optional, parts


def _speakers(name: str, path: str, meaning: str) -> Column[Claim]:
    part = attrgetter(path)
    return Column(
        name,
        "texts",
        meaning,
        lambda claim: [part(link.speaker) if link.speaker else None for link in claim.attribution],
    )


def _mentions(prefix: str, many: str) -> tuple[Column[Claim], ...]:
    return (
        parts(f"{prefix}_ids", "texts", many, "id", "identifier in the knowledge base; never empty"),
        parts(f"{prefix}_names", "texts", many, "name", "full name"),
        parts(f"{prefix}_types", "texts", many, "type", "person, state, organisation, group, role or people"),
        parts(f"{prefix}_countries", "texts", many, "country", "ISO 3166 alpha-3, or the code of what is no state"),
        parts(f"{prefix}_sectors", "texts", many, "sector", "PLOVER sector"),
        parts(f"{prefix}_offices", "texts", many, "office", "office held on the day"),
        parts(f"{prefix}_via", "texts", many, "via", "how the mention was resolved; empty: by name"),
        parts(f"{prefix}_texts", "texts", many, "text", "the words of the body"),
        parts(f"{prefix}_starts", "integers", many, "start", "where they start in the body"),
        parts(f"{prefix}_ends", "integers", many, "end", "where they end in the body"),
    )


COLUMNS: Sheet[Claim] = (
    field("id", "text", "id", "identifier of the claim"),
    field("article_id", "text", "article.id", "identifier of the article"),
    field("article_url", "text", "article.url", "address of the page"),
    field("article_publisher", "text", "article.publisher", "who published the page"),
    field("article_headline", "text", "article.headline", "its headline"),
    field("article_published", "text", "article.published", "the day it was published"),
    field("article_origin", "text", "article.origin", "the wire service it credits"),
    field("event", "text", "event", "PLOVER event type"),
    field("mode", "text", "mode", "PLOVER mode"),
    Column("contexts", "texts", "PLOVER contexts", lambda claim: list(claim.contexts)),
    field("kind", "text", "kind", "our kind of act"),
    field("cameo", "text", "cameo", "CAMEO code; text, for its leading zero"),
    field("quad", "integer", "quad", "quad class of the CAMEO code"),
    field("goldstein", "number", "goldstein", "Goldstein value of the CAMEO code"),
    *_mentions("actor", "actors"),
    *_mentions("recipient", "recipients"),
    field("status", "text", "status", "happened, under_way, announced, possible, denied or negated"),
    field("date_start", "date", "date.start", "first day of the act"),
    field("date_end", "date", "date.end", "last day of the act, included"),
    field("date_precision", "text", "date.precision", "day, week, month, quarter, year or none"),
    field("date_basis", "text", "date.basis", "stated, relative, inferred or none"),
    field("date_text", "text", "date.text", "the words the date was read from"),
    optional("place_text", "text", "place", "text", "the words of the body"),
    optional("place_name", "text", "place", "name", "name of the place"),
    optional("place_country", "text", "place", "country", "ISO 3166 alpha-3"),
    optional("place_latitude", "number", "place", "latitude", "degrees north (WGS 84)"),
    optional("place_longitude", "number", "place", "longitude", "degrees east (WGS 84)"),
    optional("place_geonames_id", "integer", "place", "geonames_id", "identifier in GeoNames"),
    _speakers("speaker_ids", "id", "on whose word, innermost first; empty: no known actor"),
    _speakers("speaker_names", "name", "full name"),
    _speakers("speaker_countries", "country", "ISO 3166 alpha-3, or the code of what is no state"),
    parts("attribution_media", "texts", "attribution", "medium", "the vehicle: a statement, a news agency"),
    parts("attribution_texts", "texts", "attribution", "text", "the words of the body"),
    parts("attribution_starts", "integers", "attribution", "start", "where they start in the body"),
    parts("attribution_ends", "integers", "attribution", "end", "where they end in the body"),
    parts("amount_values", "numbers", "amounts", "value", "how many or how much"),
    parts("amount_units", "texts", "amounts", "unit", "unit of measure or currency"),
    parts("amount_ofs", "texts", "amounts", "of", "of what"),
    parts("amount_texts", "texts", "amounts", "text", "the words of the body"),
    field("evidence_text", "text", "evidence.text", "the sentence"),
    field("evidence_start", "integer", "evidence.start", "where it starts in the body"),
    field("evidence_end", "integer", "evidence.end", "where it ends in the body"),
    field("evidence_paragraph", "integer", "evidence.paragraph", "index of its paragraph"),
    field("trigger_text", "text", "evidence.trigger.text", "the words that name the act"),
    field("trigger_start", "integer", "evidence.trigger.start", "where they start in the body"),
    field("trigger_end", "integer", "evidence.trigger.end", "where they end in the body"),
    field("confidence", "number", "confidence", "0 to 1"),
    field("coder_by", "text", "coder.by", "lexicon, model or both"),
    field("coder_rule", "text", "coder.rule", "the rule that decided the code"),
    field("coder_version", "text", "coder.version", "version of the coder"),
    field("frame", "text", "frame", "identifier of the claim that this one stands inside"),
)
