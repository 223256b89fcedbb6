/**
 * Reads the messages of wallets' scripts, as the table of wallets describes them: whether a message
 * is one, what it asks for, and how that wallet says no.
 */

/**
 * @typedef {object} Transport a row of the generated table; extension/wallets.schema.json explains it
 * @property {string} wallet
 * @property {string} kind
 * @property {{ at: string, is?: unknown[], starts?: string, type?: string }[]} match
 * @property {string} request
 * @property {string} [method]
 * @property {string} [params]
 * @property {string} [id]
 * @property {string} [chain]
 * @property {string} [namespace]
 * @property {"json"} [encoding]
 * @property {"caip-27"} [envelope]
 * @property {string} [translate]
 * @property {object | null} answer
 * @property {string[]} [events]
 * @property {{ element: string, attribute: string }} [name]
 *
 * @typedef {Call & { id: unknown, transport: Transport }} WireCall what a message asks for
 */

/** How far the message of a known wallet is searched. */
const SEARCH_DEPTH = 12;
const SEARCH_NODES = 20_000;
/** CAIP-27: a request that holds another, which says what it is. */
const ENVELOPE = "walletinvokemethod";
/** What may be the name of a method, and not a sentence about one. */
const NAME = /^\p{L}[\p{L}\d_]{2,60}$/u;
/** The name of what is too large to be searched: it counts as something that signs. */
const UNREAD = "unread";
/** The same for messages that no table knows. This is spent on every message of every page. */
const GLANCE_DEPTH = 5;
const GLANCE_NODES = 64;

/**
 * @param {any} value
 * @param {string} path member names with dots between them; empty for the value itself
 * @returns {any}
 */
function at(value, path) {
  if (path === "") return value;
  for (const key of path.split(".")) {
    if (typeof value !== "object" || value === null) return undefined;
    value = value[key];
  }
  return value;
}

/**
 * @param {Transport} transport
 * @param {any} message
 */
function matches({ match }, message) {
  return match.every(({ at: path, is, starts, type }) => {
    const member = at(message, path);
    if (is) return is.includes(member);
    if (starts !== undefined) return typeof member === "string" && member.startsWith(starts);
    return typeof member === type && member !== null;
  });
}

/**
 * The first test of each transport, by the member it looks at, so that a message of none costs a few
 * looks at members it does not have.
 * @param {string[]} kinds
 */
function indexed(kinds) {
  /** @type {Map<string, Transport[]>} */
  const index = new Map();
  for (const transport of TRANSPORTS) {
    if (!kinds.includes(transport["kind"])) continue;
    const key = String(transport["match"][0].at).split(".")[0] ?? "";
    index.set(key, [...(index.get(key) ?? []), /** @type {Transport} */ (transport)]);
  }
  return index;
}

const WINDOW_TRANSPORTS = indexed(["window-message", "parent-message"]);

/** What is found in a message that no table knows. @type {Transport} */
const UNKNOWN = { wallet: "", kind: "window-message", match: [], request: "", answer: null };

/**
 * What a window's message asks wallets for, of what has to be reviewed. One message may be made to
 * please several wallets, so each that could read it counts.
 * @param {any} message
 * @returns {WireCall[]}
 */
function recognise(message) {
  /** @type {WireCall[]} */
  const calls = [];
  if (!isObject(message)) return calls;
  let known = false;
  for (const [key, transports] of WINDOW_TRANSPORTS) {
    if (/** @type {any} */ (message)[key] === undefined) continue;
    for (const transport of transports) {
      if (!matches(transport, message)) continue;
      known = true;
      add(calls, asksIn(transport, message));
    }
  }
  add(calls, glance(message, known));
  return calls;
}

/**
 * @param {WireCall[]} calls
 * @param {WireCall[]} more of which those are left out that are the same call, seen by another way
 */
function add(calls, more) {
  for (const call of more) {
    const place = calls.findIndex(({ method, params }) => method === call.method && params === call.params);
    // Whoever knows how to say no says it.
    if (place < 0) calls.push(call);
    else if (!calls[place]?.transport.answer) calls[place] = call;
  }
}

/**
 * What a message of a known wallet asks for.
 * @param {Transport} transport
 * @param {any} message
 * @returns {WireCall[]}
 */
function asksIn(transport, message) {
  const said = callsIn(transport, message);
  // A shape that the table does not describe: whatever in it sounds like signing counts.
  return said.length > 0 ? said.filter(({ method, params }) => asks(transport, method, params)) : searched(transport, message);
}

/**
 * @param {Transport} transport
 * @param {string} method
 * @param {any} params
 */
function asks({ envelope }, method, params) {
  if (envelope && bareName(method) === ENVELOPE) return signs(at(params, "request.method"));
  return signs(method);
}

