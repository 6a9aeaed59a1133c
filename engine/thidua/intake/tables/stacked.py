"""A sheet with tables one below another to its parts, each with a header of its own."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from thidua.intake.grid import RawRow, RawSheet
from thidua.intake.tables.headings import HeadingIndex, heading_key
from thidua.intake.tables.outline import filled

_LEAST_KNOWN = 3
_FIRST_CELLS = 4  # among which a header has a heading as the vocabulary writes it


def parts(sheet: RawSheet, indices: Collection[HeadingIndex]) -> tuple[RawSheet, ...]:
    """Return the parts of a sheet, cut at each header that differs from the last.

    A header is a row of texts of which most, and three at least, are headings of one
    record type. One that follows another at once belongs to it. What stands above the
    first header is in the first part.
    """
    if sheet.structured:
        return (sheet,)
    cuts = [*_cuts(sheet.rows, indices)]
    if len(cuts) < 2:  # noqa: PLR2004 - one table
        return (sheet,)
    starts = [0, *cuts[1:], len(sheet.rows)]
    return tuple(
        replace(sheet, rows=sheet.rows[start:end]) for start, end in pairwise(starts)
    )


def _cuts(rows: Sequence[RawRow], indices: Collection[HeadingIndex]) -> Iterator[int]:
    """Yield the positions of headers that differ from the one before."""
    spelled = frozenset(
        form
        for index in indices
        for text in index.shown.values()
        for form in (text, text.upper())
    )
    last, before = frozenset[str](), -2
    for position, row in enumerate(rows):
        if spelled.isdisjoint(row.cells[:_FIRST_CELLS]):
            continue
        keys = _known(row, indices)
        if not keys:
            continue
        if keys != last and position > before + 1:
            yield position
            last = keys
        before = position


def _known(row: RawRow, indices: Collection[HeadingIndex]) -> frozenset[str]:
    """Return the keys of a row's cells if they are headings of one record type."""
    columns = filled(row)
    texts = [cell for c in columns if isinstance(cell := row.cells[c], str)]
    if len(texts) < max(_LEAST_KNOWN, len(columns)):
        return frozenset()
    keys = frozenset(map(heading_key, texts))
    most = max(len(keys & index.exact.keys()) for index in indices)
    return keys if most >= _LEAST_KNOWN and 2 * most >= len(keys) else frozenset()
