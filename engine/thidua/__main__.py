"""Run `python -m thidua`: arguments in, exit code out."""

from thidua.cli import main

if __name__ == "__main__":
    main()
