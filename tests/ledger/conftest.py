"""Pages with claims made by hand, and ledgers that hold them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pytest

from detente.actors.actor import ActorMention
from detente.actors.base import ActorBase
from detente.articles.article import PARAGRAPH_BREAK, Article, PageDate
from detente.claims.claim import ArticleReference, Attribution, Claim, ClaimDate, ClaimPlace, Coder, Evidence, Span
from detente.ledger.ledger import Ledger
from detente.ontology import ontology


@dataclass(frozen=True)
class Told:
    """A sentence with an act in it: ``trigger`` is its word, the other fields as in the claim, actors by id."""

    sentence: str
    trigger: str
    kind: str
    actors: Sequence[str]
    recipients: Sequence[str] = ()
    status: str = "happened"
    day: str | None = None
    speaker: str | None = None
    place: ClaimPlace | None = None
    confidence: float = 0.9


def _mention(actor: str, at: Span) -> ActorMention:
    base = ActorBase.default()
    if actor in base.states:
        return ActorMention(at.text, at.start, at.end, actor, base.states[actor].name, "state", actor)
    if actor in base.people:
        person = base.people[actor]
        return ActorMention(at.text, at.start, at.end, actor, person.name, "person", person.country, "GOV")
    country, _, sector = actor.partition(".")
    return ActorMention(at.text, at.start, at.end, actor, actor, "organisation", country, sector or None)


def made_page(
    outlet: str, published: str | None, *acts: Told, headline: str = "News"
) -> tuple[Article, tuple[Claim, ...]]:
    """An article whose paragraphs are the sentences of the acts, with their claims."""
    paragraphs = tuple(dict.fromkeys(act.sentence for act in acts))
    body = PARAGRAPH_BREAK.join(paragraphs)
    sha = hashlib.sha256(f"{outlet}{published}{body}".encode()).hexdigest()
    date = PageDate(published, published, "given") if published else PageDate()
    url = f"https://{outlet.lower().replace(' ', '-')}.example/{sha[:8]}"
    article = Article(
        sha[:16], url, body, paragraphs, headline, published=date, publisher=outlet, url=url, language="en"
    )
    return article, tuple(
        _claim(number, act, article, paragraphs.index(act.sentence)) for number, act in enumerate(acts)
    )


def _claim(number: int, act: Told, article: Article, paragraph: int) -> Claim:
    start = article.body.index(act.sentence)
    at = start + act.sentence.index(act.trigger)
    trigger = Span(act.trigger, at, at + len(act.trigger))
    kind = ontology().kinds[act.kind]
    cameo = ontology().cameo[kind.cameo]
    date = (
        ClaimDate(act.day, act.day, "day", "stated", act.day)
        if act.day
        else ClaimDate(None, None, "none", "none", None)
    )
    saying = (
        (Attribution(_mention(act.speaker, trigger), None, trigger.text, trigger.start, trigger.end),)
        if act.speaker
        else ()
    )
    return Claim(
        id=f"{article.id}-{number}",
        article=ArticleReference(
            article.id, article.url, article.publisher, article.headline, article.published.start, article.origin
        ),
        event=kind.event,
        mode=kind.mode,
        contexts=kind.contexts,
        kind=act.kind,
        cameo=kind.cameo,
        quad=cameo.quad,
        goldstein=cameo.goldstein,
        actors=tuple(_mention(actor, trigger) for actor in act.actors),
        recipients=tuple(_mention(actor, trigger) for actor in act.recipients),
        status=act.status,  # type: ignore[arg-type]
        date=date,
        place=act.place,
        attribution=saying,
        amounts=(),
        evidence=Evidence(act.sentence, start, start + len(act.sentence), paragraph, trigger),
        confidence=act.confidence,
        coder=Coder("lexicon", act.kind, "0"),
    )


def put_in(ledger: Ledger, outlet: str, published: str | None, *acts: Told, headline: str = "News") -> str:
    """Add a page to a ledger; its id there."""
    article, claims = made_page(outlet, published, *acts, headline=headline)
    sha = hashlib.sha256(article.body.encode()).hexdigest()
    return ledger.store.add(article, claims, sha, article.source).article


@pytest.fixture
def told() -> type[Told]:
    """What a claim is made of."""
    return Told


@pytest.fixture
def page() -> Callable[..., tuple[Article, tuple[Claim, ...]]]:
    """Makes an article with its claims."""
    return made_page


@pytest.fixture
def put() -> Callable[..., str]:
    """Adds a page to a ledger."""
    return put_in


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger to ask, not to be written to: a quarrel over consulates, a call, a visit that is denied."""
    with Ledger(str(tmp_path_factory.mktemp("small") / "small.db")) as ledger:
        fill(ledger)
        yield ledger


def fill(ledger: Ledger) -> None:
    """The pages of ``small``."""
    rostov = ClaimPlace("Rostov", "Rostov-on-Don", "RUS", 47.23, 39.7, 501175)
    put_in(
        ledger,
        "Harbour Post",
        "2019-03-02",
        Told(
            "On 1 March Turkey closed the Russian consulate in Trabzon.",
            "closed",
            "closure",
            ["TUR"],
            ["RUS"],
            day="2019-03-01",
        ),
        Told(
            "Russia will expel two Turkish diplomats on Monday, Lavrov said.",
            "expel",
            "expulsion",
            ["RUS"],
            ["TUR"],
            status="announced",
            day="2019-03-04",
            speaker="sergei-lavrov",
        ),
        headline="Ankara shuts a consulate",
    )
    put_in(
        ledger,
        "Steppe Courier",
        "2019-03-03",
        Told(
            "Ankara ordered Moscow's consulate at Trabzon closed on Friday, 1 March.",
            "closed",
            "closure",
            ["TUR"],
            ["RUS"],
            day="2019-03-01",
        ),
        Told(
            "Putin telephoned Erdogan on 3 March.",
            "telephoned",
            "call",
            ["vladimir-putin"],
            ["recep-tayyip-erdogan"],
            day="2019-03-03",
        ),
        headline="Moscow answers",
    )
    put_in(
        ledger,
        "Gulf Ledger",
        "2019-04-11",
        Told(
            "France sent rescuers to Rostov on 10 April.",
            "sent",
            "humanitarian_aid",
            ["FRA"],
            ["RUS"],
            day="2019-04-10",
            place=rostov,
        ),
        Told(
            "Germany denies that its envoy visited Baku.",
            "visited",
            "visit",
            ["DEU"],
            ["AZE"],
            status="denied",
            speaker="DEU",
        ),
        headline="Help for Rostov",
    )
