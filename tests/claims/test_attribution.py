"""Attribution: on whose word a claim stands, from the inside out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import detente
from detente.claims.claim import Claim

Coded = Callable[..., tuple[Claim, ...]]


def chain(claim: Claim) -> list[str]:
    """Each link as its speaker's name, with the medium in brackets where there is one."""
    return [
        (link.speaker.name if link.speaker else "?") + (f" ({link.medium})" if link.medium else "")
        for link in claim.attribution
    ]


CHAINS = {
    "own word": ("Poland expelled two Russian diplomats.", []),
    "say, after": ("Poland expelled two Russian diplomats, Estonia said.", ["Estonia"]),
    "say, before": ("Estonia said Poland had expelled two Russian diplomats.", ["Estonia"]),
    "say, inside": ("Poland, Estonia said, expelled two Russian diplomats.", ["Estonia"]),
    "according to": ("According to Estonia, Poland expelled two Russian diplomats.", ["Estonia"]),
    "quote": (
        '"Poland has expelled two of our diplomats," Russian Foreign Minister Sergei Lavrov said.',
        ["Sergei Lavrov"],
    ),
    "in a statement": (
        "Poland expelled two Russian diplomats, Estonia said in a statement on its website.",
        ["Estonia (statement)"],
    ),
    "a statement by": (
        "A statement by Estonia said that Poland had expelled two Russian diplomats.",
        ["Estonia (statement)"],
    ),
    "told by": (
        "Estonia said that Latvia had told it that Poland would expel two Russian diplomats.",
        ["Latvia", "Estonia"],
    ),
    "cite as saying": (
        "Interfax cited Russian Foreign Minister Sergei Lavrov as saying that Poland had expelled a Russian diplomat.",
        ["Sergei Lavrov", "Interfax"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("sentence", "links"), CHAINS.values(), ids=CHAINS)
def test_the_chain_of_a_claim(coded: Coded, sentence: str, links: list[str]) -> None:
    (claim,) = coded(sentence)
    assert claim.kind == "expulsion"
    assert chain(claim) == links


def test_a_quotation_is_carried_over_to_the_next_sentence(coded: Coded) -> None:
    first, second = coded(
        '"Poland has expelled two of our diplomats," Russian Foreign Minister Sergei Lavrov said.\n\n'
        '"Russia will expel two Polish diplomats."'
    )
    assert chain(first) == chain(second) == ["Sergei Lavrov"]


def test_a_quotation_is_not_carried_over_farther(coded: Coded) -> None:
    *_, last = coded(
        '"Poland has expelled two of our diplomats," Russian Foreign Minister Sergei Lavrov said.\n\n'
        "It rained in Warsaw.\n\nIt snowed in Moscow.\n\n"
        '"Russia will expel two Polish diplomats."'
    )
    assert (last.status, chain(last)) == ("announced", [])


def test_a_statement_looks_back_to_who_issued_it(coded: Coded) -> None:
    *_, last = coded(
        "Estonia said in a statement that Poland had expelled two Russian diplomats.\n\n"
        "Latvia would expel one, the statement said. Russia recalled its ambassador from Poland, the statement said."
    )
    assert (last.kind, chain(last)) == ("recall", ["Estonia (statement)"])


def test_the_layer_of_attributions_has_cue_speaker_and_content() -> None:
    text = "Poland expelled two Russian diplomats, Estonia said."
    (said,) = detente.annotate(text, published="2020-06-10").attributions
    assert said.speaker is not None
    assert (said.speaker.text, said.cue.text) == ("Estonia", "said")
    assert said.content.text.startswith("Poland expelled two Russian diplomats")
