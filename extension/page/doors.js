/** Door → the wallet's own function behind it. */
const originals = new WeakMap();
/** The wallet's own function → the door last put before it. */
const doorsOf = new WeakMap();
/** Stand-in → the provider behind it. */
const behind = new WeakMap();

/** @param {Refusal} refused */
const errorFor = (refused) => {
  const error = new NativeError(refused.message);
  put(error, "code", refused.code);
  return error;
};

/**
 * JSON-RPC answers to a refused payload or batch, in its shape and order.
 * @param {any} asked
 * @param {Refusal} refused
 */
const answersFor = (asked, refused) => {
  /** @param {any} payload */
  const answer = (payload) => {
    const id = isObject(payload) ? own(payload, "id") : null;
    return { id: id === undefined ? null : id, jsonrpc: "2.0", error: { code: refused.code, message: refused.message } };
  };
  if (!isArray(asked)) return answer(asked);
  /** @type {unknown[]} */
  const answers = [];
  for (let index = 0; index < asked.length; index += 1) push(answers, answer(asked[index]));
  return answers;
};

/**
 * @param {Function} callback
 * @param {any} asked
 * @param {boolean} batch
 * @param {Refusal} refused
 */
const refuseByCallback = (callback, asked, batch, refused) => {
  apply(callback, undefined, [batch ? null : errorFor(refused), answersFor(asked, refused)]);
};

/**
 * Hands the copy to the wallet.
 * @param {Function} original
 * @param {unknown} self
 * @param {any[]} args
 * @param {Call[]} calls
 * @param {Function[]} before the wallet's functions that the calls have been through already
 */
const release = (original, self, args, calls, before) => {
  noteSigned(calls);
  const added = inherited();
  if (added.length > 0) for (let index = 0; index < args.length; index += 1) shield(args[index], added);
  const passed = copyList(before);
  push(passed, original);
  /** @type {Function[]} */
  const expiries = [];
  for (let index = 0; index < calls.length; index += 1) {
    push(expiries, issueTicket(/** @type {Call} */ (calls[index]), passed));
  }
  try {
    return apply(original, self, args);
  } finally {
    for (let index = 0; index < expiries.length; index += 1) /** @type {Function} */ (expiries[index])();
  }
};

/**
 * A wallet was called through a door.
 * @param {object | null} owner the provider, where the door is on the provider itself
 * @param {Function} original
 * @param {How} how
 * @param {any} caller the `this` of the call
 * @param {unknown[]} given
 */
const enter = (owner, original, how, caller, given) => {
  const self = (isObject(caller) && recall(behind, caller)) || caller;
  /** @type {Reading} */
  let reading;
  try {
    reading = how.read(given);
  } catch (error) {
    return turnAway(given, error);
  }
  const { args, callback, calls, chain, account } = reading;
  /** @type {Call[]} */
  const open = [];
  /** @type {Function[]} */
  let before = [];
  for (let index = 0; index < calls.length; index += 1) {
    const call = /** @type {Call} */ (calls[index]);
    const passed = useTicket(call, original);
    if (passed) before = passed;
    else push(open, call);
  }
  if (open.length === 0) return release(original, self, args, calls, before);
  const asked = { calls: open, chain, account };
  const batch = how.batches && isArray(args[0]);
  if (callback) {
    gate(owner || self, how.kind, asked, (refused) => {
      if (refused) refuseByCallback(callback, args[0], batch, refused);
      else release(original, self, args, calls, []);
    });
    return undefined;
  }
  return new NativePromise((resolve, reject) => {
    gate(owner || self, how.kind, asked, (refused) => {
      if (refused) {
        if (batch) resolve(answersFor(args[0], refused));
        else reject(errorFor(refused));
        return;
      }
      try {
        resolve(release(original, self, args, calls, []));
      } catch (error) {
        reject(error);
      }
    });
  });
};

/**
 * Answers a call whose arguments could not be copied.
 * @param {unknown[]} given
 * @param {unknown} error
 */
const turnAway = (given, error) => {
  // Anything else that was thrown comes from a getter of the page's, and may be anything.
  const why = isObject(error) ? own(error, "why") : undefined;
  const said = typeof why === "string" ? why : "reading it failed";
  const refused = refusal(-32602, `Countersign could not read this request: ${said}.`);
  for (let index = 1; index < given.length; index += 1) {
    const callback = given[index];
    if (typeof callback !== "function") continue;
    apply(callback, undefined, [errorFor(refused), answersFor(null, refused)]);
    return undefined;
  }
  return new NativePromise((_resolve, reject) => reject(errorFor(refused)));
};

/**
 * A function that takes the place of a wallet's own. It is a proxy, so that its name, length,
 * text and other properties stay those of a function that is not the page's.
 * @param {object | null} owner
 * @param {Function} original
 * @param {How} how
 */
const door = (owner, original, how) => {
  const made = new NativeProxy(original, /** @type {ProxyHandler<Function>} */ ({
    __proto__: null,
    apply: (_original, caller, given) => enter(owner, original, how, caller, given),
    // Some wallets' methods are old-style functions, which `new` would call as well.
    construct: () => {
      throw new NativeTypeError("This is not a constructor.");
    },
  }));
  keep(originals, made, original);
  keep(doorsOf, original, made);
  // An old-style function can be reached from its own prototype as well.
  const prototype = own(original, "prototype");
  if (isObject(prototype) && own(prototype, "constructor") === original) install(prototype, "constructor", made);
  return made;
};
