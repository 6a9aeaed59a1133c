"""Wordings of the faults of intake: N001 and on."""

from thidua.texts.intake_cells import CELLS
from thidua.texts.intake_files import FILES
from thidua.texts.intake_letters import LETTERS
from thidua.texts.intake_links import LINKS
from thidua.texts.wording import Wording

INTAKE: dict[str, Wording] = {**FILES, **CELLS, **LETTERS, **LINKS}
