"""The whole flow on one screen: captures -> articles -> sentences -> actors, times, places -> claims -> ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from detente.actors import ActorBase, ActorMention, find_mentions, glimpse
from detente.articles import Article, PageDate, read
from detente.captures import Capture, expand, together
from detente.claims import SURE_ENOUGH, Act, Claim, Coding, Layers, Said, code, names_act
from detente.errors import InputError
from detente.ledger.store.added import Added
from detente.places import PlaceMention
from detente.sentences import Sentence, parse, split
from detente.times import TimeMention, infer_published, office_terms

if TYPE_CHECKING:
    from detente.ledger.store.recoding import Difference
    from detente.ledger.store.store import Store

Noun = TypeVar("Noun", Capture, Article)
Made = TypeVar("Made")
Given = TypeVar("Given")
Done = TypeVar("Done")


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


def code_article(article: Article, base: ActorBase | None = None, least: float = SURE_ENOUGH) -> Coded:
    """The claims of one article, with the actors of a base of one's own if given; a page that is no story has none.

    Claims less sure than ``least`` (0 to 1) are not made.
    """
    article, _, coding = _understand(article, base or ActorBase.default(), least)
    return Coded(article, coding.claims)


def annotate_article(article: Article, base: ActorBase | None = None) -> Annotation:
    """Every layer over one article's body; sentences come without their parse."""
    article, layers, coding = _understand(article, base or ActorBase.default(), SURE_ENOUGH)
    bare = tuple(Sentence(s.index, s.paragraph, s.start, s.end, s.text) for s in layers.sentences)
    found = tuple(layers.actors), tuple(layers.times), tuple(layers.places)
    return Annotation(article, bare, *found, coding.attributions, coding.acts, coding.claims)


def _understand(article: Article, base: ActorBase, least: float) -> tuple[Article, Layers, Coding]:
    """The article (dated, where its text alone gives its date), the layers over it, and what was coded from them."""
    split_up = split(article) if article.kind == "story" else []
    worth = _worth_parsing(split_up, base)
    sentences = parse(split_up, worth=lambda sentence: sentence.index in worth)
    article = _dated(article, sentences, base)
    actors = find_mentions(sentences, base, article.published, article.headline)
    layers = Layers(sentences, actors, article.published)
    return article, layers, code(article, layers, least)


def _dated(article: Article, sentences: Sequence[Sentence], base: ActorBase) -> Article:
    """The article with the day or days that its text alone gives it, where the page states no date."""
    if article.published.basis != "none" or article.kind != "story":
        return article
    return replace(article, published=infer_published(article, sentences, office_terms(base)))


def read_article(capture: Capture) -> Article:
    """The article of one page; where the page states no date, it is inferred from the text."""
    article = read(capture)
    return _dated(article, split(article) if article.kind == "story" else [], ActorBase.default())


def _worth_parsing(sentences: Sequence[Sentence], base: ActorBase) -> frozenset[int]:
    """The cheap tests that spare most sentences their parse: those with an actor and words of an act, or two actors."""
    return frozenset(
        sentences[number].index
        for number, actors in glimpse([sentence.text for sentence in sentences], base).items()
        if actors > 1 or names_act(sentences[number].text)
    )


def read_many(paths: Iterable[str], published: str | None = None) -> Iterator[Article | InputError]:
    """The articles of the inputs in their order; an input that cannot be read gives its error in its place."""
    for capture in together(expand(paths, published=published)):
        yield capture if isinstance(capture, InputError) else _guarded(read_article, capture)


def code_capture(capture: Capture, actors: Iterable[str] = (), least: float = SURE_ENOUGH) -> Coded | InputError:
    """One page coded, or why it cannot be: whatever the page, never another error. Arguments as of ``code_many``."""
    return _code(capture, _checked(actors), least)


def code_many(
    paths: Iterable[str],
    published: str | None = None,
    jobs: int = 1,
    actors: Iterable[str] = (),
    least: float = SURE_ENOUGH,
) -> Iterator[Coded | InputError]:
    """The inputs coded, in their order whatever the number of processes; errors as in ``read_many``.

    ``actors`` are files of users' own actors; InputError is raised for one that cannot be read. Claims less sure than
    ``least`` (0 to 1) are not made.
    """
    code_one = partial(_code, actors=_checked(actors), least=least)
    captures = together(expand(paths, published=published))
    yield from map(code_one, captures) if jobs == 1 else _in_processes(code_one, captures, jobs)


