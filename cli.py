"""Run `thidua` from a checkout: arguments in, exit code out."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "engine"))

from thidua.cli import main

if __name__ == "__main__":
    main()
