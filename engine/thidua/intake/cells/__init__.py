"""Cells to values of the vocabulary, and rows to drafts."""
