/**
 * Wallets of other chains than Ethereum's, in the shapes in which real ones show themselves. They sign
 * nothing: each reports to the site what it was asked, as its content script would get it, and answers.
 */
{
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const { reached: address = "/reached" } = script.dataset;
  const target = new URL(address, script.src).href;
  const { stringify } = JSON;
  const send = window.fetch.bind(window);
  /** @type {any} */
  const page = window;
  // What tricks call the window of theirs.
  page.page = window;

  /** @param {any} value */
  const plain = (value) =>
    stringify(value, (_key, member) => (member instanceof Uint8Array ? String.fromCharCode(...member) : member));

  /**
   * What would be signed.
   * @param {string} method
   * @param {any[]} params
   */
  const reach = async (method, params) => {
    await send(target, { method: "POST", body: plain({ method, params }) });
    return "signed";
  };

  // ---- Tron ----

  class Trx {
    /** @param {any} transaction @param {any} [key] */
    async sign(transaction, key) {
      await reach("sign", [transaction, key ?? null]);
      return typeof transaction === "string" ? "signed" : { ...transaction, signature: ["signed"] };
    }
    /** @param {any} transaction @param {any} [key] @param {number} [permission] */
    multiSign(transaction, key, permission) { return reach("multiSign", [transaction, key ?? null, permission]); }
    /** @param {any[]} given */
    signMessage(...given) { return this.sign(given[0], given[1]); }
    /** @param {any} message */
    signMessageV2(message) { return reach("signMessageV2", [message]); }
    /** @param {any[]} given */
    _signTypedData(...given) { return reach("_signTypedData", given); }
    /** @param {any} transaction */
    sendRawTransaction(transaction) { return reach("sendRawTransaction", [transaction]); }
    /** @param {any} transaction */
    broadcast(transaction) { return this.sendRawTransaction(transaction); }
    /** @param {any} transaction */
    async sendTransaction(transaction) { return this.sendRawTransaction(await this.sign(transaction)); }
  }
  class TronWeb {
    trx = new Trx();
    fullNode = { host: "https://api.trongrid.io" };
    defaultAddress = { base58: "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t" };
    ready = true;
  }
  const tron = {
    isTronLink: true,
    /** @type {any} */
    tronWeb: false,
    /** @param {any} asked */
    async request(asked) {
      if (asked.method !== "eth_requestAccounts") return reach(asked.method, asked.params);
      connect();
      return ["TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"];
    },
    /** @param {any} transaction */
    signTransaction: (transaction) => reach("signTransaction", [transaction]),
    on() {},
  };
  const tronLink = { ready: true, request: tron.request, tronWeb: /** @type {any} */ (false), sunWeb: false };
  const connect = () => {
    const made = new TronWeb();
    tron.tronWeb = made;
    tronLink.tronWeb = made;
    page.tronWeb = made;
  };
  page.tron = tron;
  page.tronLink = tronLink;
  page.tronWeb = false;
  page.connectTron = connect;
  const announceTron = () => {
    const info = Object.freeze({ uuid: "1b1f", name: "TronLink", icon: "", rdns: "org.tronlink.www" });
    const detail = Object.freeze({ info, provider: tron });
    window.dispatchEvent(new CustomEvent("TIP6963:announceProvider", { detail }));
  };
  window.addEventListener("TIP6963:requestProvider", announceTron);
  announceTron();

  // ---- Ethereum, Bitcoin and Solana under names of their own ----

  class Solana {
    isPhantom = true;
    #key = "11111111111111111111111111111112";
    get publicKey() { return { toString: () => this.#key }; }
    /** @param {any} transaction */
    async signTransaction(transaction) {
      // As they do, in a second look.
      await null;
      const bytes = transaction.serialize ? transaction.serialize({ requireAllSignatures: false }) : transaction;
      await reach("signTransaction", [bytes]);
      return transaction;
    }
    /** @param {any[]} transactions */
    async signAllTransactions(transactions) {
      return Promise.all(transactions.map((transaction) => this.signTransaction(transaction)));
    }
    /** @param {any} transaction */
    signAndSendTransaction(transaction) { return this.signTransaction(transaction); }
    /** @param {any} message */
    signMessage(message) { return this.#key && reach("signMessage", [message]); }
    /** @param {any} input */
    signIn(input) { return reach("signIn", [input]); }
    /** @param {any} asked */
    async request({ method, params }) { return method === "connect" ? { publicKey: this.publicKey } : reach(method, [params]); }
  }
  class Bitcoin {
    /** @param {any[]} given */
    signPsbt(...given) { return reach("signPsbt", given); }
    /** @param {any[]} given */
    signPsbts(...given) { return reach("signPsbts", given); }
    /** @param {any[]} given */
    sendBitcoin(...given) { return reach("sendBitcoin", given); }
    /** @param {any[]} given */
    signMessage(...given) { return reach("signMessage", given); }
    /** @param {any[]} given */
    pushTx(...given) { return reach("pushTx", given); }
    async getAccounts() { return ["bc1qexample"]; }
  }
  const solana = new Solana();
  const answers = { eth_chainId: "0x1", eth_accounts: ["0x70997970C51812dc3A010C7d01b50e0d17dc79C8"], eth_getCode: "0x", eth_call: "0x" };
  const evm = {
    request: async (/** @type {any} */ { method, params }) =>
      /** @type {Record<string, any>} */ (answers)[method] ?? reach(method, params),
  };
  page.anotherWallet = () => ({ ...evm });
  page.phantom = { solana, ethereum: { ...evm }, bitcoin: new Bitcoin() };
  page.solana = solana;
  const frozen = Object.freeze(new Solana());
  Object.defineProperty(page, "backpack", { value: Object.freeze({ solana: frozen, isBackpack: true }), writable: false, configurable: false });
  const unisat = new Proxy(new Bitcoin(), {
    get: (bitcoin, key) => (String(key).startsWith("_") ? undefined : Reflect.get(bitcoin, key)),
    deleteProperty: () => true,
  });
  Object.defineProperty(page, "unisat", { value: unisat, writable: false, configurable: true });
  page.okxwallet = Object.assign({ ...evm }, { bitcoin: new Bitcoin(), solana: new Solana(), tronLink: { ready: true, tronWeb: new TronWeb() } });
  page.coinbaseWalletExtension = { ...evm };
  page.trustwallet = { ethereum: { ...evm } };
  page.bitkeep = { ethereum: { ...evm } };
  page.XverseProviders = { BitcoinProvider: { request: (/** @type {any[]} */ ...given) => reach("request", given) } };
  const leather = { request: (/** @type {any[]} */ ...given) => reach("request", given) };
  Object.defineProperty(page, "LeatherProvider", { get: () => leather, configurable: false });

  // ---- wallet-standard ----

  class Account {
    #address = "11111111111111111111111111111112";
    get address() { return this.#address; }
    get chains() { return ["solana:mainnet"]; }
  }
  const account = Object.freeze(new Account());

  /** @param {boolean} fixed */
  const standardWallet = (fixed) => {
    class Standard {
      #solana = {
        /** @param {any[]} inputs */
        signTransaction: (...inputs) => {
          if (inputs.some((input) => input.account !== account)) throw new Error("that account is not mine");
          return reach("solana:signTransaction", inputs.map(({ transaction }) => transaction));
        },
        /** @param {any[]} inputs */
        signMessage: (...inputs) => reach("solana:signMessage", inputs.map(({ message }) => message)),
      };
      version = "1.0.0";
      name = fixed ? "Fixed" : "Standard";
      chains = ["solana:mainnet"];
      accounts = [account];
      get features() {
        const { signTransaction, signMessage } = this.#solana;
        const features = {
          "solana:signTransaction": { version: "1.0.0", signTransaction },
          "solana:signMessage": { version: "1.0.0", signMessage },
        };
        if (!fixed) return features;
        Object.values(features).forEach(Object.freeze);
        return Object.freeze(features);
      }
    }
    if (!fixed) return new Standard();
    Object.freeze(Standard.prototype);
    return Object.freeze(new Standard());
  };

  class RegisterWalletEvent extends Event {
    #detail;
    /** @param {any} callback */
    constructor(callback) {
      super("wallet-standard:register-wallet", { bubbles: false, cancelable: false, composed: false });
      this.#detail = callback;
    }
    get detail() { return this.#detail; }
    /** @override */
    stopImmediatePropagation() { throw new Error("it cannot be stopped"); }
    /** @override */
    stopPropagation() { throw new Error("it cannot be stopped"); }
    /** @override */
    preventDefault() { throw new Error("it cannot be prevented"); }
  }
  for (const wallet of [standardWallet(false), standardWallet(true)]) {
    /** @param {any} api */
    const callback = ({ register }) => register(wallet);
    window.dispatchEvent(new RegisterWalletEvent(callback));
    window.addEventListener("wallet-standard:app-ready", (event) => callback(/** @type {any} */ (event).detail));
  }
}
