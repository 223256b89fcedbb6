// Methods that sign by their own name: how their arguments become a request that the engine reads. Each
// takes what the wallet will get, which is a copy already.

/**
 * What a page handed over instead of letting the wallet sign: said, but never passed on.
 * @param {unknown[]} params
 * @param {unknown} key
 */
const tellOfKey = (params, key) => {
  if (typeof key === "string" && key !== "") push(params, { private_key: true });
  return params;
};

/** @param {unknown} options */
const membersOf = (options) => {
  const members = {};
  if (typeof options !== "object" || options === null) return members;
  const keys = ownKeys(options);
  for (let index = 0; index < keys.length; index += 1) {
    const key = /** @type {string} */ (keys[index]);
    put(members, key, own(options, key));
  }
  return members;
};

/** @param {any} psbt */
const psbtText = (psbt) => (typedArrayName(psbt) === "Uint8Array" ? base64Of(psbt) : psbt);

/** @param {any} message */
const messageText = (message) => (typedArrayName(message) === "Uint8Array" ? base64Of(message) : message);

/**
 * @param {unknown} psbt
 * @param {unknown} options
 */
const psbtRequest = (psbt, options) => {
  const request = membersOf(options);
  put(request, "psbt", psbtText(psbt));
  return request;
};

/**
 * Shape → what is asked for.
 * @type {Record<string, (as: string, args: any[]) => Call[]>}
 */
const SHAPES = /** @type {any} */ ({
  __proto__: null,

  arguments: (/** @type {string} */ method, /** @type {any[]} */ args) => {
    /** @type {unknown[]} */
    const params = [];
    for (let index = 0; index < args.length; index += 1) if (typeof args[index] !== "function") push(params, args[index]);
    return [{ method, params }];
  },

  // A text is a message, an object a transaction, by whatever of these names a TronWeb is asked.
  "tron-sign": (/** @type {string} */ as, /** @type {any[]} */ args) => {
    const first = own(args, 0);
    const method = typeof first === "string" ? "tron_signMessage" : as === "tron_signMessage" ? "tron_signTransaction" : as;
    return [{ method, params: tellOfKey([first], own(args, 1)) }];
  },

  "tron-multi-sign": (/** @type {string} */ method, /** @type {any[]} */ args) => {
    const permission = own(args, 2);
    return [{ method, params: tellOfKey([own(args, 0), typeof permission === "number" ? permission : 0], own(args, 1)) }];
  },

  "tron-message": (/** @type {string} */ method, /** @type {any[]} */ args) => {
    const first = own(args, 0);
    return [{ method, params: tellOfKey([typeof first === "object" && first !== null ? { bytes: hexOf(first) } : first], own(args, 1)) }];
  },

  "tron-typed-data": (/** @type {string} */ method, /** @type {any[]} */ args) =>
    [{ method, params: tellOfKey([own(args, 0), own(args, 1), own(args, 2)], own(args, 3)) }],

  // Sending what was signed here is no new request.
  "tron-broadcast": (/** @type {string} */ method, /** @type {any[]} */ args) =>
    (wasSignedHere(own(args, 0)) ? [] : [{ method, params: [own(args, 0)] }]),

  "solana-message": (/** @type {string} */ method, /** @type {any[]} */ args) =>
    [{ method, params: [{ message: messageText(own(args, 0)) }] }],

  psbt: (/** @type {string} */ method, /** @type {any[]} */ args) =>
    [{ method, params: [psbtRequest(own(args, 0), own(args, 1))] }],

  psbts: (/** @type {string} */ method, /** @type {any[]} */ args) => {
    const psbts = own(args, 0);
    const options = own(args, 1);
    if (!isArray(psbts)) throw unreadable("it has no list of transactions");
    /** @type {unknown[]} */
    const params = [];
    for (let index = 0; index < psbts.length; index += 1) {
      push(params, psbtRequest(psbts[index], isArray(options) ? own(options, index) : options));
    }
    return [{ method, params }];
  },

  transfer: (/** @type {string} */ method, /** @type {any[]} */ args) => {
    const request = membersOf(own(args, 2));
    put(request, "recipients", [{ address: own(args, 0), amount: own(args, 1) }]);
    return [{ method, params: [request] }];
  },

  message: (/** @type {string} */ method, /** @type {any[]} */ args) =>
    [{ method, params: [{ message: messageText(own(args, 0)), type: own(args, 1) ?? null }] }],

  "bitcoin-message": (/** @type {string} */ method, /** @type {any[]} */ args) =>
    [{ method, params: [{ address: own(args, 0), message: messageText(own(args, 1)) }] }],

  push: (/** @type {string} */ method, /** @type {any[]} */ args) => {
    const first = own(args, 0);
    const inner = isObject(first) ? own(first, "rawtx") ?? own(first, "psbtHex") ?? first : first;
    return [{ method, params: [inner] }];
  },
});

// ---- What was signed here ----

/** What the hex of a transaction says that was released to be signed, the latest last. @type {string[]} */
let signedHere = [];

/** @param {unknown} transaction */
const rawDataOf = (transaction) => {
  if (!isObject(transaction)) return undefined;
  const raw = own(transaction, "raw_data_hex");
  if (typeof raw === "string") return raw;
  const inner = own(transaction, "transaction");
  return isObject(inner) ? own(inner, "raw_data_hex") : undefined;
};

/** @param {unknown} transaction */
const wasSignedHere = (transaction) => {
  const raw = rawDataOf(transaction);
  if (typeof raw !== "string") return false;
  for (let index = 0; index < signedHere.length; index += 1) if (signedHere[index] === raw) return true;
  return false;
};

/** @param {Call[]} calls what is being released */
const noteSigned = (calls) => {
  for (let index = 0; index < calls.length; index += 1) {
    const params = own(calls[index], "params");
    const raw = rawDataOf(isArray(params) ? own(params, 0) : params);
    if (typeof raw !== "string" || wasSignedHere({ raw_data_hex: raw })) continue;
    /** @type {string[]} */
    const kept = [];
    const from = signedHere.length >= MAX_SIGNED ? 1 : 0;
    for (let at = from; at < signedHere.length; at += 1) push(kept, signedHere[at]);
    push(kept, raw);
    signedHere = kept;
  }
};
