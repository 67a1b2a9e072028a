"""The answer to a question: the records, and the same as a table of Arrow, pandas or polars."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from detente.columns import Sheet, arrow_table

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

Record = TypeVar("Record")


class Answer(Sequence[Record], Generic[Record]):
    """What a question gave, in its order; a sequence that also comes as a table, with the columns of its sheet."""

    def __init__(self, records: Iterable[Record], sheet: Sheet[Record]) -> None:
        self._records = tuple(records)
        self._sheet = sheet

    def __getitem__(self, at: Any) -> Any:
        return self._records[at]

    def __len__(self) -> int:
        return len(self._records)

    def __repr__(self) -> str:
        return f"<answer of {len(self)} record{'' if len(self) == 1 else 's'}>"

    def to_arrow(self) -> pyarrow.Table:
        """A table of Arrow."""
        return arrow_table(self._sheet, self._records)

    def to_pandas(self) -> pandas.DataFrame:
        """A data frame of pandas, which must be installed."""
        return self.to_arrow().to_pandas()

    def to_polars(self) -> polars.DataFrame:
        """A data frame of polars, which must be installed."""
        import polars

        frame = polars.from_arrow(self.to_arrow())
        assert isinstance(frame, polars.DataFrame)
        return frame
