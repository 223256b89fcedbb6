/**
 * A wallet that uses the provider which MetaMask injects, `@metamask/providers`, in front of the
 * node. The page's half is theirs; the half behind the stream, which in MetaMask is the extension,
 * is the small one below.
 */
{
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const { node: address = "/rpc" } = script.dataset;
  const node = new URL(address, script.src).href;
  const { commonjs } = /** @type {any} */ (window);
  const { initializeProvider } = commonjs["@metamask/providers"];
  const { Duplex } = commonjs["readable-stream"];

  /**
   * @param {string} method
   * @param {any[]} [params]
   */
  const call = async (method, params = []) => {
    const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
    return (await fetch(node, { method: "POST", body })).json();
  };

  /** What MetaMask's provider asks of the wallet itself, and never of a node. */
  const state = async () => {
    const { result: accounts } = await call("eth_accounts");
    const { result: chainId } = await call("eth_chainId");
    const networkVersion = String(Number(chainId));
    return { result: { accounts, chainId, networkVersion, isConnected: true, isUnlocked: true } };
  };

  const connectionStream = new Duplex({
    objectMode: true,
    read() {},
    /**
     * @param {{ id?: number, method: string, params?: any[] }} payload
     * @param {string} _encoding
     * @param {() => void} done
     */
    write({ id, method, params }, _encoding, done) {
      done();
      if (id === undefined) return;
      const asked = method === "eth_requestAccounts" ? "eth_accounts" : method;
      const answer = method === "metamask_getProviderState" ? state() : call(asked, params);
      void answer.then(({ result, error }) => {
        connectionStream.push({ jsonrpc: "2.0", id, ...(error ? { error } : { result }) });
      });
    },
  });

  initializeProvider({
    connectionStream,
    shouldSendMetadata: false,
    shouldAnnounceCaip294: false,
    providerInfo: {
      uuid: "0b6f2f5e-6c1d-4a8e-8f0a-3f1d1c7e9a52",
      name: "MetaMask",
      icon: "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>",
      rdns: "io.metamask",
    },
  });
}
