"""The verbs of the command line: options in, stages called, results printed."""
