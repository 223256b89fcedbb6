/**
 * Wallets as they are built: with private fields, behind proxies, frozen, fussy about `this`, several under
 * one roof. Each keeps what it was asked, and signs at once.
 */
{
  const { permit, text } = /** @type {any} */ (window).asking;

  /** Name → what the wallet of that name was asked for. @type {Record<string, any[]>} */
  const reached = {};

  /**
   * What every wallet answers.
   * @param {string} name
   * @param {{ method: string, params?: any[] }} asked
   */
  const answer = (name, { method, params }) => {
    if (method === "eth_chainId") return "0x7a69";
    if (method === "eth_accounts" || method === "eth_requestAccounts") return [permit.params[0]];
    // Whatever else is read is nothing.
    if (!method.includes("sign")) return "0x";
    (reached[name] ??= []).push({ method, params });
    return `signed by ${name}`;
  };

  class Private {
    #name;
    #listeners = new Map();
    isPrivate = true;
    /** @param {string} name */
    constructor(name) { this.#name = name; }
    get selectedAddress() { return this.#name && permit.params[0]; }
    /** @param {any} asked */
    async request(asked) { return answer(this.#name, asked); }
    /** @param {any} asked @param {any} more */
    send(asked, more) {
      if (typeof asked === "string") return this.request({ method: asked, params: more });
      return this.sendAsync(asked, more);
    }
    /** @param {any} asked @param {(error: any, answer: any) => void} callback */
    sendAsync(asked, callback) {
      callback(null, { id: asked.id, jsonrpc: "2.0", result: answer(this.#name, asked) });
    }
    /** @param {string} event @param {Function} listener */
    on(event, listener) { this.#listeners.set(event, listener); return this; }
    /** @param {string} event @param {any} value */
    emit(event, value) { this.#listeners.get(event)?.call(this, value); return this; }
  }

  /** @param {string} name */
  const fussy = (name) => {
    /** @type {any} */
    const wallet = {
      /** @this {any} @param {any} asked */
      request(asked) {
        if (this !== wallet) throw new TypeError("Illegal invocation");
        return Promise.resolve(answer(name, asked));
      },
      /** @this {any} */
      on() {
        if (this !== wallet) throw new TypeError("Illegal invocation");
        return this;
      },
    };
    return wallet;
  };

  /** @param {string} name */
  const bound = (name) => {
    const wallet = new Private(name);
    return new Proxy(wallet, {
      get: (target, key) => {
        const value = Reflect.get(target, key, target);
        return typeof value === "function" ? value.bind(target) : value;
      },
      deleteProperty: () => true,
    });
  };

  /** @param {string} name */
  const made = (name) => ({
    get request() { return async (/** @type {any} */ asked) => answer(name, asked); },
    on() { return this; },
  });

  /** @param {string} name */
  const bare = (name) => Object.assign(Object.create(null), {
    request: async (/** @type {any} */ asked) => answer(name, asked),
    /** @this {any} */
    on() { return this; },
  });

  /** @param {string} name */
  const old = (name) => {
    /** @this {any} */
    function Wallet() { this.isOld = true; }
    Wallet.prototype.request = async (/** @type {any} */ asked) => answer(name, asked);
    /** @this {any} */
    Wallet.prototype.on = function on() { return this; };
    return new /** @type {any} */ (Wallet)();
  };

  /** A proxy that takes no change, and binds what it shows. @param {string} name */
  const immovable = (name) => {
    const wallet = /** @type {any} */ (new Private(name));
    return new Proxy({}, {
      get: (_target, key) => (typeof wallet[key] === "function" ? wallet[key].bind(wallet) : wallet[key]),
      has: (_target, key) => key in wallet,
      set: () => false,
      defineProperty: () => false,
    });
  };

  /** @type {Record<string, any>} */
  const wallets = {
    private: new Private("private"),
    fussy: fussy("fussy"),
    proxy: bound("proxy"),
    made: made("made"),
    bare: bare("bare"),
    old: old("old"),
    frozen: Object.freeze(new Private("frozen")),
    "frozen and fussy": Object.freeze(fussy("frozen and fussy")),
    sealed: Object.seal(new Private("sealed")),
    immovable: immovable("immovable"),
  };

  // Several wallets under one roof, as those do that would all be `window.ethereum`.
  const names = Object.keys(wallets);
  const list = names.map((name) => wallets[name]);
  /** @type {any} */
  const roof = Object.assign(new Private("roof"), {
    isMetaMask: true,
    providers: list,
    providerMap: new Map(names.map((name) => [name, wallets[name]])),
  });
  /** @type {any} */ (window).ethereum = roof;

  Object.assign(window, {
    reached,
    names,
    /** The wallet of a name, as a site finds it. @param {string} name */
    wallet: (name) => /** @type {any} */ (window).ethereum.providers[names.indexOf(name)],
    /** Asks a wallet for its signature. @param {string} name @param {any} asked */
    sign: async (name, asked) => {
      try {
        return { result: await /** @type {any} */ (window).wallet(name).request(asked) };
      } catch (error) {
        const { code, message } = /** @type {any} */ (error);
        return { error: { code, message } };
      }
    },
    text,
    permit,
  });
}
