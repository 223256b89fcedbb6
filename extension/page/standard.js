// wallet-standard: wallets register themselves, and show what they can do as features. The functions of
// those that sign take inputs, each with an account, which is an object of the wallet's and is passed on
// as it is; everything else in them is copied.

/**
 * Copies an input twice: as the wallet gets it, and as it is reviewed.
 * @param {any} source
 * @param {number} depth
 * @param {{ nodes: number, size: number }} room
 * @returns {{ forwarded: any, shown: any }}
 */
const copyInput = (source, depth, room) => {
  if (depth > MAX_DEPTH) throw unreadable("it is nested too deeply, or contains itself");
  if (isArray(source)) {
    const { length } = source;
    if (length > MAX_CALLS) throw unreadable("it has too many values");
    /** @type {unknown[]} */
    const forwarded = [];
    /** @type {unknown[]} */
    const shown = [];
    for (let index = 0; index < length; index += 1) {
      const one = copyInput(source[index], depth + 1, room);
      push(forwarded, one.forwarded);
      push(shown, one.shown);
    }
    return { forwarded, shown };
  }
  if (!isObject(source) || typedArrayName(source) !== undefined) {
    const copied = copy(source, depth, room);
    return { forwarded: copied, shown: typedArrayName(copied) === "Uint8Array" ? base64Of(copied) : copied };
  }
  const keys = ownKeys(source);
  if (keys.length > MAX_CALLS) throw unreadable("it has too many values");
  const forwarded = {};
  const shown = {};
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index];
    if (typeof key !== "string") continue;
    const value = read(source, key);
    if (key === "account") {
      const address = isObject(value) ? peek(value, "address") : null;
      if (isObject(value)) keep(foreign, value, true);
      put(forwarded, key, value);
      put(shown, "address", typeof address === "string" ? slice(address, 0, MAX_NAME) : null);
      continue;
    }
    const one = copyInput(value, depth + 1, room);
    put(forwarded, key, one.forwarded);
    put(shown, key, one.shown);
  }
  return { forwarded, shown };
};

/** wallet-standard's names of networks, and CAIP-2's. @type {Record<string, string>} */
const STANDARD_CHAINS = /** @type {any} */ ({
  __proto__: null,
  "solana:mainnet": "solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp",
  "solana:devnet": "solana:EtWTRABZaYq6iMfeYKouRu166VU2xqa1",
  "solana:testnet": "solana:4uhcVJyU9pJkvQyS88uRDiswHXSCkY3z",
  "bitcoin:mainnet": "bip122:000000000019d6689c085ae165831e93",
  "bitcoin:testnet": "bip122:000000000933ea01ad0ee984209779ba",
});

/**
 * @param {string} feature
 * @param {{ as: string, shape: string }} sign
 * @returns {How}
 */
const standardDoor = (feature, { as, shape }) => ({
  kind: startsWith(feature, "solana:") ? "solana" : "phantom-bitcoin",
  batches: false,
  read: (given) => {
    const room = { nodes: MAX_NODES, size: MAX_SIZE };
    const { forwarded, shown } = copyInput(given, 0, room);
    /** @type {Call[]} */
    const calls = [];
    /** @type {unknown} */
    let chain = null;
    /** @type {unknown} */
    let account = null;
    for (let index = 0; index < shown.length; index += 1) {
      const input = shown[index];
      const { address = null, chain: network = null } = isObject(input) ? /** @type {any} */ (membersOf(input)) : {};
      account ??= address;
      if (typeof network === "string") chain ??= STANDARD_CHAINS[network] ?? network;
      if (shape === "standard-psbt" && isObject(input) && own(input, "psbt") === undefined) {
        put(input, "psbt", own(input, "transaction"));
      }
      push(calls, { method: as, params: shape === "standard-transactions" && isArray(input) ? input : [input] });
    }
    if (calls.length === 0) throw unreadable("it asks for nothing");
    return { args: forwarded, callback: null, calls, chain, account };
  },
});

/** Features (or an object of them) → what is shown instead, where it could not be changed. */
const shownFeatures = new WeakMap();

/**
 * @param {string} name
 * @param {any} feature
 * @returns {any} the same object, or what stands in for one that cannot be changed
 */
const guardFeature = (name, feature) => {
  if (!isObject(feature)) return feature;
  const known = recall(shownFeatures, feature);
  if (known) return known;
  const sign = FEATURES[name];
  if (!sign) return feature;
  const method = slice(name, name.length - methodLength(name));
  const original = peek(feature, method);
  if (typeof original !== "function" || recall(originals, original)) return feature;
  const how = standardDoor(name, sign);
  const made = door(feature, original, how);
  install(feature, method, made);
  if (peek(feature, method) === made) return feature;
  const shown = create(getPrototypeOf(feature));
  const keys = ownKeys(feature);
  for (let index = 0; index < keys.length; index += 1) {
    const key = /** @type {string} */ (keys[index]);
    put(shown, key, key === method ? made : read(feature, key));
  }
  keep(behind, shown, feature);
  keep(shownFeatures, feature, shown);
  return shown;
};

