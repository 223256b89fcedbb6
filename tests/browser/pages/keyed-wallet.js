/**
 * The page's half of a wallet with keys: the provider that MetaMask injects, `@metamask/providers`, over
 * a stream to `compat/wallet.mjs`, which stands for the wallet's extension. What goes over the stream is
 * sent on as it is spelled, apart from the id, which the provider draws by lot.
 */
{
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const { wallet: address = "", info = "{}" } = script.dataset;
  const wallet = new URL(address, script.src).href;
  const { commonjs } = /** @type {any} */ (window);
  const { initializeProvider } = commonjs["@metamask/providers"];
  const { Duplex } = commonjs["readable-stream"];

  /**
   * How many messages the page waits for an answer to, and when the last one came: a wallet that has answered
   * may wait long for the page to read it.
   */
  const waiting = { messages: 0, last: performance.now() };
  Object.defineProperty(window, "keyedWallet", { value: waiting });

  /** Is fulfilled when the last message has been answered: they arrive in the order they were sent in. */
  let sending = Promise.resolve();

  const connectionStream = new Duplex({
    objectMode: true,
    read() {},
    /**
     * @param {{ id?: number, method: string, params?: any[] }} payload
     * @param {string} _encoding
     * @param {() => void} done
     */
    write({ id, ...rest }, _encoding, done) {
      done();
      const text = JSON.stringify(rest);
      waiting.messages += 1;
      sending = sending.then(async () => {
        const answer = await (await fetch(wallet, { method: "POST", body: text })).json();
        if (id !== undefined) connectionStream.push({ jsonrpc: "2.0", id, ...answer });
        waiting.messages -= 1;
        waiting.last = performance.now();
      });
    },
  });

  new EventSource(wallet).onmessage = ({ data }) => void connectionStream.push(JSON.parse(data));

  initializeProvider({
    connectionStream,
    shouldSendMetadata: false,
    shouldAnnounceCaip294: false,
    providerInfo: JSON.parse(info),
  });
}
