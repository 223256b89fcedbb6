// Where wallets show themselves: properties of the window, and of what stands there.

/**
 * What a property was or became behind the accessor that is put there.
 * @typedef {{ value: any, get: Function | undefined, set: Function | undefined, absent: boolean, getter: () => any }} Trap
 */

/** Object → its properties that are watched. @type {WeakMap<object, Record<string, Trap>>} */
const trapsOf = new WeakMap();

/**
 * The accessor of a class, or further up, that an own property would hide.
 * @param {object} object
 * @param {string} name
 */
const inheritedMember = (object, name) => {
  let prototype = getPrototypeOf(object);
  while (prototype && !isShared(prototype)) {
    const member = getOwnPropertyDescriptor(prototype, name);
    if (member) return member;
    prototype = getPrototypeOf(prototype);
  }
  return undefined;
};

/**
 * Sees to it that a property of an object is watched: whatever it holds or is given later is guarded. A
 * wallet may have defined it anew; where it cannot be redefined, the object behind it is guarded.
 * @param {object} object
 * @param {string} name
 * @param {Place} node
 * @returns {boolean} whether the page finds guarded ones only
 */
const watch = (object, name, node) => {
  let traps = recall(trapsOf, object);
  if (!traps) keep(trapsOf, object, (traps = create(null)));
  const now = getOwnPropertyDescriptor(object, name);
  const known = traps[name];
  if (now && known && own(now, "get") === known.getter) return true;
  const above = now || object === page ? undefined : inheritedMember(object, name);
  if (now && !now.configurable) {
    const value = peek(object, name);
    return guard(value, node) === value;
  }
  if (!now && known && known.absent && departed) return true;
  const trap = known ?? makeTrap(object, name, node);
  const from = now ?? above;
  trap.value = from && hasOwn(from, "value") ? from.value : undefined;
  trap.get = from && hasOwn(from, "get") ? from.get : undefined;
  trap.set = from && hasOwn(from, "set") ? from.set : undefined;
  trap.absent = !from;
  traps[name] = trap;
  const held = setTrap(object, name, trap, now ? now.enumerable === true : false);
  if (from) apply(trap.getter, object, []);
  return held;
};

/**
 * @param {object} object
 * @param {string} name
 * @param {Place} node
 * @returns {Trap}
 */
const makeTrap = (object, name, node) => {
  /** @type {Trap} */
  const trap = /** @type {any} */ ({ __proto__: null, value: undefined, get: undefined, set: undefined, absent: true });
  const shown = {
    get member() {
      // A window also shows elements by their names.
      if (trap.absent) return object === page ? read(/** @type {object} */ (getPrototypeOf(page)), name, page) : undefined;
      return guard(trap.get ? apply(trap.get, object, []) : trap.value, node);
    },
    set member(value) {
      if (trap.set) apply(trap.set, object, [value]);
      else if (!trap.get) {
        trap.value = value;
        trap.absent = false;
        guard(value, node);
        setTrap(object, name, trap, true);
      }
    },
  };
  const accessor = /** @type {PropertyDescriptor} */ (getOwnPropertyDescriptor(shown, "member"));
  trap.getter = /** @type {() => any} */ (accessor.get);
  keep(settersOf, trap, accessor.set);
  return trap;
};

/** Trap → its setter. */
const settersOf = new WeakMap();

/**
 * @param {object} object
 * @param {string} name
 * @param {Trap} trap
 * @param {boolean} enumerable
 */
const setTrap = (object, name, trap, enumerable) => {
  /** @type {Bare & PropertyDescriptor} */
  const descriptor = { __proto__: null, get: trap.getter, set: recall(settersOf, trap), enumerable, configurable: true };
  try {
    return defineProperty(object, name, descriptor) && getOwnPropertyDescriptor(object, name)?.get === trap.getter;
  } catch {
    return false;
  }
};

const globalNames = /** @type {string[]} */ (ownKeys(GLOBALS));

const watchGlobals = () => {
  for (let index = 0; index < globalNames.length; index += 1) {
    const name = /** @type {string} */ (globalNames[index]);
    watch(page, name, /** @type {Place} */ (GLOBALS[name]));
  }
};

/** Whether the wallets that come by themselves have come. */
let departed = false;

/**
 * Takes away the accessors under which no wallet came: pages look whether a name is there at all. The one
 * that every page knows stays.
 */
const departGlobals = () => {
  departed = true;
  for (let index = 0; index < globalNames.length; index += 1) {
    const name = /** @type {string} */ (globalNames[index]);
    const trap = recall(trapsOf, page)?.[name];
    if (name === "ethereum" || !trap || !trap.absent) continue;
    if (getOwnPropertyDescriptor(page, name)?.get === trap.getter) deleteProperty(page, name);
  }
};
