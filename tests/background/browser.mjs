/**
 * As much of the browser's interfaces as the modules under test use, kept in memory.
 */

/** What the stand-in knows, and what was done with it. */
export class Browser {
  /** @type {Record<string, any>} */
  session = {};
  /** @type {Record<string, any>} */
  local = {};
  /** Tab → the origin that its page tells. @type {Map<number, string>} */
  sites = new Map();
  /** The tab in front. @type {number | undefined} */
  front = undefined;
  /** Window → its type. @type {Map<number, string>} */
  windows = new Map();
  /** Windows that were opened. @type {any[]} */
  opened = [];
  /** Tab → the text of its badge. @type {Map<number, string>} */
  badges = new Map();
  /** @type {Map<string, any>} */
  alarms = new Map();
  granted = true;

  /** Puts the stand-in where the modules look for it. */
  install() {
    /** @param {Record<string, any>} stored */
    const area = (stored) => ({
      get: async (/** @type {string} */ key) => (key in stored ? { [key]: structuredClone(stored[key]) } : {}),
      set: async (/** @type {object} */ values) => void Object.assign(stored, structuredClone(values)),
      remove: async (/** @type {string} */ key) => void delete stored[key],
    });
    const chrome = {
      storage: { session: area(this.session), local: area(this.local) },
      permissions: { contains: async () => this.granted, remove: async () => { this.granted = false; } },
      runtime: { getManifest: () => ({ optional_permissions: ["tabs"] }) },
      i18n: { getMessage: () => "Countersign" },
      alarms: {
        create: async (/** @type {string} */ name, /** @type {any} */ when) => void this.alarms.set(name, when),
        get: async (/** @type {string} */ name) => this.alarms.get(name),
      },
      action: {
        setBadgeText: async (/** @type {any} */ { tabId, text }) => void this.badges.set(tabId, text),
        setBadgeBackgroundColor: async () => {},
        setTitle: async () => {},
      },
      tabs: {
        query: async () => (this.front === undefined ? [] : [{ id: this.front }]),
        sendMessage: async (/** @type {number} */ tab) => ({ origin: this.sites.get(tab) }),
        remove: async () => {},
      },
      windows: {
        get: async (/** @type {number} */ id) => ({ type: this.windows.get(id) }),
        create: async (/** @type {any} */ what) => {
          this.opened.push(what);
          return { tabs: [{ id: 1000 + this.opened.length }] };
        },
      },
    };
    Object.assign(globalThis, { chrome });
    URL.parse ??= (/** @type {any} */ text, /** @type {any} */ base) => {
      try {
        return new URL(text, base);
      } catch {
        return null;
      }
    };
    Promise.withResolvers ??= /** @type {any} */ (() => {
      /** @type {any} */
      const made = {};
      made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
      return made;
    });
    return this;
  }
}
