# What each command needs is installed once: a stamp under .venv stands for a finished install.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip -qq --no-input --disable-pip-version-check
WAREHOUSE ?= warehouse/jiceng.duckdb
SOURCES ?= seeds/documents

.DEFAULT_GOAL := help
.PHONY: help run test dashboard check format compiled bench lock clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: .venv/.run ## read seeds/documents (or SOURCES=...) into warehouse/jiceng.duckdb
	@$(BIN)/jiceng run $(SOURCES) --warehouse $(WAREHOUSE)

dashboard: .venv/.run ## open the dashboard on the warehouse of `make run`
	@JICENG_WAREHOUSE=$(WAREHOUSE) $(BIN)/streamlit run dashboard/app.py \
		--server.headless true --browser.gatherUsageStats false

test: .venv/.test .venv/.browser ## every test (a browser is installed where that is possible)
	@$(BIN)/python -m pytest $(TESTS)

check: .venv/.check ## format, lint, types, import contracts, SQL lint
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/sqlfluff lint --disable-progress-bar warehouse dashboard

format: .venv/.check ## put Python and SQL into the house format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/sqlfluff fix --disable-progress-bar warehouse dashboard

compiled: .venv/.check ## what reads pages as machine code, for `jiceng run --compiled` (needs a C compiler; minutes)
	$(BIN)/python -m flows.compiled

bench: .venv/.test ## measure speed against its bars (FULL=1 adds 20,000 pages)
	@$(BIN)/python -m tests.bench $(if $(FULL),--full)

lock: .venv/.run .venv/.test .venv/.check ## write constraints.txt from the environment as it is
	@$(PIP) freeze --exclude-editable --exclude pip --exclude setuptools --exclude wheel > constraints.txt

clean: ## remove the environment, the warehouse and every cache
	rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	rm -rf warehouse/jiceng.duckdb* warehouse/versions warehouse/staging warehouse/bench.json
	find flows warehouse dashboard tests -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.base: constraints.txt pyproject.toml
	@echo "Setting up .venv (once; a few minutes) ..."
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/.run: .venv/.base
	@$(PIP) install --constraint constraints.txt --editable .
	@touch $@

.venv/.test: .venv/.base
	@$(PIP) install --constraint constraints.txt --editable '.[test,dask]'
	@touch $@

.venv/.check: .venv/.base
	@$(PIP) install --constraint constraints.txt --editable '.[check]'
	@touch $@

# Browser tests need Chromium and Chinese glyphs. Where neither root nor apt is at hand they are skipped, and say so.
.venv/.browser: .venv/.base
	@if command -v chromium >/dev/null && fc-list 2>/dev/null | grep -qi cjk; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing chromium and fonts-noto-cjk for the browser tests ..."; \
		{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
			--no-install-recommends chromium fonts-noto-cjk fontconfig; } >/dev/null \
		|| echo "They could not be installed: browser tests will be skipped."; \
	else \
		echo "No chromium, and no root or apt to install it: browser tests will be skipped."; \
	fi
	@touch $@
