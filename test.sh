#!/usr/bin/env bash
# Builds, checks and tests everything, or only the parts named: ./test.sh [format] [types] [unit] [js] [browser]
# The last line is `N passed, N failed`; what cannot run or is skipped counts as failed.
set -uo pipefail
cd "$(dirname "$0")"

parts=${*:-format types unit js browser}
for part in $parts; do
  case $part in
    format | types | unit | js | browser) ;;
    *) echo "test.sh: no part is called '$part' (format, types, unit, js, browser)" >&2; exit 2 ;;
  esac
done
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
passed=0
failed=0
bad_ones=

wants() { [[ " $parts " == *" $1 "* ]]; }
say() { printf '\n== %s\n' "$*"; }
finish() {
  # Named once more where one looks first: a run is long.
  if [[ -n $bad_ones ]]; then printf '\nfailed:%s\n' "$bad_ones"; fi
  printf '\n%d passed, %d failed\n' "$passed" "$failed"
  if ((failed > 0)); then exit 1; else exit 0; fi
}
give_up() { echo "test.sh: $*" >&2; failed=$((failed + 1)); finish; }

# A check that is not a suite of tests: counts only when it fails.
check() {
  say "$1"
  shift
  "$@" || { echo "test.sh: failed: $*" >&2; failed=$((failed + 1)); return 1; }
}

# Adds up one suite: its name, its tests, those that passed, the runner's exit code.
count() {
  local name=$1 total=${2:-0} good=${3:-0} code=$4
  local bad=$((total - good))
  if ((total == 0)); then echo "test.sh: $name ran no test" >&2; bad=1; fi
  if ((bad == 0 && code != 0)); then echo "test.sh: $name ended with $code although every test passed" >&2; bad=1; fi
  echo "$name: $good of $total passed"
  passed=$((passed + good))
  failed=$((failed + bad))
}

install_missing() {
  local packages=()
  command -v git >/dev/null || packages+=(git)
  command -v curl >/dev/null || packages+=(curl)
  if wants unit || wants browser; then
    command -v redis-server >/dev/null || packages+=(redis-server)
    # Chromium without its windows: the same pages, a sixth less to compute. CHROMIUM names another, such as /usr/bin/chromium.
    [[ -x ${CHROMIUM:-/usr/bin/chromium-headless-shell} ]] || packages+=(chromium-headless-shell)
  fi
  if wants browser; then
    command -v "${FIREFOX:-firefox-esr}" >/dev/null || packages+=(firefox-esr)
    command -v ip >/dev/null || packages+=(iproute2)
    # Reads simulated photographs; its languages are packages of their own.
    local languages=
    command -v tesseract >/dev/null && languages=$(tesseract --list-langs 2>/dev/null)
    [[ $languages == *eng* ]] || packages+=(tesseract-ocr)
    [[ $languages == *kor* ]] || packages+=(tesseract-ocr-kor)
    [[ $languages == *jpn* ]] || packages+=(tesseract-ocr-jpn)
  fi
  ((${#packages[@]})) || return 0

  say "install ${packages[*]}"
  if [[ $(id -u) != 0 ]] || ! command -v apt-get >/dev/null; then
    give_up "missing: ${packages[*]}. On Debian: sudo apt-get install ${packages[*]}"
  fi
  # Debian starts a service as it installs it. The tests start their own Redis; one on port 6379 helps nobody.
  local policy=/usr/sbin/policy-rc.d mine=
  if [[ ! -e $policy ]]; then printf '#!/bin/sh\nexit 101\n' >$policy; chmod +x $policy; mine=yes; fi
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${packages[@]}" >"$results/apt.log" 2>&1
  local code=$?
  [[ -z $mine ]] || rm -f $policy
  if ((code != 0)); then
    tail -20 "$results/apt.log" 2>/dev/null
    give_up "apt-get could not install: ${packages[*]}"
  fi
}

dotnet_suite() {
  say 'C# tests'
  timeout 1800 dotnet test tests/Flexboard.Tests -c Release --no-build --nologo \
    --logger 'trx;LogFileName=unit.trx' --results-directory "$results"
  local code=$? counters
  counters=$(grep -o '<Counters [^>]*' "$results/unit.trx" 2>/dev/null)
  count 'C# tests' "$(sed -n 's/.* total="\([0-9]*\)".*/\1/p' <<<"$counters")" \
    "$(sed -n 's/.* passed="\([0-9]*\)".*/\1/p' <<<"$counters")" $code
  bad_ones+=$(awk '
    /<UnitTestResult .*outcome="Failed"/ { left = 5; name = $0; sub(/.* testName="/, "", name); sub(/".*/, "", name); printf "\n✖ %s", name }
    /<UnitTestResult .*outcome="Passed"/ { left = 0 }
    left && /<Message>/ { sub(/.*<Message>/, ""); told = 1 }
    left && told { line = $0; sub(/<\/Message>.*/, "", line); printf "\n    %s", line; left-- }
    /<\/Message>/ { left = told = 0 }' "$results/unit.trx" 2>/dev/null)
}

node_suite() {
  local name=$1 log="$results/node.tap"
  shift
  say "$name"
  rm -f "$log"
  # One that waits for what never comes fails, and the others go on.
  timeout 2400 node --test --test-timeout=600000 --test-reporter=spec --test-reporter-destination=stdout \
    --test-reporter=tap --test-reporter-destination="$log" "$@"
  local code=$?
  count "$name" "$(sed -n 's/^# tests \([0-9]*\)$/\1/p' "$log" 2>/dev/null | tail -1)" \
    "$(sed -n 's/^# pass \([0-9]*\)$/\1/p' "$log" 2>/dev/null | tail -1)" $code
  bad_ones+=$(awk '
    /^ *not ok [0-9]+ - / { sub(/^ *not ok [0-9]+ - /, ""); printf "\n✖ %s", $0; left = 5; next }
    /^ *ok [0-9]+ - / { left = 0 }
    left && /^ *error: / { told = 1 }
    told && /^ *(code|name|stack): / { left = told = 0 }
    left && told { printf "\n  %s", $0; left-- }' "$log" 2>/dev/null)
}

for tool in dotnet node npm; do
  command -v $tool >/dev/null || give_up "missing: $tool (.NET 10 SDK and Node.js 20 or newer)"
done
install_missing

# The build also fetches what tsc and the JavaScript tests import. Nothing after a failed build tells anything new.
check 'build' dotnet build -c Release --nologo -v quiet || finish
# Whitespace alone: what else `dotnet format` would report is a warning, and so an error of the build already.
if wants format; then check 'format' dotnet format whitespace --verify-no-changes --no-restore; fi
if wants types; then check 'types' node_modules/.bin/tsc --noEmit; fi
if wants unit; then dotnet_suite; fi
if wants js; then node_suite 'JavaScript tests' tests/js/*.test.mjs; fi
if wants browser; then
  # What asserts deadlines of few seconds, or how many frames go by, has the machine to itself; the rest goes two at a time.
  alone=()
  beside=()
  for file in tests/browser/*.test.mjs; do
    case ${file##*/} in
      board.* | designer.* | designer-carry.* | designer-safety.* | firefox.* | flood.* | survival.*) alone+=("$file") ;;
      *) beside+=("$file") ;;
    esac
  done
  node_suite 'browser tests with deadlines' "${alone[@]}"
  node_suite 'browser tests' --test-concurrency=2 "${beside[@]}"
fi
finish
