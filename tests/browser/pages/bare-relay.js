/**
 * A relay for tests of the background: it passes on whatever a page posts, and posts whatever comes
 * back. So a test can say what page/ and relay/ would say, whatever those are at the moment.
 */
{
  /** @type {chrome.runtime.Port | null} */
  let port = null;

  const connect = () => {
    const connected = chrome.runtime.connect({ name: "relay" });
    connected.onMessage.addListener((message) => window.postMessage({ fromBackground: message }, "*"));
    connected.onDisconnect.addListener(() => {
      port = null;
      window.postMessage({ fromBackground: { type: "lost" } }, "*");
    });
    return connected;
  };

  window.addEventListener("message", ({ data }) => {
    if (!data?.toBackground) return;
    port ??= connect();
    port.postMessage(data.toBackground);
  });

  chrome.runtime.onMessage.addListener((message, _sender, respond) => {
    if (message?.type === "who" && window === window.top) respond({ origin: window.origin });
  });
}
