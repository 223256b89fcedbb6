// Announcements: each is stopped, and a frozen one with the same info and the guarded provider takes the
// place of the wallet's, in which something could turn out differently at the next reading.

/** Announcements made here. */
const ownAnnouncements = new WeakMap();

/**
 * @param {string} type
 * @param {unknown} detail
 */
const announce = (type, detail) => {
  const announcement = new NativeCustomEvent(type, { detail });
  keep(ownAnnouncements, announcement, true);
  dispatch(page, announcement);
};

/**
 * What an event carries. Some wallets' events keep it to themselves, and show it by a getter of their own.
 * @param {Event} event
 */
const detailOf = (event) => {
  try {
    return customDetail(event);
  } catch {
    return peek(event, "detail");
  }
};

/**
 * @param {string} type
 * @param {string} kind
 */
const announcementListener = (type, kind) => (/** @type {Event} */ event) => {
  if (recall(ownAnnouncements, event)) return;
  // First of all: whatever fails below, no listener of the page's gets this one.
  stopEvent(event);
  watchGlobals();
  const detail = detailOf(event);
  if (!isObject(detail)) return;
  const info = peek(detail, "info");
  const provider = peek(detail, "provider");
  if (!isObject(provider)) return;
  const name = isObject(info) ? peek(info, "name") : null;
  if (typeof name === "string") keep(names, recall(behind, provider) || provider, slice(name, 0, MAX_NAME));
  const shown = guard(provider, nodeOfKind[kind]);
  if (shown) announce(type, freeze({ info, provider: shown }));
};

/** @type {{ type: string, hear: (event: Event) => void }[]} */
const announcementListeners = [];
const announcementTypes = /** @type {string[]} */ (ownKeys(ANNOUNCEMENTS));
for (let index = 0; index < announcementTypes.length; index += 1) {
  const type = /** @type {string} */ (announcementTypes[index]);
  push(announcementListeners, { type, hear: announcementListener(type, /** @type {string} */ (ANNOUNCEMENTS[type])) });
}

/** Events after which a wallet's property may be there. */
const ARRIVALS = ["ethereum#initialized", "tronLink#initialized", "unisat#initialized", "avalanche#initialized"];

/**
 * In a window that a page may have prepared, somebody may listen who came first. So what a wallet announces
 * there is changed before anybody hears it.
 */
const changeDispatch = () => {
  const made = new NativeProxy(EventTarget.prototype.dispatchEvent, /** @type {ProxyHandler<any>} */ ({
    __proto__: null,
    apply: (original, self, given) => {
      const event = own(given, 0);
      if ((self === page || self === undefined) && !recall(ownAnnouncements, event)) {
        const hear = listenerFor(event);
        if (hear) {
          hear(event);
          return true;
        }
      }
      return apply(original, self, given);
    },
  }));
  install(EventTarget.prototype, "dispatchEvent", made);
  if (peek(page, "dispatchEvent") !== made) addReason("This frame had a dispatchEvent of its own before Countersign could look.");
};

/**
 * @param {unknown} event
 * @returns {((event: Event) => void) | null} who makes another of it, if it announces anything
 */
const listenerFor = (event) => {
  let type = "";
  try {
    type = eventType(event);
  } catch {
    return null;
  }
  if (type === REGISTER) return hearRegistration;
  if (type === APP_READY) return hearApp;
  for (let index = 0; index < announcementListeners.length; index += 1) {
    const known = /** @type {(typeof announcementListeners)[number]} */ (announcementListeners[index]);
    if (known.type === type) return known.hear;
  }
  return null;
};

const watchAnnouncements = () => {
  for (let index = 0; index < announcementListeners.length; index += 1) {
    const { type, hear } = /** @type {(typeof announcementListeners)[number]} */ (announcementListeners[index]);
    listen(page, type, hear, true);
  }
  listen(page, REGISTER, hearRegistration, true);
  listen(page, APP_READY, hearApp, true);
  for (let index = 0; index < ARRIVALS.length; index += 1) listen(page, ARRIVALS[index], watchGlobals, true);
  // Whatever a page asks of a wallet, it mostly asks because somebody has pressed something.
  listen(page, "pointerdown", watchGlobals, true);
  listen(page, "keydown", watchGlobals, true);
  listen(document, "load", watchGlobals, true);
};
