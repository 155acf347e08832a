# make verify   verifies the chapter and writes reports/   (makes its own environment in .venv)
# make test     runs all tests
# make quick    runs the tests that a person runs while working
# make check    lint, format and types

ENVIRONMENT := .venv
READY := $(ENVIRONMENT)/.ready
BIN := $(ENVIRONMENT)/bin

.PHONY: verify test quick check benchmark clean

verify: $(READY)
	$(BIN)/backproof verify

test: $(READY)
	$(BIN)/python -m pytest

quick: $(READY)
	$(BIN)/python -m pytest -m "not slow"

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

benchmark: $(READY)
	$(BIN)/python -m benchmarks

$(READY): pyproject.toml .ci/environment.py
	python3 .ci/environment.py $(ENVIRONMENT)
	touch $(READY)

clean:
	rm -rf $(ENVIRONMENT)
