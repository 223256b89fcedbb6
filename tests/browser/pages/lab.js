/**
 * What a page that plays a trick can use. Everything it needs of the realm is taken when it loads,
 * before a trick poisons anything, so that what is reported is true.
 */
{
  /** @typedef {import("../harness/tricks.mjs").Lab} Lab */
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const { config: text = "{}" } = script.dataset;
  const config = JSON.parse(text);
  const { stringify, parse } = JSON;
  const send = window.fetch.bind(window);

  /**
   * @param {string} label
   * @param {{ result?: any, error?: any }} outcome
   */
  const tell = (label, outcome) => {
    const address = `${config.origin}/report?run=${config.run}&label=${label}`;
    void send(address, { method: "POST", body: stringify(outcome), keepalive: true });
  };

  /** @param {any} error */
  const described = (error) => ({ code: error?.code, message: String(error?.message ?? error) });

  /** @type {Lab} */
  const lab = {
    request: (name) => parse(stringify(config.requests[name])),

    provider: () => new Promise((resolve) => {
      /** @type {any} */
      const page = window;
      if (page.ethereum) resolve(page.ethereum);
      else window.addEventListener("ethereum#initialized", () => resolve(page.ethereum));
    }),

    announced: () => new Promise((resolve) => {
      window.addEventListener("eip6963:announceProvider", (event) => {
        resolve(/** @type {CustomEvent} */ (event).detail.provider);
      });
      window.dispatchEvent(new Event("eip6963:requestProvider"));
    }),

    report: async (label, asked) => {
      try {
        tell(label, { result: await asked });
      } catch (error) {
        tell(label, { error: described(error) });
      }
    },

    frame: async (kind) => {
      const path = `/lab?run=${config.run}&inner`;
      const frame = document.createElement("iframe");
      const page = async () => (await send(config.origin + path)).text();
      if (kind === "same-origin") frame.src = config.origin + path;
      if (kind === "cross-origin") frame.src = config.otherOrigin + path;
      if (kind === "sandboxed") {
        frame.sandbox.add("allow-scripts");
        frame.src = config.origin + path;
      }
      if (kind === "srcdoc") frame.srcdoc = await page();
      if (kind === "blob") frame.src = URL.createObjectURL(new Blob([await page()], { type: "text/html" }));
      if (kind === "data") frame.src = `data:text/html,${encodeURIComponent(await page())}`;
      const loaded = new Promise((resolve) => { frame.onload = resolve; });
      document.body.append(frame);
      await loaded;
      if (kind === "blank") {
        const inner = /** @type {Document} */ (frame.contentDocument);
        for (const source of new DOMParser().parseFromString(await page(), "text/html").scripts) {
          const copy = inner.createElement("script");
          for (const { name, value } of source.attributes) copy.setAttribute(name, value);
          copy.textContent = source.textContent;
          const ran = source.src ? new Promise((resolve) => { copy.onload = resolve; }) : null;
          inner.body.append(copy);
          await ran;
        }
      }
      return frame;
    },

    // A trick that returns nothing leaves the reporting to its frame, or reports by itself.
    play: async (play) => {
      try {
        const result = await play(lab);
        if (result !== undefined) tell("", { result });
      } catch (error) {
        tell("", { error: described(error) });
      }
    },
  };

  Object.assign(window, { lab });
}
