"""Label Studio tasks: a page each, with what the coder read as predictions to correct."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO

from detente._version import __version__
from detente.articles.article import Article
from detente.claims.claim import Claim
from detente.exports.marks import LABELS, Mark, act_of, marks_of

# The names that the labelling configuration gives its parts: ``CONFIGURATION`` fits, others must use the same.
_TEXT, _LABELS = "text", "label"
CONFIGURATION = (
    f'<View><Relations>{"".join(f"""<Relation value="{label}"/>""" for label in LABELS[1:])}</Relations>'
    f'<Labels name="{_LABELS}" toName="{_TEXT}">{"".join(f"""<Label value="{label}"/>""" for label in LABELS)}</Labels>'
    f'<Text name="{_TEXT}" value="$text"/></View>'
)


def write(articles: Iterable[tuple[Article, Sequence[Claim]]], out: BinaryIO) -> None:
    """Write the tasks as one JSON list, a task a line, each as it comes."""
    opening = b"[\n"
    for article, claims in articles:
        task = json.dumps(task_of(article, claims), ensure_ascii=False, allow_nan=False)
        out.write(opening + task.encode("utf-8", "backslashreplace"))
        opening = b",\n"
    out.write(b"[]\n" if opening == b"[\n" else b"\n]\n")


def task_of(article: Article, claims: Sequence[Claim]) -> dict[str, Any]:
    """A page as a task: its body, marks as regions, and relations from each act to what belongs to it."""
    regions: dict[str, dict[str, Any]] = {}
    relations: dict[tuple[str, str], dict[str, Any]] = {}
    for claim in claims:
        act = act_of(claim)
        coded = " ".join(part for part in (claim.event, claim.mode, claim.kind, claim.status) if part)
        notes = regions.setdefault(act.id, _region(article, act) | {"meta": {"text": []}})["meta"]["text"]
        notes.append(f"{claim.id}: {coded}")
        for mark in marks_of(article, claim):
            regions.setdefault(mark.id, _region(article, mark))
            relations[act.id, mark.id] = {
                "type": "relation",
                "from_id": act.id,
                "to_id": mark.id,
                "direction": "right",
                "labels": [mark.label],
            }
    data = {
        "text": article.body,
        "article": article.id,
        "headline": article.headline,
        "url": article.url,
        "publisher": article.publisher,
        "published": article.published.start,
    }
    prediction = {
        "model_version": f"detente {__version__}",
        "score": round(sum(claim.confidence for claim in claims) / len(claims), 4) if claims else 0.0,
        "result": [*regions.values(), *relations.values()],
    }
    return {"data": data, "predictions": [prediction]}


def _region(article: Article, mark: Mark) -> dict[str, Any]:
    return {
        "id": mark.id,
        "from_name": _LABELS,
        "to_name": _TEXT,
        "type": "labels",
        "value": {
            "start": mark.start,
            "end": mark.end,
            "text": article.body[mark.start : mark.end],
            "labels": [mark.label],
        },
    }
