// The address set in WebAssembly at any size, beside a JavaScript Set of the same addresses and a Bloom
// filter in JavaScript: in one run, on one machine. The program of `benches/lookup` writes the sets, and
// measures the same natively. Prints; judges nothing.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const FOLDER = process.argv[2] ?? "target/lookup";
const { Bench, Loaded } = createRequire(import.meta.url)(`${process.cwd()}/${FOLDER}/pkg/lookup.js`);

/** How often each thing is measured; the best time counts, since others only disturb. */
const ROUNDS = 30;

/** @param {() => number} measure @returns {number} the best of several milliseconds */
function best(measure) {
  let least = Infinity;
  for (let round = 0; round < ROUNDS; round += 1) least = Math.min(least, measure());
  return least;
}

/** @param {() => unknown} call */
const timed = (call) =>
  best(() => {
    const start = performance.now();
    call();
    return performance.now() - start;
  });

/** A Bloom filter of texts: ten bits and seven hashes for each, which keeps one of a hundred others. */
class Bloom {
  static HASHES = 7;
  static BITS = 10;

  /** @param {string[]} texts */
  constructor(texts) {
    this.bits = texts.length * Bloom.BITS;
    this.words = new Uint32Array(Math.ceil(this.bits / 32));
    for (const text of texts) this.#each(text, (word, bit) => ((this.words[word] = (this.words[word] ?? 0) | bit), true));
  }

  /** @param {string} text */
  has(text) {
    return this.#each(text, (word, bit) => ((this.words[word] ?? 0) & bit) !== 0);
  }

  /** @param {string} text @param {(word: number, bit: number) => boolean} visit */
  #each(text, visit) {
    // The digits of an address are as good as a hash of it.
    let place = Number.parseInt(text.slice(2, 10), 16);
    const step = Number.parseInt(text.slice(10, 18), 16) | 1;
    for (let hash = 0; hash < Bloom.HASHES; hash += 1) {
      const bit = (place >>> 0) % this.bits;
      if (!visit(bit >>> 5, 1 << (bit & 31))) return false;
      place = (place + step) | 0;
    }
    return true;
  }
}

const heading = ["load, ms", "hit, ns", "miss, ns", "bytes, ms", "text, ms"];
const row = (/** @type {string} */ name, /** @type {(number | undefined)[]} */ figures, digits = 1) =>
  console.log(name.padEnd(24) + figures.map((n) => (n === undefined ? "-" : n.toFixed(digits)).padStart(12)).join(""));
console.log("WebAssembly and Node".padEnd(24) + heading.map((text) => text.padStart(12)).join(""));

for (const size of [1_000, 100_000, 1_000_000]) {
  const bytes = readFileSync(`${FOLDER}/${size}.set`);
  const json = readFileSync(`${FOLDER}/${size}.json`, "utf8");
  const load = timed(() => new Loaded(bytes).free());
  const bench = new Bench(new Loaded(bytes), size);
  const asked = Bench.asked();
  if (bench.hits() !== asked || bench.misses() + bench.scan_bytes() + bench.scan_text() !== 0) {
    throw new Error("the set does not hold what it should");
  }
  const perAsked = (/** @type {() => unknown} */ call) => (timed(call) / asked) * 1e6;
  row(`address set, ${size}`, [
    load,
    perAsked(() => bench.hits()),
    perAsked(() => bench.misses()),
    timed(() => bench.scan_bytes()),
    timed(() => bench.scan_text()),
  ], 2);
  bench.free();

  const setLoad = best(() => {
    const start = performance.now();
    const set = new Set(JSON.parse(json));
    return performance.now() - start + (set.size - size);
  });
  /** @type {string[]} */
  const texts = JSON.parse(json);
  const set = new Set(texts);
  const held = Array.from({ length: asked }, (_, number) => texts[(number * 7_368_787) % size] ?? "");
  const strangers = held.map((text) => `0x${[...text.slice(2)].reverse().join("")}`);
  const count = (/** @type {{ has(text: string): boolean }} */ list, /** @type {string[]} */ asked) => () =>
    asked.reduce((sum, text) => sum + (list.has(text) ? 1 : 0), 0);
  const hex = "1d2f".repeat(50_000);
  const windows = (/** @type {{ has(text: string): boolean }} */ list) => () => {
    let found = 0;
    for (let at = 0; at + 40 <= hex.length; at += 2) found += list.has(`0x${hex.slice(at, at + 40)}`) ? 1 : 0;
    return found;
  };
  row(`  JSON and Set`, [setLoad, perAsked(count(set, held)), perAsked(count(set, strangers)), timed(windows(set))], 2);
  const bloomLoad = timed(() => new Bloom(JSON.parse(json)));
  const bloom = new Bloom(texts);
  row(`  JSON and Bloom filter`, [bloomLoad, perAsked(count(bloom, held)), perAsked(count(bloom, strangers)), timed(windows(bloom))], 2);
  console.log(`  loads in ${((load / setLoad) * 100).toFixed(1)} % of the time of JSON and Set`);
}
