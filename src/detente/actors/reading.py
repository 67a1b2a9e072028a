"""The reading: a mention with what the search for antecedents needs to know of it."""

from __future__ import annotations

from dataclasses import dataclass

from detente.actors.actor import ActorMention


@dataclass(frozen=True, slots=True)
class Reading:
    """A resolved mention in its place: ``sentence`` counts sentences of the article, ``head`` tokens of the sentence.

    ``gender`` is "m", "f" or empty; ``words`` is the head noun where a common noun was used ("group", "ministry").
    ``offices`` are the posts that its title names, known or not.
    """

    mention: ActorMention
    sentence: int
    head: int
    plural: bool = False
    gender: str = ""
    words: str = ""
    offices: frozenset[str] = frozenset()

    @property
    def personal(self) -> bool:
        """Whether "he" or "she" could stand for it."""
        return self.mention.type in ("person", "role") and not self.plural

    @property
    def corporate(self) -> bool:
        """Whether "it" could stand for it."""
        return self.mention.type in ("state", "organisation", "group") and not self.plural
