"""Full-text search: FTS5 in SQLite, tsvector in Postgres, asked in the same words.

Words stand for all that have their stem, together they must all be there; words in quotation marks stand together:
``consulate "closed its doors"``. Punctuation is passed over, so that nothing typed can be a mistake.
"""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import Connection, Select, column, func, literal_column, select, table, text

from detente.ledger.store.schema import articles, claims

_PIECE = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"\w+")


def events_saying(connection: Connection, words: str) -> Select[Any]:
    """The ids of the events in the evidence of whose claims the words stand; of none where there is no word."""
    return select(claims.c.happening).where(_match(connection, "claims", words), claims.c.happening.is_not(None))


def claims_saying(connection: Connection, words: str) -> Select[Any]:
    """The ids of the claims in whose sentence the words stand."""
    return select(claims.c.id).where(_match(connection, "claims", words))


def articles_saying(connection: Connection, words: str) -> Select[Any]:
    """The ids of the articles, current versions alone, in whose headline or body the words stand."""
    return select(articles.c.id).where(_match(connection, "articles", words), articles.c.current)


def _match(connection: Connection, name: str, words: str) -> Any:
    number = claims.c.number if name == "claims" else articles.c.number
    phrases = [found for piece in _PIECE.finditer(words) if (found := _WORD.findall(piece[1] or piece[2] or ""))]
    if not phrases:
        return text("1 = 0")
    query = " ".join(f'"{" ".join(phrase)}"' for phrase in phrases)
    if connection.dialect.name == "sqlite":
        index = table(f"{name}_words", column("rowid"))
        return number.in_(select(index.c.rowid).where(text(f"{name}_words MATCH :words").bindparams(words=query)))
    return literal_column(f"{name}.words").op("@@")(func.websearch_to_tsquery("english", query))
