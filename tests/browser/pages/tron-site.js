/**
 * A small site as it is written with TronLink's adapter: it finds the wallet as the adapter does, builds its
 * transactions with a TronWeb of its own, and has them signed by the adapter. It can be told what to do.
 */
{
  /** @type {any} */
  const page = window;
  const { TronLinkAdapter } = page.libraries;
  const { TronWeb } = page.TronWeb;

  /** How long an announcement may take to come, before the adapter looks for `window.tron`. */
  const CHECK_MS = 200;

  /** What everybody may know who asks the node; its key is in the wallet. */
  const tronWeb = new TronWeb({ fullHost: `${location.origin}/tron` });
  const adapter = new TronLinkAdapter({ checkTimeout: CHECK_MS, openUrlWhenWalletNotFound: false });

  /** What the adapter has told its listeners. @type {string[]} */
  const heard = [];
  adapter.on("connect", (/** @type {string} */ address) => heard.push(`connect ${address}`));
  adapter.on("error", (/** @type {Error} */ error) => heard.push(error.name));

  /** What the site can ask the wallet to sign, as it builds it. @type {Record<string, (...given: any[]) => Promise<any>>} */
  const building = {
    pay: (to, amount) => tronWeb.transactionBuilder.sendTrx(to, amount, adapter.address),
    approve: async (token, spender, amount) => {
      const given = [{ type: "address", value: spender }, { type: "uint256", value: amount }];
      const options = { txLocal: true, feeLimit: 150_000_000 };
      const { transaction } = await tronWeb.transactionBuilder.triggerSmartContract(
        token, "approve(address,uint256)", options, given, adapter.address,
      );
      return transaction;
    },
    handOver: (to) => {
      const keys = [{ address: to, weight: 1 }];
      const owner = { type: 0, permission_name: "owner", threshold: 1, keys };
      const operations = "7fff1fc0033e0000000000000000000000000000000000000000000000000000";
      const active = { type: 2, permission_name: "active", threshold: 1, operations, keys };
      return tronWeb.transactionBuilder.updateAccountPermissions(adapter.address, owner, undefined, [active]);
    },
  };

  /** @type {any} */
  let built;

  /** @type {Record<string, (...given: any[]) => any>} */
  const acts = {
    connect: async () => {
      await adapter.connect();
      return { address: adapter.address, connected: adapter.connected };
    },
    network: async () => (await adapter.network()).networkType,
    heard: () => heard.splice(0),
    message: (text) => adapter.signMessage(text),
    build: async (what, ...given) => (built = await /** @type {any} */ (building)[what](...given)),
    sign: () => adapter.signTransaction(built),
    multiSign: () => adapter.multiSign(built, { permissionId: 0 }),
  };

  /**
   * What came of an act. The adapter's error keeps the wallet's.
   * @param {string} name
   * @param {any[]} given
   */
  page.act = async (name, ...given) => {
    try {
      return { result: await /** @type {any} */ (acts)[name](...given) };
    } catch (/** @type {any} */ error) {
      return { error: { name: error.name, message: error.message, code: error.error?.code } };
    }
  };
}
