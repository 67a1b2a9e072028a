"""``detente export``: every format from a ledger, what is left out said, what makes no sense refused."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from lxml import etree
from typer.testing import CliRunner, Result

from detente.cli.app import app
from detente.exports.formats import Export, Of
from detente.ledger.asking.question import Question
from detente.ledger.ledger import Ledger


def export(ledger: str, format: str, *words: str) -> Result:
    return CliRunner().invoke(app, ["export", "--format", format, "--ledger", ledger, *words])


@pytest.mark.parametrize("format", [one.value for one in Export if one is not Export.PACKAGE])
def test_every_format_goes_to_a_file_as_to_standard_output(ledger: str, tmp_path: Path, format: str) -> None:
    shown, written = export(ledger, format), export(ledger, format, "-o", str(tmp_path / "out"))
    assert (shown.exit_code, written.exit_code) == (0, 0)
    assert written.stdout == ""
    assert (tmp_path / "out").read_bytes() == shown.stdout_bytes != b""


@pytest.mark.parametrize("of", [one.value for one in Of])
def test_sheets_tell_the_same_in_every_format(ledger: str, of: str) -> None:
    rows = list(csv.DictReader(io.StringIO(export(ledger, "csv", "--of", of).stdout)))
    typed = pq.read_table(io.BytesIO(export(ledger, "parquet", "--of", of).stdout_bytes))
    objects = [json.loads(line) for line in export(ledger, "jsonl", "--of", of).stdout.splitlines()]
    assert len(rows) == typed.num_rows == len(objects) > 0 or of == "pledges"
    key = {"pledges": "event", "contacts": "id"}.get(of, "id")
    assert [row[key] for row in rows] == typed.column(key).to_pylist()
    if of in ("events", "claims", "articles"):
        assert [one["id"] for one in objects] == [row["id"] for row in rows]


def test_claims_say_which_event_they_tell_of(ledger: str) -> None:
    events = {row["id"] for row in csv.DictReader(io.StringIO(export(ledger, "csv").stdout))}
    objects = [json.loads(line) for line in export(ledger, "jsonl", "--of", "claims").stdout.splitlines()]
    assert {one["happening"] for one in objects} == events
    assert {one["event"] for one in objects} == {"SANCTION", "CONSULT"}


def test_what_has_no_day_is_left_out_and_said(ledger: str) -> None:
    done = export(ledger, "polecat")
    assert "detente: 1 event left out: without a day" in done.stderr
    assert "CONSULT" not in done.stdout and "SANCTION" in done.stdout
    dated = export(ledger, "polecat", "--by-publication")
    assert dated.stderr == ""
    rows = list(csv.DictReader(io.StringIO(dated.stdout), delimiter="\t"))
    assert {row["Event Date"] for row in rows if row["Event Type"] == "CONSULT"} == {"2021-03-02"}


def test_filters_are_those_of_events(ledger: str) -> None:
    assert export(ledger, "gdelt", "--kind", "call", "--by-publication").stdout.count("\t041\t") > 0
    assert "\t061\t" not in export(ledger, "gdelt", "--kind", "call", "--by-publication").stdout
    nothing = export(ledger, "atom", "--actor", "Peru")
    assert (nothing.exit_code, b"<entry>" in nothing.stdout_bytes) == (0, False)
    assert export(ledger, "gdelt", "--kind", "cal").exit_code == 2


def test_a_header_when_asked_for(ledger: str) -> None:
    assert export(ledger, "gdelt", "--header").stdout.startswith("GLOBALEVENTID\tSQLDATE\t")
    assert not export(ledger, "icews", "--no-header").stdout.startswith("Event ID")


def test_feeds_begin_with_what_came_last(ledger: str) -> None:
    entries = etree.fromstring(export(ledger, "rss").stdout_bytes).findall("channel/item")
    with Ledger(ledger, create=False) as opened, opened.snapshot(Question()) as snapshot:
        assert [one.findtext("guid") for one in entries] == [
            f"urn:detente:event:{told.event.id}" for told in snapshot.new(10)
        ]
    assert "call" in entries[0].findtext("title") and "expulsion" in entries[1].findtext("title")
    assert len(etree.fromstring(export(ledger, "rss", "--limit", "1").stdout_bytes).findall("channel/item")) == 1


def test_a_package_goes_to_a_folder_or_a_zip_file(ledger: str, tmp_path: Path) -> None:
    assert export(ledger, "package", "-o", str(tmp_path / "p")).exit_code == 0
    assert (tmp_path / "p" / "datapackage.json").exists()
    assert export(ledger, "package", "-o", str(tmp_path / "p.zip")).exit_code == 0
    assert (tmp_path / "p.zip").read_bytes()[:2] == b"PK"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("package",), "name a folder or a .zip"),
        (("gdelt", "--of", "claims"), "only csv, jsonl and parquet"),
        (("csv", "--header"), "only gdelt"),
        (("csv", "--by-publication"), "room for events without a day"),
        (("csv", "-o", "."), "a folder"),
    ],
)
def test_what_would_be_passed_over_is_refused(ledger: str, words: tuple[str, ...], message: str) -> None:
    done = export(ledger, *words)
    assert done.exit_code == 2
    assert message in done.stderr


def test_a_ledger_that_is_not_there_is_said(tmp_path: Path) -> None:
    done = export(str(tmp_path / "none.db"), "csv", "-o", str(tmp_path / "out"))
    assert done.exit_code == 1
    assert "no such ledger" in done.stderr
    assert list(tmp_path.iterdir()) == []
