/** The methods of MetaMask's inner engine by which a request gets in. */
const ENGINE_DOORS = ["handle", "_promiseHandle", "asMiddleware"];
/** The one of its connection to the extension. */
const CONNECTION_DOORS = ["middleware"];

/** Those are asked as a provider is. @type {Record<string, How>} */
const innerDoors = create(null);
for (let index = 0; index < ENGINE_DOORS.length; index += 1) {
  innerDoors[/** @type {string} */ (ENGINE_DOORS[index])] = /** @type {How} */ (doorsOfKind["evm"]?.["request"]);
}
innerDoors["middleware"] = /** @type {How} */ (innerDoors["handle"]);

/** @type {Record<string, How>} */
const NO_DOORS = create(null);

/** Kind of provider → what is known of an object of that kind alone. @type {Record<string, Place>} */
const nodeOfKind = create(null);
for (let index = 0; index < kindNames.length; index += 1) {
  const kind = /** @type {string} */ (kindNames[index]);
  nodeOfKind[kind] = /** @type {any} */ ({ __proto__: null, provider: kind, members: null });
}

/**
 * @param {Place} node
 * @returns {Record<string, How>}
 */
const doorsFor = (node) => (node.provider === null ? NO_DOORS : doorsOfKind[node.provider]) || NO_DOORS;

/**
 * What is known of a member of an object.
 * @param {Place} node
 * @param {PropertyKey} key
 * @returns {Place | null}
 */
const memberOf = (node, key) => {
  if (typeof key !== "string") return null;
  const known = node.members?.[key];
  if (known) return known;
  const kind = node.provider === null ? undefined : PROVIDERS[node.provider]?.members[key];
  return (kind && nodeOfKind[kind]) || null;
};

/** Provider → what stands in for it, where it could not be changed. */
const standIns = new WeakMap();
/** Object → as what and in which round it was last looked at, since a provider may list itself. */
const inHand = new WeakMap();
let round = 0;
/** How deep one such round has gone. */
let guarding = 0;

/**
 * Whether a prototype is one that everything shares, in whatever realm: none of a wallet's.
 * @param {object | null} prototype
 */
const isShared = (prototype) => prototype === null || hasOwn(prototype, "hasOwnProperty");

/** Getters that were put here. */
const ownGetters = new WeakMap();

/**
 * Replaces an accessor that makes a method at each reading by one that makes doors.
 * @param {object} prototype
 * @param {string} name
 * @param {PropertyDescriptor} member
 * @param {How} how
 * @returns {boolean} whether it holds
 */
const guardAccessor = (prototype, name, member, how) => {
  const get = /** @type {() => any} */ (own(member, "get"));
  if (recall(ownGetters, get)) return true;
  const made = new NativeProxy(get, /** @type {ProxyHandler<() => any>} */ ({
    __proto__: null,
    apply: (_get, self, given) => {
      const method = apply(get, self, given);
      if (typeof method !== "function" || recall(originals, method)) return method;
      return recall(doorsOf, method) || door(null, method, how);
    },
  }));
  keep(ownGetters, made, true);
  /** @type {Bare & PropertyDescriptor} */
  const descriptor = { __proto__: null, get: made, set: own(member, "set"), enumerable: own(member, "enumerable"), configurable: true };
  return defineProperty(prototype, name, descriptor);
};

/**
 * Puts doors on the prototypes of an object, so that a method taken from there is caught too.
 * @param {object} object
 * @param {Record<string, How>} doors
 * @returns {boolean} whether each of them holds
 */
const guardPrototypes = (object, doors) => {
  let held = true;
  let prototype = getPrototypeOf(object);
  const names = ownKeys(doors);
  while (prototype && !isShared(prototype)) {
    for (let index = 0; index < names.length; index += 1) {
      const name = /** @type {string} */ (names[index]);
      const how = /** @type {How} */ (doors[name]);
      const member = getOwnPropertyDescriptor(prototype, name);
      if (!member) continue;
      if (typeof own(member, "get") === "function") {
        if (!guardAccessor(prototype, name, member, how)) held = false;
        continue;
      }
      const method = own(member, "value");
      if (typeof method !== "function" || recall(originals, method)) continue;
      const made = door(null, method, how);
      install(prototype, name, made);
      if (getOwnPropertyDescriptor(prototype, name)?.value !== made) held = false;
    }
    prototype = getPrototypeOf(prototype);
  }
  return held;
};

/**
 * Prototypes to show instead of those that cannot be changed: the same line, with doors only.
 * @param {object | null} prototype
 * @param {Record<string, How>} doors
 * @returns {object | null}
 */
