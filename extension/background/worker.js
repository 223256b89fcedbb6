/**
 * The background's front page: which event goes where. Every listener is added in the first turn,
 * because a browser that wakes the background for an event delivers it right after that turn.
 */
import * as asks from "./asks.js";
import * as counts from "./counts.js";
import * as engine from "./engine.js";
import * as queue from "./queue.js";
import * as reviewWindow from "./review-window.js";
import { isContentScript, isExtensionPage } from "./senders.js";

/** What an earlier life of the background left behind has been cleared up. */
const ready = counts.load().then(async () => {
  const refused = await queue.recover();
  counts.add("refused", refused);
  await reviewWindow.recover();
});

queue.whenChanged(reviewWindow.update);

chrome.runtime.onConnect.addListener((port) => {
  if (port.name === "relay" && isContentScript(port.sender)) asks.accept(port, ready);
  else if (port.name === "review" && isExtensionPage(port.sender, "ui/review.html")) reviewWindow.accept(port);
  else port.disconnect();
});

chrome.runtime.onMessage.addListener((message, sender, respond) => {
  if (message?.type !== "counts" || !isExtensionPage(sender, "ui/popup.html")) return false;
  ready.then(async () => respond({ ...counts.current(), ...(await engine.describe()) }));
  return true;
});

chrome.tabs.onRemoved.addListener((tab) => {
  counts.forgetTab(tab);
  reviewWindow.tabRemoved(tab);
});
