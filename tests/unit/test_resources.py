"""Shipped data are found in a checkout and in an installed package."""

from pathlib import Path

import pytest

from checkout import ROOT
from thidua import resources


def test_in_a_checkout_the_data_stand_beside_the_engine() -> None:
    assert ROOT == resources.data_folder()
    assert ROOT / "rules" == resources.rules_folder()
    assert ROOT / "fixtures" / "demo" == resources.demo_folder()


def test_an_installed_package_carries_its_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site-packages" / "thidua"
    (package / "_data").mkdir(parents=True)
    monkeypatch.setattr(resources, "_PACKAGE", package)
    assert package / "_data" == resources.data_folder()
    assert package / "_data" / "fixtures" / "demo" == resources.demo_folder()
