#!/usr/bin/env bash
# Fuzzes every reader for so many seconds each, beginning with the seeds and what earlier runs found to lead further:
#
#     Tests/Fuzzing/run.sh [SECONDS] [TARGET…]
#
# All at once, or as many as $AT_ONCE says. A finding is kept in .build-fuzz/findings and ends in status 1; to see it
# again: PADAN_FUZZ_TARGET=TARGET PADAN_FUZZ_FOLDER=/tmp .build-fuzz/fuzz FILE. Skipped, with status 0, where the toolchain has no libFuzzer.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-60}
shift $(($# > 0 ? 1 : 0))
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(tmx xliff po tsv csv moses jsonl srx packed html article memory fill)

if [ ! -x .build-fuzz/fuzz ] || [ -z "${SKIP_BUILD:-}" ]; then
  status=0
  Tests/Fuzzing/build.sh || status=$?
  [ "$status" != 3 ] || exit 0
  [ "$status" = 0 ] || exit "$status"
fi

fuzz() {
  local target=$1 seconds=$2 dictionary=$1 limit=4096 seeds=(Tests/Fuzzing/Seeds/"$1")
  local work=.build-fuzz/$target
  case $target in
    tsv | csv | moses) dictionary=table ;;
    memory) dictionary= limit=600 ;;
    fill) dictionary=xliff seeds=(Tests/Fuzzing/Seeds/{xliff,po,tsv}) ;;
  esac
  mkdir -p "$work/corpus" .build-fuzz/findings
  local options=(-max_total_time="$seconds" -timeout=60 -rss_limit_mb=3000 -max_len="$limit" -use_value_profile=1
    -artifact_prefix=".build-fuzz/findings/$target-" -print_final_stats=1 -detect_leaks=0)
  [ -z "$dictionary" ] || options+=(-dict="Tests/Fuzzing/Dictionaries/$dictionary.dict")
  # The backtracer of Swift would hang on to the process; and output goes to a file, since a pipe may outlive its writer. What is read to
  # begin with does not count as time, and on a busy machine takes long.
  local status=0
  local scratch
  scratch=$(mktemp -d "$([ -w /dev/shm ] && echo /dev/shm || echo /tmp)/padan-fuzz-XXXXXX")
  PADAN_FUZZ_TARGET=$target PADAN_FUZZ_FOLDER=$scratch SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0:allocator_may_return_null=1 \
    timeout -s KILL $((seconds + 900)) nice .build-fuzz/fuzz "${options[@]}" \
    "$work/corpus" "${seeds[@]}" >"$work/log" 2>&1 || status=$?
  rm -rf "$scratch"
  local runs covered
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$work/log" | tail -n 1)
  covered=$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$work/log" | tail -n 1)
  if [ "$status" = 0 ]; then
    printf 'ok    %-8s %9s executions, %6s edges\n' "$target" "${runs:-?}" "${covered:-?}"
  else
    printf 'FAIL  %-8s status %s, after %s edges\n' "$target" "$status" "${covered:-?}"
    grep -E 'Fatal error|ERROR: |SUMMARY|Test unit written' "$work/log" | head -n 5 || true
    return 1
  fi
}
export -f fuzz

status=0
printf '%s\n' "${targets[@]}" | xargs -P "${AT_ONCE:-${#targets[@]}}" -I {} bash -c "fuzz {} $seconds" || status=1
exit "$status"
