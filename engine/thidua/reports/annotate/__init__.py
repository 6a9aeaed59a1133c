"""The sender's own workbook handed back: problems as comments and a last sheet."""
