#!/usr/bin/env bash
# Prints a table over every template of a folder (default: the one that FAULTLINE_CORPUS names): what Faultline makes of strangers' files.
set -euo pipefail
root=$(dirname "$(dirname "$(readlink -f "$0")")")
folder=${1:-${FAULTLINE_CORPUS:+$FAULTLINE_CORPUS/cloudformation}}
[ -n "$folder" ] || { echo "usage: tests/corpus_table.sh FOLDER, or set FAULTLINE_CORPUS" >&2; exit 2; }
exec "$root/build/release/tests/tools/corpus_table" "$folder"
