"""Finding the places that a text says something happened at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from detente.places.choice import Story, choose
from detente.places.gazetteer import Place, PlaceWord, longest, place_words, us_states, words_of
from detente.places.place import PlaceMention
from detente.sentences.sentence import Sentence
from detente.times.countries import countries_in

_FARTHEST = 8  # words between the preposition and the name: "in the besieged eastern Ukrainian port city of"
_ON = frozenset({"sea", "island", "peninsula", "strip", "border", "square"})
_NOT_AT = frozenset({"country", "region", "state", "peninsula"})
_BUILT = frozenset({"building", "site", "base", "square"})
_HELD = frozenset({"city", "site", "base", "island", "region"})
_QUOTES = ('"', "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}")
_DASHES = ("-", "\N{EN DASH}", "\N{EM DASH}")


@dataclass(frozen=True, slots=True)
class _Found:
    """A place at ``words[start:end]``."""

    start: int
    end: int
    place: Place


def find_places(sentences: Sequence[Sentence]) -> tuple[PlaceMention, ...]:
    """The places of an article's sentences, in order: names that a preposition of place governs ("in Moscow"), that
    someone goes to, that open a story, or that stand as "City, Country". A name that acts ("Moscow said") is none.

    A name that may be of several places is left out, unless size or the story's countries decide.
    """
    story = Story(sentences)
    mentions: list[PlaceMention] = []
    dateline: Place | None = None
    for sentence in sentences:
        words = place_words(sentence.text)
        opening = _dateline(words, story)
        dateline = opening.place if opening else dateline
        every = ((opening,) if opening else ()), _in_sentence(sentence, words, story), _here(words, dateline)
        found = {one.start: one for group in every for one in group}
        mentions += [_mention(sentence, words, one) for _, one in sorted(found.items())]
    return tuple(mentions)


def _here(words: Sequence[PlaceWord], dateline: Place | None) -> Iterator[_Found]:
    """ "Met here on Monday", in a story that opens with its place; in a quotation, "here" is the speaker's."""
    quoted = False
    for at, word in enumerate(words if dateline else ()):
        quoted ^= word.text in _QUOTES
        if word.text == "here" and not quoted and dateline:
            yield _Found(at, at + 1, dateline)


def _mention(sentence: Sentence, words: Sequence[PlaceWord], found: _Found) -> PlaceMention:
    start, end, place = words[found.start].start, words[found.end - 1].end, found.place
    return PlaceMention(
        sentence.text[start:end], sentence.start + start, sentence.start + end, place.name, place.country,
        place.latitude, place.longitude, place.geonames_id, place.precision,
    )  # fmt: skip


def _in_sentence(sentence: Sentence, words: Sequence[PlaceWord], story: Story) -> Iterator[_Found]:
    for at, word in enumerate(words):
        if word.lower == "," and 0 < at < len(words) - 1 and words[at + 1].capital and words[at - 1].capital:
            qualified = _qualified(words, at)
            if qualified is not None:
                yield qualified
        elif _governs(words, at):
            yield from _governed(sentence, words, at, story)


def _governs(words: Sequence[PlaceWord], at: int) -> bool:
    """Whether the word is a preposition of place, or takes a name as where someone goes."""
    lower = words[at].lower
    if lower in words_of("at"):
        before = {word.lower for word in words[max(at - 1, 0) : at]}
        return not before & words_of("abstract")
    if lower in ("to", "into"):
        return any(word.lower in words_of("motion") for word in words[max(at - 4, 0) : at])
    if lower == "from":
        return at > 0 and words[at - 1].lower in words_of("sent")
    if lower == "over":
        return any(word.lower in words_of("above") for word in words[max(at - 4, 0) : at])
    return (lower in words_of("visit") or lower in words_of("upon")) and at + 1 < len(words)


def _governed(sentence: Sentence, words: Sequence[PlaceWord], at: int, story: Story) -> Iterator[_Found]:
    """The name that the word ``at`` governs, and the one joined to it by "and"."""
    place = at + 1
    while place < min(at + _FARTHEST, len(words)):
        found = longest(words, place)
        if found is None:
            if not _may_stand_between(words, place):
                return
            place += 1
            continue
        end, places = found
        # "In Ukraine's Donetsk region" is in the region; "in Moscow's view" is nowhere.
        if [word.lower for word in words[end : end + 2]] == ["'", "s"]:
            if end + 2 < len(words) and (words[end + 2].capital or words[end + 2].lower in words_of("part")):
                place = end + 2
                continue
            return
        # "In the Red Sea port of Jeddah" is in Jeddah.
        if end + 1 < len(words) and words[end].lower in words_of("noun") and words[end + 1].lower == "of":
            place = end + 2
            continue
        chosen = _judge(sentence, words, at, _Range(place, end), places, story)
        if chosen is None:
            return
        yield chosen
        if chosen.end + 1 >= len(words) or words[chosen.end].lower != "and":
            return
        place = chosen.end + 1


@dataclass(frozen=True, slots=True)
class _Range:
    start: int
    end: int


