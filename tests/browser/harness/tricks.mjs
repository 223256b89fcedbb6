/**
 * What a hostile page can do to have something signed unseen. Each trick is a function that runs
 * inside a page, so it can use nothing but what it is handed; `approve` is an unlimited approval
 * to a listed address, `transfer` a harmless payment.
 *
 * Without the extension every trick succeeds: the listed address reaches the wallet. With it, a
 * trick is either `caught` (the review opens, and refusing reaches the page) or made `harmless`
 * (the wallet gets what was asked at first, and nothing else).
 *
 * @typedef {object} Trick
 * @property {string} name
 * @property {"caught" | "harmless"} expect
 * @property {{ arrival?: "early" | "late" | "locked" | "announced" | "metamask" | "metamask-stream" | "stubs" | "tronlink",
 *              shape?: "class" | "frozen" | "proxy", hesitates?: boolean, remembers?: boolean,
 *              reads?: (method: string, params: any[]) => any }} [wallet]
 *   a wallet that hesitates answers later questions sooner than earlier ones; one that remembers asks the node
 *   only once about a contract; `reads` is what the site answers
 *   in the node's place, where it answers anything
 * @property {(lab: Lab) => Promise<any>} play
 * @property {(lab: Lab) => Promise<any>} [inner] what the trick's frame plays
 */

/**
 * What a page has at hand to play a trick with; `pages/lab.js` provides it.
 *
 * @typedef {{ method: string, params: any[] }} Request
 * @typedef {"same-origin" | "cross-origin" | "sandboxed" | "srcdoc" | "blank" | "blob" | "data"} FrameKind
 *
 * @typedef {object} Lab
 * @property {(name: string) => Request} request a new object each time
 * @property {() => Promise<any>} provider the wallet, as `window.ethereum`
 * @property {() => Promise<any>} announced the wallet, as it announces itself (EIP-6963)
 * @property {(label: string, asked: Promise<any>) => Promise<void>} report
 *   reports the outcome of one of several questions
 * @property {(kind: FrameKind) => Promise<HTMLIFrameElement>} frame
 *   adds a frame whose page asks in turn, and waits until it has loaded
 * @property {(play: (lab: Lab) => Promise<any>) => void} play
 */

/** The plain way to ask, which most tests use. */
export const PLAIN = /** @type {Trick} */ ({
  name: "asks plainly",
  expect: "caught",
  play: async (lab) => (await lab.provider()).request(lab.request("approve")),
});

