// The requests that reviews are timed with, by class: what tests/cases and tests/benign hold, and what is
// made here because it is large or signed.
import { readFileSync } from "node:fs";
import { concatHex, encodeFunctionData, pad, parseAbi, toHex } from "viem";
import { privateKeyToAccount } from "viem/accounts";

/** @typedef {{ name: string, kind: string, request: any }} Entry */

const ACCOUNT = "0x1111111111111111111111111111111111111111";
const STRANGER = "0x2222222222222222222222222222222222222222";
const USDC = "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48";

/** By class, files without their extension. @type {Record<string, string[]>} */
const FILES = {
  sends: [
    "cases/native/harmless",
    "cases/native/harmless-on-bnb-chain",
    "cases/erc20/transfer-harmless",
    "cases/erc20/transfer-from-listed-holder",
    "cases/collections/erc1155",
    "cases/collections/erc721-with-data",
  ],
  approvals: [
    "cases/erc20/approve-unlimited-to-stranger",
    "cases/erc20/approve-amount-known-token",
    "cases/erc20/approve-unlimited-to-listed",
    "cases/erc20/increase-allowance",
    "cases/erc20/approve-zero-revokes",
    "cases/collections/all-to-stranger",
  ],
  nested: [
    "benign/multicall/multicall3-aggregate3",
    "benign/multicall/ens-multicall",
    "benign/safe/exec-pay-usdc",
    "benign/safe/exec-multisend",
    "benign/accounts/metamask-7702-batch",
    "benign/accounts/simple-account-execute-batch",
    "cases/unknown/collection-handed-over-inside-a-list",
  ],
  "typed data": [
    "cases/typed-data/permit-small-amount",
    "cases/typed-data/dai-permit",
    "cases/typed-data/permit2-unlimited",
    "cases/typed-data/permit2-batch-to-listed",
    "cases/typed-data/unknown-type",
    "benign/safe/pay-usdc-mainnet",
    "benign/safe/payroll-multisend-call-only-1.4",
    "benign/accounts/user-operation-typed-data",
  ],
  messages: [
    "cases/personal-sign/plain-text",
    "cases/personal-sign/plain-text-in-hex",
    "cases/personal-sign/thirty-two-letters",
    "cases/personal-sign/hash",
    "cases/personal-sign/listed-address-in-text",
  ],
};

const transaction = (/** @type {object} */ fields) => ({
  origin: "https://app.example",
  chain: "eip155:1",
  account: ACCOUNT,
  method: "eth_sendTransaction",
  params: [{ from: ACCOUNT, to: USDC, ...fields }],
});

const abi = parseAbi([
  "function transfer(address to, uint256 value)",
  "function approve(address spender, uint256 value)",
  "function multicall(bytes[] data)",
  "function aggregate3((address target, bool allowFailure, bytes callData)[] calls)",
]);

/** Calls inside calls: so many transfers, each to somebody else. */
export function multicall(/** @type {number} */ count) {
  const calls = Array.from({ length: count }, (_, index) => ({
    target: /** @type {`0x${string}`} */ (USDC),
    allowFailure: false,
    callData: encodeFunctionData({
      abi,
      functionName: "transfer",
      args: [pad(toHex(0x10000000000000000000000000000000000000n + BigInt(index)), { size: 20 }), BigInt(index)],
    }),
  }));
  return encodeFunctionData({ abi, functionName: "aggregate3", args: [calls] });
}

/** One call inside so many others. */
function deep(/** @type {number} */ depth) {
  let data = encodeFunctionData({ abi, functionName: "approve", args: [STRANGER, 2n ** 256n - 1n] });
  for (let level = 0; level < depth; level += 1) {
    data = encodeFunctionData({ abi, functionName: "multicall", args: [[data]] });
  }
  return data;
}

/** Typed data with a list of so many addresses. */
export function typedList(/** @type {number} */ count) {
  const to = Array.from({ length: count }, (_, index) => pad(toHex(index + 0x10000), { size: 20 }));
  return {
    types: {
      EIP712Domain: [{ name: "name", type: "string" }],
      Payout: [{ name: "to", type: "Payee[]" }],
      Payee: [
        { name: "wallet", type: "address" },
        { name: "amount", type: "uint256" },
      ],
    },
    primaryType: "Payout",
    domain: { name: "Example" },
    message: { to: to.map((wallet, index) => ({ wallet, amount: String(index) })) },
  };
}

/** Bytes that nobody understands, without a run of zeros. */
export const opaque = (/** @type {number} */ size) => `0xdeadbeef${"1d3c5b7a".repeat(Math.ceil(size / 4)).slice(0, 2 * size)}`;

export const sendData = (/** @type {string} */ data) => transaction({ to: STRANGER, data });
export const signTyped = (/** @type {object} */ data) => ({
  chain: "eip155:1",
  method: "eth_signTypedData_v4",
  params: [ACCOUNT, JSON.stringify(data)],
});

async function signed() {
  const signer = privateKeyToAccount(`0x${"42".repeat(32)}`);
  const fee = { gas: 100_000n, nonce: 7, chainId: 1 };
  const data = encodeFunctionData({ abi, functionName: "transfer", args: [STRANGER, 1_000_000n] });
  const fee1559 = { ...fee, maxFeePerGas: 30n, maxPriorityFeePerGas: 1n };
  return {
    "a payment, legacy": await signer.signTransaction({ ...fee, type: "legacy", gasPrice: 30n, to: STRANGER, value: 1n }),
    "a transfer, 2930": await signer.signTransaction({ ...fee, type: "eip2930", gasPrice: 30n, to: USDC, data }),
    "a transfer, 1559": await signer.signTransaction({ ...fee1559, type: "eip1559", to: USDC, data }),
    "20 calls, 1559": await signer.signTransaction({ ...fee1559, type: "eip1559", to: USDC, data: multicall(20) }),
    "4 kB unknown, 1559": await signer.signTransaction({
      ...fee1559,
      type: "eip1559",
      to: USDC,
      data: /** @type {`0x${string}`} */ (opaque(4096)),
    }),
  };
}

/** Every request, by class. @returns {Promise<Entry[]>} */
export async function corpus() {
  /** @type {Entry[]} */
  const entries = [];
  const add = (/** @type {string} */ kind, /** @type {string} */ name, /** @type {any} */ request) =>
    entries.push({ kind, name, request });
  for (const [kind, files] of Object.entries(FILES)) {
    for (const file of files) {
      const { expected: _, ...request } = JSON.parse(readFileSync(`tests/${file}.json`, "utf8"));
      add(kind, file.slice(file.indexOf("/") + 1), request);
    }
  }
  add("nested", "20 deep", sendData(deep(20)));
  add("nested", "100 calls", sendData(multicall(100)));
  add("nested", "400 calls, 100 kB", sendData(multicall(400)));
  add("large", "unknown, 4 kB", sendData(opaque(4096)));
  add("large", "unknown, 100 kB", sendData(opaque(100_000)));
  add("large", "a contract, 24 kB", transaction({ to: undefined, data: concatHex(["0x6080", /** @type {any} */ (opaque(24_000))]) }));
  for (const [name, raw] of Object.entries(await signed())) {
    add("raw", name, { chain: "eip155:1", method: "eth_sendRawTransaction", params: [raw] });
  }
  add("typed data", "a list of 100", signTyped(typedList(100)));
  add("messages", "10 kB of text", { method: "personal_sign", params: ["All work and no play. ".repeat(465), ACCOUNT] });
  return entries;
}
