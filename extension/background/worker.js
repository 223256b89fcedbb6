/**
 * The background's front page: which event goes where. Every listener is added in the first turn,
 * because a browser that wakes the background for an event delivers it right after that turn.
 */
import * as around from "./around.js";
import * as asks from "./asks.js";
import * as book from "./book.js";
import * as counts from "./counts.js";
import * as pages from "./pages.js";
import * as pauses from "./pauses.js";
import * as queue from "./queue.js";
import * as reviewWindow from "./review-window.js";
import { isContentScript, isExtensionPage } from "./senders.js";
import * as updates from "./updates.js";

/** What is stored has been read, and what an earlier life of the background left has been cleared up. */
const ready = Promise.all([counts.load(), book.load(), updates.load(), pauses.load(), around.load()]).then(async () => {
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
  const answer = pages.answerTo(message, sender);
  if (!answer) return false;
  ready.then(answer).then(respond, (error) => {
    console.error("A page of the extension got no answer.", error);
    respond({ failed: String(error) });
  });
  return true;
});

chrome.alarms.onAlarm.addListener(({ name }) => {
  void ready.then(() => Promise.all([updates.alarm(name), pauses.alarm(name)]));
});

// Firefox forgets alarms when it ends: being woken is enough, since the settings are read then.
chrome.runtime.onStartup.addListener(() => {});

// Without the permission for it, the browser says that a tab has changed, and not to what.
chrome.tabs.onUpdated.addListener((id, change, tab) => {
  if (change.status === "complete") void ready.then(() => pauses.tabUpdated(id));
  if (tab.url) void ready.then(() => around.tabSeen(tab));
});

chrome.tabs.onRemoved.addListener((tab) => {
  around.tabRemoved(tab);
  counts.forgetTab(tab);
  reviewWindow.tabRemoved(tab);
});
