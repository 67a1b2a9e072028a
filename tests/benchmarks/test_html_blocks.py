from __future__ import annotations

import sys
from pathlib import Path

import pytest

QUALITY = Path(__file__).parents[2] / "benchmarks" / "quality"


def test_blocks_of_html_are_told_apart_as_well_as_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(QUALITY))
    import html_blocks

    monkeypatch.delitem(sys.modules, "html_blocks")
    assert html_blocks.score() == []
