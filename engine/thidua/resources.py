"""Where the shipped rule packs and the demo batch are: nothing in, folders out."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def data_folder() -> Path:
    """Return the folder that holds `rules` and `fixtures`.

    An installed package carries them in `_data`; in a checkout, and in an editable
    installation, they stand beside `engine`.
    """
    packaged = _PACKAGE / "_data"
    return packaged if packaged.is_dir() else _PACKAGE.parents[1]


def rules_folder() -> Path:
    """Return the folder of the shipped rule packs."""
    return data_folder() / "rules"


def demo_folder() -> Path:
    """Return the folder of the shipped demo batch."""
    return data_folder() / "fixtures" / "demo"
