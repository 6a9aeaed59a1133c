"""A text in the languages of the program."""

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """A language the program speaks."""

    VI = "vi"
    EN = "en"


@dataclass(frozen=True, slots=True)
class LocalizedText:
    """One text, in Vietnamese and in English."""

    vi: str
    en: str

    def __call__(self, language: Language) -> str:
        """Return the text in a language."""
        return self.vi if language is Language.VI else self.en
