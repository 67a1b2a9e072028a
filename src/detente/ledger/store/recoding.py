"""What today's coder makes of a stored article, beside what stands in the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select, update

from detente.articles.article import Article
from detente.claims.claim import Claim
from detente.ledger.store.claiming import put_claims, take_out
from detente.ledger.store.rows import article_row
from detente.ledger.store.schema import articles, claims
from detente.ledger.store.settling import Change
from detente.records import plain, read_record


@dataclass(frozen=True, slots=True)
class Recoded:
    """A claim that says something else now, in these ``fields``."""

    before: Claim
    after: Claim
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What is different about the claims of an article: ``added``, ``removed``, and those ``changed``."""

    article: str
    source: str
    added: tuple[Claim, ...] = ()
    removed: tuple[Claim, ...] = ()
    changed: tuple[Recoded, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


def difference(connection: Connection, article: Article, made: Sequence[Claim]) -> Difference:
    """The claims ``made`` of an article beside those that the ledger has of it; who made them is no difference."""
    rows = connection.execute(
        select(claims.c.id, claims.c.record)
        .where(claims.c.article == article.id)
        .order_by(claims.c.position, claims.c.id)
    ).all()
    before: dict[str, dict[str, Any]] = {row.id: row.record for row in rows}
    after: dict[str, Claim] = {claim.id: claim for claim in made}
    changed = []
    for name in before.keys() & after.keys():
        new = plain(after[name])
        if fields := tuple(field for field in new if field != "coder" and new[field] != before[name].get(field)):
            changed.append(Recoded(read_record(Claim, before[name]), after[name], fields))
    return Difference(
        article.id,
        article.source,
        tuple(claim for name, claim in after.items() if name not in before),
        tuple(read_record(Claim, record) for name, record in before.items() if name not in after),
        tuple(sorted(changed, key=lambda one: (one.after.evidence.trigger.start, one.after.id))),
    )


def replace_claims(connection: Connection, article: Article, made: Sequence[Claim], found: Difference) -> Change:
    """Write what is different; the version of the coder is noted either way."""
    change = Change()
    connection.execute(update(articles).where(articles.c.id == article.id).values(article_row(article)))
    changed = {one.after.id for one in found.changed}
    take_out(connection, [*(claim.id for claim in found.removed), *changed], change)
    new = changed | {claim.id for claim in found.added}
    put_claims(connection, [claim for claim in made if claim.id in new], change)
    return change
