/** Members that Object.prototype and Array.prototype had before the page's first script. */
const genuine = create(null);
const shared = [Object.prototype, Array.prototype];
for (let index = 0; index < shared.length; index += 1) {
  const keys = ownKeys(/** @type {object} */ (shared[index]));
  for (let at = 0; at < keys.length; at += 1) genuine[/** @type {string} */ (keys[at])] = true;
}

/** The members that were added to them since, which a copy would inherit. */
const inherited = () => {
  /** @type {PropertyKey[]} */
  const added = [];
  for (let index = 0; index < shared.length; index += 1) {
    const keys = ownKeys(/** @type {object} */ (shared[index]));
    for (let at = 0; at < keys.length; at += 1) {
      const key = /** @type {string} */ (keys[at]);
      if (genuine[key] !== true) push(added, key);
    }
  }
  return added;
};

/** What a wallet gets as it is, because it is no plain data: a wallet's own object, or a stand-in for the page's. */
const foreign = new WeakMap();

/**
 * Gives a copy own members in place of those it would inherit, so that a wallet reads nothing in it
 * that was not reviewed.
 * @param {any} value
 * @param {PropertyKey[]} added
 */
const shield = (value, added) => {
  if (typeof value !== "object" || value === null || recall(foreign, value)) return;
  const keys = ownKeys(value);
  for (let index = 0; index < added.length; index += 1) {
    const key = /** @type {PropertyKey} */ (added[index]);
    if (hasOwn(value, key)) continue;
    /** @type {Bare & PropertyDescriptor} */
    const descriptor = { __proto__: null, value: undefined, writable: true, enumerable: false, configurable: true };
    defineProperty(value, key, descriptor);
  }
  if (typedArrayName(value) !== undefined) return;
  for (let index = 0; index < keys.length; index += 1) {
    shield(own(value, /** @type {PropertyKey} */ (keys[index])), added);
  }
};
