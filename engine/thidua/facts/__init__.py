"""Records to facts of a nominee, then facts to integers for the evaluators."""
