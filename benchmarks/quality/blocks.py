"""How well the blocks of plain-text pages are told apart: body, headline and each kind of furniture.

    python benchmarks/quality/blocks.py [--wrong]

The pages stand in ``tests/articles/pages`` (the weights are fitted to these, and the rules were made with them in view)
and ``tests/articles/held_out`` (they were not), each block marked with its kind. Exits with 1 below the floors.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from detente.articles import Article, read
from detente.captures import capture_of, together

PAGES = Path(__file__).parents[2] / "tests" / "articles"
# The floor of the pages that weights are fitted to, of those that nothing was made with in view, and of all.
FLOORS = {"pages": 0.96, "held_out": 0.785, "all": 0.94}
LEARNED = Path(__file__).parents[2] / "src" / "detente" / "articles" / "learned.tsv"
# What must never be coded as if it were news.
FORBIDDEN = ("appeal", "related", "newsletter", "banner")

Blocks = Counter[tuple[str, str]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", action="store_true", help="list the blocks that are told wrongly")
    options = parser.parse_args()
    failures = score(options.wrong)
    if failures:
        sys.exit("\n".join(failures))


def score(show_wrong: bool = False) -> list[str]:
    """Prints the figures of each set of pages and of all, and gives what is below the floor."""
    leaked, marked, found = [], Blocks(), Blocks()
    failures = []
    for name in ("pages", "held_out"):
        gold, ours, aside = blocks_in(name, show_wrong)
        leaked += aside
        marked, found = marked + gold, found + ours
        failures += _below(name, gold, ours)
    with LEARNED.open(encoding="utf-8") as table:
        print(table.readline().strip("# \n"))
    return [f"furniture in the body of {text}" for text in leaked] + failures + _below("all", marked, found)


def _below(name: str, marked: Blocks, found: Blocks) -> list[str]:
    reached = f1(marked, found)
    print(f"{name:9} blocks {marked.total()}  kinds F1 {reached:.3f}  {_by_kind(marked, found)}")
    return [f"{name}: F1 {reached:.3f} < {FLOORS[name]}"] if reached < FLOORS[name] else []


def blocks_in(name: str, show_wrong: bool) -> tuple[Blocks, Blocks, list[str]]:
    """The blocks of one set of pages as marked and as read, and what was left in a body that must not be there."""
    marked, found = Blocks(), Blocks()
    leaked = []
    paths = sorted((PAGES / name).glob("*.txt"))
    pages = [page_and_labels(path) for path in paths]
    # The pages of an outlet come in together, as from a folder that a user names.
    captures = together(capture_of(page, source=path.stem) for path, (page, _) in zip(paths, pages, strict=True))
    for path, (_, labelled), capture in zip(paths, pages, captures, strict=True):
        article = read(capture)
        gold, ours = Counter(map(_as_kind, labelled)), Counter(blocks_of(article))
        leaked += [f"{path.stem}: {text}" for kind, text in gold if kind in FORBIDDEN and ("body", text) in ours]
        if show_wrong:
            _show(path.stem, gold, ours)
        marked += gold
        found += ours
    return marked, found, leaked


def page_and_labels(path: Path) -> tuple[str, list[tuple[str, str]]]:
    """A page whose lines each carry their kind ("body|..."; " |" goes on with the paragraph) and its blocks."""
    lines: list[str] = []
    labelled: list[tuple[str, str]] = []
    for line in path.read_text("utf-8").splitlines():
        label, bar, text = line.partition("|")
        lines.append(text if bar else line)
        if bar and label.strip():
            labelled.append((label, text))
        elif bar:
            labelled[-1] = (labelled[-1][0], f"{labelled[-1][1]} {text}")
    return "\n".join(lines), labelled


def blocks_of(article: Article) -> Iterator[tuple[str, str]]:
    """The blocks of an article with their kinds."""
    yield from (("body", text) for text in article.paragraphs)
    yield from (("headline", text) for text in (article.headline,) if text)
    yield from (("standfirst", text) for text in (article.standfirst,) if text)
    yield from ((piece.kind, " ".join(piece.text.split())) for piece in article.furniture)


def f1(marked: Blocks, found: Blocks) -> float:
    return 2 * (marked & found).total() / (marked.total() + found.total())


def _as_kind(block: tuple[str, str]) -> tuple[str, str]:
    """A marked block as an article has it: a heading within the story is a label."""
    kind, text = block
    return "label" if kind == "subhead" else kind, " ".join(text.split())


def _by_kind(marked: Blocks, found: Blocks) -> str:
    kinds = Counter(kind for kind, _ in marked.elements())
    return "  ".join(f"{kind} {f1(_of(marked, kind), _of(found, kind)):.2f}" for kind, _ in kinds.most_common())


def _of(blocks: Blocks, kind: str) -> Blocks:
    return Counter({block: count for block, count in blocks.items() if block[0] == kind})


def _show(name: str, gold: Blocks, ours: Blocks) -> None:
    told = {text: kind for kind, text in (ours - gold).elements()}
    for kind, text in (gold - ours).elements():
        print(f"    {name}: {kind} told as {told.get(text, 'nothing')}: {text[:90]}")


if __name__ == "__main__":
    main()
