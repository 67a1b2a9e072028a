"""Whatever the text: nothing crashes, and every span of every layer is verbatim in the body."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import detente
from detente.captures import clean

WORDS = st.sampled_from(
    "Peru Chile Russia's the two presidents he him its ambassador troops diplomats talks aid sanctions visit call raid "
    "expelled will expel accused of bombing said denies agreed to meet with on in by from who which and not $3 40 tons "
    'million Tuesday May 2019 Moscow Kyiv Lima “ ” " , . ? ! : ; — ( ) according statement'.split()
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=30).map(" ".join)
PAGES = st.lists(SENTENCES | st.text(max_size=80), min_size=1, max_size=4).map("\n\n".join)
PAGES = PAGES.filter(lambda text: bool(clean(text).strip()))  # an empty page is an error of its own


def spans(value: Any) -> Iterator[Any]:
    """Every record with a text and its offsets, however deep."""
    if dataclasses.is_dataclass(value):
        if all(hasattr(value, name) for name in ("text", "start", "end")) and isinstance(value.start, int):
            yield value
        for field in dataclasses.fields(value):
            yield from spans(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)


def assert_verbatim(text: str) -> int:
    annotation = detente.annotate(text + "\n", published="2020-06-10")
    layers = [getattr(annotation, field.name) for field in dataclasses.fields(annotation) if field.name != "article"]
    found = list(spans(tuple(layers)))
    for span in found:
        assert annotation.article.body[span.start : span.end] == span.text
    for claim in annotation.claims:
        assert claim.evidence.start <= claim.evidence.trigger.start < claim.evidence.trigger.end <= claim.evidence.end
        assert all(amount.text in claim.evidence.text for amount in claim.amounts)
    told = {claim.id for claim in annotation.claims}
    assert {id for act in annotation.acts for id in act.claims} == told
    assert all(bool(act.claims) != bool(act.reason) for act in annotation.acts)
    return len(found)


@settings(max_examples=40, deadline=None)
@given(PAGES)
def test_any_text_is_coded_with_verbatim_spans(text: str) -> None:
    assert_verbatim(text)


def test_a_page_has_spans_in_every_layer() -> None:
    text = (
        "LIMA (Example Wire) — Peru expelled 40 Chilean diplomats in Arequipa on Tuesday, its government said.\n\n"
        "“Chile will answer,” Chilean President Sebastián Piñera told reporters, adding: “We’ll close the consulate.”"
    )
    assert assert_verbatim(text) > 15
