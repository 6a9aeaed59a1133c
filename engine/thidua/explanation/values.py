"""Codes to the texts people read: numbers, money, dates, shares, titles."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from thidua.model.vocabulary import Kind, ValueType, Vocabulary
from thidua.texts import Language
from thidua.texts.reasons import REASONS

_VIETNAM = timezone(timedelta(hours=7))
_PERCENT_DIGITS = 4
_SHOWN_DIGITS = 2


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes codes of any type in one language."""

    vocabulary: Vocabulary
    language: Language

    def value(self, value_type: ValueType, code: int) -> str:
        """Write a code as a value of its type."""
        match value_type.kind:
            case Kind.YES_NO:
                written = REASONS["yes" if code else "no"](self.language)
            case Kind.DECIMAL:
                written = self.decimal(code, value_type.scale)
            case Kind.MONEY:
                written = self.money(code)
            case Kind.DATE:
                written = _day(date.fromordinal(code))
            case Kind.MOMENT:
                moment = datetime.fromtimestamp(code, UTC).astimezone(_VIETNAM)
                written = f"{moment:%H:%M} {_day(moment.date())}"
            case Kind.YEAR:
                written = str(code)
            case Kind.SHARE:
                written = self.percent(code)
            case Kind.ENUM | Kind.SET:
                written = self.enum_title(value_type.of, code)
            case _:
                written = self.integer(code)
        return written

    def integer(self, number: int) -> str:
        """Write a whole number in groups of three digits."""
        grouped = f"{number:,}"
        return grouped.replace(",", ".") if self._is_vietnamese else grouped

    def decimal(self, code: int, scale: int) -> str:
        """Write an exact decimal, without zeros at its end."""
        whole, rest = divmod(abs(code), 10**scale)
        digits = f"{rest:0{scale}}".rstrip("0") if scale else ""
        point = "," if self._is_vietnamese else "."
        sign = "-" if code < 0 else ""
        return sign + self.integer(whole) + (point + digits if digits else "")

    def money(self, amount: int) -> str:
        """Write an amount of VND."""
        unit = " đ" if self._is_vietnamese else " VND"
        return self.integer(amount) + unit

    def percent(self, code: int) -> str:
        """Write a share, where 1000000 is the whole."""
        return self.decimal(code, _PERCENT_DIGITS) + "%"

    def fraction(self, numerator: int, denominator: int) -> str:
        """Write a fraction in percent, cut (never rounded up) after two digits."""
        if denominator == 0:
            return "–"
        hundredths = numerator * 100 * 10**_SHOWN_DIGITS // denominator
        return self.decimal(hundredths, _SHOWN_DIGITS) + "%"

    def enum_title(self, enum: str | None, code: int) -> str:
        """Write the title of an enum's value."""
        values = self.vocabulary.enums[enum or ""].values
        return values[code].title(self.language)

    def enum_title_of(self, enum: str, value_id: str) -> str:
        """Write the title of an enum's value named by id, the id where it has none."""
        known = self.vocabulary.enums.get(enum)
        code = None if known is None else known.code(value_id)
        return value_id if code is None else self.enum_title(enum, code)

    @property
    def _is_vietnamese(self) -> bool:
        return self.language is Language.VI


def write_day(iso: str) -> str:
    """Write an ISO date as people write it here."""
    return _day(date.fromisoformat(iso))


def _day(day: date) -> str:
    return f"{day:%d/%m}/{day.year:04}"
