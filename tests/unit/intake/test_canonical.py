"""Records as lines of JSON: the same batch back, the same bytes again."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.errors import InputUnreadable
from thidua.intake import canonical
from thidua.model.records import Batch, Nomination, Record
from thidua.problems import Place

texts = st.text(st.characters(codec="utf-8"), max_size=8)
keys = texts.filter(bool)
places = st.builds(
    Place,
    file=texts,
    sheet=st.none() | texts,
    row=st.none() | st.integers(1, 99),
    column=st.none() | st.sampled_from(["A", "AB"]),
)
scalars = st.one_of(
    st.booleans(),
    st.integers(),
    texts,
    st.dates(),
    st.datetimes(
        min_value=datetime(1000, 1, 1),  # noqa: DTZ001 - the strategy adds the zone
        timezones=st.just(UTC),
    ).map(lambda moment: moment.replace(microsecond=0)),
    st.integers(-(10**9), 10**9).map(lambda code: Decimal(code).scaleb(-2)),
    st.lists(texts, unique=True).map(lambda items: tuple(sorted(items))),
)
records = st.builds(
    Record,
    table=keys,
    key=keys,
    place=places,
    values=st.dictionaries(keys, scalars, max_size=4),
    faults=st.dictionaries(keys, texts, max_size=2),
    spans=st.dictionaries(keys, st.tuples(st.dates(), st.dates()), max_size=2),
)
nominations = st.builds(
    Nomination,
    nominee=keys,
    award=keys,
    place=places,
    received_on=st.none() | st.dates(),
    submitting_unit=st.none() | texts,
    is_nominated=st.booleans(),
)


@st.composite
def batches(draw: st.DrawFn) -> Batch:
    """Return any batch whose mappings name their records rightly."""
    rows = draw(st.lists(records, max_size=4))
    children: dict[str, dict[str, tuple[Record, ...]]] = {
        table: {} for table in draw(st.lists(keys, max_size=2))
    }
    for row in rows:
        children.setdefault(row.table, {})[draw(keys)] = (row,)
    quotas: dict[str, tuple[Record, ...]] = {row.table: (row,) for row in rows[:1]}
    return Batch(
        nominees={row.key: row for row in draw(st.lists(records, max_size=3))},
        units={row.key: row for row in draw(st.lists(records, max_size=3))},
        nominations=tuple(draw(st.lists(nominations, max_size=3))),
        children=children,
        members=dict.fromkeys(draw(st.lists(keys, max_size=2)), ("a", "b")),
        quotas=quotas,
        incomplete=draw(st.frozensets(st.tuples(keys, keys), max_size=3)),
    )


@given(batches())
def test_a_batch_comes_back_as_it_was(batch: Batch) -> None:
    content = canonical.write(batch)
    back = canonical.read(content)
    assert batch == back
    assert content == canonical.write(back)


def test_a_line_is_readable_and_sorted() -> None:
    record = Record(
        table="individual",
        key="N1",
        place=Place("a.xlsx", "Cá nhân", 2),
        values={"name": "Hoà", "growth": Decimal("1.50"), "born_on": date(1985, 3, 9)},
    )
    lines = canonical.write(Batch({"N1": record}, {}, (), {})).decode().splitlines()
    assert lines == [
        '{"format":"thidua/records/1","kind":"format"}',
        (
            '{"faults":{},"key":"N1","kind":"nominee",'
            '"place":{"file":"a.xlsx","row":2,"sheet":"Cá nhân"},"table":"individual",'
            '"values":{"born_on":{"date":"1985-03-09"},"growth":{"decimal":"1.50"},'
            '"name":"Hoà"}}'
        ),
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"{}\n",
        b"[]\n",
        b'{"format":"thidua/records/2"}\n',
        b'{"format":"thidua/records/1"}\n{"kind":"child","table":"x"}\n',
    ],
)
def test_other_bytes_are_refused(content: bytes) -> None:
    with pytest.raises(InputUnreadable):
        canonical.read(content)


def test_a_digest_is_that_of_the_bytes() -> None:
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert empty == canonical.digest(b"")
