// How long a review takes, natively and in WebAssembly, beside viem and ox only decoding the same request
// and looking its addresses up: in one run, on one machine, as ratios. Prints; judges nothing.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import { corpus, multicall, opaque, sendData, signTyped, typedList } from "./corpus.mjs";
import { others } from "./others.mjs";

const { Engine } = createRequire(import.meta.url)("../dist/npm/nodejs/countersign.js");
const engine = new Engine();
const encoder = new TextEncoder();

/** For so long each request is repeated, in milliseconds; and so often at most. */
const [LONG, OFTEN] = [150, 3000];

/** @typedef {{ best: number, p50: number, p99: number }} Times microseconds */

/** @returns {Times} */
function measure(/** @type {() => unknown} */ call) {
  /** @type {number[]} */
  const times = [];
  const until = (/** @type {number} */ long, /** @type {number} */ often, /** @type {number[] | null} */ kept) => {
    const end = performance.now() + long;
    for (let round = 0; round < often && (round < 3 || performance.now() < end); round += 1) {
      const start = process.hrtime.bigint();
      call();
      kept?.push(Number(process.hrtime.bigint() - start) / 1000);
    }
  };
  until(LONG / 3, OFTEN / 3, null);
  until(LONG, OFTEN, times);
  times.sort((a, b) => a - b);
  const at = (/** @type {number} */ part) => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
  return { best: at(0), p50: at(0.5), p99: at(0.99) };
}

/** What the same engine takes without WebAssembly. @returns {Record<string, Times>} */
function native(/** @type {{ name: string, request: any }[]} */ requests) {
  const input = requests.map(({ name, request }) => JSON.stringify({ name, request })).join("\n");
  const run = spawnSync("cargo", ["bench", "--quiet", "--bench", "review"], { input, encoding: "utf8", maxBuffer: 1 << 28 });
  if (run.status !== 0) throw new Error(`the native benchmark failed: ${run.stderr}`);
  return JSON.parse(run.stdout);
}

const geomean = (/** @type {number[]} */ list) =>
  list.length === 0 ? Number.NaN : Math.exp(list.reduce((sum, one) => sum + Math.log(one), 0) / list.length);
const cell = (/** @type {number | undefined} */ value, digits = 1) =>
  (value === undefined || Number.isNaN(value) ? "–" : value.toFixed(digits)).padStart(10);
const row = (/** @type {string} */ name, /** @type {string[]} */ cells) => console.log(`  ${name.padEnd(56)}${cells.join("")}`);

const entries = await corpus();
const natively = native(entries.map(({ kind, name, request }) => ({ name: `${kind}/${name}`, request })));
console.log(`Reviews of ${entries.length} requests, µs; engine ${engine.info().version}, ${engine.info().intel.entries} addresses`);
row("", ["native", "wasm", "p99", "bytes in", "viem", "p99", "ox", "wasm:viem", "wasm:ox"].map((name) => name.padStart(10)));

/** @type {Record<string, { viem: number[], ox: number[], wasm: number[], native: number[] }>} */
const classes = {};
const ratios = [];
/** @type {{ name: string, wasm: Times, viem: Times | undefined, size: number }[]} */
const rows = [];
for (const { kind, name, request } of entries) {
  const text = JSON.stringify(request);
  const wasm = measure(() => engine.review(request));
  const bytes = measure(() => engine.reviewJson(encoder.encode(text)));
  const { viem, ox } = others(request);
  const [byViem, byOx] = [viem, ox].map((call) => (call ? measure(call) : undefined));
  const alone = natively[`${kind}/${name}`];
  const own = (classes[kind] ??= { viem: [], ox: [], wasm: [], native: [] });
  own.wasm.push(wasm.p50);
  if (alone) own.native.push(alone.p50);
  if (byViem) own.viem.push(wasm.p50 / byViem.p50);
  if (byOx) own.ox.push(wasm.p50 / byOx.p50);
  if (byViem) ratios.push(wasm.p50 / byViem.p50);
  rows.push({ name: `${kind}/${name}`, wasm, viem: byViem, size: text.length });
  row(`${kind}: ${name}`, [
    cell(alone?.p50), cell(wasm.p50), cell(wasm.p99), cell(bytes.p50), cell(byViem?.p50), cell(byViem?.p99), cell(byOx?.p50),
    cell(byViem && wasm.p50 / byViem.p50, 2), cell(byOx && wasm.p50 / byOx.p50, 2),
  ]);
}

console.log("\nBy class, geometric means: µs natively and in WebAssembly, and the ratios to viem and ox");
for (const [kind, { viem, ox, wasm, native: alone }] of Object.entries(classes)) {
  row(kind, [cell(geomean(alone)), cell(geomean(wasm)), cell(geomean(viem), 3), cell(geomean(ox), 3)]);
}

