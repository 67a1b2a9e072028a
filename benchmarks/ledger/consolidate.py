"""How long it takes to make events of many claims: ``python benchmarks/ledger/consolidate.py [CLAIMS] [--days N]``.

The claims are made up, in the proportions of news: few countries have most of the acts, most acts are told once and
some by dozens of pages, half of the tellings give no day, and words and parties differ from telling to telling. Prints
seconds, judgements and events, B-cubed against the happenings that the claims were made from, and ends with status 1
where 100,000 claims take more than three minutes of one core, which is all it uses.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files

from detente.actors.actor import ActorMention
from detente.claims.claim import ArticleReference, Claim, ClaimDate, Coder, Evidence, Span
from detente.ledger.events import Event, consolidate
from detente.ontology import ontology
from detente.tables import rows

LIMIT = 180.0  # seconds for 100,000 claims
OUTLETS = 400
SECTORS = ("GOV", "GOV", "GOV", "MIL", "CVL", "LEG")


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened, from which tellings are made: countries, kind, day and the words that it is told in."""

    number: int
    kind: str
    actor: str
    recipient: str | None
    day: date
    words: tuple[str, ...]


def main() -> None:
    parser = argparse.ArgumentParser(description="Time the making of events from made-up claims.")
    parser.add_argument("claims", nargs="?", type=int, default=100_000)
    parser.add_argument("--days", type=int, default=365, help="days over which the acts are spread")
    options = parser.parse_args()
    made = list(claims_made_up(options.claims, options.days))
    claims = [claim for _, claim in made]
    outlets = {claim.article.id: claim.article.publisher for claim in claims}
    began, clock = time.process_time(), time.perf_counter()
    events, judgements = consolidate(claims, {}, outlets)
    took, waited = time.process_time() - began, time.perf_counter() - clock
    truth = {claim.id: number for number, claim in made}
    print(f"{len(claims)} claims, {len(judgements)} judgements, {len(events)} events")
    print(f"{took:.1f} s of one core, {waited:.1f} s in all")
    print(f"B-cubed precision {_share(events, truth, False):.3f}, recall {_share(events, truth, True):.3f}")
    if took > LIMIT * len(claims) / 100_000:
        parser.exit(1, f"slower than {LIMIT:.0f} s for 100,000 claims\n")


def claims_made_up(number: int, days: int, seed: int = 7) -> Iterator[tuple[int, Claim]]:
    """Claims with the number of the happening that each tells of, the same for the same arguments."""
    draw = random.Random(seed)
    told = 0
    for happening in _happenings(draw, days):
        times = min(number - told, 1 + int(draw.paretovariate(1.1)) if draw.random() < 0.45 else 1, 40)
        for nth in range(times):
            yield happening.number, _telling(happening, nth, draw)
        told += times
        if told >= number:
            return


def _happenings(draw: random.Random, days: int) -> Iterator[Happening]:
    countries = [row["iso3"] if "iso3" in row else row["code"] for row in _states()]
    draw.shuffle(countries)
    weights = [1 / (rank + 3) for rank in range(len(countries))]
    kinds = list(ontology().kinds)
    common = [1 / (rank + 5) for rank in range(len(kinds))]
    vocabulary = _vocabulary()
    number = 0
    while True:
        actor, recipient = draw.choices(countries, weights, k=2)
        kind = draw.choices(kinds, common)[0]
        day = date(2018, 1, 1) + timedelta(days=draw.randrange(days))
        words = (*draw.sample(vocabulary, 9), *(_name(draw) for _ in range(2)))
        yield Happening(number, kind, actor, recipient if recipient != actor else None, day, words)
        number += 1


def _telling(happening: Happening, nth: int, draw: random.Random) -> Claim:
    kind = ontology().kinds[happening.kind]
    article = f"{happening.number}-{nth}"
    published = happening.day + timedelta(days=min(int(draw.expovariate(0.7)), 12))
    filler = draw.sample(_vocabulary(), 8)
    words = [*draw.sample(happening.words, 6), *filler, kind.name.replace("_", " ")]
    draw.shuffle(words)
    text = f"In the end {' '.join(words)} on that day."
    at = text.index(kind.name.replace("_", " "))
    dated = draw.random() < 0.5
    day = happening.day.isoformat() if dated else None
    cameo = ontology().cameo[kind.cameo]
    return Claim(
        id=f"{draw.getrandbits(64):016x}",
        article=ArticleReference(article, None, f"outlet-{draw.randrange(OUTLETS)}", None, published.isoformat(), None),
        event=kind.event,
        mode=kind.mode,
        contexts=kind.contexts,
        kind=kind.name,
        cameo=kind.cameo,
        quad=cameo.quad,
        goldstein=cameo.goldstein,
        actors=(_mention(happening.actor, draw),),
        recipients=(_mention(happening.recipient, draw),) if happening.recipient and draw.random() < 0.75 else (),
        status="happened",
        date=ClaimDate(day, day, "day" if day else "none", "relative" if day else "none", None),
        place=None,
        attribution=(),
        amounts=(),
        evidence=Evidence(text, 0, len(text), 0, Span(kind.name, at, at + len(kind.name))),
        confidence=round(draw.uniform(0.5, 0.95), 2),
        coder=Coder("lexicon", "made up", "0"),
    )


def _mention(country: str, draw: random.Random) -> ActorMention:
    if draw.random() < 0.4:
        return ActorMention(country, 0, 3, country, country, "state", country)
    sector = draw.choice(SECTORS)
    if draw.random() < 0.5:
        name = f"leader-of-{country}"
        return ActorMention(name, 0, len(name), name, name, "person", country, "GOV")
    return ActorMention(country, 0, 3, f"{country}.{sector}", country, "organisation", country, sector)


def _name(draw: random.Random) -> str:
    return "".join(draw.choice("bdfgklmnprstvz") + draw.choice("aeiou") for _ in range(3)).title()


def _states() -> list[dict[str, str]]:
    return list(rows(files("detente.actors").joinpath("data/states.tsv")))


_WORDS: list[str] = []


def _vocabulary() -> list[str]:
    if not _WORDS:
        table = rows(files("detente.ledger.events").joinpath("common.tsv"))
        _WORDS.extend(sorted(row["stem"] for row in table if float(row["rarity"]) > 0.3 and row["stem"].isalpha()))
    return _WORDS


def _share(events: Sequence[Event], truth: Mapping[str, int], recall: bool) -> float:
    """The mean over all claims of how many of its event (for ``recall``: of its happening) tell of the same."""
    home = {name: at for at, event in enumerate(events) for name in event.claims}
    both = Counter((home[name], number) for name, number in truth.items())
    whole = Counter(truth.values()) if recall else Counter(home.values())
    return sum(n * n / whole[number if recall else at] for (at, number), n in both.items()) / len(truth)


if __name__ == "__main__":
    main()
