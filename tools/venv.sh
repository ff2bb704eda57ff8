#!/usr/bin/env bash
# Makes .venv and fills it from the hashed lock files: tools/venv.sh make | fill FILE... | self
#
# uv takes half of pip's time, but it does not read pip's settings: where pip was told of another
# index, or uv cannot be had, pip does the work. Both compile every module, so that a first start is
# quick even where Python may not write its cache.
set -euo pipefail
venv=${VENV:-.venv}
bin=$venv/bin

say() { printf '%s\n' "$*" >&2; }

choose_python() {
    # 3.11 first: it is the one every figure was measured on. A shim may be found and still not run.
    local name
    for name in ${PYTHON:-python3.11 python3.12 python3.13 python3 python}; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s' "$name"
            return
        fi
    done
    say "Broadsheet needs Python 3.11 or later; none of ${PYTHON:-python3.11 python3.12 python3.13 python3} runs."
    exit 1
}

make_venv() {
    [ -x "$bin/python" ] && "$bin/python" -c '' 2>/dev/null && return
    local python
    python=$(choose_python)
    say "Making $venv with $("$python" --version)"
    "$python" -m venv --clear "$venv" || {
        say "Could not make $venv; on Debian and Ubuntu install python3-venv."
        exit 1
    }
}

uv_works() {
    if "$bin/python" -m pip config list 2>/dev/null | grep -qE '(^|\.)(index-url|no-index)='; then
        return 1
    fi
    [ -x "$bin/uv" ] || "$bin/python" -m pip install --quiet --disable-pip-version-check \
        --require-hashes -r requirements/installer.txt >/dev/null 2>&1
}

fill() {
    local files=()
    for file in "$@"; do files+=(-r "$file"); done
    say "Installing $* by hash"
    if uv_works && "$bin/uv" pip install --quiet --compile-bytecode --python "$bin/python" --require-hashes "${files[@]}"; then
        return
    fi
    say "Going on with pip, which takes a minute or two"
    "$bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes "${files[@]}"
}

install_self() {
    "$bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation \
        --no-index --editable .
}

case ${1:-} in
    make) make_venv ;;
    fill) make_venv && fill "${@:2}" ;;
    self) install_self ;;
    *) say "usage: tools/venv.sh make | fill FILE... | self" && exit 2 ;;
esac
