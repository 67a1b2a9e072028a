"""Sentences: the article's body cut into sentences, and parsed where that is worth its cost."""

from detente.sentences.parser import parse
from detente.sentences.sentence import Sentence
from detente.sentences.splitter import split

__all__ = ["Sentence", "parse", "split"]
