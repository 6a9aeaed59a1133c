"""A finished run and its pack to the files people open: name to bytes."""

from thidua.model.pack import RulePack
from thidua.reports.lines import award_lines
from thidua.reports.page import page
from thidua.reports.view import FinishedRun, view
from thidua.reports.workbook import workbook
from thidua.texts import Language


def pages(
    run: FinishedRun, pack: RulePack, language: Language = Language.VI
) -> dict[str, bytes]:
    """Return the officer's workbook and the council's page of a run.

    Args:
        run: The run, just made or read from its folder.
        pack: The pack it was made under.
        language: The language of both.
    """
    shown = view(run, pack, language)
    awards = award_lines(shown)
    return {
        "ket-qua.xlsx": workbook(shown, awards),
        "ket-qua.html": page(shown, awards).encode(),
    }
