/**
 * Contracts just large enough for wallets and tests, written in EVM assembly so that no compiler is
 * needed: two tokens with the interface of USDC, and a collection.
 *
 * Storage of a token: the balance of an account stands at the slot whose number is the address;
 * an allowance stands at keccak256(owner ‖ spender), each as a word of 32 bytes. The collection
 * keeps what an operator may do at keccak256(owner ‖ operator).
 */

import {
  encodeAbiParameters, getAddress, keccak256, pad, parseAbi, slice, toEventSelector,
  toFunctionSelector, toHex,
} from "viem";

/** @typedef {import("viem").Hex} Hex */

export const TOKEN_ABI = parseAbi([
  "function name() view returns (string)",
  "function symbol() view returns (string)",
  "function decimals() view returns (uint8)",
  "function balanceOf(address account) view returns (uint256)",
  "function allowance(address owner, address spender) view returns (uint256)",
  "function approve(address spender, uint256 amount) returns (bool)",
  "function transfer(address to, uint256 amount) returns (bool)",
]);

export const COLLECTION_ABI = parseAbi([
  "function name() view returns (string)",
  "function isApprovedForAll(address owner, address operator) view returns (bool)",
  "function setApprovalForAll(address operator, bool approved)",
]);

/** The instructions that are used, by their opcodes. */
const OPCODES = {
  STOP: 0x00, ADD: 0x01, SUB: 0x03, LT: 0x10, EQ: 0x14, SHR: 0x1c, KECCAK256: 0x20, CALLER: 0x33,
  CALLDATALOAD: 0x35, MSTORE: 0x52, SLOAD: 0x54, SSTORE: 0x55, JUMPI: 0x57, JUMPDEST: 0x5b,
  DUP1: 0x80, DUP2: 0x81, SWAP1: 0x90, LOG3: 0xa3, RETURN: 0xf3, REVERT: 0xfd,
};

/**
 * Turns assembly into bytecode. Words are separated by white space: an instruction; a number in
 * hexadecimal (`0x…`), which is pushed; `label:`, a place to jump to; or `@label`, which pushes
 * that place.
 * @param {string} source
 * @returns {Hex}
 */
export function assemble(source) {
  /** @type {number[]} */
  const code = [];
  /** @type {Map<string, number>} */
  const places = new Map();
  /** @type {{ at: number, label: string }[]} */
  const uses = [];
  for (const word of source.trim().split(/\s+/)) {
    if (word.endsWith(":")) {
      places.set(word.slice(0, -1), code.length);
      code.push(OPCODES.JUMPDEST);
    } else if (word.startsWith("@")) {
      uses.push({ at: code.length + 1, label: word.slice(1) });
      code.push(0x61, 0, 0);
    } else if (word.startsWith("0x")) {
      const digits = word.length % 2 === 0 ? word.slice(2) : `0${word.slice(2)}`;
      const bytes = Buffer.from(digits, "hex");
      code.push(0x5f + bytes.length, ...bytes);
    } else {
      const opcode = new Map(Object.entries(OPCODES)).get(word);
      if (opcode === undefined) throw new Error(`no such instruction: ${word}`);
      code.push(opcode);
    }
  }
  for (const { at, label } of uses) {
    const place = places.get(label);
    if (place === undefined) throw new Error(`no such label: ${label}`);
    code[at] = place >> 8;
    code[at + 1] = place & 0xff;
  }
  return toHex(Uint8Array.from(code));
}

/** Returns the word on top of the stack to the caller. */
const RETURN_WORD = "0x00 MSTORE 0x20 0x00 RETURN";

/**
 * The slot of keccak256(first ‖ second), from two instructions that put those words on the stack.
 * @param {string} first
 * @param {string} second
 */
const slot = (first, second) => `${first} 0x00 MSTORE ${second} 0x20 MSTORE 0x40 0x00 KECCAK256`;

const FIRST_ARGUMENT = "0x04 CALLDATALOAD";
const SECOND_ARGUMENT = "0x24 CALLDATALOAD";

/**
 * Emits an event about the caller and the first argument, with the second argument as its data.
 * @param {string} event
 */
const emit = (event) =>
  `${SECOND_ARGUMENT} 0x00 MSTORE ${FIRST_ARGUMENT} CALLER ${toEventSelector(event)} 0x20 0x00 LOG3`;

