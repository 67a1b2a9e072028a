"""Articles: what a page says, told apart from the furniture around it."""

from __future__ import annotations

from detente.articles.article import PARAGRAPH_BREAK, Article, Furniture, PageDate
from detente.articles.read import read

__all__ = ["PARAGRAPH_BREAK", "Article", "Furniture", "PageDate", "read"]
