"""Wordings of the faults of rule packs, by code: P001 and on."""

from thidua.texts.localized import LocalizedText
from thidua.texts.wording import Wording

AWARD_ENUM_TITLE = LocalizedText("Khen thưởng", "Award")
"""The title of the enum of awards in a vocabulary that does not list earlier awards."""

PACKS: dict[str, Wording] = {}
