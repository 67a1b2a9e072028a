"""The gold events of a story as if all had been coded, to measure what is made of events apart from the coder.

On whose word a place tells of an event, its amounts and its place are those coded where a claim was made there.
"""

from __future__ import annotations

from reader import GoldEvent, Story

from detente.actors.actor import ActorMention
from detente.claims import Said
from detente.claims.claim import ArticleReference, Attribution, Claim, ClaimDate, Coder, Evidence, Span
from detente.ledger.events.event import Event, Party
from detente.ontology import ontology
from detente.pipeline import Annotation, annotate_article
from detente.sentences import split


def given(story: Story) -> tuple[list[Event], dict[str, Claim]]:
    """The gold events of a story under their own ids, each with one claim for every place that tells it."""
    layers = {article.id: annotate_article(article) for article in story.articles}
    claims: dict[str, Claim] = {}
    events = []
    for gold in story.events:
        told = [
            _claim(f"{gold.id}@{n}", gold, layers[name], start, end) for n, (name, start, end) in enumerate(gold.told)
        ]
        claims.update((claim.id, claim) for claim in told)
        events.append(_event(gold, told))
    return events, claims


def _claim(name: str, gold: GoldEvent, layers: Annotation, start: int, end: int) -> Claim:
    """The claim that a place of the gold stands for."""
    article = layers.article
    sentence = next(s for s in split(article) if s.start <= start < s.end)
    coded = [c for c in layers.claims if start <= c.evidence.trigger.start < end]
    like = next((c for c in coded if c.event == gold.event), coded[0] if coded else None)
    trigger = like.evidence.trigger if like else Span(article.body[start:end], start, end)
    cameo = ontology().cameo[ontology().kinds[gold.kind].cameo if gold.kind else ontology().events[gold.event].cameo]
    day = article.published.start
    return Claim(
        id=name,
        article=ArticleReference(article.id, None, article.publisher, article.headline, day, article.origin),
        event=gold.event,
        mode=None,
        contexts=(),
        kind=gold.kind,
        cameo=cameo.code,
        quad=cameo.quad,
        goldstein=cameo.goldstein,
        actors=tuple(_mention(code, layers, sentence.start, sentence.end) for code in sorted(gold.actors)),
        recipients=tuple(_mention(code, layers, sentence.start, sentence.end) for code in sorted(gold.recipients)),
        status=like.status if like else "happened",
        date=_date(gold.days),
        place=like.place if like else None,
        attribution=like.attribution if like else tuple(_word(said, layers) for said in _over(layers, start, end)),
        amounts=like.amounts if like else (),
        evidence=Evidence(sentence.text, sentence.start, sentence.end, sentence.paragraph, trigger),
        confidence=0.9,
        coder=Coder("lexicon", "given", "gold"),
    )


def _over(layers: Annotation, start: int, end: int) -> list[Said]:
    return [said for said in layers.attributions if said.content.start <= start and end <= said.content.end]


def _word(said: Said, layers: Annotation) -> Attribution:
    speaker = said.speaker
    found = [m for m in layers.actors if speaker and m.start < speaker.end and speaker.start < m.end]
    text = layers.article.body[said.start : said.end]
    whole = speaker or said.cue
    return Attribution(found[0] if found else None, None if found else text[:40], whole.text, whole.start, whole.end)


def _mention(code: str, layers: Annotation, start: int, end: int) -> ActorMention:
    """A mention of the country in the sentence, where there is one."""
    near = next((m for m in layers.actors if m.country == code and start <= m.start < end), None)
    return near or ActorMention("", start, start, code, code, "state", code)


def _date(days: tuple[str, str] | None) -> ClaimDate:
    if days is None:
        return ClaimDate(None, None, "none", "none", None)
    return ClaimDate(*days, "day" if days[0] == days[1] else "week", "stated", None)


def _event(gold: GoldEvent, told: list[Claim]) -> Event:
    told = sorted(told, key=lambda claim: (claim.article.published or "", claim.id))
    first = told[0]
    return Event(
        id=gold.id,
        event=first.event,
        mode=first.mode,
        contexts=first.contexts,
        kind=first.kind,
        cameo=first.cameo,
        quad=first.quad,
        goldstein=first.goldstein,
        actors=tuple(Party(code, code, "state", code, None, None) for code in sorted(gold.actors)),
        recipients=tuple(Party(code, code, "state", code, None, None) for code in sorted(gold.recipients)),
        status=first.status,
        date=first.date,
        place=first.place,
        amounts=first.amounts,
        confidence=0.9,
        quote=first.evidence.text,
        claims=tuple(claim.id for claim in told),
        outlets=len({claim.article.publisher for claim in told}),
        origins=len({claim.article.id for claim in told}),
        voices=(),
        contested=False,
        first_published=first.article.published,
        last_published=told[-1].article.published,
    )
