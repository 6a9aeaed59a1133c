"""What a workbook may not be: the limits, and how the child says one is passed.

Everything the child imports is light: it starts anew for every file.
"""

LARGEST_FILE = 100 * 1024 * 1024
LARGEST_MEMBER = 200 * 1024 * 1024
LARGEST_TOTAL = 2 * LARGEST_MEMBER
HIGHEST_RATIO = 200
SMALL_MEMBER = 1024 * 1024  # a ratio says nothing of a member this small
MOST_MEMBERS = 10_000
DEEPEST = 100  # elements within elements; a real sheet has about ten
LARGEST_SHEET = 10_000_000  # cells of the rectangle from A1 to the last cell
LONGEST_TEXT = 1_000_000  # letters in a cell; spreadsheets take 32,767


class Danger(Exception):  # noqa: N818 - reads as what was met
    """A workbook is not read: the name of its code, and the details of the wording."""

    def __init__(self, code: str, **details: str) -> None:
        """Keep the reason."""
        super().__init__(code)
        self.code = code
        self.details = details


def damaged(part: str) -> Danger:
    """Say that a part of the workbook is not what it should be."""
    return Danger(code="WORKBOOK_DAMAGED", reason=part)
