/**
 * Plain data out of what a page has sent. Structured clones have no getters, but they may be huge,
 * contain themselves, and hold what no wallet's request does: maps, dates, files.
 */

/** The limits of the page's script (extension/page/wrap.js), which an honest request stays below. */
const MAX_DEPTH = 64;
const MAX_NODES = 200_000;
const MAX_SIZE = 16 * 1024 * 1024;

/** What is thrown where something cannot be read. */
class Unreadable extends Error {}

const toStringTag = Object.prototype.toString;

/**
 * A value as JSON can carry it. What JSON lacks is written as Ethereum's JSON-RPC writes it: integers
 * of any size and bytes in hex.
 * @param {any} value
 * @param {{ nodes: number, size: number }} [room] what is left of the limits
 * @param {number} [depth]
 * @returns {any}
 */
function asJson(value, room = { nodes: MAX_NODES, size: MAX_SIZE }, depth = 0) {
  room.nodes -= 1;
  if (room.nodes < 0) throw new Unreadable("it has too many values");
  if (depth > MAX_DEPTH) throw new Unreadable("it is nested too deeply, or contains itself");
  if (value === null || value === undefined || typeof value === "boolean") return value;
  if (typeof value === "string") return spend(room, value.length), value;
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new Unreadable("it contains a number that is not finite");
    return value;
  }
  if (typeof value === "bigint") {
    const digits = (value < 0n ? -value : value).toString(16);
    spend(room, digits.length);
    return `${value < 0n ? "-" : ""}0x${digits}`;
  }
  if (typeof value !== "object") throw new Unreadable(`it contains a ${typeof value}`);
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return asHex(value, room);
  if (Array.isArray(value)) {
    // An array may carry members beside its elements, which only some readers would see.
    if (value.length > room.nodes || Object.keys(value).length > value.length) throw new Unreadable("it has an odd list");
    return Array.from(value, (element) => asJson(element, room, depth + 1) ?? null);
  }
  if (toStringTag.call(value) !== "[object Object]") throw new Unreadable("it is not plain data");
  const members = Object.entries(value).map(([key, member]) => {
    spend(room, key.length);
    return [key, asJson(member, room, depth + 1)];
  });
  // `fromEntries` makes own members, also of one that is called `__proto__`.
  return Object.fromEntries(members.filter(([, member]) => member !== undefined));
}

/**
 * @param {{ size: number }} room
 * @param {number} size
 */
function spend(room, size) {
  room.size -= size;
  if (room.size < 0) throw new Unreadable("it is too large");
}

/**
 * @param {ArrayBufferView | ArrayBuffer} value
 * @param {{ size: number }} room
 */
function asHex(value, room) {
  spend(room, value.byteLength * 2);
  const bytes = ArrayBuffer.isView(value)
    ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    : new Uint8Array(value);
  return `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/**
 * JSON in one line, the same for the same content in whatever order its members stand. A member that is
 * null is one that is not there.
 * @param {any} value
 * @returns {string}
 */
function spell(value) {
  if (Array.isArray(value)) return `[${value.map(spell).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  const keys = Object.keys(value).filter((key) => value[key] !== null).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${spell(value[key])}`).join()}}`;
}
