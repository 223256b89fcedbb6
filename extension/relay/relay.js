/**
 * The part of Countersign in a frame that the page cannot reach: it starts what the files before it
 * hold. They share one world, which no page sees.
 */

window.addEventListener(WELCOME, offer, true);
offer();

function watch() {
  watchMessages();
  watchEvents();
}

// The browser tells of new elements before it runs the next script. `document.open` removes every
// listener but not the observer, and what is written then begins with a new root.
const observer = new MutationObserver((records) => {
  if (records.some(({ target }) => target === document)) watch();
  lookForChannels(records);
});
observer.observe(document, { childList: true, subtree: true });
// A wallet whose script ran before this one (Firefox keeps no order) may not have been heard yet.
for (const script of document.querySelectorAll("script")) swapChannel(script);
// Wallets hand over their channels before the page is there; afterwards only the root is watched.
document.addEventListener("DOMContentLoaded", () => {
  observer.disconnect();
  observer.observe(document, { childList: true });
}, { once: true });
watch();

chrome.runtime.onMessage.addListener((message, sender, respond) => {
  if (message?.type === "who" && sender.id === chrome.runtime.id && window === window.top) {
    respond({ origin: window.origin });
  }
});
