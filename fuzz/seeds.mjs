// Writes what a fuzz target begins with: the requests of tests/cases, or the part of them that it is about.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";

const target = process.argv[2] ?? "";
const root = new URL("../tests/cases/", import.meta.url);
const folder = new URL(`corpus/${target}/`, import.meta.url);
mkdirSync(folder, { recursive: true });

/** What of a request is a seed of this target. */
const seeds = (/** @type {any} */ { expected: _, ...request }) => {
  const [first, second] = Array.isArray(request.params) ? request.params : [];
  const data = first?.data ?? first?.input;
  const bytes = (/** @type {unknown} */ text) =>
    typeof text === "string" && /^0x([0-9a-fA-F]{2})+$/.test(text) ? [Buffer.from(text.slice(2), "hex")] : [];
  if (target === "request_json") return [Buffer.from(JSON.stringify(request))];
  if (target === "calldata" || target === "own_account") return bytes(data);
  if (target === "envelope") return request.method === "eth_sendRawTransaction" ? bytes(first) : [];
  if (target === "bitcoin" || target === "solana") {
    const bytes = first?.psbt ?? first?.transaction;
    return typeof bytes === "string" && bytes.length > 40 ? [Buffer.from(bytes, "base64")] : [];
  }
  if (target === "tron") return bytes(`0x${first?.raw_data_hex}`);
  if (target === "message") return request.method === "personal_sign" ? [Buffer.from(String(first))] : [];
  if (target === "address") return bytes(first?.to).length ? [Buffer.from(first.to)] : [];
  if (target === "typed_data" && String(request.method).startsWith("eth_signTypedData")) {
    return [Buffer.from(typeof second === "string" ? second : JSON.stringify(second ?? first ?? null))];
  }
  return [];
};

let count = 0;
for (const name of readdirSync(root, { recursive: true })) {
  if (!String(name).endsWith(".json")) continue;
  for (const seed of seeds(JSON.parse(readFileSync(new URL(String(name), root), "utf8")))) {
    if (seed.length <= 8192) writeFileSync(new URL(`seed-${(count += 1)}`, folder), seed);
  }
}
if (count === 0) writeFileSync(new URL("seed", folder), Buffer.alloc(64));
