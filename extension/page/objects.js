/**
 * Sets an own property, whatever setters the object inherits.
 * @param {object} object
 * @param {PropertyKey} key
 * @param {unknown} value
 */
const put = (object, key, value) => {
  /** @type {Bare & PropertyDescriptor} */
  const descriptor = { __proto__: null, value, writable: true, enumerable: true, configurable: true };
  defineProperty(object, key, descriptor);
};

/**
 * An own property, or undefined: never what the object inherits.
 * @param {any} object
 * @param {PropertyKey} key
 */
const own = (object, key) => (hasOwn(object, key) ? object[key] : undefined);

/**
 * @param {unknown[]} list
 * @param {unknown} value
 */
const push = (list, value) => put(list, list.length, value);

/**
 * @param {unknown} value
 * @returns {value is object}
 */
const isObject = (value) => (typeof value === "object" && value !== null) || typeof value === "function";

/**
 * A property, or undefined where reading it throws.
 * @param {object} object
 * @param {PropertyKey} key
 */
const peek = (object, key) => {
  try {
    return read(object, key);
  } catch {
    return undefined;
  }
};

/**
 * Puts a function in the place of a property, which looks as before otherwise.
 * @param {object} object
 * @param {string} name
 * @param {unknown} made
 */
const install = (object, name, made) => {
  const before = getOwnPropertyDescriptor(object, name);
  /** @type {Bare & PropertyDescriptor} */
  const descriptor = { __proto__: null, value: made };
  if (!before || before.configurable) {
    descriptor.configurable = true;
    descriptor.enumerable = before ? before.enumerable : false;
    descriptor.writable = before && hasOwn(before, "writable") ? before.writable : true;
  }
  defineProperty(object, name, descriptor);
};

/** @param {any[]} list */
const copyList = (list) => {
  /** @type {any[]} */
  const copied = [];
  for (let index = 0; index < list.length; index += 1) push(copied, list[index]);
  return copied;
};
