"""Verification: cases beside the rules, laws, agreement of the evaluators."""
