#!/usr/bin/env bash
# Compares all C++ sources with what .clang-format would make of them. Mended by ./dev format.
. "$(dirname "${BASH_SOURCE[0]}")/../../scripts/common.sh"

command -v clang-format >/dev/null || { echo "skipped: clang-format is not installed"; exit 77; }
cd "$root"
if ! sources | xargs -0 -r -P "$cores" -n 8 clang-format --dry-run -Werror; then
  fail "laid out differently from .clang-format; ./dev format mends it"
fi
