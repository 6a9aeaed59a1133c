"""A sender's workbook and its problems to the same workbook with comments and a sheet.

Nothing else in the file changes: parts that get nothing keep their very bytes.
"""

import posixpath
from collections.abc import Sequence

from thidua.problems import Problem
from thidua.reports.annotate.drawing import blocks_of
from thidua.reports.annotate.marking import check_unshared, mark
from thidua.reports.annotate.notes import notes_of
from thidua.reports.annotate.package import SHEET_TYPE, Package, open_package
from thidua.reports.annotate.refusal import NotAnnotated, Refusal, refused
from thidua.reports.annotate.remarks import Remark, remarks_of, said
from thidua.reports.annotate.summary import summary_of
from thidua.reports.annotate.summary_sheet import summary_sheet
from thidua.reports.annotate.worksheet import read_worksheet
from thidua.reports.workbook import sheet_name
from thidua.texts import Language


def annotated(
    content: bytes, file: str, problems: Sequence[Problem], language: Language
) -> bytes | Problem:
    """Return the workbook with its problems in it, or why that cannot be done.

    Errors and warnings of `file` become comments at their cells, a row's at its first
    filled cell, a sheet's at A1; all problems are listed on a new last sheet.

    Args:
        content: The sender's file.
        file: Its name as the problems' places give it.
        problems: Everything found in it, or in what was read with it.
        language: The language of the comments and of the new sheet.
    """
    try:
        return _annotated(open_package(content), file, problems, language)
    except NotAnnotated as fault:
        return fault.problem(file)


def annotatable(content: bytes, file: str) -> Problem | None:
    """Return why a file cannot carry comments, before its problems are known."""
    try:
        open_package(content).sheets()
    except NotAnnotated as fault:
        return fault.problem(file)
    return None


def name_problem(content: bytes, file: str, name: str) -> Problem | None:
    """Return what is wrong with the name for the copy of a file.

    A spreadsheet program opens a workbook with macros under its own ending only.
    """
    try:
        suffix = open_package(content).suffix
    except NotAnnotated as fault:
        return fault.problem(file)
    if posixpath.splitext(name)[1].casefold() == suffix:
        return None
    return refused(Refusal.NAME, file, found=name, expected=suffix)


def _annotated(
    package: Package, file: str, problems: Sequence[Problem], language: Language
) -> bytes:
    """Return the file with comments and the last sheet."""
    names = [entry.attributes.get("name", "") for entry in package.sheet_entries()]
    name = sheet_name(said("sheet_name", language), names)
    remarks = remarks_of(problems, names, language)
    here = [remark for remark in remarks if remark.problem.place.file == file]
    unplaced = _mark_sheets(package, here, language, name)
    summary = summary_of(remarks, language, file, unplaced)
    has_view = any(
        element.name == "workbookView"
        for element in package.outline(package.workbook).elements
    )
    folder = posixpath.dirname(package.workbook)
    part = package.fresh(posixpath.join(folder, "worksheets", "sheet"), ".xml")
    package.written[part] = summary_sheet(summary, has_view=has_view)
    package.declare(part, SHEET_TYPE)
    package.list_sheet(name, part)
    return package.content()


def _mark_sheets(
    package: Package, remarks: Sequence[Remark], language: Language, summary: str
) -> int:
    """Write notes into the sheets and count the remarks that got none."""
    check_unshared(package)
    sheets = package.sheets()
    block, unplaced = len(package.sheet_entries()) + 1, 0
    for sheet in sheets:
        mine = [r for r in remarks if r.problem.place.sheet == sheet.name]
        if not mine:
            continue
        worksheet = read_worksheet(sheet.part, package.read(sheet.part))
        found = notes_of(worksheet, mine, language, summary)
        marked = mark(package, worksheet, found.notes, block)
        block += blocks_of(found.notes)
        unplaced += found.left_out
        unplaced += sum(n for cell, n in found.counts.items() if cell not in marked)
    return unplaced
