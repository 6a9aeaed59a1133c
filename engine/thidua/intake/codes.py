"""The problem codes of intake, each with its severity; worded in `texts.intake`."""

from enum import StrEnum

from thidua.problems import Detail, Place, Problem, Severity


class Code(StrEnum):
    """Every fault intake can report. Numbers are never reused."""

    FILE_MISSING = "N001"
    BATCH_EMPTY = "N002"
    FILE_KIND_UNKNOWN = "N003"
    WORKBOOK_LOCKED = "N004"
    WORKBOOK_IS_MARKUP = "N005"
    WORKBOOK_OLD = "N006"
    WORKBOOK_DAMAGED = "N007"
    WORKBOOK_TOO_LARGE = "N008"
    WORKBOOK_DOCTYPE = "N009"
    SHEET_TOO_WIDE = "N010"
    TEXT_NOT_UTF8 = "N011"
    JSON_BROKEN = "N012"
    JSON_SHAPE = "N013"
    ENTRY_NOT_READ = "N014"
    OTHER_DOCUMENT = "N015"
    WORKBOOK_STOPPED = "N016"
    WORKBOOK_SLOW = "N017"
    WORKBOOK_PATHS = "N018"
    WORKBOOK_REFERENCE = "N019"

    SHEET_UNKNOWN = "N020"
    SHEET_AMBIGUOUS = "N021"
    SHEET_TAKEN_AS = "N022"
    HEADER_NOT_FOUND = "N023"
    HEADING_UNKNOWN = "N024"
    HEADING_TWICE = "N025"
    TOTAL_SKIPPED = "N026"
    SECTION_SKIPPED = "N027"
    HEADER_REPEATED = "N028"
    ERROR_ROWS_SKIPPED = "N029"
    NOMINEES_MISSING = "N030"
    COLUMN_MISSING = "N031"
    HEADING_EMPTY = "N032"
    TABLES_NOT_SUBMITTED = "N033"
    SHEET_LEFT_OUT = "N034"
    MAP_UNUSED = "N035"
    HEADING_IN_PART = "N036"
    COLUMN_FOREIGN = "N037"
    SHEET_MIXED = "N038"
    ROW_KIND_UNKNOWN = "N039"

    CELL_ERROR = "N040"
    CELL_FORMULA = "N041"
    DATE_UNREADABLE = "N042"
    DATE_IMPOSSIBLE = "N043"
    DATE_SHORT_YEAR = "N044"
    DATE_YEAR_ONLY = "N045"
    YEAR_UNREADABLE = "N046"
    INTEGER_UNREADABLE = "N047"
    DECIMAL_UNREADABLE = "N048"
    DECIMAL_TOO_FINE = "N049"
    NUMBER_AMBIGUOUS = "N050"
    MONEY_UNREADABLE = "N051"
    MONEY_FOREIGN = "N052"
    MONEY_NOT_WHOLE = "N053"
    YES_NO_UNREADABLE = "N054"
    VALUE_UNKNOWN = "N055"
    VALUE_AMBIGUOUS = "N056"
    OUT_OF_RANGE = "N057"
    SHARE_UNREADABLE = "N058"
    MOMENT_UNREADABLE = "N059"
    COLUMNS_CONTRADICT = "N060"
    CELL_SHAPE = "N061"
    DECISIONS_SEVERAL = "N062"
    DECISION_UNREADABLE = "N064"
    DATE_MONTH_ONLY = "N065"
    DATE_SERIAL = "N066"
    MONEY_NOT_EXACT = "N068"
    MONEY_PER_PERIOD = "N069"

    UNIT_UNKNOWN = "N070"
    UNIT_AMBIGUOUS = "N071"
    UNIT_EMPTY = "N072"
    ROW_UNIDENTIFIED = "N073"
    ROWS_MERGED = "N074"
    ROWS_CONTRADICT = "N075"
    KEY_SHARED = "N076"
    OWNER_UNKNOWN = "N077"
    OWNER_AMBIGUOUS = "N078"
    OWNER_EMPTY = "N079"
    AWARD_UNKNOWN = "N080"
    AWARD_OF_OTHER_KIND = "N081"
    NOT_NOMINATED = "N082"
    NOMINATIONS_CONTRADICT = "N083"
    VOTE_WITHOUT_NOMINATION = "N084"
    CHILD_REPEATED = "N085"
    CHILD_REPEATED_OPEN = "N086"
    UNITS_FROM_NOMINEES = "N087"
    ROW_UNPLACED = "N088"
    LINK_UNKNOWN = "N089"
    OWN_UNIT_SUBMITS = "N090"
    NOBODY_NOMINATED = "N091"
    WORK_IN_EARLIER_RUN = "N092"
    CODES_OF_OTHERS_BEFORE = "N093"
    ANSWER_UNUSED = "N094"

    WORKBOOK_NESTED = "N100"
    CELL_TOO_LONG = "N101"

    ENCODING_UNFIT = "N110"
    PARQUET_ABSENT = "N111"
    PARQUET_DAMAGED = "N112"
    PARQUET_TOO_LARGE = "N113"
    LETTERS_OLD = "N114"
    TEXT_LOST = "N115"
    TEXT_SCRAMBLED = "N116"
    TEXT_TIDIED = "N117"
    QUOTE_OPEN = "N118"

    ROWS_INSIDE_DIFFER = "N130"
    ROWS_INSIDE_OPEN = "N131"
    TABLE_ONLY_INSIDE = "N132"
    TABLE_UNTOLD = "N133"
    NAME_IN_PARTS = "N134"

    DAYS_MAY_BE_SWAPPED = "N135"
    AMOUNTS_UNLIKE = "N136"
    NATIONAL_ID_SHORT = "N137"
    MONTHS_FIRST = "N138"

    SAME_NATIONAL_ID = "N140"
    SAME_NAME_AND_BIRTH = "N141"
    SAME_NAME_IN_UNIT = "N142"
    NOMINEE_NEAR = "N143"
    UNIT_NEAR = "N144"
    WORK_SHARED = "N145"
    ANSWERS_CONTRADICT = "N146"
    KNOWN_BEFORE = "N147"
    KNOWN_BEFORE_DIFFERS = "N148"
    NEAR_BEFORE = "N149"

    FILE_TWICE = "N150"
    CELL_DITTO = "N151"
    DASHES_BLANK = "N152"
    HEADING_IS_TABLE = "N153"

    COLUMN_NUMBERS_SKIPPED = "N120"
    SIGNATURE_SKIPPED = "N121"
    ROW_UNDER_SIGNATURE = "N122"
    MERGED_FILLED = "N123"
    SHEET_HIDDEN = "N124"
    ROWS_HIDDEN = "N125"
    COLUMNS_HIDDEN = "N126"
    ROW_STRUCK = "N127"
    CELL_COMMENT = "N128"
    UNIT_FROM_ABOVE = "N129"


