#!/usr/bin/env bash
# Make this checkout ready to run: system packages that are missing, .venv, Satchel inside it.
# Usage: scripts/setup.sh demo | test
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

purpose=${1:-demo}
venv=.venv

# Pango and HarfBuzz lay out the PDF, the Noto fonts carry its scripts.
libraries=(libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig fonts-noto-core fonts-noto-mono)

# What veraPDF, which checks PDFs in the tests, takes from Debian: JAXB left Java with version 11. And Chinese letters.
test_libraries=(libjaxb-api-java libjaxb-java fonts-wqy-microhei)

# Debian has a Chromium without windows, with which the tests take half the time.
browser="chromium|chromium-browser|google-chrome chromium"
if grep -qsx 'ID=debian' /etc/os-release; then browser="chromium-headless-shell chromium-headless-shell"; fi

# What the tests call: command (or commands that do as well) and the package that brings it.
test_tools=(
    "$browser"
    "firefox-esr|firefox firefox-esr"
    "git git"
    "java default-jre-headless"
    "msgfmt gettext"
    "node nodejs"
    "npm npm"
    "pandoc pandoc"
    "pdftotext poppler-utils"
    "qpdf qpdf"
    "shellcheck shellcheck"
    "xmllint libxml2-utils"
)

say() { printf '%s\n' "$*" >&2; }

die() {
    say "setup: $*"
    exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

has_any() {
    local names name
    IFS='|' read -ra names <<<"$1"
    for name in "${names[@]}"; do
        if has "$name"; then return 0; fi
    done
    return 1
}

missing_libraries() {
    local present library
    local wanted=("${libraries[@]}")
    if [ "$purpose" = test ]; then wanted+=("${test_libraries[@]}"); fi
    present=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "${wanted[@]}" 2>/dev/null || true)
    for library in "${wanted[@]}"; do
        grep -qx "installed $library" <<<"$present" || echo "$library"
    done
}

missing_tools() {
    local row
    for row in "${test_tools[@]}"; do
        has_any "${row% *}" || echo "${row#* }"
    done
}

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

find_python() {
    local name
    for name in "${PYTHON:-python3}" python3.13 python3.12 python3.11; do
        if has "$name" && is_new_enough "$name"; then
            command -v "$name"
            return
        fi
    done
}

# Debian keeps venv and pip in a package of their own.
missing_python() {
    local python
    python=$(find_python)
    if [ -z "$python" ]; then
        has python3 || echo python3 python3-venv
    elif ! "$python" -c 'import ensurepip' >/dev/null 2>&1; then
        "$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
    fi
}

missing_packages() {
    missing_libraries
    if ! has_venv; then missing_python; fi
    if [ "$purpose" = test ]; then missing_tools; fi
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

may_install() { [ "$(id -u)" = 0 ] || { has sudo && { [ -t 0 ] || sudo -n true 2>/dev/null; }; }; }

apt_get() {
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=600 "$@" >/dev/null
}

install_packages() {
    local by_hand="apt-get install -y --no-install-recommends $*"
    may_install || die "these system packages are missing: $*; install them with: sudo $by_hand"
    say "Installing system packages: $*"
    apt_get update || say "setup: apt-get update failed; trying with the lists that are there."
    apt_get install -y --no-install-recommends "$@" || die "apt-get failed; see above, then try: $by_hand"
}

install_missing_packages() {
    if ! has dpkg-query || ! has apt-get; then
        say "setup: no apt-get here, so PDF needs Pango, HarfBuzz and the Noto fonts from another source."
        return
    fi
    local packages
    mapfile -t packages < <(missing_packages | tr ' ' '\n')
    if [ "${#packages[@]}" -gt 0 ]; then install_packages "${packages[@]}"; fi
}

has_venv() { [ -x "$venv/bin/pip" ] && is_new_enough "$venv/bin/python"; }

make_venv() {
    local python
    python=$(find_python)
    [ -n "$python" ] || die "Satchel needs Python 3.11 or newer, and none was found; name one with: make PYTHON=python3.X"
    rm -rf "$venv"
    "$python" -m venv "$venv" || die "$python cannot make a virtual environment; name another with: make PYTHON=python3.X"
}

# Changes whenever an installed .venv no longer fits: another requirement, another Python, a moved folder.
fingerprint() {
    { cat pyproject.toml constraints.txt scripts/setup.sh tests/package.json; pwd; "$venv/bin/python" -VV; } | sha256sum
}

install_satchel() {
    local what=.
    if [ "$purpose" = test ]; then what=".[test]"; fi
    say "Installing Satchel into $venv (a minute or two, once)"
    "$venv/bin/python" -m pip install -qq --disable-pip-version-check \
        --constraint constraints.txt --editable "$what"
    if [ "$purpose" = test ]; then install_from_npm; fi
    fingerprint >"$venv/ready-for-$purpose"
}

# No lock file: it would hold the addresses of one machine's registry; package.json names exact versions.
install_from_npm() {
    (cd tests && npm install --no-package-lock --ignore-scripts --no-audit --no-fund --silent) ||
        die "npm could not install what tests/package.json names; see above, then try: make setup-test"
}

# What is ready for the tests is ready for the demo.
is_ready() { grep -qxF "$(fingerprint)" "$venv/ready-for-$purpose" "$venv/ready-for-test" 2>/dev/null; }

case $purpose in
    demo | test) ;;
    *) die "say what for: scripts/setup.sh demo, or scripts/setup.sh test" ;;
esac
install_missing_packages
has_venv || make_venv
is_ready || install_satchel
