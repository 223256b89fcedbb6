// A page can prepare the window of a frame of its own origin, or of one that it opens, before any
// extension's script runs there: the window of the first, empty document is kept. What was prepared shows:
// functions that are not the browser's own, an accessor that lies in wait for a wallet, somebody who
// listens for wallets already. It is looked for where a page could have been first only, since elsewhere
// other extensions may have changed the same things for good reasons.

/**
 * What is relied upon, and under which names. Reading the native text of a function is one of them: a page
 * that replaces it has to print itself as native too.
 * @type {[object, PropertyKey[]][]}
 */
const RELIED_UPON = [
  [Function.prototype, ["toString"]],
  [Reflect, ["apply", "defineProperty", "get", "getOwnPropertyDescriptor", "getPrototypeOf", "has", "ownKeys", "set"]],
  [Object, ["create", "freeze", "hasOwn", "defineProperty"]],
  [EventTarget.prototype, ["addEventListener", "removeEventListener", "dispatchEvent"]],
  [Event.prototype, ["stopImmediatePropagation", "preventDefault"]],
  [CustomEvent.prototype, ["detail"]],
  [MessageEvent.prototype, ["data", "ports"]],
  [MessagePort.prototype, ["postMessage", "start"]],
  [MutationObserver.prototype, ["observe"]],
  [WeakMap.prototype, ["get", "set"]],
  [Promise.prototype, ["then"]],
  [JSON, ["stringify", "parse"]],
  [window, ["CustomEvent", "Event", "Promise", "Proxy", "WeakMap", "postMessage", "queueMicrotask", "setTimeout"]],
];

/**
 * Whether a function prints as the browser's own function of a name. Only the letters and signs count: some
 * browsers break the line.
 * @param {unknown} method
 * @param {string} name
 */
const isNative = (method, name) => {
  if (typeof method !== "function") return false;
  const wanted = `function${name}(){[nativecode]}`;
  const text = sourceOf(method);
  if (typeof text !== "string" || text.length > MAX_NATIVE) return false;
  let at = 0;
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index];
    if (sign === " " || sign === "\n") continue;
    if (sign !== wanted[at]) return false;
    at += 1;
  }
  return at === wanted.length;
};

const lookAtNatives = () => {
  for (let index = 0; index < RELIED_UPON.length; index += 1) {
    const [holder, keys] = /** @type {[object, PropertyKey[]]} */ (RELIED_UPON[index]);
    for (let at = 0; at < keys.length; at += 1) {
      const key = /** @type {string} */ (keys[at]);
      const member = getOwnPropertyDescriptor(holder, key);
      const get = member && own(member, "get");
      // Firefox prints a getter by the property's name alone.
      const native = get ? isNative(get, `get${key}`) || isNative(get, key) : isNative(member && own(member, "value"), key);
      if (!native) {
        addReason(`This frame had a changed ${key} before Countersign could look.`);
      }
    }
  }
  // Who prints functions for somebody else has to print this one as it is written.
  const sample = () => 0;
  if (sourceOf(sample) !== "() => 0") addReason("This frame had a changed toString before Countersign could look.");
};

/** Properties under which wallets show themselves, fixed before any wallet was there. */
const lookAtTraps = () => {
  const globals = /** @type {string[]} */ (ownKeys(GLOBALS));
  for (let index = 0; index < globals.length; index += 1) {
    const name = /** @type {string} */ (globals[index]);
    const member = getOwnPropertyDescriptor(page, name);
    if (!member || member.configurable) continue;
    const value = peek(page, name);
    if (!isObject(value)) addReason(`Something lay in wait for a wallet at window.${name}.`);
  }
};

/**
 * An announcement that no honest script waits for yet: an empty provider whose reading is noticed.
 * @param {string} type
 */
const lookForListeners = (type) => {
  const provider = {
    get provider() {
      addReason("Something waited for wallets here before Countersign could look.");
      return undefined;
    },
  };
  const member = /** @type {PropertyDescriptor} */ (getOwnPropertyDescriptor(provider, "provider"));
  const detail = { info: freeze({ uuid: "00000000-0000-4000-8000-000000000000", name: "", icon: "", rdns: "io.metamask" }) };
  /** @type {Bare & PropertyDescriptor} */
  const descriptor = { __proto__: null, get: member.get, enumerable: true, configurable: false };
  defineProperty(detail, "provider", descriptor);
  dispatch(page, new NativeCustomEvent(type, { detail: freeze(detail) }));
};

/** Whether a page could have been in this window before. */
const couldBePrepared = () => {
  try {
    // `top` cannot be redefined. A frame of another origin shows nothing of itself, and cannot reach in.
    if (page.top === page) return page.opener !== null && isObject(page.opener.document);
    return isObject(page.parent.document);
  } catch {
    return false;
  }
};

const prepared = couldBePrepared();
if (prepared) {
  lookAtNatives();
  lookAtTraps();
  const types = /** @type {string[]} */ (ownKeys(ANNOUNCEMENTS));
  for (let index = 0; index < types.length; index += 1) lookForListeners(/** @type {string} */ (types[index]));
}
