/**
 * A wallet in TronLink's shape that signs with a key of its own, by the real TronWeb. What a page gets is a
 * TronWeb without a key, whose functions that sign are the wallet's; it comes with the account, as
 * TronLink's does, and is made anew when the network changes. With `data-announces` it introduces itself
 * as well (TIP-6963), as newer ones do.
 */
{
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const target = new URL(script.dataset["reached"] ?? "/reached", script.src).href;
  /** @type {any} */
  const page = window;
  const { TronWeb } = page.TronWeb;
  const key = "01".repeat(32);
  const fullHost = new URL("/tron", script.src).href;
  const wallet = new TronWeb({ fullHost, privateKey: key });

  /** @param {string} method @param {any[]} params */
  const tell = (method, params) => fetch(target, { method: "POST", body: JSON.stringify({ method, params }) });

  // The key's own functions, which in TronLink are in the extension, out of every page's reach.
  /** @type {Record<string, Function>} */
  const signing = {};
  for (const name of ["sign", "multiSign", "signMessageV2", "_signTypedData"]) signing[name] = wallet.trx[name].bind(wallet.trx);

  const tron = {
    isTronLink: true,
    /** @type {any} */
    tronWeb: false,
    /** @param {{ method: string }} asked */
    async request({ method }) {
      if (method !== "eth_requestAccounts") throw new Error(`${method} is not known`);
      connect();
      return [wallet.defaultAddress.base58];
    },
    on() {},
    removeListener() {},
  };
  const tronLink = { ready: true, request: tron.request, /** @type {any} */ tronWeb: false };

  const connect = () => {
    const tronWeb = new TronWeb({ fullHost });
    tronWeb.setAddress(wallet.defaultAddress.base58);
    for (const [name, sign] of Object.entries(signing)) {
      tronWeb.trx[name] = async (/** @type {any[]} */ ...given) => {
        await tell(name, given);
        return sign(...given);
      };
    }
    tron.tronWeb = tronWeb;
    tronLink.tronWeb = tronWeb;
    page.tronWeb = tronWeb;
  };
  page.tron = tron;
  page.tronLink = tronLink;
  page.tronWeb = false;
  page.changeTronNetwork = connect;

  if (script.dataset["announces"] !== undefined) {
    const info = Object.freeze({
      uuid: "3f0c5a52-8f0e-4e0b-9d38-6f9a5b1f7a10",
      name: "TronLink",
      icon: "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>",
      rdns: "org.tronlink.www",
    });
    const announce = () => {
      const detail = Object.freeze({ info, provider: tron });
      window.dispatchEvent(new CustomEvent("TIP6963:announceProvider", { detail }));
    };
    window.addEventListener("TIP6963:requestProvider", announce);
    announce();
  }
}
