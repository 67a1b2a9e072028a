"""When: time expressions, what they mean, and which of them dates an act."""

from detente.times.find import find_times
from detente.times.infer import Terms, infer_published, office_terms
from detente.times.scope import date_of
from detente.times.timex import TimeMention

__all__ = ["Terms", "TimeMention", "date_of", "find_times", "infer_published", "office_terms"]
