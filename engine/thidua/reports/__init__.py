"""Reports: what a run concluded, for the officer, the council and the shell."""
