"""How problems are worded: tables by code, one file a stage."""

from dataclasses import dataclass

from thidua.texts.localized import LocalizedText


@dataclass(frozen=True, slots=True)
class Wording:
    """What a problem code says: the fault, what was expected, what to do about it.

    All three may name values of the problem's details in braces, as in `{found}`.
    """

    message: LocalizedText
    expected: LocalizedText
    remedy: LocalizedText


def wording(  # noqa: PLR0913 - a row of a table reads best on its own lines
    message_vi: str,
    message_en: str,
    expected_vi: str,
    expected_en: str,
    remedy_vi: str,
    remedy_en: str,
) -> Wording:
    """Make one row of a table of wordings."""
    return Wording(
        LocalizedText(message_vi, message_en),
        LocalizedText(expected_vi, expected_en),
        LocalizedText(remedy_vi, remedy_en),
    )
