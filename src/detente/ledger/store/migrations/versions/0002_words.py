"""Full-text search over articles and evidence, and views to look at the ledger with."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"

# The columns that are searched, by table.
_TEXTS = {"articles": ("headline", "body"), "claims": ("sentence",)}
# A word vector of Postgres holds at most a megabyte.
_MOST = 300_000

_REPORTS = """
CREATE VIEW reports AS
SELECT claims.happening, articles.outlet, articles.published, articles.headline, claims.sentence, claims.event,
    claims.kind, claims.status, claims.date_start, claims.date_end, claims.confidence, articles.url, articles.source,
    claims.id AS claim
FROM claims JOIN articles ON articles.id = claims.article
WHERE NOT claims.rejected
"""
_LEDGER = """
CREATE VIEW ledger AS
SELECT events.day, {actors} AS actors, events.event, events.kind, {recipients} AS recipients, events.status,
    {place} AS place, events.goldstein, events.confidence, events.claims, events.outlets, events.origins,
    events.contested, {quote} AS quote, events.id
FROM events
"""


def upgrade() -> None:
    for table, columns in _TEXTS.items():
        if op.get_bind().dialect.name == "sqlite":
            _index_in_sqlite(table, columns)
        else:
            _index_in_postgres(table, columns)
    names = _names_in_sqlite if op.get_bind().dialect.name == "sqlite" else _names_in_postgres
    op.execute(_LEDGER.format(**names()))
    op.execute(_REPORTS)


def _index_in_sqlite(table: str, columns: tuple[str, ...]) -> None:
    """An index that keeps no text of its own, and that triggers keep in step with the table."""
    index, listed = f"{table}_words", ", ".join(columns)
    op.execute(
        f"CREATE VIRTUAL TABLE {index} USING fts5({listed}, content='{table}', content_rowid='number', "
        "tokenize='porter unicode61 remove_diacritics 2')"
    )
    new, old = (", ".join(f"{row}.{name}" for name in columns) for row in ("new", "old"))
    put = f"INSERT INTO {index}(rowid, {listed}) VALUES (new.number, {new});"
    take = f"INSERT INTO {index}({index}, rowid, {listed}) VALUES ('delete', old.number, {old});"
    for moment, does in (("INSERT", put), ("DELETE", take), (f"UPDATE OF {listed}", take + put)):
        name = f"{index}_{moment.split()[0].lower()}"
        op.execute(f"CREATE TRIGGER {name} AFTER {moment} ON {table} BEGIN {does} END")
    op.execute(f"INSERT INTO {index}({index}) VALUES ('rebuild')")


def _index_in_postgres(table: str, columns: tuple[str, ...]) -> None:
    joined = " || ' ' || ".join(f"coalesce({name}, '')" for name in columns)
    op.execute(
        f"ALTER TABLE {table} ADD COLUMN words tsvector "
        f"GENERATED ALWAYS AS (to_tsvector('english', left({joined}, {_MOST}))) STORED"
    )
    op.execute(f"CREATE INDEX {table}_words ON {table} USING gin (words)")


def _names_in_sqlite() -> dict[str, str]:
    names = "(SELECT group_concat(json_extract(value, '$.name'), ', ') FROM json_each(events.record, '$.{}'))"
    one = "json_extract(events.record, '$.{}')"
    return {
        "actors": names.format("actors"),
        "recipients": names.format("recipients"),
        "place": one.format("place.name"),
        "quote": one.format("quote"),
    }


def _names_in_postgres() -> dict[str, str]:
    names = "(SELECT string_agg(value ->> 'name', ', ') FROM jsonb_array_elements(events.record -> '{}'))"
    return {
        "actors": names.format("actors"),
        "recipients": names.format("recipients"),
        "place": "events.record -> 'place' ->> 'name'",
        "quote": "events.record ->> 'quote'",
    }
