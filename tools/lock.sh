#!/usr/bin/env bash
# Locks requirements/*.in with hashes and no index address; app.txt binds the rest.
set -euo pipefail
cd "$(dirname "$0")/.."
tools/venv.sh make
.venv/bin/python -m pip install --quiet --require-hashes -r requirements/installer.txt
cd requirements
lock() {
    ../.venv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-header "$@"
}
lock app.in -o app.txt
lock -c app.txt build.in -o build.txt
lock installer.in -o installer.txt
lock -c app.txt -c build.txt dev.in -o dev.txt
lock bench.in -o bench.txt
