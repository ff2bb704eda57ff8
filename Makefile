# What there is to do with Broadsheet; `make help` lists it.
VENV := .venv
BIN := $(VENV)/bin
ARGS ?=
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
export DO_NOT_TRACK := 1
export HF_HUB_OFFLINE := 1

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo test check lint types floors gate accuracy measured docs build smoke clean lock shelf chromium bench-peers

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' Makefile

demo: $(VENV)/.stamp-self shelf ## load the demo edition and serve it (ARGS=--once prints it and ends)
	@$(BIN)/broadsheet demo $(ARGS)

test: $(VENV)/.stamp-dev $(VENV)/.stamp-self shelf chromium ## the whole test run (ARGS= goes to pytest)
	$(BIN)/pytest -n 2 $(ARGS)

check: test lint types floors gate docs build smoke ## everything CI checks

lint: $(VENV)/.stamp-dev ## ruff, rules and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.stamp-dev $(VENV)/.stamp-self ## mypy, strict
	$(BIN)/mypy

floors: $(VENV)/.stamp-dev $(VENV)/.stamp-self ## who may import whom
	@# Its cache does not notice that a module which was missing has come.
	$(BIN)/lint-imports --no-cache

gate: $(VENV)/.stamp-dev $(VENV)/.stamp-self shelf ## no measured figure below its floor
	$(BIN)/python bench/gate.py

accuracy: $(VENV)/.stamp-self shelf ## count again what is wrong in the notes, for docs/design/accuracy.md (ARGS=quotes: of one)
	$(BIN)/python bench/errors.py $(ARGS)

measured: $(VENV)/.stamp-self shelf ## measure again the error rates readers are shown (ARGS=edition: of one bench)
	$(BIN)/python bench/measured.py $(ARGS)

docs: $(VENV)/.stamp-dev ## the documentation site, strictly, into site/
	@# It colours its words letter by letter, which nobody can read in a log.
	$(BIN)/zensical build --strict --clean --config-file mkdocs.yml 2>&1 | sed 's/\x1b\[[0-9;]*m//g'

build: $(VENV)/.stamp-dev ## wheel and source archive, into dist/
	rm -rf dist
	$(BIN)/python -m build --no-isolation

smoke: build ## the built wheel, in an empty environment
	tools/smoke.sh dist/*.whl

bench-peers: ## what the benches measure Broadsheet beside, in an environment of its own, .venv-bench
	VENV=.venv-bench tools/venv.sh fill requirements/bench.txt
	@tools/bench_model.sh .venv-bench || echo "Going on without en_core_web_md."

lock: ## lock requirements/*.in again, with hashes
	tools/lock.sh

clean: ## take away what these commands made, but the environment
	rm -rf dist build site .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .demo

# One environment, in two sizes: what runs Broadsheet, and what checks it.
$(VENV)/.stamp-app: requirements/app.txt requirements/build.txt
	@tools/venv.sh fill requirements/app.txt requirements/build.txt
	@touch $@

$(VENV)/.stamp-dev: requirements/dev.txt
	@tools/venv.sh fill requirements/dev.txt
	@touch $@ $(VENV)/.stamp-app

$(VENV)/.stamp-self: pyproject.toml | $(VENV)/.stamp-app
	@tools/venv.sh self
	@touch $@

shelf: $(VENV)/.stamp-self
ifneq ($(BROADSHEET_MODELS),none)
	@$(BIN)/broadsheet shelf fetch || echo "Going on without models, on lexical rules alone."
endif

chromium:
	@command -v chromium chromium-browser google-chrome >/dev/null \
		|| echo "No Chromium found: browser tests will be skipped (on Debian: apt-get install chromium)."
