/**
 * Adds what one payload asks for. Wallets differ in where they look for the method, so each
 * place where one could find it counts; a payload without any is a call that nobody can read.
 * @param {Call[]} calls
 * @param {any} payload
 */
const addCalls = (calls, payload) => {
  const before = calls.length;
  if (isObject(payload)) {
    const inner = own(payload, "data");
    const method = own(payload, "method");
    if (typeof method === "string") push(calls, { method, params: own(payload, "params") });
    if (isObject(inner) && typeof own(inner, "method") === "string") {
      push(calls, { method: own(inner, "method"), params: own(inner, "params") });
    }
  }
  if (calls.length === before) push(calls, { method: "", params: payload });
};

/**
 * The calls in a door's arguments that have to be reviewed: `(payload)`, `([payload…])` or
 * `(method, params)`, each with or without a callback.
 * @param {any[]} args
 * @param {Record<string, boolean>} reads the methods of this kind of provider that sign nothing
 * @returns {Call[]}
 */
const callsToReview = (args, reads) => {
  const first = own(args, 0);
  const second = own(args, 1);
  /** @type {Call[]} */
  const calls = [];
  if (typeof first === "string") {
    push(calls, { method: first, params: typeof second === "function" ? undefined : second });
  } else if (isArray(first)) {
    for (let index = 0; index < first.length; index += 1) addCalls(calls, first[index]);
  } else if (isObject(first)) {
    addCalls(calls, first);
  }
  if (typeof first !== "string" && isObject(second) && typeof second !== "function") addCalls(calls, second);
  // What names no call is none that anybody could read; a wallet might find one all the same.
  if (calls.length === 0) throw unreadable("it names no method");
  /** @type {Call[]} */
  const open = [];
  for (let index = 0; index < calls.length; index += 1) {
    const call = /** @type {Call} */ (calls[index]);
    if (readOnly[call.method] !== true && reads[call.method] !== true) push(open, call);
  }
  return open;
};

/**
 * Kind of provider → name of its method → what is known of that door.
 * @type {Record<string, Record<string, How>>}
 */
const doorsOfKind = create(null);
const kindNames = /** @type {string[]} */ (ownKeys(PROVIDERS));
for (let index = 0; index < kindNames.length; index += 1) {
  const kind = /** @type {string} */ (kindNames[index]);
  const { doors, signs, reads = [] } = /** @type {(typeof PROVIDERS)[string]} */ (PROVIDERS[kind]);
  /** @type {Record<string, boolean>} */
  const harmless = create(null);
  for (let at = 0; at < reads.length; at += 1) harmless[/** @type {string} */ (reads[at])] = true;
  /** @type {How} */
  const asked = {
    kind,
    batches: true,
    read: (given) => {
      const { args, callback } = copyArguments(given);
      return { args, callback, calls: callsToReview(args, harmless) };
    },
  };
  /** @type {Record<string, How>} */
  const known = (doorsOfKind[kind] = create(null));
  for (let at = 0; at < doors.length; at += 1) known[/** @type {string} */ (doors[at])] = asked;
  const names = /** @type {string[]} */ (ownKeys(signs));
  for (let at = 0; at < names.length; at += 1) {
    const name = /** @type {string} */ (names[at]);
    const { as, shape } = /** @type {{ as: string, shape: string }} */ (signs[name]);
    known[name] = { kind, batches: false, read: (given) => readNamed(as, shape, given) };
  }
}

/**
 * @param {string} as
 * @param {string} shape
 * @param {unknown[]} given
 * @returns {Reading}
 */
const readNamed = (as, shape, given) => {
  if (shape === "solana-transaction" || shape === "solana-transactions") {
    return readSolana(as, given, shape === "solana-transactions");
  }
  const { args, callback } = copyArguments(given);
  return { args, callback, calls: /** @type {(as: string, args: any[]) => Call[]} */ (SHAPES[shape])(as, args) };
};
