/**
 * Two small sites as they are written with the common libraries: one with wagmi (and so viem), one with
 * ethers. Both find their wallet by its announcement (EIP-6963), and can be told to do the same things.
 */
{
  const { wagmi, viem, ethers, mipd } = /** @type {any} */ (window).libraries;

  const chain = viem.defineChain({
    id: 31337,
    name: "Node",
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: [`${location.origin}/rpc`] } },
  });
  const chains = [chain, { ...chain, id: 0x53a, name: "Other" }];

  /**
   * What a library made of an error: the name and the code of each that it goes back to. The last is the
   * wallet's own, which is an object of any kind with a code.
   * @param {any} error
   * @returns {any[]}
   */
  const described = (error) => {
    const before = error.cause ?? error.info?.error;
    return before ? [[error.name, error.code], ...described(before)] : [[error.code]];
  };

  /** A site with wagmi. */
  const withWagmi = async () => {
    const config = wagmi.createConfig({
      chains,
      transports: Object.fromEntries(chains.map(({ id }) => [id, wagmi.http()])),
      storage: wagmi.createStorage({ storage: localStorage }),
    });
    await wagmi.reconnect(config);
    const [connector] = config.connectors;
    return {
      found: () => config.connectors.map((/** @type {any} */ each) => {
        const { info } = mipd.createStore().findProvider({ rdns: each.id });
        return { uuid: info.uuid, name: each.name, icon: each.icon, rdns: each.id };
      }),
      connect: async () => (await wagmi.connect(config, { connector })).accounts,
      state: () => {
        const { status, addresses = [], chainId } = wagmi.getConnection(config);
        return { connected: status === "connected", accounts: addresses, chainId };
      },
      message: (/** @type {string} */ message) => wagmi.signMessage(config, { message }),
      typed: (/** @type {any} */ data) => wagmi.signTypedData(config, data),
      send: async (/** @type {string} */ to) => {
        const hash = await wagmi.sendTransaction(config, { to, value: 1n });
        return (await wagmi.waitForTransactionReceipt(config, { hash, pollingInterval: 50 })).status === "success";
      },
      choose: async (/** @type {number} */ chainId) => (await wagmi.switchChain(config, { chainId })).id,
    };
  };

  /** A site with ethers. */
  const withEthers = async () => {
    /** @type {any[]} */
    let found = [];
    const provider = await ethers.BrowserProvider.discover({
      timeout: 100,
      filter: (/** @type {any[]} */ all) => ([found] = [all], all[0]),
    });
    /** @type {any} */
    const wallet = mipd.createStore().getProviders()[0].provider;
    const state = {
      accounts: await provider.send("eth_accounts", []),
      chainId: Number(await provider.send("eth_chainId", [])),
    };
    wallet.on("accountsChanged", (/** @type {string[]} */ accounts) => Object.assign(state, { accounts }));
    wallet.on("chainChanged", (/** @type {string} */ chainId) => Object.assign(state, { chainId: Number(chainId) }));
    const signer = () => provider.getSigner();
    return {
      found: () => found.map(({ uuid, name, icon, rdns }) => ({ uuid, name, icon, rdns })),
      connect: () => provider.send("eth_requestAccounts", []),
      // A wallet connects in its own time, so it is asked each time.
      state: () => ({ ...state, connected: wallet.isConnected() && state.accounts.length > 0 }),
      message: async (/** @type {string} */ text) => (await signer()).signMessage(text),
      typed: async (/** @type {any} */ { domain, types: { EIP712Domain, ...types }, message }) =>
        (await signer()).signTypedData(domain, types, message),
      send: async (/** @type {string} */ to) =>
        (await (await (await signer()).sendTransaction({ to, value: 1n })).wait()).status === 1,
      choose: async (/** @type {number} */ chainId) => {
        await provider.send("wallet_switchEthereumChain", [{ chainId: ethers.toQuantity(chainId) }]);
        return chainId;
      },
    };
  };

  /** @type {Record<string, () => Promise<any>>} */
  const kinds = { wagmi: withWagmi, ethers: withEthers };
  const site = kinds[new URLSearchParams(location.search).get("site") ?? ""]?.();

  Object.assign(window, {
    /**
     * Has the site do something, and says what came of it.
     * @param {string} name
     * @param {any[]} values
     */
    act: async (name, ...values) => {
      try {
        return { result: await (await site)[name](...values) };
      } catch (error) {
        return { error: described(error) };
      }
    },
  });
}
