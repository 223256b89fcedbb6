/**
 * What is thrown where a request cannot be copied.
 * @param {string} why
 */
const unreadable = (why) => ({ __proto__: null, why });

/**
 * Copies plain data, reading every property once. The copy is what is reviewed and what the
 * wallet gets, so nothing the page does to its own object later has any effect.
 * @param {any} source
 * @param {number} depth
 * @param {{ nodes: number, size: number }} room what is left of the limits
 * @returns {any}
 */
const copy = (source, depth, room) => {
  room.nodes -= 1;
  if (room.nodes < 0) throw unreadable("it has too many values");
  if (depth > MAX_DEPTH) throw unreadable("it is nested too deeply, or contains itself");
  if (source === null || source === undefined || typeof source === "boolean") return source;
  if (typeof source === "string") {
    room.size -= source.length;
    if (room.size < 0) throw unreadable("it is too large");
    return source;
  }
  if (typeof source === "number") {
    if (!isFiniteNumber(source)) throw unreadable("it contains a number that is not finite");
    return source;
  }
  if (typeof source === "bigint") {
    if (source >> MAX_BITS !== 0n && source >> MAX_BITS !== -1n) throw unreadable("a number in it is too large");
    return source;
  }
  if (typeof source !== "object") throw unreadable(`it contains a ${typeof source}`);
  if (isArray(source)) return copyArray(source, depth, room);
  const name = typedArrayName(source);
  if (name !== undefined) return copyTypedArray(source, name, room);
  // Objects that say how they are written as JSON are taken at their word, as wallets do.
  const { toJSON } = source;
  if (typeof toJSON === "function") return copy(apply(toJSON, source, []), depth + 1, room);
  return copyMembers(source, depth, room);
};

/**
 * @param {any[]} source
 * @param {number} depth
 * @param {{ nodes: number, size: number }} room
 */
const copyArray = (source, depth, room) => {
  const { length } = source;
  if (length > room.nodes) throw unreadable("it has too many values");
  /** @type {unknown[]} */
  const target = [];
  for (let index = 0; index < length; index += 1) push(target, copy(source[index], depth + 1, room));
  return target;
};

/**
 * @param {object} source
 * @param {string} name
 * @param {{ nodes: number, size: number }} room
 */
const copyTypedArray = (source, name, room) => {
  room.size -= typedArraySize(source);
  if (room.size < 0) throw unreadable("it is too large");
  const TypedArray = TYPED_ARRAYS[name];
  if (!TypedArray) throw unreadable(`it contains a ${name}`);
  return new TypedArray(source);
};

/**
 * @param {object} source
 * @param {number} depth
 * @param {{ nodes: number, size: number }} room
 */
const copyMembers = (source, depth, room) => {
  const keys = ownKeys(source);
  if (keys.length > room.nodes) throw unreadable("it has too many values");
  const target = {};
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index];
    if (typeof key !== "string" || !getOwnPropertyDescriptor(source, key)?.enumerable) continue;
    room.size -= key.length;
    put(target, key, copy(read(source, key), depth + 1, room));
  }
  return target;
};

/**
 * Copies the arguments of one call. A function is the callback, and only one place may hold it.
 * @param {unknown[]} given
 * @param {number} [from] the first that is copied; the place of those before it is kept
 * @returns {{ args: any[], callback: Function | null }}
 */
const copyArguments = (given, from = 0) => {
  const room = { nodes: MAX_NODES, size: MAX_SIZE };
  /** @type {any[]} */
  const args = [];
  /** @type {Function | null} */
  let callback = null;
  for (let index = 0; index < given.length; index += 1) {
    const value = index < from ? undefined : given[index];
    if (typeof value === "function" && index > 0) callback = value;
    push(args, typeof value === "function" && index > 0 ? value : copy(value, 0, room));
  }
  return { args, callback };
};

/**
 * A copy in one line, the same for the same content.
 * @param {any} value
 * @returns {string}
 */
const spell = (value) => {
  if (typeof value === "string") return quote(value);
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value !== "object" || value === null) return `${value}`;
  const keys = ownKeys(value);
  let text = isArray(value) ? "[" : `${typedArrayName(value) ?? ""}{`;
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index];
    if (typeof key === "string") text += `${quote(key)}:${spell(own(value, key))},`;
  }
  return text;
};
