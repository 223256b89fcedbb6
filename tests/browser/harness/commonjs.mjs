/**
 * Makes one script of a CommonJS package and everything it requires, so that a page can use the
 * very provider that a wallet injects. It knows just enough of Node's rules for that: the `browser`
 * field of a package, and small stand-ins for the parts of Node that the packages expect.
 */

import { readFile } from "node:fs/promises";
import { createRequire, isBuiltin } from "node:module";
import { dirname, join } from "node:path";

/** What a page has to know of Node's own modules. */
const NODE_MODULES = new Map([
  [
    "events",
    `// A plain function, since older packages inherit from it by calling it; the listeners stand in
    // _events, where packages look for them.
    function EventEmitter() {}
    function events(emitter) {
      if (!Object.hasOwn(emitter, "_events")) emitter._events = {};
      return emitter._events;
    }
    Object.assign(EventEmitter.prototype, {
      on(name, listener) { events(this)[name] = [...this.listeners(name), listener]; return this; },
      once(name, listener) {
        const wrapper = (...values) => { this.off(name, wrapper); Reflect.apply(listener, this, values); };
        wrapper.listener = listener;
        return this.on(name, wrapper);
      },
      off(name, listener) {
        const rest = this.listeners(name).filter((each) => each !== listener && each.listener !== listener);
        events(this)[name] = rest;
        return this;
      },
      emit(name, ...values) {
        const listeners = this.listeners(name);
        for (const listener of listeners) Reflect.apply(listener, this, values);
        return listeners.length > 0;
      },
      listeners(name) { return events(this)[name] ?? []; },
      listenerCount(name) { return this.listeners(name).length; },
      removeAllListeners(name) { delete events(this)[name]; return this; },
      setMaxListeners() { return this; },
    });
    const { prototype } = EventEmitter;
    prototype.addListener = prototype.on;
    prototype.removeListener = prototype.off;
    module.exports = EventEmitter;
    module.exports.EventEmitter = EventEmitter;`,
  ],
  [
    "buffer",
    `class Buffer extends Uint8Array { static isBuffer() { return false; } }
    module.exports = { Buffer };`,
  ],
]);

/**
 * @typedef {{ id: string, source: string, requires: Record<string, string> }} Module
 */

/**
 * The nearest package.json above a file.
 * @param {string} file
 * @returns {Promise<{ folder: string, browser: Record<string, string | false> }>}
 */
async function packageOf(file) {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const text = await readFile(join(folder, "package.json"), "utf8").catch(() => null);
    const { name, browser } = text ? JSON.parse(text) : {};
    if (name) return { folder, browser: typeof browser === "object" ? browser : {} };
    if (folder === dirname(folder)) throw new Error(`${file} belongs to no package`);
  }
}

/**
 * Which module a file means, or null for one that a browser goes without.
 * @param {string} from the file that requires
 * @param {string} name what it requires
 */
async function resolve(from, name) {
  const { folder, browser } = await packageOf(from);
  if (browser[name] === false) return null;
  if (NODE_MODULES.has(name)) return name;
  const file = createRequire(from).resolve(name);
  if (isBuiltin(file)) return null;
  for (const [left, right] of Object.entries(browser)) {
    if (right && left.startsWith(".") && join(folder, left) === file) return join(folder, right);
  }
  return file;
}

/**
 * One script that sets `commonjs` to an object with the exports of a package, and of those of its
 * own dependencies that are named, each under its name.
 * @param {string} name
 * @param {string[]} dependencies
 * @returns {Promise<string>}
 */
export async function commonjsBundle(name, dependencies) {
  const entry = createRequire(import.meta.url).resolve(name);
  /** @type {Map<string, string>} */
  const entries = new Map([[name, entry]]);
  for (const each of dependencies) entries.set(each, (await resolve(entry, each)) ?? "");
  /** @type {Map<string, Module>} */
  const modules = new Map();
  for (const id of entries.values()) await add(modules, id);
  const parts = [...modules.values()].map(
    ({ id, source, requires }) =>
      `${JSON.stringify(id)}: [${JSON.stringify(requires)}, function (module, exports, require) {${source}\n}]`,
  );
  return `{
    const modules = {${parts.join(",\n")}};
    const loaded = new Map();
    globalThis.process ??= {
      browser: true,
      env: {},
      nextTick: (run, ...values) => queueMicrotask(() => run(...values)),
    };
    globalThis.global ??= globalThis;
    const load = (id) => {
      if (id === undefined) return {};
      if (loaded.has(id)) return loaded.get(id).exports;
      const module = { exports: {} };
      loaded.set(id, module);
      const [requires, run] = modules[id];
      run.call(module.exports, module, module.exports, (name) => load(requires[name]));
      return module.exports;
    };
    globalThis.commonjs = {};
    for (const [name, id] of ${JSON.stringify([...entries])}) globalThis.commonjs[name] = load(id);
  }`;
}

/**
 * Adds a module and everything that it requires.
 * @param {Map<string, Module>} modules
 * @param {string} id
 */
async function add(modules, id) {
  if (modules.has(id)) return;
  const text = NODE_MODULES.get(id) ?? (await readFile(id, "utf8"));
  const source = id.endsWith(".json") ? `module.exports = ${text}` : text;
  /** @type {Module} */
  const module = { id, source, requires: {} };
  modules.set(id, module);
  if (NODE_MODULES.has(id)) return;
  for (const [, required = ""] of source.matchAll(/\brequire\(\s*["']([^"']+)["']\s*\)/g)) {
    // What cannot be found is required inside a condition that never holds in a browser.
    const target = await resolve(id, required).catch(() => null);
    if (target === null) continue;
    module.requires[required] = target;
    await add(modules, target);
  }
}
