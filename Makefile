# Everything runs in .venv, which the first target that needs it sets up.
# PYTHON=python3.12 make test chooses another Python (3.11 or newer) for a new .venv;
# to change the Python of an old one, `make clean` first.

SHELL := /bin/sh
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help setup demo test lint format quick golden nightly bench fuzz schema pins \
	dist clean

newest_enough := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for one in python3 python3.13 python3.12 python3.11; do \
	"$$one" -c '$(newest_enough)' 2>/dev/null && { echo "$$one"; break; }; done)

venv := .venv
bin := $(venv)/bin
python := $(bin)/python
pip := $(python) -m pip --disable-pip-version-check --no-input
install := $(pip) install --quiet --require-hashes
pytest := $(python) -m pytest

# Python 3.13 took PyEval_CallObject away, which the last release of durable-rules
# calls. Older Pythons define a macro of this name, which then wins. pip's cache is
# left aside: it may hold a build without the flag, which does not import.
durable_flags := -DPyEval_CallObject=PyObject_CallObject

help: ## List the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 12

setup: $(venv)/.program ## Install the program into .venv

demo: setup ## Judge the demo batch
	$(bin)/thidua demo

test: lint ## All tests, with coverage; what .ci/run does
	HYPOTHESIS_PROFILE=ci $(pytest) -n auto --cov --cov-report=term

lint: $(venv)/.development ## Format, style, types, import contracts
	$(bin)/ruff format --check
	$(bin)/ruff check
	$(bin)/mypy
	$(bin)/lint-imports

format: $(venv)/.development ## Format the code and mend what can be mended
	$(bin)/ruff format
	$(bin)/ruff check --fix

quick: $(venv)/.development ## Unit tests and cases only, without coverage
	$(pytest) -q -n auto $(wildcard tests/unit tests/cases)

golden: $(venv)/.development ## Write the golden files anew; then read the diff
	$(pytest) -q --update-golden tests/golden \
		tests/unit/fixtures/test_intake_corpus.py

nightly: $(venv)/.development ## Agreement and the oracle at length
	HYPOTHESIS_PROFILE=nightly $(pytest) -n auto \
		$(wildcard tests/agreement tests/oracle tests/laws)

bench: $(venv)/.development ## Time intake beside bare readers
	$(python) benchmarks/intake.py

fuzz: $(venv)/.development ## Read damaged files for MINUTES=10, from SEED=1
	PYTHONPATH=engine $(python) fixtures/fuzz_intake.py \
		--minutes $(or $(MINUTES),10) --seed $(or $(SEED),1)

schema: setup ## Write rules/schema/ anew
	$(bin)/thidua packs schema --write rules/schema

pin := uv pip compile --quiet --universal --python-version 3.11 --upgrade \
	--generate-hashes --no-header --no-annotate --no-emit-index-url \
	--no-emit-find-links

pins: ## Pin the newest dependencies anew (needs uv)
	$(pin) requirements/build.in -o requirements/build.txt
	$(pin) pyproject.toml --no-emit-package durable-rules -o requirements/run.txt
	$(pin) --group dev -c requirements/run.txt -o requirements/dev.txt
	$(pin) requirements/durable.in -o requirements/durable.txt

dist: setup ## Build the sdist and the wheel into dist/
	$(python) -m hatchling build -d dist

clean: ## Remove .venv, caches and built files
	rm -rf $(venv) build dist .coverage .hypothesis .import_linter_cache \
		.mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(venv)/.created:
	@test -n "$(PYTHON)" || { echo "thidua needs Python 3.11 or newer" >&2; exit 1; }
	@"$(PYTHON)" -c '$(newest_enough)' || \
		{ echo "$(PYTHON) is older than Python 3.11" >&2; exit 1; }
	test -x $(python) || "$(PYTHON)" -m venv $(venv)
	@touch $@

$(venv)/.build: requirements/build.txt $(venv)/.created
	$(install) -r requirements/build.txt
	@touch $@

$(venv)/.durable: requirements/durable.txt $(venv)/.build
	@echo "Building durable-rules"
	@CPPFLAGS="$$CPPFLAGS $(durable_flags)" $(install) --no-build-isolation \
		--no-cache-dir -r requirements/durable.txt >$(venv)/durable.log 2>&1 \
	&& $(python) -c "import durable_rules_engine" 2>>$(venv)/durable.log || { \
		echo "durable-rules could not be installed: see $(venv)/durable.log."; \
		echo "It needs a C compiler. Going on without it: the second evaluator"; \
		echo "will be absent. To try again: rm $@, then the same command."; } >&2
	@touch $@

$(venv)/.program: requirements/run.txt pyproject.toml $(venv)/.durable
	$(install) -r requirements/run.txt
	$(pip) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(venv)/.development: requirements/dev.txt $(venv)/.program
	$(install) -r requirements/dev.txt
	@touch $@
