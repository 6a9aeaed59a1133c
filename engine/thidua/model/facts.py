"""Facts of one nominee: intervals with the records they rest on."""

from dataclasses import dataclass

from thidua.problems import Place


@dataclass(frozen=True, slots=True, order=True)
class InputRef:
    """An input that is not known: a field, or rows of a table, of one owner.

    `field` is None where rows are missing; `row` is the place of the row with the empty
    or faulty cell, where there is one. `table` `parameter` names a parameter instead.
    """

    table: str
    owner: str
    field: str | None = None
    row: Place | None = None
    detail: str | None = None  # statement of an attestation, year of a rating


@dataclass(frozen=True, slots=True)
class FactValue:
    """What is known of a fact: all completions lie between `low` and `high`.

    Codes as in `facts.codes`; None is an open end. For a share, `numerator` and
    `denominator` are (least, greatest) counts and `low`/`high` stay None. `empty`:
    True surely nothing to compute from (not applicable), False surely something, None
    open. `text` is the value of a text fact. `evidence` are the rows it rests on.
    """

    low: int | None = None
    high: int | None = None
    empty: bool | None = False
    members: frozenset[int] | None = None  # codes of a known set
    text: str | None = None
    tally: "Tally | None" = None
    evidence: tuple[Place, ...] = ()
    missing: tuple[InputRef, ...] = ()

    @property
    def is_exact(self) -> bool:
        """Tell whether one value is left."""
        return self.low is not None and self.low == self.high


@dataclass(frozen=True, slots=True)
class Tally:
    """Rows of a share: how many (satisfies, counts) pairs of each sort there are.

    Each row is one of: counted and satisfying, counted and not, and the open sorts;
    `bounds(constant)` takes 1000000*n - constant*d row by row.
    """

    sure_in: int = 0  # counted, satisfying
    sure_out: int = 0  # counted, not satisfying
    open_in: int = 0  # counted, perhaps satisfying
    perhaps_in: int = 0  # perhaps counted; satisfying if it is
    perhaps_out: int = 0  # perhaps counted; not satisfying if it is
    perhaps_open: int = 0  # perhaps counted, perhaps satisfying

    def bounds(self, constant: int) -> tuple[int, int]:
        """Return least and greatest 1000000*n - constant*d over all completions."""
        inside, outside = 1_000_000 - constant, -constant
        low = high = self.sure_in * inside + self.sure_out * outside
        low += self.open_in * min(inside, outside)
        high += self.open_in * max(inside, outside)
        for count, values in (
            (self.perhaps_in, (0, inside)),
            (self.perhaps_out, (0, outside)),
            (self.perhaps_open, (0, inside, outside)),
        ):
            low += count * min(values)
            high += count * max(values)
        return low, high
