"""Run `python -m thidua`: arguments in, exit code out."""

import sys

from thidua.cli import main

if __name__ == "__main__":
    sys.exit(main())
