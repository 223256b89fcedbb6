/**
 * Who a message comes from, as the browser says it. What a message says about itself counts for
 * nothing here.
 */

/**
 * Whether it is a content script of this extension, in a tab.
 * @param {chrome.runtime.MessageSender | undefined} sender
 */
export function isContentScript(sender) {
  return (
    sender?.id === chrome.runtime.id &&
    sender.tab?.id !== undefined &&
    sender.frameId !== undefined &&
    !sender.url?.startsWith(chrome.runtime.getURL(""))
  );
}

/**
 * Whether it is this page of this extension, not framed by anything.
 * @param {chrome.runtime.MessageSender | undefined} sender
 * @param {string} path
 */
export function isExtensionPage(sender, path) {
  const [page] = (sender?.url ?? "").split(/[?#]/u, 1);
  return sender?.id === chrome.runtime.id && page === chrome.runtime.getURL(path) && !sender.frameId;
}
