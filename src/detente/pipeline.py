"""The whole flow on one screen: captures -> articles -> sentences -> actors, times, places -> claims."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from detente.actors import ActorBase, ActorMention, find_mentions
from detente.articles import Article, read
from detente.captures import Capture, expand
from detente.claims import Act, Claim, Coding, Layers, Said, code, names_act
from detente.errors import InputError
from detente.places import PlaceMention, find_places
from detente.sentences import Sentence, memory, parse, split
from detente.times import TimeMention, find_times, infer_published, office_terms

Noun = TypeVar("Noun", Capture, Article)
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Coded:
    """An article with the claims made of it."""

    article: Article
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Annotation:
    """An article with every layer that its claims were made from, each a tuple of records with offsets in the body."""

    article: Article
    sentences: tuple[Sentence, ...]
    actors: tuple[ActorMention, ...]
    times: tuple[TimeMention, ...]
    places: tuple[PlaceMention, ...]
    attributions: tuple[Said, ...]
    acts: tuple[Act, ...]
    claims: tuple[Claim, ...]


def code_article(article: Article) -> Coded:
    """The claims of one article; a page that is no story has none."""
    with memory():
        article, _, coding = _understand(article)
        return Coded(article, coding.claims)


def annotate_article(article: Article) -> Annotation:
    """Every layer over one article's body; sentences come without their parse."""
    with memory():
        article, layers, coding = _understand(article)
        bare = tuple(Sentence(s.index, s.paragraph, s.start, s.end, s.text) for s in layers.sentences)
        found = tuple(layers.actors), tuple(layers.times), tuple(layers.places)
        return Annotation(article, bare, *found, coding.attributions, coding.acts, coding.claims)


def _understand(article: Article) -> tuple[Article, Layers, Coding]:
    """The article (dated, where its text alone gives its date), the layers over it, and what was coded from them."""
    base = ActorBase.default()
    split_up = split(article) if article.kind == "story" else []
    named = any(base.holds_actor(sentence.text) for sentence in split_up)
    sentences = parse(split_up, worth=lambda sentence: named and _worth_parsing(sentence, base))
    if article.published.basis == "none":
        article = replace(article, published=infer_published(article, sentences, office_terms(base)))
    layers = Layers(
        sentences,
        actors=find_mentions(sentences, base, article.published, article.headline),
        times=find_times(sentences, article.published),
        places=find_places(sentences),
    )
    return article, layers, code(article, layers)


def _worth_parsing(sentence: Sentence, base: ActorBase) -> bool:
    """The cheap test that spares most sentences their parse: a word that may name an act, and one for an actor."""
    return names_act(sentence.text) and (base.holds_actor(sentence.text) or base.may_stand_for_actor(sentence.text))


def read_many(paths: Iterable[str], published: str | None = None) -> Iterator[Article | InputError]:
    """The articles of the inputs in their order; an input that cannot be read gives its error in its place."""
    for capture in expand(paths, published=published):
        yield _read(capture)


def code_many(paths: Iterable[str], published: str | None = None, jobs: int = 1) -> Iterator[Coded | InputError]:
    """The inputs coded, in their order whatever the number of processes; errors as in ``read_many``."""
    captures = expand(paths, published=published)
    yield from map(_code, captures) if jobs == 1 else _in_processes(captures, jobs)


def annotate_many(paths: Iterable[str], published: str | None = None) -> Iterator[Annotation | InputError]:
    """The inputs with every layer, in their order; errors as in ``read_many``."""
    for article in read_many(paths, published):
        yield article if isinstance(article, InputError) else _guarded(annotate_article, article)


def _read(capture: Capture | InputError) -> Article | InputError:
    if isinstance(capture, InputError):
        return capture
    return _guarded(read, capture)


def _code(capture: Capture | InputError) -> Coded | InputError:
    article = _read(capture)
    if isinstance(article, InputError):
        return article
    if article.kind == "foreign":
        return InputError(article.source, article.reason or "not English")
    return _guarded(code_article, article)


def _guarded(stage: Callable[[Noun], Made], noun: Noun) -> Made | InputError:
    """What a stage makes of one page, or the error that names the page: one page must never cost a user the others."""
    try:
        return stage(noun)
    except InputError as error:
        return error
    except Exception as error:
        return InputError(noun.source, f"cannot be understood ({type(error).__name__}: {error})")


def _in_processes(captures: Iterator[Capture | InputError], jobs: int) -> Iterator[Coded | InputError]:
    """Code in processes, a bounded number of pages ahead, so that memory stays flat over any number of pages."""
    from collections import deque
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing import get_context

    waiting: deque[Future[Coded | InputError]] = deque()
    # Spawned, not forked: threads of the libraries that the parent has loaded do not survive a fork.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        for capture in captures:
            waiting.append(pool.submit(_code, capture))
            if len(waiting) >= 8 * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
