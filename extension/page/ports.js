// Some wallets let pages talk to their extension without any script of theirs in the page: a port of
// `chrome.runtime.connect`, or a single message. The functions are the browser's, and stand in the page.

/** @type {Record<string, boolean>} */
const wireMethods = create(null);
for (let index = 0; index < WIRE_METHODS.length; index += 1) wireMethods[/** @type {string} */ (WIRE_METHODS[index])] = true;

/**
 * A method's name as wallets compare it: many take any spelling.
 * @param {string} name
 */
const folded = (name) => {
  let text = "";
  const lower = lowerCase(name);
  for (let index = 0; index < lower.length; index += 1) if (lower[index] !== "_") text += lower[index];
  return text;
};

/**
 * What a message to an extension asks of a wallet. A wallet that is known is asked whatever names a method;
 * any other extension only what no other extension would have a name for.
 * @param {any} message
 * @param {boolean} known
 * @param {number} depth
 * @param {Call[]} calls
 */
const addWireCalls = (message, known, depth, calls) => {
  if (!isObject(message) || depth > MAX_DEPTH || calls.length > MAX_CALLS) return calls;
  const method = own(message, "method");
  if (typeof method === "string" && readOnly[method] !== true && (known || wireMethods[folded(method)] === true)) {
    push(calls, { method, params: own(message, "params") });
    return calls;
  }
  const keys = ownKeys(message);
  for (let index = 0; index < keys.length; index += 1) {
    addWireCalls(own(message, /** @type {string} */ (keys[index])), known, depth + 1, calls);
  }
  return calls;
};

/**
 * A message as the browser would pass it on, read once.
 * @param {unknown} message
 */
const asPassed = (message) => {
  const text = quote(message);
  const passed = typeof text === "string" ? parse(text) : undefined;
  // The browser writes it as JSON once more, and would take a toJSON from a prototype that has one by then.
  shield(passed, inherited());
  return passed;
};

/**
 * A message that is JSON in a string, as some wallets take it, or the message itself.
 * @param {unknown} message
 */
const unquoted = (message) => {
  if (typeof message !== "string") return message;
  try {
    return parse(message);
  } catch {
    return message;
  }
};

/**
 * @param {any} message
 * @param {Refusal} refused
 */
const wireAnswer = (message, refused) => {
  const inner = isObject(message) && own(message, "type") === "caip-348" ? own(message, "data") : message;
  const answer = answersFor(inner, refused);
  return inner === message ? answer : { type: "caip-348", data: answer };
};

/**
 * Has a message reviewed and passes it on, or has it refused.
 * @param {string} extension
 * @param {unknown} given
 * @param {(message: unknown) => void} pass
 * @param {(answer: unknown, refused: Refusal) => void} refuse
 */
const passMessage = (extension, given, pass, refuse) => {
  const message = asPassed(given);
  const wallet = EXTENSIONS[extension];
  const calls = addWireCalls(unquoted(message), wallet !== undefined, 0, []);
  if (calls.length === 0) return pass(message);
  const target = { __proto__: null };
  keep(names, target, wallet ?? `the extension ${slice(extension, 0, MAX_NAME)}`);
  gate(target, "evm", { calls }, (refused) => {
    if (refused) refuse(wireAnswer(message, refused), refused);
    else pass(message);
  });
};

/**
 * Guards a port in place.
 * @param {any} port
 * @param {string} extension
 */
const guardPort = (port, extension) => {
  const { postMessage, onMessage } = port;
  const { addListener, removeListener } = onMessage;
  /** Who hears what the extension answers. @type {Function[]} */
  let listeners = [];
  /** @param {unknown} listener */
  const without = (listener) => {
    /** @type {Function[]} */
    const kept = [];
    for (let index = 0; index < listeners.length; index += 1) if (listeners[index] !== listener) push(kept, listeners[index]);
    return kept;
  };
  // A method that stands further up as well could be taken from there.
  if (!hasOwn(port, "postMessage") || has(/** @type {object} */ (getPrototypeOf(port)), "postMessage")) {
    throw new NativeError("Countersign cannot watch this port, so it stays closed.");
  }
  const replace = (/** @type {object} */ object, /** @type {string} */ name, /** @type {Function} */ original, /** @type {(given: unknown[]) => unknown} */ by) => {
    const made = new NativeProxy(original, /** @type {ProxyHandler<Function>} */ ({ __proto__: null, apply: (_original, _self, given) => by(given) }));
    install(object, name, made);
    if (peek(object, name) !== made) throw new NativeError("Countersign cannot watch this port, so it stays closed.");
  };
  replace(onMessage, "addListener", addListener, (given) => {
    const listener = own(given, 0);
    listeners = without(listener);
    if (typeof listener === "function") push(listeners, listener);
    return apply(addListener, onMessage, given);
  });
  replace(onMessage, "removeListener", removeListener, (given) => {
    listeners = without(own(given, 0));
    return apply(removeListener, onMessage, given);
  });
  replace(port, "postMessage", postMessage, (given) => {
    passMessage(extension, own(given, 0), (message) => void apply(postMessage, port, [message]), (answer) => {
      const told = listeners;
      for (let index = 0; index < told.length; index += 1) apply(/** @type {Function} */ (told[index]), undefined, [answer, port]);
    });
  });
  return port;
};

/** Puts doors on the browser's own functions, where the page has them. */
const watchRuntime = () => {
  const runtime = peek(peek(page, "chrome") ?? {}, "runtime");
  if (!isObject(runtime)) return;
  const { connect, sendMessage } = /** @type {any} */ (runtime);
  if (typeof connect === "function" && !recall(originals, connect)) {
    const made = new NativeProxy(connect, /** @type {ProxyHandler<Function>} */ ({
      __proto__: null,
      apply: (_connect, _self, given) => {
        const extension = own(given, 0);
        const port = apply(connect, runtime, given);
        return isObject(port) ? guardPort(port, typeof extension === "string" ? extension : "") : port;
      },
    }));
    keep(originals, made, connect);
    install(runtime, "connect", made);
  }
  if (typeof sendMessage === "function" && !recall(originals, sendMessage)) {
    const made = new NativeProxy(sendMessage, /** @type {ProxyHandler<Function>} */ ({
      __proto__: null,
      apply: (_sendMessage, _self, given) => {
        const extension = own(given, 0);
        const last = own(given, given.length - 1);
        const callback = typeof last === "function" ? last : null;
        if (typeof extension !== "string") return apply(sendMessage, runtime, given);
        /** @param {unknown} message */
        const args = (message) => {
          const copied = copyList(given);
          put(copied, 1, message);
          return copied;
        };
        if (callback) {
          passMessage(extension, own(given, 1), (message) => void apply(sendMessage, runtime, args(message)), (answer) => void apply(callback, undefined, [answer]));
          return undefined;
        }
        return new NativePromise((resolve) => {
          passMessage(extension, own(given, 1), (message) => resolve(apply(sendMessage, runtime, args(message))), (answer) => resolve(answer));
        });
      },
    }));
    keep(originals, made, sendMessage);
    install(runtime, "sendMessage", made);
  }
};
