"""The figures in words: what ``detente score`` prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from detente.claims.claim import Claim
from detente.scoring.calibration import calibration_error, reliability
from detente.scoring.confusion import Confusion
from detente.scoring.gold import GoldClaim
from detente.scoring.matching import FIELDS, Match, countries_of

_WORST = 5


def confusion_report(confusion: Confusion) -> Iterator[str]:
    """Lines: macro-F1 and accuracy, each class with its figures, the table, and the classes that came off worst."""
    yield f"macro-F1 {confusion.macro_f1:.3f} over {len(confusion.classes)} classes"
    yield f"accuracy {confusion.accuracy:.3f} of {confusion.counts.total()} rows"
    yield ""
    yield f"{'class':10} {'gold':>5} {'chosen':>7} {'precision':>10} {'recall':>7} {'F1':>6}"
    for event in confusion.classes:
        rates = f"{confusion.precision(event):10.3f} {confusion.recall(event):7.3f} {confusion.f1(event):6.3f}"
        yield f"{event:10} {confusion.gold(event):5} {confusion.chosen(event):7} {rates}"
    yield ""
    yield "gold \\ chosen" + "".join(f"{event[:5]:>6}" for event in confusion.predicted)
    for event in confusion.classes:
        cells = (confusion.counts[event, chosen] for chosen in confusion.predicted)
        yield f"{event:13}" + "".join(f"{count or '.':>6}" for count in cells)
    yield ""
    yield "worst classes"
    for event in sorted(confusion.classes, key=confusion.f1)[:_WORST]:
        taken = ", ".join(f"{other} {count}" for other, count in confusion.taken_for(event)[:4])
        yield f"  {event:10} {confusion.f1(event):.3f}" + (f"  taken for {taken}" if taken else "")


def claims_report(matches: Sequence[Match], articles: int) -> Iterator[str]:
    """Lines: precision, recall and F1 of all claims and of each type, the fields of the pairs, and calibration."""
    gold = Counter(match.gold.event for match in matches if match.gold)
    claims = Counter(match.claim.event for match in matches if match.claim)
    right = Counter(match.claim.event for match in matches if match.claim and match.right)
    yield f"{articles} article{'' if articles == 1 else 's'}"
    yield f"{'event':10}  gold claims  right  precision  recall     F1"
    for event in sorted(gold | claims):
        yield f"{event:10} {_rates(right[event], claims[event], gold[event])}"
    yield f"{'all':10} {_rates(right.total(), claims.total(), gold.total())}"
    yield ""
    yield from _fields(matches)
    yield ""
    yield from _calibration(matches)


def shown(matches: Sequence[Match], what: str, limit: int) -> Iterator[str]:
    """Lines: the claims that are ``wrong``, or the gold claims that were ``missed``, with sentence and counterpart."""
    side = "claim" if what == "wrong" else "gold"
    found = [match for match in matches if getattr(match, side) and not match.right]
    yield ""
    yield f"{what}: {len(found)}, of them {min(limit, len(found))} here"
    for match in found[:limit]:
        yield ""
        yield f"  {match.sentence}"
        if match.claim:
            yield f"    claim  {_described(match.claim)}"
        if match.gold:
            yield f"    gold   {_described_gold(match.gold)}"


def _rates(right: int, claims: int, gold: int) -> str:
    precision = right / claims if claims else 0.0
    recall = right / gold if gold else 0.0
    f1 = 2 * right / (claims + gold) if claims + gold else 0.0
    return f"{gold:5} {claims:6} {right:6} {precision:10.3f} {recall:7.3f} {f1:6.3f}"


def _fields(matches: Sequence[Match]) -> Iterator[str]:
    both = [match for match in matches if match.gold and match.claim]
    same_event = [match for match in both if "event" in match.agreeing]
    yield f"{len(both)} pairs (a gold claim and a claim of the same event type or on the same word); right in them:"
    for field in FIELDS:
        of = both if field == "event" else same_event
        count = sum(field in match.agreeing for match in of)
        yield f"  {field:10} {count:4} of {len(of):4}  {count / len(of) if of else 0:.3f}"


def _calibration(matches: Sequence[Match]) -> Iterator[str]:
    bins = reliability((match.claim.confidence, match.right) for match in matches if match.claim)
    yield f"confidence against the share that is right: expected calibration error {calibration_error(bins):.3f}"
    for each in bins:
        sure = f"confidence {each.confidence:.2f}  right {each.right:.2f}"
        yield f"  from {each.least:.1f}  {each.count:4} claims  {sure}"


def _described(claim: Claim) -> str:
    date = f"{claim.date.start}..{claim.date.end}" if claim.date.start else None
    speakers = [link.speaker.name if link.speaker else link.medium for link in claim.attribution]
    sides = countries_of(claim.actors), countries_of(claim.recipients)
    rest = claim.status, date, speakers, f"[{claim.evidence.trigger.text}]", claim.coder.rule
    return _line(claim.event, claim.kind, *sides, *rest)


def _described_gold(gold: GoldClaim) -> str:
    date = "..".join(gold.date) if gold.date else None
    rest = gold.status, date, list(gold.speakers), f"[{gold.trigger}]"
    return _line(gold.event, gold.kind, gold.actors, gold.recipients, *rest)


def _line(event: str, kind: str | None, actors: frozenset[str], recipients: frozenset[str], *rest: object) -> str:
    sides = " > ".join(" ".join(sorted(side)) or "-" for side in (actors, recipients))
    return f"{event}/{kind or '-'}  {sides}  " + "  ".join(map(str, rest))
