"""A view as plain lines a secretary could read, to compare two runs by."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from thidua.reports.lines import AwardLines, award_lines
from thidua.reports.view import RunView

_HEADINGS = ("Mã", "Họ tên", "Đơn vị", "Kết quả", "Hạng", "Lý do", "Còn thiếu")


def expected_lines(view: RunView) -> dict[str, str]:
    """Return a CSV text for every award, by file name."""
    return {f"{found.award.id}.csv": _csv(found) for found in award_lines(view)}


def differences(folder: Path, found: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names of files that differ from those of a folder, sorted."""
    shipped = {
        path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.csv")
    }
    names = {*shipped, *found}
    return tuple(sorted(n for n in names if shipped.get(n) != found.get(n)))


def _csv(found: AwardLines) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_HEADINGS)
    for lines in found.groups.values():
        for line in lines:
            person = line.person
            writer.writerow(
                (
                    person.key,
                    person.name,
                    person.unit,
                    line.outcome,
                    line.rank or "",
                    line.reason,
                    "; ".join(line.missing),
                )
            )
    return text.getvalue()