/**
 * Returns a string of at most 32 bytes, encoded as the ABI wants it.
 * @param {string} text
 */
function returnText(text) {
  const encoded = encodeAbiParameters([{ type: "string" }], [text]).slice(2);
  const words = encoded.match(/.{64}/g) ?? [];
  const stores = words.map((word, index) => `0x${word} 0x${(index * 32).toString(16)} MSTORE`);
  return `${stores.join(" ")} 0x${(words.length * 32).toString(16)} 0x00 RETURN`;
}

/**
 * A contract that runs the body whose function is called, and reverts for any other call.
 * @param {Record<string, string>} functions the body of each function, by its signature
 * @returns {Hex}
 */
function contract(functions) {
  const entries = Object.entries(functions);
  const dispatch = entries.map(
    ([signature], index) => `DUP1 ${toFunctionSelector(signature)} EQ @function${index} JUMPI`,
  );
  const bodies = entries.map(([, body], index) => `function${index}: ${body}`);
  return assemble(`
    0x00 CALLDATALOAD 0xe0 SHR
    ${dispatch.join("\n")}
    fail: 0x00 0x00 REVERT
    ${bodies.join("\n")}
  `);
}

/**
 * @param {{ name: string, symbol: string, decimals: number }} token
 */
const token = ({ name, symbol, decimals }) => contract({
  "name()": returnText(name),
  "symbol()": returnText(symbol),
  "decimals()": `0x${decimals.toString(16)} ${RETURN_WORD}`,
  "balanceOf(address)": `${FIRST_ARGUMENT} SLOAD ${RETURN_WORD}`,
  "allowance(address,address)": `${slot(FIRST_ARGUMENT, SECOND_ARGUMENT)} SLOAD ${RETURN_WORD}`,
  "approve(address,uint256)": `
    ${SECOND_ARGUMENT} ${slot("CALLER", FIRST_ARGUMENT)} SSTORE
    ${emit("Approval(address,address,uint256)")}
    0x01 ${RETURN_WORD}`,
  // LT and SUB take the top of the stack, here the balance, as their left side.
  "transfer(address,uint256)": `
    ${SECOND_ARGUMENT} CALLER SLOAD LT @fail JUMPI
    ${SECOND_ARGUMENT} CALLER SLOAD SUB CALLER SSTORE
    ${FIRST_ARGUMENT} SLOAD ${SECOND_ARGUMENT} ADD ${FIRST_ARGUMENT} SSTORE
    ${emit("Transfer(address,address,uint256)")}
    0x01 ${RETURN_WORD}`,
});

const COLLECTION_CODE = contract({
  "name()": returnText("Paper Birds"),
  "isApprovedForAll(address,address)": `${slot(FIRST_ARGUMENT, SECOND_ARGUMENT)} SLOAD ${RETURN_WORD}`,
  "setApprovalForAll(address,bool)": `
    ${SECOND_ARGUMENT} ${slot("CALLER", FIRST_ARGUMENT)} SSTORE
    ${emit("ApprovalForAll(address,address,bool)")}
    STOP`,
});

/** Where the token is put: the address that USDC has on Ethereum. */
export const TOKEN = "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48";

/** Where the collection is put: an address derived from its name, which means nothing elsewhere. */
export const COLLECTION = getAddress(slice(keccak256(toHex("Paper Birds")), 12));

/** Where a token is put that nobody but the chain knows: an address derived from its name. */
export const ACORN = getAddress(slice(keccak256(toHex("Acorn")), 12));

/**
 * Puts the contracts on the chain and gives the account a million USDC.
 * @param {import("./anvil.mjs").Anvil} anvil
 * @param {Hex} account
 */
export async function install(anvil, account) {
  const million = toHex(1_000_000_000_000n, { size: 32 });
  await anvil.rpc("anvil_setCode", [TOKEN, token({ name: "USD Coin", symbol: "USDC", decimals: 6 })]);
  await anvil.rpc("anvil_setStorageAt", [TOKEN, pad(account), million]);
  await anvil.rpc("anvil_setCode", [ACORN, token({ name: "Acorn", symbol: "ACORN", decimals: 8 })]);
  await anvil.rpc("anvil_setCode", [COLLECTION, COLLECTION_CODE]);
}
