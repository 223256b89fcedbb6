/**
 * A wallet for demonstrations and tests. It has the two doors that every browser wallet has, the
 * `window.ethereum` object (EIP-1193) and the announcement event (EIP-6963), and passes what it is
 * asked to a development node whose accounts are unlocked. It signs without asking anybody, so
 * whatever reaches it is signed: use it with a local node only.
 *
 * The script's own tag says how it behaves:
 *
 * - `data-node`: where the node answers JSON-RPC;
 * - `data-arrival`: `early` (at once, the default), `late` (some time after the page has loaded),
 *   `locked` (at once, as a property that cannot be changed), or `announced` (by EIP-6963 only);
 * - `data-shape`: `class` (the default), `frozen`, or `proxy`: how the provider object is built;
 * - `data-remembers`: what it once asked the node about a contract it answers from memory, as wallets
 *   and libraries do.
 */
(() => {
  /**
   * @typedef {{ method: string, params?: any }} WalletRequest
   * @typedef {number | string | null | undefined} WalletId
   * @typedef {{ id?: WalletId, method: string, params?: any }} WalletPayload
   * @typedef {{ code: number, message: string }} WalletError
   * @typedef {{ id: WalletId, jsonrpc: string, result?: any, error?: WalletError }} WalletAnswer
   * @typedef {(error: unknown, answer?: any) => void} WalletCallback
   */
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const { arrival = "early", shape = "class", node: address = "/rpc", remembers } = script.dataset;
  const node = new URL(address, script.src).href;

  /** What is asked of a contract that does not change. */
  const REMEMBERED = new Set(remembers === undefined ? [] : ["eth_call", "eth_getCode"]);

  /** What the wallet's own names for a method are called on the node. */
  const NODE_METHODS = new Map([["eth_requestAccounts", "eth_accounts"]]);

  /**
   * The same text for the same question, however it is spelled.
   * @param {string} method
   * @param {any[]} params
   */
  const textOf = (method, params) => {
    const sorted = params.map((one) => (typeof one === "object" ? Object.entries(one).sort() : one));
    return JSON.stringify([method, sorted]).toLowerCase();
  };

  class ProviderRpcError extends Error {
    /**
     * @param {number} code
     * @param {string} message
     */
    constructor(code, message) {
      super(message);
      this.code = code;
    }
  }

  class DemoWallet {
    isDemoWallet = true;
    #id = 0;
    /** The connection is opened before anything is sent over it, as real wallets do. */
    #connected = this.#call("net_version", []);
    /** @type {Map<string, Set<(value: any) => void>>} */
    #listeners = new Map();
    /** The call as text → what the node answered. @type {Map<string, Promise<any>>} */
    #memory = new Map();

    /**
     * Reads the request only when the connection stands. Many wallets read it late, which is what
     * a page can use to have something else signed than what was looked at.
     * @param {WalletRequest} request
     */
    async request(request) {
      if (typeof request?.method !== "string" || !["object", "undefined"].includes(typeof request.params)) {
        throw new ProviderRpcError(-32602, "A request has a method and an array of params.");
      }
      await this.#connected;
      const { method, params = [] } = request;
      if (!REMEMBERED.has(method)) return this.#call(method, params);
      const call = textOf(method, params);
      const known = this.#memory.get(call) ?? this.#call(method, params);
      this.#memory.set(call, known);
      return known;
    }

    /**
     * The older ways to ask: `send(method, params)` and `send(payload, callback)`.
     * @param {string | WalletPayload} asked
     * @param {any} [more]
     */
    send(asked, more) {
      if (typeof asked === "string") return this.request({ method: asked, params: more });
      this.sendAsync(asked, more);
      return undefined;
    }

    /**
     * The oldest way: one payload, or several at once.
     * @param {WalletPayload | WalletPayload[]} payload
     * @param {WalletCallback} callback
     */
    sendAsync(payload, callback) {
      const answers = Array.isArray(payload)
        ? Promise.all(payload.map((each) => this.#answer(each)))
        : this.#answer(payload);
      answers.then((answer) => {
        const failure = Array.isArray(answer) ? undefined : answer.error;
        callback(failure ?? null, answer);
      });
    }

    /**
     * @param {string} event
     * @param {(value: any) => void} listener
     */
    on(event, listener) {
      const listeners = this.#listeners.get(event) ?? new Set();
      this.#listeners.set(event, listeners.add(listener));
      return this;
    }

    /**
     * @param {string} event
     * @param {(value: any) => void} listener
     */
    removeListener(event, listener) {
      this.#listeners.get(event)?.delete(listener);
      return this;
    }

    /**
     * @param {WalletPayload} payload
     * @returns {Promise<WalletAnswer>}
     */
    async #answer({ id, method, params }) {
      try {
        return { id, jsonrpc: "2.0", result: await this.request({ method, params }) };
      } catch (error) {
        const { code = -32603, message = String(error) } = /** @type {any} */ (error);
        return { id, jsonrpc: "2.0", error: { code, message } };
      }
    }

    /**
     * @param {string} method
     * @param {any} params
     */
    async #call(method, params) {
      const body = { jsonrpc: "2.0", id: ++this.#id, method: NODE_METHODS.get(method) ?? method, params };
      // Plain text needs no preflight, so frames of any origin can use the wallet.
      const response = await fetch(node, { method: "POST", body: JSON.stringify(body) });
      const { result, error } = await response.json();
      if (error) throw new ProviderRpcError(error.code, error.message);
      return result;
    }
  }

  function build() {
    const wallet = new DemoWallet();
    if (shape === "frozen") {
      Object.freeze(DemoWallet.prototype);
      return Object.freeze(wallet);
    }
    if (shape === "proxy") {
      return new Proxy(wallet, {
        deleteProperty: () => true,
        get: (target, name) => {
          const value = Reflect.get(target, name);
          return typeof value === "function" ? value.bind(target) : value;
        },
      });
    }
    return wallet;
  }

  const provider = build();
  const square = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><rect width='1' height='1' fill='teal'/></svg>";
  const icon = `data:image/svg+xml,${encodeURIComponent(square)}`;
  // There is one wallet in a page, so it needs no identifier that is new each time.
  const uuid = "7d1c3c0e-5d0b-4a57-9d0f-2f6d9a1b8c43";
  const info = { uuid, name: "Demo wallet", icon, rdns: "example.demo-wallet" };

  function announce() {
    const detail = Object.freeze({ info: Object.freeze(info), provider });
    window.dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail }));
  }

  function place() {
    if (arrival === "locked") {
      Object.defineProperty(window, "ethereum", { value: provider, writable: false, configurable: false });
    } else {
      /** @type {any} */ (window).ethereum = provider;
    }
    window.dispatchEvent(new Event("ethereum#initialized"));
  }

  window.addEventListener("eip6963:requestProvider", announce);
  announce();
  if (arrival === "late") {
    window.addEventListener("load", () => setTimeout(place, 50));
  } else if (arrival !== "announced") {
    place();
  }
})();
