"""Measure the claims that Detente makes against claims that a person marked.

    python benchmarks/quality/claims.py [GOLD.jsonl] [--show wrong|missed N]

Each article of the gold file (see ``gold/README.md`` for its form) is coded from its text, headline and day. Within a
sentence, claims and gold claims are paired one to one. A claim is *right* when its event type, the countries of its
actors and the countries of its recipients are all right; the other fields are reported over the pairs.
"""

from __future__ import annotations

import argparse
import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import detente
from detente.actors.actor import ActorMention
from detente.claims.claim import Attribution, Claim

GOLD = Path(__file__).parent / "gold" / "claims_dev.jsonl"
FACETS = ("event", "kind", "actors", "recipients", "status", "date", "speakers")
DECISIVE = ("event", "actors", "recipients")
# Precision and recall that a change must not lose, by gold file.
FLOORS = {"claims_dev": (0.72, 0.55), "claims_test": (0.62, 0.43)}

Gold = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold claim and a claim of one sentence; either may be missing. ``facets`` names the fields that agree."""

    sentence: str
    gold: Gold | None
    claim: Claim | None
    facets: frozenset[str] = frozenset()

    @property
    def right(self) -> bool:
        return self.facets.issuperset(DECISIVE)


def countries_of_gold(actors: Iterable[Gold]) -> set[str]:
    return {actor["country"] for actor in actors if actor["country"]}


def countries_of(actors: Iterable[ActorMention]) -> set[str]:
    return {actor.country for actor in actors if actor.country}


def fold(name: str) -> str:
    """A name without case and accents: "Félix" and "FELIX" are one."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()


def same_speaker(gold: str, link: Attribution) -> bool:
    """Whether a link of the chain is the speaker in the gold: a country code, or a name by its last word."""
    speaker = link.speaker
    if len(gold) == 3 and gold.isupper():
        return speaker is not None and speaker.country == gold
    heard = " ".join(filter(None, [speaker.name if speaker else None, link.medium, link.text]))
    return fold(gold).split()[-1] in fold(heard).replace(",", " ").split()


def same_speakers(gold: list[str], chain: tuple[Attribution, ...]) -> bool:
    return len(gold) == len(chain) and all(map(same_speaker, gold, chain))


def same_date(gold: Gold | None, claim: Claim) -> bool:
    expected = (gold["start"], gold["end"]) if gold else (None, None)
    return expected == (claim.date.start, claim.date.end)


def agreeing(gold: Gold, claim: Claim) -> frozenset[str]:
    """The names of the fields in which a claim agrees with the gold."""
    agrees = {
        "event": claim.event == gold["event"],
        "kind": claim.kind == gold["kind"],
        "actors": countries_of(claim.actors) == countries_of_gold(gold["actors"]),
        "recipients": countries_of(claim.recipients) == countries_of_gold(gold["recipients"]),
        "status": claim.status == gold["status"],
        "date": same_date(gold["date"], claim),
        "speakers": same_speakers(gold["speakers"], claim.attribution),
    }
    return frozenset(name for name, right in agrees.items() if right)


def same_word(gold: Gold, claim: Claim) -> bool:
    """Whether both claims hang on the same word of the sentence."""
    found, marked = claim.evidence.trigger.text, gold["trigger"]
    return found in marked or marked in found


def pairs_of(sentence: str, gold: list[Gold], claims: list[Claim]) -> Iterator[Pair]:
    """Pair the claims of one sentence, the best agreement first; what has no counterpart comes alone.

    Claims of another event type that hang on another word are not counterparts.
    """
    candidates = []
    for g, marked in enumerate(gold):
        for c, claim in enumerate(claims):
            facets, word = agreeing(marked, claim), same_word(marked, claim)
            if word or "event" in facets:
                rank = (not facets.issuperset(DECISIVE), not word, -len(facets), g, c)
                candidates.append((rank, Pair(sentence, marked, claim, facets)))
    free_gold, free_claims = set(range(len(gold))), set(range(len(claims)))
    for (*_, g, c), pair in sorted(candidates, key=lambda candidate: candidate[0]):
        if g in free_gold and c in free_claims:
            free_gold.remove(g)
            free_claims.remove(c)
            yield pair
    yield from (Pair(sentence, gold[g], None) for g in sorted(free_gold))
    yield from (Pair(sentence, None, claims[c]) for c in sorted(free_claims))


def sentence_at(article: Gold, claim: Claim) -> int | None:
    """The number of the gold sentence that holds the claim's trigger, or None where the text has no such evidence."""
    text, evidence = article["text"], claim.evidence
    start = evidence.start
    if text[start : evidence.end] != evidence.text:
        start = text.find(evidence.text)
        if start < 0:
            return None
    trigger = start + evidence.trigger.start - evidence.start
    return next((n for n, (begin, end) in enumerate(article["sentences"]) if begin <= trigger < end), None)


