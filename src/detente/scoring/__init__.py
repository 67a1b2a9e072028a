"""Scoring: how right the coder is, against what a person has coded."""

from detente.scoring.confusion import Confusion
from detente.scoring.folding import Form, choose, fold, form_of
from detente.scoring.gold import GoldArticle, GoldClaim, gold_articles
from detente.scoring.marked import MarkedFile, MarkedRow, read_marked, table_of
from detente.scoring.matching import Match, measure
from detente.scoring.report import claims_report, confusion_report, shown
from detente.scoring.text import is_gold, read_text

__all__ = [
    "Confusion", "Form", "GoldArticle", "GoldClaim", "MarkedFile", "MarkedRow", "Match", "choose", "claims_report",
    "confusion_report", "fold", "form_of", "gold_articles", "is_gold", "measure", "read_marked", "read_text", "shown",
    "table_of",
]  # fmt: skip
