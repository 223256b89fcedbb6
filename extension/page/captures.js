const { apply, defineProperty, deleteProperty, getOwnPropertyDescriptor } = Reflect;
const { get: read, getPrototypeOf, has, ownKeys, set: write } = Reflect;
const { create, freeze, hasOwn } = Object;
const { isArray } = Array;
const isFiniteNumber = Number.isFinite;
const { fromCharCode } = String;
const parse = JSON.parse;
const encode64 = btoa;
const quote = JSON.stringify;
const NativeProxy = Proxy;
const NativePromise = Promise;
const NativeError = Error;
const NativeTypeError = TypeError;
const NativeEvent = Event;
const NativeCustomEvent = CustomEvent;
const page = window;
const randomness = crypto;
const { getRandomValues } = crypto;
const NativeUint32Array = Uint32Array;
const NativeUint8Array = Uint8Array;
const NativeWeakMap = WeakMap;
const afterwards = queueMicrotask;
const startTimer = setTimeout;
const stopTimer = clearTimeout;

/**
 * A method as a function of the object and the arguments.
 * @param {Function} method
 * @returns {(self: unknown, ...args: unknown[]) => any}
 */
const uncurried = (method) => (self, ...args) => apply(method, self, args);

/**
 * The getter of a property as a function of the object.
 * @param {object} prototype
 * @param {PropertyKey} key
 * @returns {(self: unknown) => any}
 */
const getter = (prototype, key) => {
  const get = /** @type {Function} */ (getOwnPropertyDescriptor(prototype, key)?.get);
  return (self) => apply(get, self, []);
};

const then = uncurried(Promise.prototype.then);
const eachOfMap = uncurried(Map.prototype.forEach);
const slice = uncurried(String.prototype.slice);
const startsWith = uncurried(String.prototype.startsWith);
const includes = uncurried(String.prototype.includes);
const lowerCase = uncurried(String.prototype.toLowerCase);
const sourceOf = uncurried(Function.prototype.toString);
const recall = uncurried(WeakMap.prototype.get);
const keep = uncurried(WeakMap.prototype.set);
const listen = uncurried(EventTarget.prototype.addEventListener);
const stopListening = uncurried(EventTarget.prototype.removeEventListener);
const dispatch = uncurried(EventTarget.prototype.dispatchEvent);
const stopEvent = uncurried(Event.prototype.stopImmediatePropagation);
const acceptEvent = uncurried(Event.prototype.preventDefault);
const postTo = uncurried(MessagePort.prototype.postMessage);
const startPort = uncurried(MessagePort.prototype.start);
const observe = uncurried(MutationObserver.prototype.observe);
const messageData = getter(MessageEvent.prototype, "data");
const messagePorts = getter(MessageEvent.prototype, "ports");
const eventType = getter(Event.prototype, "type");
const customDetail = getter(CustomEvent.prototype, "detail");
const typedArrays = /** @type {object} */ (getPrototypeOf(Uint8Array.prototype));
const typedArrayName = getter(typedArrays, Symbol.toStringTag);
const typedArraySize = getter(typedArrays, "byteLength");

/** @type {Bare & { [name: string]: any }} */
const TYPED_ARRAYS = {
  __proto__: null,
  BigInt64Array,
  BigUint64Array,
  Float32Array,
  Float64Array,
  Int16Array,
  Int32Array,
  Int8Array,
  Uint16Array,
  Uint32Array,
  Uint8Array,
  Uint8ClampedArray,
};
