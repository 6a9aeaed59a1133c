"""Explanation: from verdicts and facts to decisions and reasons people can read."""