def measure(article: Gold) -> Iterator[Pair]:
    """Code one article and pair what comes out with what was marked."""
    claims = detente.code(article["text"], published=article["published"], headline=article["headline"])
    by_sentence: dict[int | None, list[Claim]] = {}
    for claim in claims:
        by_sentence.setdefault(sentence_at(article, claim), []).append(claim)
    for n, (start, end) in enumerate(article["sentences"]):
        marked = [gold for gold in article["claims"] if gold["sentence"] == n]
        yield from pairs_of(article["text"][start:end], marked, by_sentence.pop(n, []))
    for strays in by_sentence.values():
        yield from (Pair(claim.evidence.text, None, claim) for claim in strays)


def rates(right: int, claims: int, gold: int) -> str:
    precision = right / claims if claims else 0.0
    recall = right / gold if gold else 0.0
    f1 = 2 * right / (claims + gold) if claims + gold else 0.0
    return f"{gold:5} {claims:6} {right:6} {precision:10.3f} {recall:7.3f} {f1:6.3f}"


def print_figures(pairs: list[Pair], articles: int) -> None:
    """Precision, recall and F1 of all claims and of each event type, and the share of pairs with each field right."""
    gold = Counter(pair.gold["event"] for pair in pairs if pair.gold)
    claims = Counter(pair.claim.event for pair in pairs if pair.claim)
    right = Counter(pair.claim.event for pair in pairs if pair.claim and pair.right)
    print(f"{articles} articles")
    print(f"{'event':10}  gold claims  right  precision  recall     F1")
    for event in sorted(gold | claims):
        print(f"{event:10} {rates(right[event], claims[event], gold[event])}")
    print(f"{'all':10} {rates(right.total(), claims.total(), gold.total())}")

    both = [pair for pair in pairs if pair.gold and pair.claim]
    print(f"\n{len(both)} pairs (a gold claim and a claim of the same event type or on the same word); right in them:")
    same_event = [pair for pair in both if "event" in pair.facets]
    for facet in FACETS:
        of = both if facet == "event" else same_event
        count = sum(facet in pair.facets for pair in of)
        print(f"  {facet:10} {count:4} of {len(of):4}  {count / len(of) if of else 0:.3f}")


def line_of(event: str, kind: str | None, actors: str, recipients: str, *rest: object) -> str:
    return f"{event}/{kind or '-'}  {actors or '-'} > {recipients or '-'}  " + "  ".join(map(str, rest))


def describe_gold(gold: Gold) -> str:
    actors, recipients = (" ".join(sorted(countries_of_gold(gold[side]))) for side in ("actors", "recipients"))
    date = f"{gold['date']['start']}..{gold['date']['end']}" if gold["date"] else None
    return line_of(gold["event"], gold["kind"], actors, recipients, gold["status"], date, gold["speakers"],
                   f"[{gold['trigger']}]")


def describe_claim(claim: Claim) -> str:
    actors, recipients = (" ".join(sorted(countries_of(side))) for side in (claim.actors, claim.recipients))
    date = f"{claim.date.start}..{claim.date.end}" if claim.date.start else None
    speakers = [link.speaker.name if link.speaker else link.medium for link in claim.attribution]
    return line_of(claim.event, claim.kind, actors, recipients, claim.status, date, speakers,
                   f"[{claim.evidence.trigger.text}]", claim.coder.rule)


def print_shown(pairs: list[Pair], what: str, limit: int) -> None:
    """List the claims that are wrong, or the gold claims that were missed, with sentence and counterpart."""
    side = "claim" if what == "wrong" else "gold"
    shown = [pair for pair in pairs if getattr(pair, side) and not pair.right]
    print(f"\n{what}: {len(shown)}, of them {min(limit, len(shown))} here")
    for pair in shown[:limit]:
        print(f"\n  {pair.sentence}")
        if pair.claim:
            print(f"    claim  {describe_claim(pair.claim)}")
        if pair.gold:
            print(f"    gold   {describe_gold(pair.gold)}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure claims against a gold file.")
    parser.add_argument("gold", nargs="?", type=Path, default=GOLD, help="gold file (default: the development set)")
    parser.add_argument("--show", nargs=2, action="append", default=[], metavar=("wrong|missed", "N"),
                        help="list N claims that are wrong, or N gold claims that were missed")
    arguments = parser.parse_args()
    for what, limit in arguments.show:
        if what not in ("wrong", "missed") or not limit.isdecimal():
            parser.error("--show takes wrong or missed, and a number")
    with arguments.gold.open(encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    pairs = [pair for article in articles for pair in measure(article)]
    print_figures(pairs, len(articles))
    for what, limit in arguments.show:
        print_shown(pairs, what, int(limit))
    if short := below_floor(pairs, arguments.gold.stem):
        parser.exit(1, f"{short}\n")


def below_floor(pairs: list[Pair], gold: str) -> str | None:
    """What has fallen below the floors pinned for a gold file, in words; None where nothing has."""
    right = sum(pair.right for pair in pairs)
    rates = right / max(1, sum(bool(p.claim) for p in pairs)), right / max(1, sum(bool(p.gold) for p in pairs))
    short = [
        f"{name} {rate:.3f} is below its floor of {floor}"
        for name, rate, floor in zip(("precision", "recall"), rates, FLOORS.get(gold, (0, 0)), strict=True)
        if rate < floor
    ]
    return "; ".join(short) or None


if __name__ == "__main__":
    main()