/**
 * How many characters of a feature's name are its method's: those after the colon.
 * @param {string} name
 */
const methodLength = (name) => {
  let length = 0;
  while (length < name.length && name[name.length - 1 - length] !== ":") length += 1;
  return length;
};

/**
 * @param {any} features
 * @returns {any}
 */
const guardFeatures = (features) => {
  if (!isObject(features)) return features;
  const known = recall(shownFeatures, features);
  if (known) return known;
  /** @type {any} */
  let shown = null;
  const keys = ownKeys(features);
  for (let index = 0; index < keys.length; index += 1) {
    const name = keys[index];
    if (typeof name !== "string") continue;
    const feature = peek(features, name);
    const guarded = guardFeature(name, feature);
    if (guarded === feature) continue;
    if (!shown) {
      install(features, name, guarded);
      if (peek(features, name) === guarded) continue;
      shown = create(getPrototypeOf(features));
      for (let at = 0; at < keys.length; at += 1) put(shown, /** @type {string} */ (keys[at]), peek(features, /** @type {string} */ (keys[at])));
    }
    put(shown, name, guarded);
  }
  if (!shown) return features;
  keep(shownFeatures, features, shown);
  return shown;
};

/**
 * Guards the features of a wallet, which may be made anew at each reading.
 * @param {any} wallet
 * @returns {any} the same object, or what stands in for one that cannot be changed
 */
const guardStandard = (wallet) => {
  if (!isObject(wallet) || recall(behind, wallet)) return wallet;
  const known = recall(standIns, wallet);
  if (known) return known;
  if (!isObject(peek(wallet, "features"))) return wallet;
  const name = peek(wallet, "name");
  let holder = /** @type {object | null} */ (wallet);
  while (holder && !isShared(holder)) {
    const member = getOwnPropertyDescriptor(holder, "features");
    const get = member && own(member, "get");
    if (typeof get === "function" && !recall(ownGetters, get)) {
      const made = new NativeProxy(get, /** @type {ProxyHandler<() => any>} */ ({
        __proto__: null,
        apply: (_get, self, given) => named(guardFeatures(apply(get, self, given)), name),
      }));
      keep(ownGetters, made, true);
      /** @type {Bare & PropertyDescriptor} */
      const descriptor = { __proto__: null, get: made, set: own(member, "set"), enumerable: own(member, "enumerable"), configurable: true };
      defineProperty(holder, "features", descriptor);
    }
    holder = getPrototypeOf(holder);
  }
  const features = peek(wallet, "features");
  const guarded = named(guardFeatures(features), name);
  if (guarded === features) return wallet;
  install(wallet, "features", guarded);
  if (peek(wallet, "features") === guarded) return wallet;
  return standIn(wallet, create(null), getPrototypeOf(wallet), null, (key, value) => (key === "features" ? guardFeatures(value) : value));
};

/**
 * Notes whose features these are.
 * @param {any} features
 * @param {unknown} name
 */
const named = (features, name) => {
  if (typeof name !== "string" || !isObject(features)) return features;
  const keys = ownKeys(features);
  for (let index = 0; index < keys.length; index += 1) {
    const feature = peek(features, /** @type {string} */ (keys[index]));
    if (isObject(feature)) keep(names, recall(behind, feature) || feature, slice(name, 0, MAX_NAME));
  }
  return features;
};

/** @param {unknown[]} wallets */
const guardAll = (wallets) => {
  /** @type {unknown[]} */
  const guarded = [];
  for (let index = 0; index < wallets.length; index += 1) {
    try {
      push(guarded, guardStandard(wallets[index]));
    } catch {
      // Better no wallet than a bare one.
    }
  }
  return guarded;
};

/**
 * The app's side of a registration, which gets guarded wallets only.
 * @param {any} api
 */
const guardedApi = (api) => {
  if (!isObject(api)) return api;
  return freeze({
    register: (/** @type {unknown[]} */ ...wallets) => apply(/** @type {any} */ (api).register, api, guardAll(wallets)),
  });
};

const REGISTER = "wallet-standard:register-wallet";
const APP_READY = "wallet-standard:app-ready";

/**
 * A wallet registers itself with the apps that listen.
 * @param {Event} event
 */
const hearRegistration = (event) => {
  if (recall(ownAnnouncements, event)) return;
  stopEvent(event);
  const detail = detailOf(event);
  if (typeof detail !== "function") return;
  // At once, so that whoever got hold of the wallet otherwise has a guarded one as well.
  try {
    apply(detail, undefined, [freeze({ register: (/** @type {unknown[]} */ ...wallets) => (guardAll(wallets), () => {}) })]);
  } catch {
    // It registers nothing then.
  }
  announce(REGISTER, (/** @type {any} */ api) => apply(detail, undefined, [guardedApi(api)]));
};

/**
 * An app asks for the wallets that are there.
 * @param {Event} event
 */
const hearApp = (event) => {
  if (recall(ownAnnouncements, event)) return;
  stopEvent(event);
  announce(APP_READY, guardedApi(detailOf(event)));
};
