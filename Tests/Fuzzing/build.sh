#!/usr/bin/env bash
# Builds .build-fuzz/fuzz: the readers under libFuzzer and AddressSanitizer. Prints why not, and exits 3, where the toolchain
# has no libFuzzer.
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=.build-fuzz
mkdir -p "$folder"

resources=$(swiftc -print-target-info | python3 -c 'import json, sys; print(json.load(sys.stdin)["paths"]["runtimeResourcePath"])')
if ! compgen -G "$resources/../clang/*/lib/linux/libclang_rt.fuzzer-*.a" >/dev/null \
  && ! compgen -G "$resources/clang/lib/linux/libclang_rt.fuzzer-*.a" >/dev/null; then
  echo 'fuzzing skipped: this toolchain has no libFuzzer'
  exit 3
fi

# What libFuzzer looks at: edges and comparisons of everything that reads.
swift build -c release ${JOBS:+-j "$JOBS"} --scratch-path "$folder" --target Corpus --sanitize=address \
  -Xswiftc -sanitize-coverage=edge,inline-8bit-counters,pc-table,trace-cmp
products=$(swift build -c release --scratch-path "$folder" --show-bin-path)
mapfile -t objects < <(find "$products"/{Corpus,Exchange,Alignment,TranslationMemory,Text,CICU,CResources,GRDB}.build -name '*.o')
swiftc -O -swift-version 6 -parse-as-library -sanitize=fuzzer,address -module-name Fuzzing \
  -I "$products/Modules" -I Sources/CStemmer -I Sources/CXML -I Sources/CZlib \
  -I "$folder/checkouts/GRDB.swift/Sources/GRDBSQLite" -Xcc -I/usr/include/libxml2 \
  -Xcc -fmodule-map-file="$products/CICU.build/module.modulemap" \
  -Xcc -fmodule-map-file="$products/CResources.build/module.modulemap" Tests/Fuzzing/Targets/*.swift "${objects[@]}" \
  -lxml2 -lz -lsqlite3 -lstemmer -licui18n -licuuc -o "$folder/fuzz"
