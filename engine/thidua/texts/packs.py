"""Wordings of the faults and doubtful places of rule packs, by code: P001 and on."""

from thidua.texts.localized import LocalizedText
from thidua.texts.pack_files import PACK_FILES
from thidua.texts.pack_lint import PACK_LINT
from thidua.texts.pack_meaning import PACK_MEANING
from thidua.texts.pack_names import PACK_NAMES
from thidua.texts.wording import Wording

AWARD_ENUM_TITLE = LocalizedText("Khen thưởng", "Award")
"""The title of the enum of awards in a vocabulary that does not list earlier awards."""

PACKS: dict[str, Wording] = {**PACK_FILES, **PACK_NAMES, **PACK_MEANING, **PACK_LINT}
