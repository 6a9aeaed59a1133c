"""An .xlsx container to what was seen in each of its sheets."""

from thidua.intake.workbook.container import Container
from thidua.intake.workbook.seen import Seen
from thidua.intake.workbook.xlsx_parts import comments, looks, sheet_parts
from thidua.intake.workbook.xlsx_sheet import position_of, scan_sheet


def scan_xlsx(container: Container) -> dict[str, Seen]:
    """Return what was seen in every worksheet, by name.

    Raises:
        Danger: the workbook is damaged or dangerous.
    """
    shown = looks(container)
    found: dict[str, Seen] = {}
    for name, part in sheet_parts(container).items():
        seen = scan_sheet(container.text(part), name, shown)
        for reference, text in comments(container, part).items():
            seen.comments[position_of(reference, name)] = text
        found[name] = seen
    return found
