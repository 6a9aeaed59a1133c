"""Drafts of rows to one linked batch: who is who, and what belongs to whom."""
