"""Texts a person can see, as data: Vietnamese first, English second."""

from thidua.texts.localized import Language, LocalizedText

__all__ = ["Language", "LocalizedText"]
