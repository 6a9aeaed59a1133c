"""Intake: what officers send in, to records with places and problems."""