/** Ways to reach a wallet. @type {Trick[]} */
export const DOORS = [
  PLAIN,
  {
    name: "uses a provider that arrives late",
    expect: "caught",
    wallet: { arrival: "late" },
    play: PLAIN.play,
  },
  {
    name: "uses a provider that is defined once and for all",
    expect: "caught",
    wallet: { arrival: "locked" },
    play: PLAIN.play,
  },
  {
    name: "uses a frozen provider",
    expect: "caught",
    wallet: { shape: "frozen" },
    play: PLAIN.play,
  },
  {
    name: "uses a provider behind a Proxy",
    expect: "caught",
    wallet: { shape: "proxy" },
    play: PLAIN.play,
  },
  {
    name: "uses an announced provider (EIP-6963)",
    expect: "caught",
    wallet: { arrival: "announced" },
    play: async (lab) => (await lab.announced()).request(lab.request("approve")),
  },
  {
    name: "uses an announced frozen provider",
    expect: "caught",
    wallet: { arrival: "announced", shape: "frozen" },
    play: async (lab) => (await lab.announced()).request(lab.request("approve")),
  },
  {
    name: "calls send(method, params)",
    expect: "caught",
    play: async (lab) => {
      const { method, params } = lab.request("approve");
      const answer = await (await lab.provider()).send(method, params);
      return answer?.result ?? answer;
    },
  },
  {
    name: "calls send(payload, callback)",
    expect: "caught",
    play: async (lab) => {
      const provider = await lab.provider();
      const payload = { jsonrpc: "2.0", id: 7, ...lab.request("approve") };
      return new Promise((resolve, reject) => {
        provider.send(payload, (/** @type {any} */ error, /** @type {any} */ answer) => {
          if (error ?? answer?.error) reject(error ?? answer.error);
          else resolve(answer.result);
        });
      });
    },
  },
  {
    name: "calls sendAsync(payload, callback)",
    expect: "caught",
    play: async (lab) => {
      const provider = await lab.provider();
      const payload = { jsonrpc: "2.0", id: 7, ...lab.request("approve") };
      return new Promise((resolve, reject) => {
        provider.sendAsync(payload, (/** @type {any} */ error, /** @type {any} */ answer) => {
          if (error ?? answer?.error) reject(error ?? answer.error);
          else resolve(answer.result);
        });
      });
    },
  },
  {
    name: "hides in a batch behind a harmless transfer",
    expect: "caught",
    play: async (lab) => {
      const provider = await lab.provider();
      const batch = [
        { jsonrpc: "2.0", id: 7, ...lab.request("transfer") },
        { jsonrpc: "2.0", id: 8, ...lab.request("approve") },
      ];
      return new Promise((resolve, reject) => {
        provider.sendAsync(batch, (/** @type {any} */ error, /** @type {any} */ answers) => {
          const failed = error ?? answers?.find((/** @type {any} */ answer) => answer.error)?.error;
          if (failed) reject(failed);
          else resolve(answers.map((/** @type {any} */ answer) => answer.result));
        });
      });
    },
  },
  {
    name: "calls the method of the prototype",
    expect: "caught",
    play: async (lab) => {
      const provider = await lab.provider();
      return Object.getPrototypeOf(provider).request.call(provider, lab.request("approve"));
    },
  },
  {
    name: "calls the prototype of a frozen provider",
    expect: "caught",
    wallet: { shape: "frozen" },
    play: async (lab) => {
      const provider = await lab.provider();
      return Object.getPrototypeOf(provider).request.call(provider, lab.request("approve"));
    },
  },
  {
    name: "deletes the provider's own methods",
    expect: "caught",
    play: async (lab) => {
      const provider = await lab.provider();
      for (const name of ["request", "send", "sendAsync"]) {
        Reflect.deleteProperty(provider, name);
      }
      return provider.request(lab.request("approve"));
    },
  },
  {
    name: "deletes and redefines window.ethereum",
    expect: "caught",
    play: async (lab) => {
      const provider = await lab.provider();
      Reflect.deleteProperty(window, "ethereum");
      Reflect.defineProperty(window, "ethereum", { value: provider, configurable: true });
      return /** @type {any} */ (window).ethereum.request(lab.request("approve"));
    },
  },
];

/**
 * The doors of the provider that MetaMask injects; the other doors above are about how the tests'
 * own wallet is built. @type {Trick[]}
 */
export const METAMASK_DOORS = DOORS
  .filter(({ wallet }) => !wallet || (wallet.arrival === "announced" && !wallet.shape))
  .map((trick) => ({ ...trick, name: `has MetaMask's provider and ${trick.name}`, wallet: { arrival: "metamask" } }));

/** Requests that change after they were looked at. @type {Trick[]} */
export const CHANGES = [
  {
    name: "changes the calldata after the call",
    expect: "harmless",
    play: async (lab) => {
      const request = lab.request("transfer");
      const asked = (await lab.provider()).request(request);
      request.params[0].data = lab.request("approve").params[0].data;
      return asked;
    },
  },
  {
    name: "changes the params after the call, through the legacy door",
    expect: "harmless",
    play: async (lab) => {
      const provider = await lab.provider();
      const payload = { jsonrpc: "2.0", id: 7, ...lab.request("transfer") };
      return new Promise((resolve, reject) => {
        provider.sendAsync(payload, (/** @type {any} */ error, /** @type {any} */ answer) => {
          if (error ?? answer?.error) reject(error ?? answer.error);
          else resolve(answer.result);
        });
        payload.params[0].data = lab.request("approve").params[0].data;
      });
    },
  },
  {
    name: "answers the first look with a transfer and the second with an approval",
    expect: "harmless",
    play: async (lab) => {
      const looks = [lab.request("transfer").params];
      const later = lab.request("approve").params;
      const request = { method: "eth_sendTransaction", get params() { return looks.pop() ?? later; } };
      return (await lab.provider()).request(request);
    },
  },
  {
    name: "has a getter that changes its mind after the call",
    expect: "harmless",
    play: async (lab) => {
      const request = lab.request("transfer");
      let data = request.params[0].data;
      Object.defineProperty(request.params[0], "data", { enumerable: true, get: () => data });
      const asked = (await lab.provider()).request(request);
      data = lab.request("approve").params[0].data;
      return asked;
    },
  },
  {
    name: "adds a method toJSON after the call",
    expect: "harmless",
    play: async (lab) => {
      /** @type {any} */
      const request = lab.request("transfer");
      const asked = (await lab.provider()).request(request);
      request.params[0].toJSON = () => lab.request("approve").params[0];
      return asked;
    },
  },
];