def _may_stand_between(words: Sequence[PlaceWord], at: int) -> bool:
    word = words[at]
    if word.lower == ",":
        return words[at - 1].lower == "capital"
    if word.lower in words_of("part") or word.lower in words_of("noun"):
        return True
    return word.capital and bool(countries_in([word.text]))


def _judge(
    sentence: Sentence, words: Sequence[PlaceWord], at: int, name: _Range, places: list[Place], story: Story
) -> _Found | None:
    """The place at a name, unless the name is part of something else or nothing tells which place it is."""
    qualified = _qualified(words, name.end)
    if qualified is not None and qualified.start == name.start:
        return qualified
    text = " ".join(word.text for word in words[name.start : name.end])
    if text in words_of("common") or _is_part_of_more(sentence, words, name, places):
        return None
    place = choose(places, story)
    if place is None:
        return None
    preposition = words[at].lower
    # "On the outskirts of Kyiv", but "talks on Kyiv".
    by_itself = not any(word.lower in words_of("noun") for word in words[at + 1 : name.start])
    if (preposition == "on" and by_itself and place.kind not in _ON) or (preposition == "at" and place.kind in _NOT_AT):
        return None
    if preposition in words_of("upon") and not _is_struck(words, name, place, preposition):
        return None
    if place.kind in _BUILT and _is_elsewhere(words, name.end, place):
        return None
    following = words[name.end].text if name.end < len(words) else ""
    if following in words_of("more"):
        return _Found(name.start, name.end + 1, replace(place, name=f"{place.name} {following}"))
    return _Found(name.start, name.end, place)


def _is_elsewhere(words: Sequence[PlaceWord], after: int, place: Place) -> bool:
    """ "The White House in Bishkek" is not the one in Washington."""
    if after + 1 >= len(words) or words[after].lower != "in":
        return False
    found = longest(words, after + 1)
    return found is not None and all(holder.country != place.country for holder in found[1])


def _is_struck(words: Sequence[PlaceWord], name: _Range, place: Place, verb: str) -> bool:
    """ "Shelled Kharkiv" and "invaded Kuwait" are there; "hit Moscow with sanctions" is nowhere."""
    following = words[name.end].lower if name.end < len(words) else ""
    if following in ("with", "over", "for"):
        return False
    return place.kind != "country" or verb in words_of("ground")


def _is_part_of_more(sentence: Sentence, words: Sequence[PlaceWord], name: _Range, places: list[Place]) -> bool:
    """ "Washington Post", "Moscow-backed", "U.S. politics", "the Kyiv government"."""
    if name.end >= len(words):
        return False
    following = words[name.end]
    if following.text in _DASHES and words[name.end - 1].end == following.start:
        return True
    if following.capital:
        return following.text not in words_of("after") and following.text not in words_of("more")
    if not following.lower.isalpha() or following.lower in words_of("noun"):
        return False
    tokens = sentence.tokens_within(sentence.start + words[name.start].start, sentence.start + words[name.end - 1].end)
    if tokens:
        return tokens[-1].dep_ in ("compound", "amod", "nmod", "poss") and tokens[-1].head.i > tokens[-1].i
    # Without a parse "the Kyiv government" shows by its article, "U.S. politics" by the lack of one.
    article = words[name.start - 1].lower == "the"
    country = places[0].kind == "country"
    short = words[name.start].lower in ("u.s.", "us", "u.k.", "uk")
    return following.lower not in words_of("function") and ((article and not country) or short)


def _qualified(words: Sequence[PlaceWord], comma: int) -> _Found | None:
    """ "Geneva, Switzerland": the name before the comma, if the one after it holds such a place."""
    follows = comma + 1 < len(words) and words[comma].lower == ","
    after = longest(words, comma + 1) if follows else None
    if after is None:
        return None
    end, holders = after
    state = us_states().get(" ".join(word.lower for word in words[comma + 1 : end]))
    country = next((place.country for place in holders if place.kind in ("country", "region", "state")), None)
    for start in range(max(comma - 4, 0), comma):
        before = longest(words, start)
        inside = start > 0 and words[start - 1].capital and words[start - 1].text.isalpha()
        if before is None or before[0] != comma or inside:
            continue
        for place in before[1]:
            held = place.country == country if state is None else (place.country, place.state) == ("USA", state)
            if place.kind in _HELD and place.country is not None and held:
                return _Found(start, end, place)
    return None


def _dateline(words: Sequence[PlaceWord], story: Story) -> _Found | None:
    """ "GENEVA (Wire) —", "KYIV, Ukraine —": a name in capitals that opens a paragraph and is set off by a dash."""
    dash = next((at for at, word in enumerate(words[:16]) if word.text in _DASHES), None)
    if not dash or not words or not (words[0].text.isupper() and len(words[0].text) > 2):
        return None
    if words[dash - 1].end == words[dash].start:
        return None
    found = longest(words, 0)
    if found is None or not all(word.text.isupper() or not word.text.isalpha() for word in words[: found[0]]):
        return None
    end, places = found
    qualified = _qualified(words, end)
    place = qualified.place if qualified else choose(places, story)
    return _Found(0, end, place) if place is not None else None
