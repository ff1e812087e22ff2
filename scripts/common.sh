# Shared by run, test, dev and .ci/run: where things lie, packages, builds. Sourced by bash, not
# run.

set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd_from="$PWD"  # where the user stood: paths on the command line are relative to it
cores="$(nproc)"
example="examples/gardens-2026.txt"
example_source=examples/gardens-2026-source

say() { printf '\n== %s\n' "$*"; }
fail() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

# A path as the user gave it, made absolute.
absolute() {
  case "$1" in
    /*) printf '%s\n' "$1" ;;
    *) printf '%s/%s\n' "$cd_from" "$1" ;;
  esac
}

is_installed() {
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# need_packages GROUP...: installs with apt what is missing of the groups in scripts/packages, and
# says what. Asks nobody and uses no network when everything is there.
need_packages() {
  command -v dpkg-query >/dev/null ||
    fail "this is no Debian system; install the packages in scripts/packages by hand"
  local group package missing=()
  while read -r group package _; do
    case " $* " in *" $group "*) ;; *) continue ;; esac
    case " ${missing[*]-} " in *" $package "*) continue ;; esac
    is_installed "$package" || missing+=("$package")
  done < <(grep -v '^#' "$root/scripts/packages")
  [ "${#missing[@]}" -gt 0 ] || return 0

  local admin=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null ||
      fail "missing packages; as root: apt-get install --no-install-recommends ${missing[*]}"
    admin=(sudo)
  fi
  say "Installing with apt: ${missing[*]}"
  local log
  log="$(mktemp)"
  if ! {
    "${admin[@]}" apt-get update -qq &&
      "${admin[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${missing[@]}"
  } >"$log" 2>&1; then
    tail -20 "$log" >&2
    fail "apt could not install them (all output: $log)"
  fi
  rm -f "$log"
}

# What tests use of npm, in build/npm; without npm or network they say that they were skipped.
# The package brings the schema of SARIF 2.1.0.
offer_npm_packages() {
  local packages=(@microsoft/jest-sarif@1.0.0-beta.0) folder="$root/build/npm"
  [ ! -d "$folder/node_modules/@microsoft/jest-sarif" ] || return 0
  command -v npm >/dev/null || return 0
  say "Installing with npm in build/npm: ${packages[*]}"
  mkdir -p "$folder"
  npm install --prefix "$folder" --ignore-scripts --no-save --no-audit --no-fund --loglevel=error \
    "${packages[@]}" >"$folder/npm.log" 2>&1 ||
    printf 'npm could not (%s): the test of the SARIF schema will be skipped\n' "$folder/npm.log"
}

# configure PRESET: quiet unless it fails. A build folder that came along from another place is
# begun afresh.
configure() {
  local preset="$1" folder="$root/build/$1" fresh=()
  if [ -f "$folder/CMakeCache.txt" ] &&
    ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$folder/CMakeCache.txt"; then
    fresh=(--fresh)
  fi
  mkdir -p "$folder"
  (cd "$root" && cmake "${fresh[@]}" --preset "$preset") >"$folder/configure.log" 2>&1 || {
    cat "$folder/configure.log" >&2
    fail "cmake could not configure $folder"
  }
}

# build PRESET [TARGET...]
build() {
  local preset="$1" quiet=() targets=()
  shift
  [ "$#" -eq 0 ] || targets=(--target "$@")
  [ -t 1 ] || quiet=(-- --quiet)
  say "Building $preset in build/$preset"
  configure "$preset"
  (cd "$root" && cmake --build "build/$preset" --parallel "$cores" "${targets[@]}" "${quiet[@]}") ||
    fail "the $preset build failed"
}

# run_ctest PRESET [ctest arguments]: results also as JUnit in build/<preset>/ctest.xml. Fails when
# ctest does.
run_ctest() {
  local preset="$1"
  shift
  rm -f "$root/build/$preset/ctest.xml"
  (cd "$root/build/$preset" && ctest --parallel "$cores" --output-on-failure \
    --output-junit "$root/build/$preset/ctest.xml" "$@" | grep -vE '^( *Start .*)?$')
}

# All C++ sources of ours, each ended by NUL; untracked ones too.
sources() {
  (cd "$root" && find src tests fuzz bench tools \( -name '*.cpp' -o -name '*.h' \) \
    -not -path '*/data/*' -print0 2>/dev/null | sort -z) || true
}
