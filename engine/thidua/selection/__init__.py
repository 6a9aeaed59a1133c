"""Selection: from eligible nominees to proposals, by rank and under seat limits."""