const mirror = (prototype, doors) => {
  if (!prototype || isShared(prototype)) return prototype;
  const shown = create(mirror(getPrototypeOf(prototype), doors));
  const names = ownKeys(doors);
  for (let index = 0; index < names.length; index += 1) {
    const name = /** @type {string} */ (names[index]);
    const method = getOwnPropertyDescriptor(prototype, name)?.value;
    if (typeof method === "function") {
      install(shown, name, door(null, recall(originals, method) || method, /** @type {How} */ (doors[name])));
    }
  }
  return shown;
};

/**
 * Puts doors on an object, in place.
 * @param {object} object
 * @param {Record<string, How>} doors
 * @returns {boolean} whether each of them holds: some objects take a change and ignore it
 */
const guardMethods = (object, doors) => {
  let held = true;
  const names = ownKeys(doors);
  for (let index = 0; index < names.length; index += 1) {
    const name = /** @type {string} */ (names[index]);
    const method = peek(object, name);
    if (typeof method !== "function" || recall(originals, method)) continue;
    const made = door(object, method, /** @type {How} */ (doors[name]));
    install(object, name, made);
    if (peek(object, name) !== made) held = false;
  }
  return held;
};

/**
 * Whether an object is what it was taken for. A site may have a variable of a wallet's name.
 * @param {object} object
 * @param {Record<string, How>} doors
 */
const isProvider = (object, doors) => {
  const names = ownKeys(doors);
  for (let index = 0; index < names.length; index += 1) {
    if (typeof read(object, /** @type {string} */ (names[index])) === "function") return true;
  }
  return false;
};

/**
 * Puts doors on whatever a page may use as a provider.
 * @param {any} value
 * @param {Place} [node] what it is taken for
 * @returns {any} what the page gets: the same object, or what stands in for one that is frozen
 */
const guard = (value, node = /** @type {Place} */ (nodeOfKind["evm"])) => {
  if (!isObject(value) || recall(behind, value)) return value;
  if (guarding === 0) round += 1;
  const seen = recall(inHand, value);
  if (seen && seen.round === round && seen.node === node) return recall(standIns, value) || value;
  keep(inHand, value, { __proto__: null, round, node });
  guarding += 1;
  try {
    if (node.provider === "list") return isArray(value) ? guardList(value) : value;
    if (node.provider === "map") return guardMap(value);
    return guardProvider(value, node);
  } catch {
    // Whatever went wrong (a page can let the stack run out): better no provider than a bare one.
    keep(inHand, value, undefined);
    return recall(standIns, value);
  } finally {
    guarding -= 1;
  }
};

/**
 * @param {object} provider
 * @param {Place} node
 * @returns {object}
 */
const guardProvider = (provider, node) => {
  const doors = doorsFor(node);
  const whole = guardMembersOf(provider, node);
  const known = recall(standIns, provider);
  if (known) return known;
  if (!isProvider(provider, doors)) return whole ? provider : standIn(provider, create(null), getPrototypeOf(provider), node, null);
  const methods = methodsOf(provider, doors);
  if (node.provider === "evm" && methods["request"] && !recall(requests, provider)) keep(requests, provider, methods["request"]);
  let held = false;
  /** @type {object | null} */
  let prototype = null;
  try {
    prototype = getPrototypeOf(provider);
    if (!guardPrototypes(provider, doors)) prototype = mirror(prototype, doors);
    const engine = peek(provider, "_rpcEngine");
    if (isObject(engine)) {
      guardPrototypes(engine, innerDoors);
      guardMethods(engine, innerDoors);
    }
    const connection = peek(provider, "_jsonRpcConnection");
    if (isObject(connection)) guardMethods(connection, innerDoors);
    held = guardMethods(provider, doors);
  } catch {
    // A provider that resists is handled like one that ignores.
  }
  return held && whole ? provider : standIn(provider, methods, prototype, node, null);
};

/**
 * A provider's own functions behind the doors.
 * @param {object} provider
 * @param {Record<string, How>} doors
 */
const methodsOf = (provider, doors) => {
  /** @type {Record<string, Function>} */
  const methods = create(null);
  const names = ownKeys(doors);
  for (let index = 0; index < names.length; index += 1) {
    const name = /** @type {string} */ (names[index]);
    const method = peek(provider, name);
    if (typeof method === "function") methods[name] = recall(originals, method) || method;
  }
  return methods;
};

/**
 * Guards what an object holds that is a provider itself.
 * @param {object} object
 * @param {Place} node
 * @returns {boolean} whether the page finds guarded ones only
 */
