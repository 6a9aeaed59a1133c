"""Wordings of the faults of intake: N001 and on."""

from thidua.texts.intake_cells import CELLS
from thidua.texts.intake_files import FILES
from thidua.texts.intake_identity import IDENTITY
from thidua.texts.intake_layout import LAYOUT
from thidua.texts.intake_letters import LETTERS
from thidua.texts.intake_links import LINKS
from thidua.texts.intake_rows import ROWS
from thidua.texts.intake_workbooks import WORKBOOKS
from thidua.texts.wording import Wording

INTAKE: dict[str, Wording] = {
    **FILES,
    **LAYOUT,
    **WORKBOOKS,
    **CELLS,
    **LETTERS,
    **LINKS,
    **IDENTITY,
    **ROWS,
}
