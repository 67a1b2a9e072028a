"""Counts how common each stem is in the corpus, for telling whether two claims share rare words.

    python training/fit_rarity.py

Writes ``src/detente/ledger/events/common.tsv``: 0 for words of grammar, and for other stems of at least ``LEAST``
sentences the logarithm of their share, so that a stem of ``LEAST`` sentences, and every stem not listed, has 1.
"""

from __future__ import annotations

import json
from collections import Counter
from math import log
from pathlib import Path

from spacy.lang.en.stop_words import STOP_WORDS

from detente.ledger.events.wording import WORD, stem

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "src" / "detente" / "ledger" / "events" / "common.tsv"
LEAST = 6
HEAD = """\
# How much a stem tells one sentence of the news from another: 0 for words of grammar, 1 for stems not listed.
# Counted on the corpus of training by training/fit_rarity.py.
stem\trarity
"""


def main() -> None:
    files = sorted((ROOT / "training" / "corpus").glob("*.jsonl"))
    sentences = {json.loads(line)["text"] for file in files for line in file.read_text("utf-8").splitlines()}
    counts = Counter(one for text in sentences for one in {stem(word) for word in WORD.findall(text)})
    grammar = {stem(word) for word in STOP_WORDS}
    rarest = log(len(sentences) / LEAST)
    rows = {one: log(len(sentences) / count) / rarest for one, count in counts.items() if count >= LEAST}
    rows |= dict.fromkeys(grammar, 0.0)
    body = "".join(f"{one}\t{value:.2f}\n" for one, value in sorted(rows.items()) if value < 0.995)
    TABLE.write_text(HEAD + body, "utf-8")
    print(f"{len(rows)} stems of {len(sentences)} sentences")


if __name__ == "__main__":
    main()
