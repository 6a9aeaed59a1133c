"""The office's way to a form: made, filled, checked by reading, judged."""

from pathlib import Path

import pytest

from command_line import Answer, call
from forms import blank, fill
from thidua.reports.form.samples import samples
from thidua.texts import Language

PACK = "ben-tre-2018"


def template(path: Path, *more: str | Path) -> Answer:
    return call("template", PACK, "-o", path, *more)


def filled(path: Path) -> Path:
    """Write the form's examples into the form."""
    form, rows = blank()[0], samples(blank()[0])
    lines = {
        name: [
            {
                column.field.id: cell
                for column, cell in zip(sheet.columns, rows[name], strict=True)
                if cell is not None
            }
        ]
        for name, sheet in form.sheets.items()
    }
    return fill(path, form, path.read_bytes(), lines)


def test_a_form_is_made_and_its_sheets_are_told(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    answer = template(path)
    assert (0, "") == (answer.code, answer.err)
    assert "mẫu có 16 trang để điền" in answer.out
    assert f"thidua check {path} --pack {PACK}" in answer.out
    assert blank()[1] == path.read_bytes()


def test_an_english_form_is_made_on_demand(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    assert "a form of 16 sheets" in template(path, "--lang", "en").out
    assert blank(Language.EN)[1] == path.read_bytes()


def test_a_filled_form_is_judged(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    template(path)
    answer = call(
        *("evaluate", filled(path), "--pack", PACK, "--round", "dot-1"),
        *("--as-of", "2018-08-31", "-o", tmp_path / "run"),
    )
    assert (0, "") == (answer.code, answer.err)
    assert "3 hồ sơ, 3 đề nghị" in answer.out


def test_a_form_that_may_have_been_filled_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(b"filled")
    answer = template(path)
    assert 74 == answer.code
    assert "[R021]" in answer.err
    assert b"filled" == path.read_bytes()
    assert 0 == template(path, "--force").code
    assert blank()[1] == path.read_bytes()


@pytest.mark.parametrize("name", ["form.xls", "form", "form.ods"])
def test_a_form_is_an_xlsx(tmp_path: Path, name: str) -> None:
    answer = template(tmp_path / name)
    assert 2 == answer.code
    assert "[R023]" in answer.err


def test_an_unknown_pack_is_named_with_the_nearest(tmp_path: Path) -> None:
    answer = call("template", "ben-tre", "-o", tmp_path / "form.xlsx")
    assert 2 == answer.code
    assert PACK in answer.err
