# make verify   verifies the chapter and writes reports/   (makes its own environment in .venv)
# make derive   writes the chapter's derivations to reports/chapter (HTML, LaTeX, Markdown, a picture)
# make prove    proves every theorem with two solvers and writes reports/proofs
# make test     runs all tests
# make quick    runs the tests that a person runs while working
# make measure  plants errors in generated documents and writes reports/judging
# make docs     builds docs/ as a site in site/
# make fuzz     gives every reader hostile input
# make check    lint, format and types

ENVIRONMENT := .venv
READY := $(ENVIRONMENT)/.ready
BIN := $(ENVIRONMENT)/bin
# A file's tests stay together, because they share what they compute; tests/conftest.py says which
# files do, and has those first that take long.
PARALLEL := --numprocesses auto --dist loadfile --no-loadscope-reorder

.PHONY: verify derive prove test quick check benchmark measure docs fuzz clean

verify: $(READY)
	$(BIN)/backproof verify

derive: $(READY)
	$(BIN)/backproof derive --example chapter --format html,tex,md,svg -o reports/chapter

prove: $(READY)
	$(BIN)/backproof prove --reports reports

test: $(READY)
	$(BIN)/python -m pytest $(PARALLEL)

quick: $(READY)
	$(BIN)/python -m pytest $(PARALLEL) -m "not slow"

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

benchmark: $(READY)
	$(BIN)/python -m benchmarks

measure: $(READY)
	$(BIN)/python -m benchmarks judging

docs: $(READY)
	$(BIN)/python -c "import mkdocs" 2>/dev/null || \
		uv pip install --quiet --python $(BIN)/python "-e.[docs]" 2>/dev/null || \
		$(BIN)/python -m pip install --quiet "-e.[docs]"
	$(BIN)/python -m mkdocs build --strict --quiet

fuzz: $(READY)
	$(BIN)/python -m pip install --quiet "atheris>=2.3"
	$(BIN)/python -m fuzz

$(READY): pyproject.toml .ci/environment.py
	python3 .ci/environment.py $(ENVIRONMENT)
	touch $(READY)

clean:
	rm -rf $(ENVIRONMENT)