/**
 * The calls at the place that the table names.
 * @param {Transport} transport
 * @param {any} message
 * @returns {WireCall[]}
 */
function callsIn(transport, message) {
  const { request, method = "method", params = "params", id, chain, namespace = "" } = transport;
  let found = at(message, request);
  if (transport.encoding === "json" && typeof found === "string") found = parsed(found);
  const one = isObject(found) && typeof at(found, method) === "string";
  // An array may say a method itself, beside its elements: then some wallet may read that.
  const requests = Array.isArray(found) && !one ? found : Array.isArray(found) ? [found, ...found] : [found];
  /** @type {WireCall[]} */
  const calls = [];
  for (const each of requests) {
    const name = isObject(each) ? at(each, method) : undefined;
    if (typeof name !== "string") continue;
    const says = chain === undefined ? undefined : at(message, chain);
    calls.push({
      method: listedName(name),
      params: at(each, params),
      chain: typeof says === "string" && says.includes(":") ? says : (NETWORKS[namespace] ?? networkOf(name)),
      id: id === undefined ? at(each, "id") : at(message, id),
      transport,
    });
  }
  return calls;
}

/** @param {unknown} value @returns {value is object} */
const isObject = (value) => typeof value === "object" && value !== null;

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Searches a message for anything that sounds like signing, under any member, also in JSON that
 * stands in a string.
 * @param {Transport} transport
 * @param {any} message
 * @returns {WireCall[]}
 */
function searched(transport, message) {
  let nodes = SEARCH_NODES;
  let name = "";
  /** @param {any} value @param {number} depth */
  const visit = (value, depth) => {
    if (name) return;
    nodes -= 1;
    if (nodes < 0 || depth > SEARCH_DEPTH) {
      name = UNREAD;
    } else if (typeof value === "string") {
      if (NAME.test(value) && signs(value)) name = value;
      else if (/^\s*[[{]/u.test(value)) visit(parsed(value), depth + 1);
    } else if (isObject(value)) {
      for (const member of Object.values(value)) visit(member, depth + 1);
    }
  };
  visit(message, 0);
  return name ? [{ method: name, params: message, chain: networkOf(name), id: at(message, "id"), transport }] : [];
}

/**
 * Looks for requests under names that only wallets use, wherever they stand: wallets whose source is
 * closed have wires too, and a message may be made so that a wallet finds something in it which stands
 * elsewhere than the table says.
 * @param {any} message
 * @param {boolean} known whether some wallet reads it for certain: then all of it is looked at
 * @returns {WireCall[]}
 */
function glance(message, known) {
  /** @type {WireCall[]} */
  const calls = [];
  let nodes = known ? SEARCH_NODES : GLANCE_NODES;
  const deepest = known ? SEARCH_DEPTH : GLANCE_DEPTH;
  /** @param {string} method @param {any} params @param {unknown} [id] */
  const found = (method, params, id) => calls.push({ method: listedName(method), params, id, chain: networkOf(method), transport: UNKNOWN });
  /** @param {any} value @param {number} depth */
  const visit = (value, depth) => {
    const { method } = value;
    const said = typeof method === "string" && value.params !== undefined ? bareName(method) : "";
    if (UNMISTAKABLE.has(said) && (said !== ENVELOPE || signs(at(value.params, "request.method")))) {
      found(method, value.params, value.id);
      return;
    }
    if (depth === deepest) return;
    for (const key in value) {
      nodes -= 1;
      if (nodes < 0) return;
      const member = value[key];
      if (isObject(member) && !ArrayBuffer.isView(member)) visit(member, depth + 1);
    }
  };
  visit(message, 0);
  if (known && nodes < 0) found(UNREAD, message);
  return calls;
}

/**
 * How a wallet says no to one call of a message.
 * @param {WireCall} call
 * @param {any} message
 * @param {{ code: number, message: string }} error
 * @returns {any} null where it says nothing, or nobody knows how
 */
function refusalOf({ transport, id }, message, error) {
  const { code, message: why } = error;
  /** @param {any} part @returns {any} */
  const filled = (part) => {
    if (Array.isArray(part)) return part.map(filled);
    if (isObject(part)) return Object.fromEntries(Object.entries(part).map(([key, member]) => [key, filled(member)]));
    const [, slot] = typeof part === "string" ? (/^\{(.+)\}$/u.exec(part) ?? []) : [];
    if (slot === undefined) return part;
    if (slot === "id") return id;
    if (slot === "code") return code;
    if (slot === "message") return why;
    if (slot === "error-json") return JSON.stringify({ code, message: why });
    return at(message, slot);
  };
  return transport.answer && filled(transport.answer);
}
