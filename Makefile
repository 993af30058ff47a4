SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help demo test test-fast lint format bench fuzz clean setup-demo setup-test

BIN := .venv/bin
PYTHON ?= python3
export PYTHON

help: ## Show this list
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' Makefile | expand -t 20

demo: setup-demo ## Install what is missing, build the sample course
	@$(BIN)/satchel build
	@$(BIN)/satchel docs --no-browser --output dist/manual
	@echo "Open dist/index.html; the manual is dist/manual/index.html"

test: lint ## Check everything: style, types, tests with browser and LMS
	@$(BIN)/pytest --numprocesses=auto --dist=worksteal

test-fast: setup-test ## Check what takes less than a minute
	@$(BIN)/ruff check
	@$(BIN)/pytest --numprocesses=auto --dist=worksteal -m "not browser and not lms and not slow"

lint: setup-test ## Check style, formatting and types
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/mypy --platform win32 --cache-dir .mypy_cache/win32
	@$(BIN)/mypy --platform darwin --cache-dir .mypy_cache/darwin
	@shellcheck scripts/*.sh .ci/run

format: setup-test ## Put the Python code into its one format
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

bench: setup-test ## Measure speed and size, and compare
	@echo "Running benchmarks/run.py"
	@$(BIN)/python benchmarks/run.py

fuzz: setup-test ## Throw hostile texts at every door, two minutes each
	@$(BIN)/python scripts/fuzz.py --minutes 2 --seed $$RANDOM

clean: ## Remove what was built, keep .venv
	@rm -rf dist .satchel .hypothesis .mypy_cache .pytest_cache .ruff_cache

setup-demo:
	@scripts/setup.sh demo

setup-test:
	@scripts/setup.sh test
