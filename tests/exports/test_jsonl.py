"""JSONL is the claim record of the design, key for key."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator

import pytest

from detente.claims.claim import Claim
from detente.exports import Format, json_line
from detente.sentences.sentence import Sentence

MakeClaim = Callable[..., Claim]


def written(claims: list[Claim]) -> list[dict[str, object]]:
    out = io.BytesIO()
    Format.JSONL.write(claims, out)
    return [json.loads(line) for line in out.getvalue().decode().splitlines()]


def test_keys_are_those_of_the_design_in_its_order(make_claim: MakeClaim) -> None:
    [record] = written([make_claim()])
    assert list(record) == [
        "id", "article", "event", "mode", "contexts", "kind", "cameo", "quad", "goldstein", "actors", "recipients",
        "status", "date", "place", "attribution", "amounts", "evidence", "confidence", "coder", "frame",
    ]  # fmt: skip
    keys = {name: list(value) for name, value in record.items() if isinstance(value, dict)}
    assert keys == {
        "article": ["id", "url", "publisher", "headline", "published", "origin"],
        "date": ["start", "end", "precision", "basis", "text"],
        "place": ["text", "name", "country", "latitude", "longitude", "geonames_id"],
        "evidence": ["text", "start", "end", "paragraph", "trigger"],
        "coder": ["by", "rule", "version"],
    }
    parts = {name: list(value[0]) for name, value in record.items() if isinstance(value, list) and name != "contexts"}
    actor = ["text", "start", "end", "id", "name", "type", "country", "sector", "office", "via"]
    assert parts == {
        "actors": actor,
        "recipients": actor,
        "attribution": ["speaker", "medium", "text", "start", "end"],
        "amounts": ["value", "unit", "of", "text"],
    }


def test_values_stay_what_they_are(make_claim: MakeClaim) -> None:
    [record] = written([make_claim(kind=None, place=None, attribution=(), cameo="041")])
    assert (record["kind"], record["place"], record["attribution"], record["cameo"]) == (None, None, [], "041")
    assert record["contexts"] == ["diplomatic", "intelligence"]


def test_each_claim_is_written_before_the_next_is_asked_for(make_claim: MakeClaim) -> None:
    out = io.BytesIO()
    lines_seen: list[int] = []

    def claims() -> Iterator[Claim]:
        for _ in range(3):
            lines_seen.append(out.getvalue().count(b"\n"))
            yield make_claim()

    Format.JSONL.write(claims(), out)
    assert lines_seen == [0, 1, 2]


@pytest.mark.parametrize("text", ["a\u2028b", "a\u0085b", "a\nb", "a\x1cb", 'say "so"', "\U0001f54a", "\ud800"])
def test_one_record_is_one_line_for_every_reader(text: str) -> None:
    line = json_line({"text": text})
    assert len(line.decode().splitlines()) == 1
    assert json.loads(line) == {"text": text}


def test_numbers_that_json_lacks_are_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        json_line({"value": float("nan")})


def test_a_parse_is_not_exported() -> None:
    sentence = Sentence(index=0, paragraph=0, start=0, end=2, text="No")
    assert list(json.loads(json_line(sentence))) == ["index", "paragraph", "start", "end", "text"]
