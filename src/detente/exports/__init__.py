"""Exports: claims written out, as JSONL, CSV, Parquet or a table to read."""

from detente.exports.formats import Format, format_for
from detente.exports.record import json_line, plain
from detente.exports.replacing import replacing

__all__ = ["Format", "format_for", "json_line", "plain", "replacing"]
