#!/usr/bin/env bash
# Installs a built wheel into an empty environment, by the lock file, and has it read one article.
set -euo pipefail
wheel=$(realpath "${1:?usage: tools/smoke.sh WHEEL}")
root=$(realpath "$(dirname "$0")/..")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

cd "$root"
VENV=$scratch/venv tools/venv.sh fill requirements/app.txt
"$scratch/venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-index "$wheel"

# Away from the checkout, so that only what is in the wheel can be found.
cd "$scratch"
printf '%s\n' '<!doctype html><html lang="en"><head><title>Ferries stop as crews walk out</title>' \
    '<meta property="og:site_name" content="The Harbour Times">' \
    '<meta property="article:published_time" content="2026-03-02T07:00:00Z"></head><body><article>' \
    '<h1>Ferries stop as crews walk out</h1>' \
    '<p>Crews of the Port Maren ferries walked out on Monday after talks over pay broke down.</p>' \
    '<p>“We were left no choice,” said Anna Lindqvist, who speaks for the 240 crew members.</p>' \
    '<p>The company said that it would run two boats a day until Friday, for freight alone.</p>' \
    '</article></body></html>' >ferries.html
export BROADSHEET_ARCHIVE=$scratch/archive.db
broadsheet=$scratch/venv/bin/broadsheet

"$broadsheet" doctor
for _ in first again; do
    "$broadsheet" import ferries.html --seen-at 2026-03-02T09:00:00Z --json >filed.json
    grep -q 'Ferries stop as crews walk out' filed.json || { cat filed.json; exit 1; }
done
# Read once more without models and without a database, as a program would.
BROADSHEET_MODELS=none "$scratch/venv/bin/python" - <<'PY'
import pathlib, sys
import broadsheet

article = broadsheet.read(pathlib.Path("ferries.html").read_text(), url="https://harbour.example/1")
assert article.headline == "Ferries stop as crews walk out", article.headline
assert broadsheet.note(article).quotes, "no quote was found"
loaded = {"django", "sqlite3", "onnxruntime"} & sys.modules.keys()
assert not loaded, f"reading loaded {loaded}"
PY
echo "The wheel works in an empty environment."
