"""Workbooks to raw sheets: the one place that opens them."""
