/**
 * The requests that the demonstration makes, each as a page hands it to a wallet (EIP-1193).
 *
 * @typedef {{ method: string, params: any[] }} Request
 */

/** USDC on Ethereum; on the demonstration's chain a small token stands at the same address. */
export const TOKEN = "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48";

/** A collection on the demonstration's chain, at an address that is derived from its name. */
export const COLLECTION = "0xc8975E34cFDC28206B574649662e619469D46E50";

/**
 * The account that took the funds of Ronin Network in March 2022. The US Treasury lists it as
 * property of the Lazarus Group.
 */
export const LISTED = "0x098B716B8Aaf21512996dC57EB0615e2383E2f96";

/** One of the development accounts of the local node: a friend. */
export const FRIEND = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

export const UNLIMITED = 2n ** 256n - 1n;

/**
 * One argument of a call as 32 bytes, without a prefix.
 * @param {string | bigint} value an address or a number
 */
const word = (value) => BigInt(value).toString(16).padStart(64, "0");

/**
 * The first four bytes of the hash of each function's signature.
 */
const SELECTORS = {
  approve: "0x095ea7b3",
  transfer: "0xa9059cbb",
  setApprovalForAll: "0xa22cb465",
  balanceOf: "0x70a08231",
  allowance: "0xdd62ed3e",
};

/**
 * Calldata of one of the functions above.
 * @param {keyof typeof SELECTORS} name
 * @param {(string | bigint)[]} values
 */
export const calldata = (name, ...values) => SELECTORS[name] + values.map(word).join("");

/**
 * @param {string} from
 * @param {string} [spender]
 * @param {bigint} [amount]
 * @returns {Request}
 */
export const approve = (from, spender = LISTED, amount = UNLIMITED) => ({
  method: "eth_sendTransaction",
  params: [{ from, to: TOKEN, data: calldata("approve", spender, amount) }],
});

/**
 * @param {string} from
 * @param {string} [to]
 * @param {bigint} [amount] in millionths of a USDC
 * @returns {Request}
 */
export const transfer = (from, to = FRIEND, amount = 25_000_000n) => ({
  method: "eth_sendTransaction",
  params: [{ from, to: TOKEN, data: calldata("transfer", to, amount) }],
});

/**
 * @param {string} from
 * @param {string} [operator]
 * @returns {Request}
 */
export const collection = (from, operator = LISTED) => ({
  method: "eth_sendTransaction",
  params: [{ from, to: COLLECTION, data: calldata("setApprovalForAll", operator, 1n) }],
});

/**
 * The same approval by signature (EIP-2612): nothing is sent, and whoever holds the signature can
 * use it.
 * @param {string} from
 * @param {number} chainId
 * @param {string} [spender]
 * @returns {Request}
 */
export const permit = (from, chainId, spender = LISTED) => ({
  method: "eth_signTypedData_v4",
  params: [
    from,
    JSON.stringify({
      types: {
        EIP712Domain: [
          { name: "name", type: "string" },
          { name: "version", type: "string" },
          { name: "chainId", type: "uint256" },
          { name: "verifyingContract", type: "address" },
        ],
        Permit: [
          { name: "owner", type: "address" },
          { name: "spender", type: "address" },
          { name: "value", type: "uint256" },
          { name: "nonce", type: "uint256" },
          { name: "deadline", type: "uint256" },
        ],
      },
      domain: { name: "USD Coin", version: "2", chainId, verifyingContract: TOKEN },
      primaryType: "Permit",
      message: {
        owner: from,
        spender,
        value: UNLIMITED.toString(),
        nonce: "0",
        deadline: "4102444800",
      },
    }),
  ],
});

/**
 * A bare hash, signed without a prefix: it can be the hash of a transaction.
 * @param {string} from
 * @returns {Request}
 */
export const ethSign = (from) => ({
  method: "eth_sign",
  params: [from, "0x4f1c5e4b0a7e4b6e9d0b0a8b7a9c0d1e2f3a4b5c6d7e8f90a1b2c3d4e5f60718"],
});

/**
 * A hash dressed as a message.
 * @param {string} from
 * @returns {Request}
 */
export const hashAsMessage = (from) => ({
  method: "personal_sign",
  params: ["0x4f1c5e4b0a7e4b6e9d0b0a8b7a9c0d1e2f3a4b5c6d7e8f90a1b2c3d4e5f60718", from],
});

/**
 * A message in plain words, as bytes in hexadecimal.
 * @param {string} from
 * @param {string} [text]
 * @returns {Request}
 */
export const message = (from, text = "Welcome to Harbour. Sign in to continue.") => {
  const bytes = new TextEncoder().encode(text);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return { method: "personal_sign", params: [`0x${hex}`, from] };
};
