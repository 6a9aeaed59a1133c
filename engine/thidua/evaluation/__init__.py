"""Coded facts and a plan in; the verdict of every node for every nominee out."""
