#!/usr/bin/env bash
# Countersign's one entry. ./build.sh help says what it does.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

# Pinned: the wasm-bindgen command must be of the very version in Cargo.lock.
WASM_BINDGEN=0.2.130
WASM_PACK=0.15.1
GECKODRIVER=0.37.1

TOOLS="${COUNTERSIGN_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/countersign-tools}"
export PATH="$TOOLS/bin:$PATH"
VERSION=$(sed -n '/^\[workspace.package\]/,/^\[/s/^version = "\(.*\)"/\1/p' Cargo.toml)

usage() {
  cat <<'HELP'
usage: ./build.sh [command]

  build    dist/chrome and dist/firefox (unpacked and zipped), dist/npm   (the default);
           with STORE=1 in the environment Chrome's is for the Web Store (docs/first-in-line.md)
  demo     build, then show the review of a dangerous approval in Chromium
           (headless with screenshots in dist/demo where there is no display)
  test     every test and check; the last line says how many passed and failed
  check    only the checks: formatting, lints, types, the extension's linter
  bench    build, then print sizes and how long reviews take, beside viem and ox; and
           how fast the address set is at any size, and what a harmless request costs
  fuzz     fuzz each target for so many seconds: ./build.sh fuzz [seconds] [targets]
  setup    only install what building and testing needs
  bless    accept changed snapshots as right
HELP
}