def add_many(
    paths: Iterable[str],
    store: Store,
    published: str | None = None,
    jobs: int = 1,
    actors: Iterable[str] = (),
) -> Iterator[Added | InputError]:
    """The inputs coded and added to a ledger, each page in a transaction of its own; arguments as of ``code_many``.

    A capture that the ledger has is not coded again: an add that was cut off goes on where it was.
    """
    code_one = partial(_code_unknown, actors=_checked(actors))
    # Known captures are set aside after those that came in together were compared: a second run reads as the first did.
    captures = (_known(store, capture) for capture in together(expand(paths, published=published)))
    for coded in map(code_one, captures) if jobs == 1 else _in_processes(code_one, captures, jobs):
        if isinstance(coded, tuple):
            capture, made = coded
            yield store.add(made.article, made.claims, capture.sha256, capture.source)
        else:
            yield coded


def recode_many(
    store: Store, dry: bool = False, jobs: int = 1, actors: Iterable[str] = ()
) -> Iterator[Difference | InputError]:
    """What today's coder makes otherwise of each current article of a ledger; written unless ``dry``."""
    code_one = partial(_recode, actors=_checked(actors))
    for coded in map(code_one, store.articles()) if jobs == 1 else _in_processes(code_one, store.articles(), jobs):
        yield coded if isinstance(coded, InputError) else store.recode(coded.article, coded.claims, dry)


def annotate_many(
    paths: Iterable[str], published: str | None = None, actors: Iterable[str] = ()
) -> Iterator[Annotation | InputError]:
    """The inputs with every layer, in their order; errors and ``actors`` as in ``code_many``."""
    annotate = partial(annotate_article, base=ActorBase.with_files(_checked(actors)))
    for article in map(_read, together(expand(paths, published=published))):
        yield article if isinstance(article, InputError) else _guarded(annotate, article)


def _checked(actors: Iterable[str]) -> tuple[str, ...]:
    """The files of users' actors, read once before any page is, so that a mistake in them is no page's."""
    files = tuple(actors)
    ActorBase.with_files(files)
    return files


def _read(capture: Capture | InputError) -> Article | InputError:
    if isinstance(capture, InputError):
        return capture
    return _guarded(read, capture)


def _code(capture: Capture | InputError, actors: tuple[str, ...], least: float) -> Coded | InputError:
    article = _read(capture)
    if isinstance(article, InputError):
        return article
    if article.kind == "foreign":
        return InputError(article.source, article.reason or "not English")
    return _guarded(partial(code_article, base=ActorBase.with_files(actors), least=least), article)


def _known(store: Store, capture: Capture | InputError) -> Capture | InputError | Added:
    """The capture, or what adding it does where the ledger has it."""
    known = store.article_of(capture.sha256) if isinstance(capture, Capture) else None
    return capture if known is None else Added("same", known, capture.source)


def _code_unknown(
    capture: Capture | InputError | Added, actors: tuple[str, ...]
) -> tuple[Capture, Coded] | InputError | Added:
    if isinstance(capture, Added | InputError):
        return capture
    coded = _code(capture, actors, SURE_ENOUGH)
    if isinstance(coded, InputError):
        return coded
    # The text need not go back to the process that writes.
    return replace(capture, text="", shared=frozenset()), coded


def _recode(article: Article, actors: tuple[str, ...]) -> Coded | InputError:
    if article.published.basis == "inferred":
        # What was inferred once is inferred anew.
        article = replace(article, published=PageDate())
    return _guarded(partial(code_article, base=ActorBase.with_files(actors)), article)


def _guarded(stage: Callable[[Noun], Made], noun: Noun) -> Made | InputError:
    """What a stage makes of one page, or the error that names the page: one page must never cost a user the others."""
    try:
        return stage(noun)
    except InputError as error:
        return error
    except Exception as error:
        return InputError(noun.source, f"cannot be understood ({type(error).__name__}: {error})")


def _in_processes(code_one: Callable[[Given], Done], given: Iterator[Given], jobs: int) -> Iterator[Done]:
    """Code in processes, a bounded number of pages ahead, so that memory stays flat over any number of pages."""
    from collections import deque
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing import get_context

    waiting: deque[Future[Done]] = deque()
    # Spawned, not forked: threads of the libraries that the parent has loaded do not survive a fork.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        for one in given:
            waiting.append(pool.submit(code_one, one))
            if len(waiting) >= 8 * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