// --- growth -----------------------------------------------------------------------------------------

/** The exponent with which time grows with size: 1 is linear. */
function slope(/** @type {(size: number) => any} */ request, /** @type {number[]} */ sizes) {
  const points = sizes.map((size) => {
    const bytes = encoder.encode(JSON.stringify(request(size)));
    // The best of many: what else the machine does must not count as growth.
    return [Math.log(bytes.length), Math.log(measure(() => engine.reviewJson(bytes)).best)];
  });
  const mean = (/** @type {number} */ i) => points.reduce((sum, point) => sum + (point[i] ?? 0), 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const above = points.reduce((sum, [a = 0, b = 0]) => sum + (a - x) * (b - y), 0);
  return above / points.reduce((sum, [a = 0]) => sum + (a - x) ** 2, 0);
}

const DOUBLED = [1, 2, 4, 8, 16];
const GROWTH = {
  "bytes that nobody understands": slope((n) => sendData(opaque(n * 16_384)), DOUBLED),
  "calls beside one another": slope((n) => sendData(multicall(n * 50)), DOUBLED),
  "typed data, a list": slope((n) => signTyped(typedList(n * 200)), DOUBLED),
  text: slope((n) => ({ method: "personal_sign", params: ["All work and no play. ".repeat(n * 800)] }), DOUBLED),
};
console.log("\nHow time grows with size: the exponent (1 is linear)");
for (const [name, exponent] of Object.entries(GROWTH)) row(name, [cell(exponent, 2)]);

const MEGABYTES = 16;
const size = MEGABYTES * 1_000_000;
const HOSTILE = {
  "bytes that nobody understands": sendData(opaque(size / 2)),
  "a selector over and over": sendData(`0xdeadbeef${"095ea7b3".repeat(size / 8)}`),
  zeros: sendData(`0xac9650d8${"0".repeat(size)}`),
  "a batch of approvals": {
    method: "wallet_sendCalls",
    params: [{ calls: Array.from({ length: size / 200 }, () => ({ to: `0x${"2".repeat(40)}`, data: `0x095ea7b3${"3".repeat(128)}` })) }],
  },
  "short strings": { method: "personal_sign", params: Array.from({ length: size / 30 }, () => "0x1234567890123456789012345") },
  "lists in lists": { method: "eth_sign", params: [`${"[".repeat(size / 2)}${"]".repeat(size / 2)}`] },
  "letters of base58": { method: "personal_sign", params: ["2".repeat(size)] },
};
console.log(`\n${MEGABYTES} MB of hostile input, ms`);
let slowest = 0;
for (const [name, request] of Object.entries(HOSTILE)) {
  const bytes = encoder.encode(JSON.stringify(request));
  const start = performance.now();
  engine.reviewJson(bytes);
  const took = performance.now() - start;
  slowest = Math.max(slowest, took);
  row(name, [cell(took, 0)]);
}

// --- goals ------------------------------------------------------------------------------------------

const trivial = rows.find(({ name }) => name === "sends/native/harmless")?.wasm.p50 ?? Number.NaN;
const opaque100 = rows.find(({ name }) => name === "large/unknown, 100 kB")?.wasm.p50 ?? Number.NaN;
const at100 = rows.filter(({ size: bytes }) => bytes > 100_000).map(({ wasm, viem }) => wasm.p99 / (viem?.p50 ?? Number.NaN));
const gzip = gzipSync(readFileSync("dist/npm/web/countersign_bg.wasm"), { level: 9 }).length;
const nestedAndTyped = [...(classes.nested?.viem ?? []), ...(classes["typed data"]?.viem ?? [])];
console.log("\nGoals");
const goal = (/** @type {string} */ name, /** @type {number} */ value, /** @type {number} */ most, digits = 2) =>
  console.log(`  ${value <= most ? "met   " : "missed"} ${name.padEnd(64)} ${value.toFixed(digits)} of ${most}`);
goal("1 all requests, ratio to viem", geomean(ratios), 0.25, 3);
goal("1 nested calls and typed data, ratio to viem", geomean(nestedAndTyped), 0.1, 3);
goal("1 the slowest class, ratio to viem", Math.max(...Object.values(classes).map(({ viem }) => geomean(viem))), 1, 3);
goal("2 a payment, µs", trivial, 5);
goal("2 100 kB that nobody understands, µs", opaque100, 150);
goal("2 100 kB of anything, p99 to viem's median", Math.max(...at100), 0.1, 3);
goal("3 engine with the address set, gzip kB", gzip / 1000, 330, 1);
goal("7 the steepest growth", Math.max(...Object.values(GROWTH)), 1.1);
goal(`7 ${MEGABYTES} MB of hostile input, s`, slowest / 1000, 2);
