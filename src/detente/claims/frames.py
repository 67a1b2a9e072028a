"""The notation of the lexicon: how an act is written down, so that a political scientist can read and mend it.

A frame is a line such as

    expel {diplomat}                      a verb and the class of its object
    impose {sanction} (on|against @)      a bracket holds what may be missing; @ is the recipient
    hold {talks} (with &)                 & is a partner: a second actor of a reciprocal act
    host|receive ^                        ^ is the actor, and the subject the recipient (the visitor is the actor)
    call -off {meeting}                   -off is a particle (-off|out: either of two)
    take @ *hostage                       *hostage stands with the verb
    the expulsion of {diplomat}           "the" begins an act named by a noun
    the congratulatory+telegram to @      a noun with a modifier that it must have

``~`` is any object, ``|`` parts alternatives, ``{class}`` is a row of classes.tsv.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Mark = Literal["@", "&", "^"]
MARKS: frozenset[str] = frozenset("@&^")
PREPOSITIONS = frozenset(
    "about above across after against along alongside among amid around as at before behind below beyond beside "
    "between by despite during following for from in inside into near of off opposite on onto out outside over "
    "since through throughout to toward towards under until upon via with within without".split()
)


class FrameError(ValueError):
    """A frame that the notation does not allow; the text says which and why."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One part of a frame: the object (no prepositions) or what follows one of the prepositions.

    ``mark`` is set where the part must be an actor; otherwise ``lemmas`` are the head nouns allowed (empty: any),
    of which one of ``modifiers`` must be a part where there are any ("martial+law", "tear+gas").
    """

    prepositions: frozenset[str]
    mark: Mark | None
    lemmas: frozenset[str]
    modifiers: frozenset[str]
    optional: bool

    @property
    def weight(self) -> int:
        """How much a match of this part says about the act."""
        if self.lemmas:
            return 3 + bool(self.modifiers)
        return 2 if self.mark or self.prepositions else 1


@dataclass(frozen=True, slots=True)
class Frame:
    """One way in which an act is put into words; ``source`` is the line as written, and serves as the rule's name.

    ``needs`` are the groups of words of which a sentence must hold one each for the frame to fit at all.
    """

    source: str
    heads: frozenset[str]
    noun: bool
    modifiers: tuple[frozenset[str], ...]
    particles: frozenset[str]
    beside: frozenset[str]
    slots: tuple[Slot, ...]
    needs: tuple[frozenset[str], ...]

    @property
    def breadth(self) -> int:
        """How many words may fill its parts: of two frames that say as much, the narrower knows better."""
        return sum(map(len, self.needs)).bit_length() // 3

    @property
    def object(self) -> Slot | None:
        """The part that is the verb's object, if the frame has one."""
        return next((slot for slot in self.slots if not slot.prepositions), None)


def parse_frame(line: str, classes: Mapping[str, frozenset[str]]) -> Frame:
    """Read one frame; raises FrameError where the notation or a class is wrong."""
    words = line.replace("(", " ( ").replace(")", " ) ").split()
    noun = bool(words) and words[0] == "the"
    if noun:
        words = words[1:]
    if not words:
        raise FrameError(f"{line!r}: no act in it")
    *modifiers, head = words[0].split("+")  # "the congratulatory+message"; alternatives of a modifier by |
    particles, beside, slots = _parts(line, words[1:], classes)
    needed = [_lemmas(line, modifier, classes) for modifier in modifiers]
    return Frame(
        source=line,
        heads=_lemmas(line, head, classes),
        noun=noun,
        modifiers=tuple(needed),
        particles=particles,
        beside=beside,
        slots=tuple(slots),
        needs=(
            *needed,
            *(group for slot in slots if not slot.optional for group in (slot.lemmas, slot.prepositions) if group),
            *([beside] if beside else []),
            *([particles] if particles else []),
        ),
    )


def _parts(
    line: str, words: list[str], classes: Mapping[str, frozenset[str]]
) -> tuple[frozenset[str], frozenset[str], list[Slot]]:
    particles: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    slots: list[Slot] = []
    optional = False
    prepositions: frozenset[str] = frozenset()
    for word in words:
        if word in "()":
            optional = word == "("
        elif word.startswith("-"):
            particles = _marked(line, word)
        elif word.startswith("*"):
            beside = _lemmas(line, "|".join(_marked(line, word)), classes)
        elif not prepositions and set(word.split("|")) <= PREPOSITIONS:
            prepositions = frozenset(word.split("|"))
        else:
            slots.append(_slot(line, word, prepositions, optional, classes))
            prepositions = frozenset()
    if prepositions:
        raise FrameError(f"{line!r}: nothing follows the preposition {'|'.join(sorted(prepositions))!r}")
    return particles, beside, slots


def _marked(line: str, word: str) -> frozenset[str]:
    """The alternatives of a part whose first letter says what it is, once or with each: "*ready|willing"."""
    found = frozenset(part.removeprefix(word[0]) for part in word.split("|"))
    if any(not part or part[0] in "*-" for part in found):
        raise FrameError(f"{line!r}: {word!r} mixes marks")
    return found


def _slot(
    line: str, word: str, prepositions: frozenset[str], optional: bool, classes: Mapping[str, frozenset[str]]
) -> Slot:
    if not prepositions and set(word.split("|")) & PREPOSITIONS:
        raise FrameError(f"{line!r}: {word!r} mixes prepositions with other words")
    if word in MARKS:
        return Slot(prepositions, word, frozenset(), frozenset(), optional)  # type: ignore[arg-type]  # one of MARKS
    if word == "~":
        return Slot(prepositions, None, frozenset(), frozenset(), optional)
    before, plus, heads = word.rpartition("+")
    modifiers = _lemmas(line, before, classes) if plus else frozenset()
    return Slot(prepositions, None, _lemmas(line, heads, classes), modifiers, optional)


def _lemmas(line: str, word: str, classes: Mapping[str, frozenset[str]]) -> frozenset[str]:
    found: set[str] = set()
    for part in word.split("|"):
        if part.startswith("{") and part.endswith("}"):
            if part[1:-1] not in classes:
                raise FrameError(f"{line!r}: no class {part} in classes.tsv")
            found |= classes[part[1:-1]]
        elif part:
            found.add(part)
    if not found:
        raise FrameError(f"{line!r}: an empty part")
    return frozenset(found)