const guardMembersOf = (object, node) => {
  let whole = true;
  const kind = node.provider === null ? undefined : PROVIDERS[node.provider];
  const lists = [node.members, kind?.members];
  for (let list = 0; list < lists.length; list += 1) {
    const members = lists[list];
    if (!members) continue;
    const names = /** @type {string[]} */ (ownKeys(members));
    for (let index = 0; index < names.length; index += 1) {
      const name = /** @type {string} */ (names[index]);
      const member = /** @type {Place} */ (memberOf(node, name));
      if (list === 0 || isRebuilt(kind, name)) {
        if (!watch(object, name, member)) whole = false;
        continue;
      }
      const value = peek(object, name);
      if (value === object || !isObject(value)) continue;
      const shown = guard(value, member);
      if (shown === value) continue;
      install(object, name, shown);
      if (peek(object, name) !== shown) whole = false;
    }
  }
  return whole;
};

/**
 * @param {(typeof PROVIDERS)[string] | undefined} kind
 * @param {string} name
 */
const isRebuilt = (kind, name) => {
  const rebuilt = kind?.rebuilt;
  if (!rebuilt) return false;
  for (let index = 0; index < rebuilt.length; index += 1) if (rebuilt[index] === name) return true;
  return false;
};

/** @param {any} map */
const guardMap = (map) => {
  try {
    eachOfMap(map, (/** @type {unknown} */ member) => void guard(member));
  } catch {
    // It is no map.
  }
  return map;
};

/**
 * @param {any[]} list
 * @returns {any[]} the same list, or another where it cannot be changed
 */
const guardList = (list) => {
  /** @type {any[] | null} */
  let copied = null;
  for (let index = 0; index < list.length; index += 1) {
    const member = list[index];
    const shown = guard(member);
    if (shown === member) continue;
    if (!copied) {
      put(list, index, shown);
      if (list[index] === shown) continue;
      copied = copyList(list);
    }
    put(copied, index, shown);
  }
  return copied || list;
};

/**
 * An object to hand out instead of a provider that cannot be changed. Everything else goes to
 * the provider itself, with the provider as `this`, because of what it may keep in private
 * fields. The proxy's own target is empty: a proxy must not say anything else about a frozen
 * property of its target than the target does.
 * @param {any} provider
 * @param {Record<string, Function>} methods the wallet's own functions behind the doors
 * @param {object | null} prototype
 * @param {Place | null} node
 * @param {((key: PropertyKey, value: any) => any) | null} change what else is shown otherwise
 */
const standIn = (provider, methods, prototype, node, change) => {
  const known = node ? doorsFor(node) : NO_DOORS;
  /** @type {Record<PropertyKey, Function>} */
  const doors = create(null);
  const names = ownKeys(methods);
  for (let index = 0; index < names.length; index += 1) {
    const name = /** @type {string} */ (names[index]);
    doors[name] = door(provider, /** @type {Function} */ (methods[name]), /** @type {How} */ (known[name]));
  }
  const bound = new NativeWeakMap();
  /** @param {Function} method */
  const bind = (method) => {
    const made = recall(bound, method);
    if (made) return made;
    const binding = new NativeProxy(method, /** @type {ProxyHandler<Function>} */ ({
      __proto__: null,
      apply: (_method, caller, given) => {
        const result = apply(method, caller === shown ? provider : caller, given);
        return result === provider ? shown : result;
      },
    }));
    keep(bound, method, binding);
    return binding;
  };
  /**
   * @param {PropertyKey} key
   * @returns {any}
   */
  const view = (key) => {
    if (doors[key]) return doors[key];
    if (key === "constructor") return prototype ? read(prototype, key) : undefined;
    if (key === "__proto__") return prototype;
    const value = read(provider, key);
    if (value === provider) return shown;
    if (change) {
      const changed = change(key, value);
      if (changed !== value) return changed;
    }
    const member = node && memberOf(node, key);
    if (member && isObject(value)) return guard(value, member);
    if (typeof value !== "function") return value;
    const how = typeof key === "string" ? known[key] : undefined;
    return how ? recall(doorsOf, value) || door(provider, value, how) : bind(value);
  };
  /** @type {any} */
  const shown = new NativeProxy(create(prototype), /** @type {ProxyHandler<any>} */ ({
    __proto__: null,
    get: (_target, key) => view(key),
    set: (_target, key, value) => write(provider, key, value),
    has: (_target, key) => has(provider, key),
    deleteProperty: (_target, key) => deleteProperty(provider, key),
    defineProperty: (_target, key, descriptor) => defineProperty(provider, key, descriptor),
    ownKeys: () => ownKeys(provider),
    getOwnPropertyDescriptor: (_target, key) => {
      const descriptor = getOwnPropertyDescriptor(provider, key);
      if (!descriptor) return undefined;
      return { value: view(key), writable: true, enumerable: descriptor.enumerable === true, configurable: true };
    },
    setPrototypeOf: () => false,
    preventExtensions: () => false,
  }));
  keep(behind, shown, provider);
  keep(standIns, provider, shown);
  return shown;
};