_WARNINGS = frozenset(
    {
        Code.SHEET_UNKNOWN,
        Code.HEADING_UNKNOWN,
        Code.HEADING_TWICE,
        Code.HEADING_IS_TABLE,
        Code.HEADING_EMPTY,
        Code.MAP_UNUSED,
        Code.ROW_UNDER_SIGNATURE,
        Code.SHEET_HIDDEN,
        Code.ROWS_HIDDEN,
        Code.COLUMNS_HIDDEN,
        Code.ROW_STRUCK,
        Code.DATE_YEAR_ONLY,
        Code.DATE_MONTH_ONLY,
        Code.DAYS_MAY_BE_SWAPPED,
        Code.AMOUNTS_UNLIKE,
        Code.NATIONAL_ID_SHORT,
        Code.MONTHS_FIRST,
        Code.UNIT_EMPTY,
        Code.NOT_NOMINATED,
        Code.VOTE_WITHOUT_NOMINATION,
        Code.ROWS_INSIDE_OPEN,
        Code.CHILD_REPEATED_OPEN,
        Code.SAME_NATIONAL_ID,
        Code.SAME_NAME_AND_BIRTH,
        Code.SAME_NAME_IN_UNIT,
        Code.NOMINEE_NEAR,
        Code.UNIT_NEAR,
        Code.WORK_SHARED,
        Code.WORK_IN_EARLIER_RUN,
        Code.ANSWER_UNUSED,
        Code.KNOWN_BEFORE_DIFFERS,
        Code.NEAR_BEFORE,
        Code.LETTERS_OLD,
        Code.TEXT_LOST,
        Code.TEXT_SCRAMBLED,
    }
)
_NOTES = frozenset(
    {
        Code.ENTRY_NOT_READ,
        Code.FILE_TWICE,
        Code.DASHES_BLANK,
        Code.SHEET_TAKEN_AS,
        Code.SHEET_LEFT_OUT,
        Code.HEADING_IN_PART,
        Code.NAME_IN_PARTS,
        Code.SHEET_MIXED,
        Code.COLUMN_NUMBERS_SKIPPED,
        Code.SIGNATURE_SKIPPED,
        Code.MERGED_FILLED,
        Code.CELL_COMMENT,
        Code.UNIT_FROM_ABOVE,
        Code.TOTAL_SKIPPED,
        Code.SECTION_SKIPPED,
        Code.HEADER_REPEATED,
        Code.ERROR_ROWS_SKIPPED,
        Code.ROWS_MERGED,
        Code.KEY_SHARED,
        Code.CHILD_REPEATED,
        Code.UNITS_FROM_NOMINEES,
        Code.TABLES_NOT_SUBMITTED,
        Code.TABLE_ONLY_INSIDE,
        Code.OWN_UNIT_SUBMITS,
        Code.KNOWN_BEFORE,
        Code.CODES_OF_OTHERS_BEFORE,
        Code.TEXT_TIDIED,
    }
)


class Refused(Exception):  # noqa: N818 - reads as what happened
    """A file cannot be read; it carries the reason and its details."""

    def __init__(self, code: Code, **details: Detail) -> None:
        """Keep the reason."""
        super().__init__(code)
        self.code = code
        self.details = details


def severity(code: Code) -> Severity:
    """Return how much a problem of this code matters."""
    if code in _NOTES:
        return Severity.NOTE
    return Severity.WARNING if code in _WARNINGS else Severity.ERROR


def problem(code: Code, place: Place, **details: Detail) -> Problem:
    """Make a problem of this code, with its severity."""
    return Problem(code.value, place, severity(code), details)


def order(found: Problem) -> tuple[object, ...]:
    """Return a sort key: by place as people read it, then by code."""
    place = found.place
    column = place.column or ""
    return (
        place.file,
        place.sheet or "",
        place.row or 0,
        place.line or 0,
        (len(column), column),
        place.position or 0,
        found.code,
        str(sorted(found.details.items(), key=lambda item: item[0])),
    )
