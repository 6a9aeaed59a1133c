"""What every mapping in a rule pack's files has in common: strictness, places, ids."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, LiteralString, Self, TypeAlias

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    PlainValidator,
    PrivateAttr,
    Strict,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from thidua.model.pack import Provenance
from thidua.packs.faults import NOWHERE
from thidua.packs.yaml_source import Marks, YamlMap
from thidua.problems import Place

KEBAB = r"^[a-z0-9]+(-[a-z0-9]+)*$"
SNAKE = r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$"
VALUE_ID = r"^[a-z0-9]+([-_][a-z0-9]+)*$"
PATH = r"^[a-z][a-z0-9]*(_[a-z0-9]+)*(\.[a-z][a-z0-9]*(_[a-z0-9]+)*)?$"


def _fault(kind: LiteralString) -> PydanticCustomError:
    return PydanticCustomError(kind, "not of the expected form")


def _day(value: object) -> object:
    if isinstance(value, str) and len(value) == len("2018-01-01"):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    elif type(value) is date:
        return value
    msg = "day"
    raise _fault(msg)


def _scalar(value: object) -> bool | int | Decimal | str:
    if isinstance(value, bool | int | Decimal | str):
        return value
    msg = "scalar"
    raise _fault(msg)


Text: TypeAlias = Annotated[str, StringConstraints(min_length=1)]
Kebab: TypeAlias = Annotated[str, StringConstraints(pattern=KEBAB)]
Snake: TypeAlias = Annotated[str, StringConstraints(pattern=SNAKE)]
ValueId: TypeAlias = Annotated[str, StringConstraints(pattern=VALUE_ID)]
Path: TypeAlias = Annotated[str, StringConstraints(pattern=PATH)]
Integer: TypeAlias = Annotated[int, Strict()]
YesNo: TypeAlias = Annotated[bool, Strict()]
Day: TypeAlias = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "format": "date"}),
]
ScalarValue: TypeAlias = Annotated[
    bool | int | Decimal | str,
    PlainValidator(_scalar),
    WithJsonSchema({"type": ["boolean", "number", "string"]}),
]


_UNMARKED = Marks(NOWHERE)


def _nowhere() -> Marks:
    return _UNMARKED


class Source(BaseModel):
    """A mapping of a pack's file: unknown keys are refused, places are kept."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        use_attribute_docstrings=True,
    )

    _marks: Marks = PrivateAttr(default_factory=_nowhere)

    @model_validator(mode="wrap")
    @classmethod
    def _keep_marks(
        cls,
        value: Any,  # noqa: ANN401 - whatever the file holds
        handler: ModelWrapValidatorHandler[Self],
        info: ValidationInfo,
    ) -> Self:
        if info.context is not None:
            info.context[id(value)] = cls
        source = handler(value)
        if isinstance(value, YamlMap):
            source._marks = value.marks  # noqa: SLF001 - its own
        return source

    @classmethod
    def known_keys(cls) -> tuple[str, ...]:
        """Return the keys such a mapping may have."""
        return tuple(f.alias or name for name, f in cls.model_fields.items())

    @property
    def place(self) -> Place:
        """Return where the mapping begins."""
        return self._marks.place

    def place_of(self, key: str) -> Place:
        """Return where a key's value stands, else where the mapping begins."""
        return self._marks.of(key)

    def key_place(self, key: str) -> Place:
        """Return where a key stands, else where the mapping begins."""
        return self._marks.key(key)


class Titles(Source):
    """A text in Vietnamese and in English."""

    vi: Text
    """Vietnamese text."""
    en: Text
    """English text."""


class Span(Source):
    """A span of days, both ends included; an end left out is open."""

    start: Day | None = Field(None, alias="from")
    """First day."""
    end: Day | None = Field(None, alias="to")
    """Last day."""


class Cite(Source):
    """A place in a source."""

    source: Kebab
    """Id of a source of the pack, or of the shared ones."""
    at: Text | None = None
    """Article, clause, point."""


class Checked(Source):
    """Who last compared the item with its source, and when."""

    by: Text
    """Name or role."""
    on: Day
    """Day of the comparison."""


class Cited(Source):
    """An item that rests on a passage of a source."""

    cite: Cite | None = None
    """The passage; required on criteria, limits, rank keys and parameters."""
    provenance: Provenance = Provenance.VERBATIM
    """How the sentence or number came into the pack."""
    because: Titles | None = None
    """Why it was chosen so; required where provenance is `assumed`."""
    checked: Checked | None = None
    """Who last compared the item with its source."""
