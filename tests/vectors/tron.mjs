// Transactions of Tron as tronweb builds them, without a node.
import { TronWeb, utils } from "tronweb";
import { encodeFunctionData, parseAbiItem } from "viem";

/** When the transactions of tests were made: a fixed moment, in milliseconds. */
export const MADE = 1_790_000_000_000;

/** The account that signs. */
export const ACCOUNT = "TJRabPrwbZy45sbavfcjinPJC18kjpRTv8";

/** @param {string} address base58 @returns {string} hex with 41 before it, as nodes write it */
export const hex = (address) => TronWeb.address.toHex(address).toLowerCase();

/**
 * @typedef {{
 *   visible: boolean, txID: string, raw_data: any, raw_data_hex: string, signature?: string[],
 * }} Transaction
 */

/**
 * A transaction with its bytes and its id, of what JSON says.
 *
 * @param {string} type the contract type
 * @param {Record<string, unknown>} value the contract's members, as nodes write them
 * @param {{ permission?: number, header?: Record<string, unknown> }} [more]
 * @returns {Transaction}
 */
export const transaction = (type, value, { permission, header } = {}) => {
  const contract = {
    parameter: { value, type_url: `type.googleapis.com/protocol.${type}` },
    type,
    ...(permission === undefined ? {} : { Permission_id: permission }),
  };
  const raw_data = {
    contract: [contract],
    ref_block_bytes: "3a1f",
    ref_block_hash: "5c0a2e9f1b7d4c68",
    expiration: MADE + 60_000,
    timestamp: MADE,
    ...header,
  };
  return sealed({ visible: false, txID: "", raw_data, raw_data_hex: "" });
};

/**
 * The same with its bytes and its id made anew.
 *
 * @param {Transaction} transaction
 * @returns {Transaction}
 */
export const sealed = (transaction) => {
  const message = utils.transaction.txJsonToPb(transaction);
  return {
    ...transaction,
    txID: utils.transaction.txPbToTxID(message).replace(/^0x/, ""),
    raw_data_hex: utils.transaction.txPbToRawDataHex(message).toLowerCase(),
  };
};

/**
 * A call of a contract.
 *
 * @param {string} contract base58
 * @param {string} data hex without 0x
 * @param {{ from?: string, value?: number, token?: [number, number], header?: Record<string, unknown>,
 *   permission?: number }} [more]
 */
export const call = (contract, data, { from = ACCOUNT, value, token, header, permission } = {}) =>
  transaction(
    "TriggerSmartContract",
    {
      owner_address: hex(from),
      contract_address: hex(contract),
      data,
      ...(value === undefined ? {} : { call_value: value }),
      ...(token === undefined ? {} : { token_id: token[0], call_token_value: token[1] }),
    },
    { header: { fee_limit: 150_000_000, ...header }, permission },
  );

/**
 * Calldata: a function's signature and its arguments.
 *
 * @param {string} signature
 * @param {unknown[]} args addresses in base58
 */
export const calldata = (signature, args) =>
  encodeFunctionData({
    abi: /** @type {any} */ ([parseAbiItem(/** @type {any} */ (`function ${signature}`))]),
    args: /** @type {any} */ (args.map(plain)),
  }).slice(2);

/** @param {unknown} value @returns {unknown} with addresses as viem has them */
const plain = (value) => {
  if (Array.isArray(value)) return value.map(plain);
  const isAddress = typeof value === "string" && TronWeb.isAddress(value);
  return isAddress ? `0x${hex(value).slice(2)}` : value;
};
