#!/usr/bin/env bash
# Runs the test suite under a sanitizer, in a build folder of its own:
#
#     Tests/Sanitizers/run.sh address|thread [--filter TESTS]
#
# address: memory used after it was freed, or beyond its end. thread: what two threads touch at once. The commands that tests run
# are built the same way, and their reports count: a report ends in status 1.
#
# Left out, unless TESTS names them: under both, memories merged many times over, whose lookups compare with every unit (one loop, hours of
# it here); under thread, lookups against that loop as well, the tests of the rooms that start no thread and share nothing, Alignment
# and Exchange, and one of a file that may not grow, where ThreadSanitizer's own may not either. All other tests run under either.
set -euo pipefail
cd "$(dirname "$0")/../.."
kind=${1:?address or thread}
shift
folder=.build-$kind
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
rm -f "$folder"/report.*

# Swift keeps pointers with marks in them, which LeakSanitizer does not know; a report goes to a file, since tests read the
# standard error of the commands.
options=exitcode=99:log_path=$folder/report
export ASAN_OPTIONS=detect_leaks=0:$options TSAN_OPTIONS=suppressions=$PWD/Tests/Sanitizers/thread.supp:$options
export SWIFT_BACKTRACE=enable=no

skipped=mergedMemoriesEqualOne
[ "$kind" != thread ] || skipped="$skipped|indexEqualsExhaustiveSearch|AlignmentTests|ExchangeTests|fileThatMayNotGrow"
[ $# -gt 0 ] || set -- --skip "$skipped"

nice swift build --build-tests -j "${JOBS:-2}" --sanitize="$kind" --scratch-path "$folder"
status=0
nice swift test --disable-xctest --skip-build --sanitize="$kind" --scratch-path "$folder" "$@" >"$folder/log" 2>&1 || status=$?
tail -n 3 "$folder/log"
if compgen -G "$folder/report.*" >/dev/null; then
  cat "$folder"/report.* | head -n 60
  exit 1
fi
exit "$status"
