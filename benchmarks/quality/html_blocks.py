"""How well the blocks of HTML pages are told apart: story, headline and each kind of furniture.

    python benchmarks/quality/html_blocks.py [--wrong]

The pages stand in ``tests/articles/html_pages``; what is furniture has its kind in an attribute (``data-kind``), which
is taken out before a page is read. Exits with 1 below the floor, or where furniture is left in a body.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from pathlib import Path

from lxml import html

from detente.articles import Article, read
from detente.captures import capture_of

PAGES = Path(__file__).parents[2] / "tests" / "articles" / "html_pages"
FLOOR = 0.95
MARK = re.compile(r' data-kind="[a-z]+"')

Blocks = Counter[tuple[str, str]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", action="store_true", help="list the blocks that are told wrongly")
    failures = score(parser.parse_args().wrong)
    if failures:
        sys.exit("\n".join(failures))


def score(show_wrong: bool = False) -> list[str]:
    """Prints the F1 of all blocks and of each kind, and gives what is below the floor."""
    marked, found = Blocks(), Blocks()
    leaked = []
    for path in sorted(PAGES.glob("*.html")):
        page = path.read_text("utf-8")
        article = read(capture_of(MARK.sub("", page), source=path.stem))
        gold, ours = marked_blocks(page), blocks_of(article)
        leaked += [
            f"{path.stem}: furniture in the body: {text}" for kind, text in gold - ours if ("body", text) in ours
        ]
        if show_wrong:
            for sign, blocks in (("-", gold - ours), ("+", ours - gold)):
                for kind, text in blocks:
                    print(f"{path.stem:14} {sign} {kind:10} {text[:80]}")
        marked += gold
        found += ours
    reached = f1(marked, found)
    kinds = sorted({kind for kind, _ in marked})
    shares = " ".join(f"{kind} {f1(of_kind(marked, kind), of_kind(found, kind)):.2f}" for kind in kinds)
    print(f"html blocks {marked.total()}  kinds F1 {reached:.3f}  {shares}")
    return leaked + ([f"F1 {reached:.3f} < {FLOOR}"] if reached < FLOOR else [])


def marked_blocks(page: str) -> Blocks:
    """The texts of a marked page with their kinds; what has no mark is the headline or the body."""
    blocks = Blocks()
    body = html.document_fromstring(page).body
    for tag in body.iter(html.etree.Element):
        for owner, text in ((tag, tag.text), (tag.getparent(), tag.tail if tag is not body else None)):
            if text and text.strip():
                marks = [outer.get("data-kind") for outer in (owner, *owner.iterancestors()) if outer.get("data-kind")]
                kind = marks[0] if marks else "headline" if owner.tag == "h1" else "body"
                blocks[kind, " ".join(text.split())] += 1
    return blocks


def blocks_of(article: Article) -> Blocks:
    """The blocks of a page as read."""
    blocks = Blocks(("body", text) for text in article.paragraphs)
    blocks += Blocks((piece.kind, " ".join(piece.text.split())) for piece in article.furniture)
    return blocks + Blocks([("headline", article.headline)] if article.headline else [])


def of_kind(blocks: Blocks, kind: str) -> Blocks:
    return Blocks({key: count for key, count in blocks.items() if key[0] == kind})


def f1(marked: Blocks, found: Blocks) -> float:
    total = marked.total() + found.total()
    return 2 * (marked & found).total() / total if total else 1.0


if __name__ == "__main__":
    main()
