// viem and ox doing part of the same: decode a request as deeply as they can, and look every address and
// every 20-byte window up in a Set. They judge nothing and say nothing.
import { readFileSync, readdirSync } from "node:fs";
import * as ox from "ox";
import { decodeFunctionData, getAddress, hashMessage, hashTypedData, parseAbiItem, parseTransaction, toFunctionSelector } from "viem";

/** Functions by selector: the signatures in the engine's own tables. */
function functions() {
  /** @type {Map<string, { viem: any, ox: any }>} */
  const known = new Map();
  const root = new URL("../src/act/protocol/", import.meta.url);
  for (const file of readdirSync(root, { recursive: true })) {
    if (!String(file).endsWith(".rs")) continue;
    const source = readFileSync(new URL(String(file), root), "utf8");
    for (const [, signature] of source.matchAll(/\bfunction\(\s*"([^"]+)"/g)) {
      const item = parseAbiItem(/** @type {any} */ (`function ${signature}`));
      known.set(toFunctionSelector(/** @type {any} */ (item)), { viem: [item], ox: item });
    }
  }
  return known;
}

const KNOWN = functions();

const LISTED = new Set();
for (const line of readFileSync(new URL("../intel/addresses.csv", import.meta.url), "utf8").split("\n")) {
  const [chain, address] = line.split(",");
  if (chain === "evm" && address) LISTED.add(address.toLowerCase());
}

/** Every 20-byte window of hex. */
function windows(/** @type {string} */ hex) {
  const lower = hex.toLowerCase();
  let hits = 0;
  for (let at = 2; at + 40 <= lower.length; at += 2) hits += LISTED.has(`0x${lower.slice(at, at + 40)}`) ? 1 : 0;
  return hits;
}

/** @typedef {{ call(data: string): readonly unknown[], typed(data: any): unknown, raw(hex: string): any,
 *   message(text: string): unknown, checksum(address: string): string }} Library */

/** @type {Library} */
const viem = {
  call: (data) => {
    const known = KNOWN.get(data.slice(0, 10));
    return known ? (decodeFunctionData({ abi: known.viem, data: /** @type {any} */ (data) }).args ?? []) : [];
  },
  typed: (data) => hashTypedData(data),
  raw: (hex) => parseTransaction(/** @type {any} */ (hex)),
  message: (text) => hashMessage(/^0x/.test(text) ? { raw: /** @type {any} */ (text) } : text),
  checksum: (address) => getAddress(address),
};

/** @type {Library} */
const oxide = {
  call: (data) => {
    const known = KNOWN.get(data.slice(0, 10));
    if (!known) return [];
    const args = /** @type {any} */ (ox.AbiFunction.decodeData(known.ox, /** @type {any} */ (data)));
    return Array.isArray(args) ? args : [args];
  },
  typed: (data) => ox.TypedData.getSignPayload(data),
  raw: (hex) => {
    const kinds = { "0x01": ox.TxEnvelopeEip2930, "0x02": ox.TxEnvelopeEip1559 };
    const kind = kinds[/** @type {keyof typeof kinds} */ (hex.slice(0, 4))] ?? ox.TxEnvelopeLegacy;
    return kind.deserialize(/** @type {any} */ (hex));
  },
  message: (text) =>
    ox.PersonalMessage.getSignPayload(/^0x/.test(text) ? /** @type {any} */ (text) : ox.Hex.fromString(text)),
  checksum: (address) => ox.Address.checksum(/** @type {any} */ (address)),
};

/** Decodes and looks up what stands in a value, calls inside calls included. @returns {number} */
function deeply(/** @type {Library} */ library, /** @type {unknown} */ value) {
  if (typeof value === "string") {
    if (/^0x[0-9a-fA-F]{40}$/.test(value)) return LISTED.has(library.checksum(value).toLowerCase()) ? 1 : 0;
    if (!value.startsWith("0x") || value.length < 10) return 0;
    try {
      return deeply(library, library.call(value));
    } catch {
      return 0;
    }
  }
  if (typeof value !== "object" || value === null) return 0;
  let hits = 0;
  for (const inner of Object.values(value)) hits += deeply(library, inner);
  return hits;
}

/** What a library does for a request; nothing if it cannot read it. */
function reader(/** @type {Library} */ library, /** @type {any} */ request) {
  const [first, second] = request.params;
  switch (request.method) {
    case "eth_sendTransaction":
      return () => deeply(library, first) + windows(first.data ?? "0x");
    case "wallet_sendCalls":
      return () => {
        let hits = 0;
        for (const call of first.calls) hits += deeply(library, call) + windows(call.data ?? "0x");
        return hits;
      };
    case "eth_sendRawTransaction":
      return () => deeply(library, library.raw(first)) + windows(first);
    case "personal_sign":
      return () => [library.message(first), windows(first)];
    case "eth_signTypedData_v4":
      return () => {
        const data = typeof second === "string" ? JSON.parse(second) : second;
        return [library.typed(data), deeply(library, data.domain), deeply(library, data.message)];
      };
    default:
      return null;
  }
}

/** What viem and ox do for a request. */
export function others(/** @type {any} */ request) {
  const usable = (/** @type {(() => unknown) | null} */ call) => {
    try {
      call?.();
      return call;
    } catch {
      return null;
    }
  };
  return { viem: usable(reader(viem, request)), ox: usable(reader(oxide, request)) };
}
