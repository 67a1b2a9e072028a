"""CSV and Parquet: one fixed schema, nothing lost, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.claims.claim import Claim, ClaimDate, Evidence, Span
from detente.exports import Format
from detente.exports.columns import COLUMNS
from detente.exports.parquet import ROW_GROUP

MakeClaim = Callable[..., Claim]


def as_csv(claims: list[Claim]) -> list[dict[str, str]]:
    out = io.BytesIO()
    Format.CSV.write(claims, out)
    return list(csv.DictReader(io.StringIO(out.getvalue().decode(), newline="")))


def as_parquet(claims: list[Claim]) -> list[dict[str, object]]:
    out = io.BytesIO()
    Format.PARQUET.write(claims, out)
    return pq.read_table(io.BytesIO(out.getvalue())).to_pylist()


def read_cell(cell: str) -> str:
    """A text cell as docs/reference says to read it."""
    return cell[1:] if re.match(r"'+[=+\-@\t\r\n＝＋－＠]", cell) else cell


def read_list(cell: str) -> list[str]:
    items = re.split(r"(?<!\\)((?:\\\\)*);", read_cell(cell))
    joined = [items[i] + (items[i + 1] if i + 1 < len(items) else "") for i in range(0, len(items), 2)]
    return [re.sub(r"\\(.)", r"\1", item) for item in joined]


def with_sentence(claim: Claim, text: str) -> Claim:
    return replace(claim, evidence=Evidence(text, 0, len(text), 0, Span(text, 0, len(text))))


def test_csv_columns_are_the_schema(make_claim: MakeClaim) -> None:
    [row] = as_csv([make_claim()])
    assert list(row) == [column.name for column in COLUMNS]
    assert row["actor_ids"] == "NOR"
    assert row["recipient_names"] == "Chad;Foreign Minister of Norway"
    assert row["recipient_offices"] == ";Minister of Foreign Affairs"
    assert row["contexts"] == "diplomatic;intelligence"
    assert row["cameo"] == "061"
    assert (row["date_start"], row["place_latitude"], row["amount_values"]) == ("2021-03-01", "59.9", "2.0")
    assert (row["article_origin"], row["frame"]) == ("", "")


def test_the_header_is_there_without_claims() -> None:
    out = io.BytesIO()
    Format.CSV.write([], out)
    assert out.getvalue().decode().strip().split(",") == [column.name for column in COLUMNS]
    assert as_parquet([]) == []


def test_numbers_are_left_alone_and_formulas_are_not(make_claim: MakeClaim) -> None:
    [row] = as_csv([with_sentence(make_claim(), '=HYPERLINK("http://example.org")')])
    assert row["goldstein"] == "-4.0"
    assert row["evidence_text"] == '\'=HYPERLINK("http://example.org")'


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_no_text_cell_starts_as_a_formula(make_claim: MakeClaim, start: str) -> None:
    claim = with_sentence(make_claim(id=start + "1", kind=start), start + "cmd")
    [row] = as_csv([claim])
    for column in COLUMNS:
        if column.type in ("text", "texts"):
            assert not row[column.name].startswith(start), column.name


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet="'=+-@\t\r\n;\\\",ab é", max_size=12))
def test_text_comes_back_as_it_was(make_claim: MakeClaim, text: str) -> None:
    [row] = as_csv([with_sentence(make_claim(), text)])
    assert read_cell(row["evidence_text"]) == text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(st.text(alphabet="'=-;\\ab\n", max_size=6), min_size=1, max_size=3))
def test_lists_come_back_as_they_were(make_claim: MakeClaim, names: list[str]) -> None:
    claim = make_claim()
    actors = tuple(replace(claim.actors[0], name=name) for name in names)
    [row] = as_csv([replace(claim, actors=actors)])
    assert read_list(row["actor_names"]) == names


def test_parquet_has_types_and_lists(make_claim: MakeClaim) -> None:
    undated = ClaimDate(None, None, "none", "none", None)
    dated, bare = as_parquet([make_claim(), make_claim(actors=(), place=None, date=undated, attribution=())])
    assert dated["date_start"] == date(2021, 3, 1)
    assert dated["recipient_offices"] == [None, "Minister of Foreign Affairs"]
    assert dated["recipient_starts"] == [20, 57]
    assert dated["goldstein"] == -4.0
    assert dated["speaker_ids"] == ["NOR.MFA"]
    assert (bare["actor_ids"], bare["place_name"], bare["date_start"], bare["speaker_ids"]) == ([], None, None, [])


def test_parquet_and_csv_tell_the_same(make_claim: MakeClaim) -> None:
    claims = [make_claim(), make_claim(kind=None, mode=None, contexts=())]
    for row, typed in zip(as_csv(claims), as_parquet(claims), strict=True):
        for column in COLUMNS:
            value = typed[column.name]
            listed = value if isinstance(value, list) else [value]
            assert row[column.name] == ";".join("" if item is None else str(item) for item in listed), column.name


def test_parquet_is_written_in_row_groups(make_claim: MakeClaim) -> None:
    out = io.BytesIO()
    claim = make_claim()
    Format.PARQUET.write((claim for _ in range(ROW_GROUP + 1)), out)
    file = pq.ParquetFile(io.BytesIO(out.getvalue()))
    assert (file.num_row_groups, file.metadata.num_rows) == (2, ROW_GROUP + 1)
