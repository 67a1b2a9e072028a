"""The gate for claims: ``python benchmarks/quality/claims.py [GOLD.jsonl]``.

Prints what ``detente score`` prints for a gold file (``gold/README.md`` has the form), the development set by default,
and ends with status 1 where precision or recall is below its floor.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from detente.scoring import claims_report, gold_articles, measure, read_text

GOLD = Path(__file__).parent / "gold" / "claims_dev.jsonl"
# Precision and recall that a change must not lose, by gold file.
FLOORS = {"claims_dev": (0.8, 0.54), "claims_test": (0.7, 0.47)}


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure claims against a gold file.")
    parser.add_argument("gold", nargs="?", type=Path, default=GOLD, help="gold file (default: the development set)")
    gold = parser.parse_args().gold
    articles = gold_articles(str(gold), read_text(str(gold)))
    matches = [match for article in articles for match in measure(article)]
    print(*claims_report(matches, len(articles)), sep="\n")
    right = sum(match.right for match in matches)
    rates = right / max(1, sum(bool(m.claim) for m in matches)), right / max(1, sum(bool(m.gold) for m in matches))
    short = [
        f"{name} {rate:.3f} is below its floor of {floor}"
        for name, rate, floor in zip(("precision", "recall"), rates, FLOORS.get(gold.stem, (0, 0)), strict=True)
        if rate < floor
    ]
    if short:
        parser.exit(1, "; ".join(short) + "\n")


if __name__ == "__main__":
    main()