say() { printf '\n== %s\n' "$*" >&2; }
die() { printf 'build.sh: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# --- what is needed -------------------------------------------------------------------------------

# Installs a Debian package for a command, or says plainly that it is missing.
need_debian() { # command package...
  local command=$1; shift
  have "$command" && return
  if [ "$(id -u)" = 0 ] && have apt-get; then
    say "installing $*"
    apt-get update -qq >&2
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2
  fi
  have "$command" || die "'$command' is missing; install it (on Debian: apt-get install $*)"
}

# Built quickly rather than to run fast: each takes a minute or two instead of five to ten.
install_crate() { # cargo-install arguments
  CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_DEBUG=0 \
  CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_TARGET_DIR="$TOOLS/target" \
    cargo install --quiet --force --root "$TOOLS" "$@" >&2
}

# Installs a crate's command in its pinned version into the tools' cache.
need_crate() { # command crate version
  local command=$1 crate=$2 version=$3
  local stamp="$TOOLS/.$crate-$version"
  [ -e "$stamp" ] && [ -x "$TOOLS/bin/$command" ] && return
  if have "$command" && "$command" --version 2>/dev/null | head -1 | grep -qwF "$version"; then return; fi
  say "building $crate $version (once; kept in $TOOLS)"
  mkdir -p "$TOOLS"
  # With the versions that the crate was released with, or, where a mirror lacks one of those, with
  # the newest that fit.
  install_crate --locked "$crate@$version" || install_crate "$crate@$version" ||
    die "$crate $version could not be built"
  touch "$stamp"
}

setup_node() {
  have node || die "Node.js 20 or later is missing"
  [ "$(node -p 'Number(process.versions.node.split(".")[0]) >= 20')" = true ] ||
    die "Node.js 20 or later is needed, this is $(node --version)"
  if [ ! -e node_modules/.countersign ] || ! cmp -s package-lock.json node_modules/.countersign; then
    say "installing the npm packages"
    # None of them needs its install script; puppeteer-core and anvil bring what they need as files.
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2
    cp package-lock.json node_modules/.countersign
  fi
  export PATH="$PWD/node_modules/.bin:$PATH"
}

setup_build() {
  have cargo || die "Rust is missing: install rustup"
  have cc || need_debian cc gcc libc6-dev
  if ! ls "$(rustc --print sysroot)"/lib/rustlib/wasm32-unknown-unknown/lib/*.rlib >/dev/null 2>&1; then
    have rustup || die "the Rust target wasm32-unknown-unknown is missing, and there is no rustup"
    say "installing the Rust target wasm32-unknown-unknown"
    rustup target add wasm32-unknown-unknown >&2
  fi
  setup_node
  need_crate wasm-bindgen wasm-bindgen-cli "$WASM_BINDGEN"
  need_crate wasm-pack wasm-pack "$WASM_PACK"
}

setup_browsers() {
  need_debian chromium chromium
  need_debian chromedriver chromium-driver
  need_debian firefox-esr firefox-esr
  need_crate geckodriver geckodriver "$GECKODRIVER"
}

setup() {
  setup_build
  setup_browsers
  rm -rf "$TOOLS/target"
}

# --- build ----------------------------------------------------------------------------------------

# What the compiler is told for WebAssembly beside the profile: sixteen bytes at once, which every browser
# has had since spring 2023, and copies of more than that (addresses, large numbers) as one instruction in
# place of up to eight, which makes the code smaller by 5 % at 1 % of its speed. A compiler that does not
# know the option does without.
wasm_flags() {
  local flags="-C target-feature=+simd128 -C llvm-args=-max-store-memcpy=2"
  # shellcheck disable=SC2086
  if rustc $flags --target wasm32-unknown-unknown --print cfg >/dev/null 2>&1; then printf '%s' "$flags"; fi
}

# wasm-pack for one crate and target. Its own optimisation is off: it would fetch a tool.
bindings() { # crate-folder target out-folder out-name
  CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="$(wasm_flags)" \
    wasm-pack --quiet build "$1" --mode no-install --release --no-opt --no-pack \
    --target "$2" --out-dir "$3" --out-name "$4" >&2
}

# Optimises a module in place; what was optimised before is taken from the cache. The features that it
# may use are those the compiler noted in the module: more, and older engines would refuse it. What is
# downloaded is compressed: with functions in the order of their names, and data in one piece with its
# zeros, the module is larger by 2 % and smaller by 2 % once compressed.
optimise() { # file level
  local flags=("$2" --reorder-functions-by-name --skip-pass=memory-packing --strip-debug --strip-producers)
  local cache="target/wasm-opt"
  local key; key="$(sha256sum "$1" | cut -c1-64)$(printf '%s' "${flags[@]}")"
  mkdir -p "$cache"
  if [ ! -e "$cache/$key" ]; then
    wasm-opt "${flags[@]}" "$1" -o "$cache/$key.part"
    mv "$cache/$key.part" "$cache/$key"
  fi
  cp "$cache/$key" "$1"
}

build() {
  setup_build
  say "the engine"
  rm -rf dist/npm dist/ui
  local target
  for target in web bundler nodejs; do
    bindings . "$target" "$PWD/dist/npm/$target" countersign
    optimise "dist/npm/$target/countersign_bg.wasm" -O2
  done
  node tools/package.mjs "$VERSION"

  say "the windows"
  bindings extension/ui web "$PWD/dist/ui" ui
  optimise dist/ui/ui_bg.wasm -Oz

  say "the extension"
  node tools/assemble.mjs "$VERSION"
  local browser
  for browser in chrome firefox; do
    web-ext build --source-dir "dist/$browser" --artifacts-dir dist \
      --filename "countersign-$browser.zip" --overwrite-dest >/dev/null
  done
  node tools/sizes.mjs
}

# --- test -----------------------------------------------------------------------------------------

PASSED=0
FAILED=0
# What took how long, for whoever waits for it.
TIMES=""

took() { TIMES+=$(printf '%5d s  %s' "$((SECONDS - $1))" "$2")$'\n'; }

# Runs a check that passes or fails as a whole.
check_one() { # name command...
  local name=$1 start=$SECONDS; shift
  say "check: $name"
  if "$@" >&2; then PASSED=$((PASSED + 1)); else FAILED=$((FAILED + 1)); echo "FAILED: $name" >&2; fi
  took "$start" "$name"
}

# Runs a test suite, and adds up what it says of itself: cargo's and wasm-pack's `test result:`
# lines, node's `# pass` and `# fail`. A suite that ends badly without naming a failure counts as one.
suite() { # name command...
  local name=$1 start=$SECONDS; shift
  say "test: $name"
  local log; log=$(mktemp)
  local code=0
  "$@" 2>&1 | tee "$log" >&2 || code=$?
  local passed failed
  passed=$(awk '/^test result:/ {for (i=2;i<=NF;i++) if ($i ~ /^passed/) n+=$(i-1)} /^(#|ℹ) pass / {n+=$3} END {print n+0}' "$log")
  failed=$(awk '/^test result:/ {for (i=2;i<=NF;i++) if ($i ~ /^failed/) n+=$(i-1)} /^(#|ℹ) (fail|cancelled) / {n+=$3} END {print n+0}' "$log")
  rm -f "$log"
  if [ "$code" != 0 ] && [ "$failed" = 0 ]; then failed=1; fi
  if [ "$code" = 0 ] && [ "$passed" = 0 ]; then echo "no test ran: $name" >&2; failed=$((failed + 1)); fi
  PASSED=$((PASSED + passed)); FAILED=$((FAILED + failed))
  took "$start" "$name"
}

check() {
  setup_build
  check_one "formatting" cargo fmt --all --check
  check_one "clippy, native" cargo clippy --quiet --workspace --all-targets --features cli -- -D warnings
  check_one "clippy, wasm32" cargo clippy --quiet --workspace --lib --target wasm32-unknown-unknown -- -D warnings
  check_one "rustdoc" env RUSTDOCFLAGS="-D warnings" cargo doc --quiet --no-deps --lib -p countersign
  check_one "types of the JavaScript" tsc -p .
  check_one "types of the page's script" tsc -p extension/page
  check_one "types of the relay" tsc -p extension/relay
  check_one "table of wallets" node tools/wallets.mjs --check
  check_one "licences" node tools/licences.mjs
  if [ -d dist/firefox ]; then
    check_one "web-ext lint" web-ext lint --source-dir dist/firefox --warnings-as-errors
  fi
}

tests() {
  local start=$SECONDS
  setup
  took "$start" "what is needed"
  start=$SECONDS
  build
  took "$start" "build"
  check
  # A suite that fails must not keep those after it from being run and counted.
  suite "engine and command line" cargo test --workspace --features cli --no-fail-fast
  # One browser at a time, so that each must have run its tests. The drivers are found on PATH; with
  # both named in the environment, the runner would take Firefox twice.
  suite "engine in Chromium" env -u CHROMEDRIVER -u GECKODRIVER wasm-pack test --headless --chrome . --test web
  suite "engine in Firefox" env -u CHROMEDRIVER -u GECKODRIVER wasm-pack test --headless --firefox . --test web
  suite "tables and tools" node --test --test-reporter=tap tests/tools/
  suite "background, without a browser" node --test --test-reporter=tap tests/background/modules.test.mjs
  suite "npm package" node --test --test-reporter=tap tests/npm/
  suite "published vectors and other libraries" node --test --test-reporter=tap tests/vectors/
  local cli="${CARGO_TARGET_DIR:-target}/debug/countersign"
  if [ "$FAILED" = 0 ] && [ -x "$cli" ]; then export COUNTERSIGN_CLI="$(realpath "$cli")"; fi
  suite "extension in Chromium and Firefox" node tests/browser/run.mjs
  say "how long it took"
  printf '%s%5d s  all of it\n' "$TIMES" "$SECONDS" >&2
  printf '\n%d passed, %d failed\n' "$PASSED" "$FAILED"
  [ "$FAILED" = 0 ]
}

# --- bench ----------------------------------------------------------------------------------------

# The address set at any size: natively, in WebAssembly, and beside what JavaScript has for it.
lookup_bench() {
  local folder=target/lookup
  cargo run --quiet --release -p countersign-lookup-bench -- "$folder"
  bindings benches/lookup nodejs "$PWD/$folder/pkg" lookup
  # Node takes scripts of this project for modules, where no other package says otherwise.
  echo '{ "type": "commonjs" }' > "$folder/pkg/package.json"
  optimise "$folder/pkg/lookup_bg.wasm" -O2
  node benches/lookup.mjs "$folder"
}

# --- commands -------------------------------------------------------------------------------------

case "${1:-build}" in
  build) build ;;
  demo) build; setup_browsers; node examples/demo.mjs "${@:2}" ;;
  test) tests ;;
  bench) build; node benches/review.mjs; lookup_bench; setup_browsers; node benches/latency.mjs ;;
  check) build; check; printf '\n%d passed, %d failed\n' "$PASSED" "$FAILED"; [ "$FAILED" = 0 ] ;;
  setup) setup ;;
  fuzz) fuzz/run.sh "${@:2}" ;;
  bless) INSTA_UPDATE=always BLESS=1 cargo test --workspace --features cli ;;
  help | -h | --help) usage ;;
  *) usage >&2; die "no such command: $1" ;;
esac
