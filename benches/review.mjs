// How long a review takes in WebAssembly, beside viem only decoding the same request and looking its
// addresses up in a Set: in one run, on one machine, as ratios. Prints; judges nothing.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { decodeFunctionData, getAddress, hashMessage, hashTypedData, parseAbi } from "viem";

const { Engine } = createRequire(import.meta.url)("../dist/npm/nodejs/countersign.js");
const engine = new Engine();

const listed = new Set();
for (const line of readFileSync("intel/addresses.csv", "utf8").split("\n")) {
  const [chain, address] = line.split(",");
  if (chain === "evm" && address) listed.add(address);
}

const abi = parseAbi([
  "function transfer(address to, uint256 value)",
  "function approve(address spender, uint256 value)",
  "function setApprovalForAll(address operator, bool approved)",
]);

/** Looks up every address that viem would show, in the spelling that viem shows it in. */
const lookUp = (/** @type {unknown} */ value) => {
  if (typeof value === "string" && /^0x[0-9a-fA-F]{40}$/.test(value)) {
    return listed.has(getAddress(/** @type {`0x${string}`} */ (value))) ? 1 : 0;
  }
  if (typeof value !== "object" || value === null) return 0;
  let hits = 0;
  for (const inner of Object.values(value)) hits += lookUp(inner);
  return hits;
};

/** Every 20-byte window of calldata, as text: what a search without the engine would do. */
const windows = (/** @type {string} */ data) => {
  const lower = data.toLowerCase();
  let hits = 0;
  for (let at = 2; at + 40 <= lower.length; at += 2) hits += listed.has(lower.slice(at, at + 40)) ? 1 : 0;
  return hits;
};

const word = (/** @type {string} */ hex) => hex.replace("0x", "").toLowerCase().padStart(64, "0");
const STRANGER = "0x2222222222222222222222222222222222222222";
const ACCOUNT = "0x1111111111111111111111111111111111111111";
const USDC = "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48";

const permit = JSON.parse(readFileSync("tests/cases/typed-data/permit-small-amount.json", "utf8")).params[1];

const transaction = (/** @type {object} */ fields) => ({
  chain: "eip155:1",
  method: "eth_sendTransaction",
  params: [{ from: ACCOUNT, to: USDC, ...fields }],
});

const calldata = (/** @type {any} */ request) => () => {
  const [{ to, data }] = request.params;
  const { args } = decodeFunctionData({ abi, data });
  return lookUp([to, ...(args ?? [])]) + windows(data);
};

/** @type {{ name: string, request: any, viem?: () => unknown }[]} */
const CORPUS = [
  { name: "payment", request: transaction({ to: STRANGER, value: "0x1" }) },
  { name: "ERC-20 transfer", request: transaction({ data: `0xa9059cbb${word(STRANGER)}${word("f4240")}` }) },
  { name: "ERC-20 approve", request: transaction({ data: `0x095ea7b3${word(STRANGER)}${"f".repeat(64)}` }) },
  { name: "permit (EIP-712)", request: { method: "eth_signTypedData_v4", params: [ACCOUNT, permit] } },
  { name: "message", request: { method: "personal_sign", params: ["Welcome to Example. Nonce: 81723", ACCOUNT] } },
  { name: "unknown, 4 KB", request: transaction({ data: `0xdeadbeef${"1d".repeat(4096)}` }) },
  { name: "unknown, 100 KB", request: transaction({ data: `0xdeadbeef${"1d".repeat(100_000)}` }) },
];
for (const entry of CORPUS) {
  const { request } = entry;
  if (entry.name.startsWith("ERC-20")) entry.viem = calldata(request);
  if (entry.name.startsWith("permit")) entry.viem = () => [hashTypedData(permit), lookUp(permit)];
  if (entry.name === "message") entry.viem = () => hashMessage(request.params[0]);
  if (entry.name.startsWith("unknown")) entry.viem = () => windows(request.params[0].data);
}

/** Microseconds for one call: the median and the 99th percentile of many, after a warm-up. */
function measure(/** @type {() => unknown} */ call, /** @type {number} */ rounds) {
  for (let i = 0; i < rounds / 4; i += 1) call();
  const times = [];
  for (let i = 0; i < rounds; i += 1) {
    const start = process.hrtime.bigint();
    call();
    times.push(Number(process.hrtime.bigint() - start) / 1000);
  }
  times.sort((a, b) => a - b);
  return { p50: times[Math.floor(rounds / 2)] ?? 0, p99: times[Math.floor(rounds * 0.99)] ?? 0 };
}

const encoder = new TextEncoder();
const column = (/** @type {number} */ value) => value.toFixed(1).padStart(10);
console.log(`${"µs".padEnd(20)}${["object", "p99", "bytes", "p99", "viem", "p99", "ratio"].map((s) => s.padStart(10)).join("")}`);
for (const { name, request, viem } of CORPUS) {
  const rounds = JSON.stringify(request).length > 50_000 ? 400 : 4000;
  const object = measure(() => engine.review(request), rounds);
  const bytes = measure(() => engine.reviewJson(encoder.encode(JSON.stringify(request))), rounds);
  const other = viem ? measure(viem, rounds) : null;
  const ratio = other ? (object.p50 / other.p50).toFixed(2).padStart(10) : "";
  console.log(
    `${name.padEnd(20)}${column(object.p50)}${column(object.p99)}${column(bytes.p50)}${column(bytes.p99)}` +
      (other ? `${column(other.p50)}${column(other.p99)}${ratio}` : ""),
  );
}
