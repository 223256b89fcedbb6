// The browser tells of new elements before it runs the next script of the page, and
// `document.open` removes every listener but not the observer. After the document's own scripts
// have run, the end of each later script's load is looked at instead.
const observer = new MutationObserver(() => {
  closeDoorToOffers();
  watchAnnouncements();
  watchGlobals();
  watchRuntime();
});
observe(observer, document, { childList: true, subtree: true });
listen(document, "DOMContentLoaded", () => {
  watchGlobals();
  observe(observer, document, { childList: true });
});
listen(page, "load", () => startTimer(departGlobals, ARRIVAL_MS));

// `document.open`, and writing into a finished document, which opens it: the page's next listener
// must not come before these.
const REOPENERS = ["open", "write", "writeln"];
for (let index = 0; index < REOPENERS.length; index += 1) {
  const name = /** @type {"open" | "write" | "writeln"} */ (REOPENERS[index]);
  const original = /** @type {Function} */ (Document.prototype[name]);
  install(Document.prototype, name, new NativeProxy(original, /** @type {ProxyHandler<Function>} */ ({
    __proto__: null,
    apply: (_original, self, given) => {
      try {
        return apply(original, self, given);
      } finally {
        watchAnnouncements();
        watchGlobals();
      }
    },
  })));
}

if (prepared) changeDispatch();
watchAnnouncements();
watchGlobals();
watchRuntime();
