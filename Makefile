PYTHON ?= .venv/bin/python

.PHONY: help install check lint types layers test postgres long sheets fmt serve

help:  ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ —/'

install:  ## a virtual environment with everything
	python3 -m venv .venv && .venv/bin/pip install -e '.[dev]'

check: lint types layers test  ## what CI runs

lint:  ## format and lint
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .

types:  ## mypy --strict
	$(PYTHON) -m mypy

layers:  ## the direction of imports
	$(dir $(PYTHON))lint-imports

test:  ## all tests
	$(PYTHON) -m pytest

postgres:  ## the contract with every server of the tests on PostgreSQL
	FILMGATE_TEST_DATABASE=postgres $(PYTHON) -m pytest tests/contract tests/life

long:  ## fuzz, chaos and the model with many more cases, a soak, and workers on Ray (installs it)
	$(PYTHON) -m pip install -q '.[ray]'
	FILMGATE_LONG=1 $(PYTHON) -m pytest tests/contract/test_fuzz.py tests/simulation tests/power tests/chaos tests/store/test_life_model.py -n0 --timeout 3000
	$(PYTHON) benchmarks/reliability.py soak

sheets:  ## contact sheets of sixty prompts, in sheets/
	$(PYTHON) benchmarks/sheet.py sheets benchmarks/sixty.txt

fmt:  ## format
	$(PYTHON) -m ruff format .

serve:  ## a server on this machine
	$(PYTHON) -m filmgate serve
