// Solana's older wallets take a transaction as an object and write its bytes themselves. The object is
// the page's and may write others the second time. So it is asked once; what the wallet gets writes
// those bytes, whoever asks, and is the page's object otherwise, since wallets add signatures to it.

/**
 * Where the message begins in a serialised transaction: after the signatures and their number.
 * @param {Uint8Array} bytes
 */
const messageOf = (bytes) => {
  const length = countOf(bytes);
  let count = 0;
  let at = 0;
  for (let shift = 0; shift < 21; shift += 7) {
    const byte = bytes[at];
    if (byte === undefined) throw unreadable("its transaction is cut off");
    at += 1;
    count += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) break;
  }
  const start = at + count * 64;
  if (start >= length) throw unreadable("its transaction is cut off");
  const message = new NativeUint8Array(length - start);
  for (let index = start; index < length; index += 1) message[index - start] = /** @type {number} */ (bytes[index]);
  return message;
};

/**
 * An object that differs from another in what some of its methods return.
 * @param {any} object
 * @param {Record<PropertyKey, () => unknown>} fixed
 */
const fixing = (object, fixed) => {
  /** @type {Record<PropertyKey, Function>} */
  const methods = create(null);
  const names = ownKeys(fixed);
  for (let index = 0; index < names.length; index += 1) {
    const name = /** @type {PropertyKey} */ (names[index]);
    const method = /** @type {() => unknown} */ (fixed[name]);
    methods[name] = name === "message" ? method : () => method();
  }
  const made = new NativeProxy(object, /** @type {ProxyHandler<any>} */ ({
    __proto__: null,
    get: (_target, key) => {
      const method = methods[key];
      if (!method) return read(object, key);
      return key === "message" ? method() : method;
    },
    set: (_target, key, value) => write(object, key, value),
  }));
  keep(foreign, made, true);
  return made;
};

/**
 * A transaction as the wallet gets it, and its bytes as they are reviewed.
 * @param {any} given
 * @returns {{ forwarded: unknown, transaction: unknown }}
 */
const solanaTransaction = (given) => {
  const bare = bytesOf(given);
  if (bare) return { forwarded: bare, transaction: base64Of(bare) };
  if (typeof given === "string") return { forwarded: given, transaction: given };
  if (!isObject(given)) throw unreadable("it has no transaction");
  const { serialize, message } = /** @type {any} */ (given);
  if (typeof serialize !== "function") {
    const copied = copy(given, 0, { nodes: MAX_NODES, size: MAX_SIZE });
    return { forwarded: copied, transaction: copied };
  }
  const bytes = bytesOf(apply(serialize, given, [{ __proto__: null, requireAllSignatures: false, verifySignatures: false }]));
  if (!bytes) throw unreadable("its transaction does not say its bytes");
  const inner = messageOf(bytes);
  const again = () => new NativeUint8Array(bytes);
  const messageAgain = () => new NativeUint8Array(inner);
  /** @type {any} */
  const fixed = { __proto__: null, serialize: again, serializeMessage: messageAgain };
  if (isObject(message)) {
    const shown = fixing(message, /** @type {any} */ ({ __proto__: null, serialize: messageAgain }));
    fixed.message = () => shown;
  }
  return { forwarded: fixing(given, fixed), transaction: base64Of(bytes) };
};

/**
 * @param {string} method
 * @param {unknown[]} given
 * @param {boolean} several
 * @returns {Reading}
 */
const readSolana = (method, given, several) => {
  const first = own(given, 0);
  /** @type {unknown[]} */
  const forwarded = [];
  /** @type {unknown[]} */
  const params = [];
  if (several && !isArray(first)) throw unreadable("it has no list of transactions");
  const transactions = several ? /** @type {unknown[]} */ (first) : [first];
  const { length } = transactions;
  if (length > MAX_CALLS) throw unreadable("it has too many transactions");
  for (let index = 0; index < length; index += 1) {
    const one = solanaTransaction(transactions[index]);
    push(forwarded, one.forwarded);
    push(params, { transaction: one.transaction });
  }
  const { args, callback } = copyArguments(given, 1);
  put(args, 0, several ? forwarded : forwarded[0]);
  return { args, callback, calls: [{ method, params }] };
};
