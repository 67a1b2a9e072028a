"""``detente annotate``: every layer, to look at or as records."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from typer.testing import Result

from detente.articles.article import Article
from detente.claims import Act, Said
from detente.claims.claim import Claim, Span
from detente.pipeline import Annotation
from detente.places.place import PlaceMention
from detente.sentences.sentence import Sentence
from detente.times.timex import TimeMention

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def annotation(flow: Any, article: Article, make_claim: Callable[..., Claim]) -> Annotation:
    body, claim = article.body, make_claim()

    def span(text: str) -> dict[str, Any]:
        return {"text": text, "start": body.index(text), "end": body.index(text) + len(text)}

    made = Annotation(
        article=article,
        sentences=(Sentence(0, 0, 0, len(body), body),),
        actors=(*claim.actors, *claim.recipients),
        times=(TimeMention(**span("Monday"), type="DATE", value="2021-03-01", begins="2021-03-01", ends="2021-03-01"),),
        places=(PlaceMention(**span("Oslo"), name="Oslo", country="NOR", latitude=59.9, longitude=10.7),),
        attributions=(Said(0, 83, Span(**span("the foreign minister")), Span(**span("said")), Span(body[:55], 0, 55)),),
        acts=(
            Act(**span("expelled"), event="SANCTION", kind="expulsion", claims=("c1",), reason=None),
            Act(**span("said"), event=None, kind=None, claims=(), reason="no recipient is named"),
        ),
        claims=(claim,),
    )
    flow.results["two.txt"] = made
    return made


def test_it_shows_every_layer(run: Run) -> None:
    shown = " ".join(run("annotate", "two.txt").stdout.split())
    for expected in (
        "Norway Norway, NOR, state, NOR, GOV",
        "Chadian Chad, TCD, state, TCD, GOV, demonym",
        "Monday DATE 2021-03-01, 2021-03-01",
        "Oslo Oslo, NOR, 59.90, 10.70",
        "said the foreign minister: Norway expelled two Chadian diplomats",
        "expelled SANCTION expulsion",
        "said not coded, no recipient is named",
        "Norway [expelled] two Chadian diplomats",
    ):
        assert expected in shown


def test_json_has_every_layer_with_offsets_in_the_body(run: Run) -> None:
    [line] = run("annotate", "two.txt", "--format", "json").stdout.splitlines()
    record = json.loads(line)
    layers = ["sentences", "actors", "times", "places", "attributions", "acts", "claims"]
    assert list(record) == ["article", *layers]
    body = record["article"]["body"]
    for layer in layers[:-1]:
        for entry in record[layer]:
            assert body[entry["start"] : entry["end"]] == entry.get("text", body)
    assert record["times"][0] | {"type": "DATE", "value": "2021-03-01"} == record["times"][0]
    assert {"speaker", "cue", "content"} <= set(record["attributions"][0])
    assert [act["reason"] for act in record["acts"]] == [None, "no recipient is named"]
    assert "doc" not in record["sentences"][0]


def test_a_failed_input_is_named(run: Run) -> None:
    result = run("annotate", "missing", "two.txt", "--format", "json")
    assert (result.exit_code, result.stderr) == (1, "detente: missing: no such file or folder\n")
    assert len(result.stdout.splitlines()) == 1
