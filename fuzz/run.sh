#!/usr/bin/env bash
# Fuzzes with libFuzzer: ./fuzz/run.sh [seconds for each target] [targets]. Needs a C++ compiler and stable
# Rust; inputs that were found go to fuzz/corpus, failures to fuzz/artifacts.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

seconds=${1:-60}
if [ $# -gt 0 ]; then shift; fi
targets=("$@")
if [ ${#targets[@]} = 0 ]; then
  targets=(request_json structured calldata own_account typed_data message envelope bitcoin solana tron
    address compiled_set)
fi

# The coverage that libFuzzer steers by. The engine holds no unsafe code, so no sanitizer is needed.
export RUSTFLAGS="-Cpasses=sancov-module -Ccodegen-units=1 \
  -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
  -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares"
host=$(rustc -vV | sed -n 's/^host: //p')
cargo build --quiet --release --target "$host" $(printf -- '--bin %s ' "${targets[@]}")

for target in "${targets[@]}"; do
  mkdir -p "corpus/$target" "artifacts/$target"
  [ -n "$(ls -A "corpus/$target")" ] || node seeds.mjs "$target"
  "${CARGO_TARGET_DIR:-target}/$host/release/$target" "corpus/$target" \
    -artifact_prefix="artifacts/$target/" -max_total_time="$seconds" -timeout=10 -max_len=8192 \
    -rss_limit_mb=2048 -print_final_stats=1 2>&1 | grep -E "^(#|stat::|SUMMARY|panicked|==)" | tail -15
done
