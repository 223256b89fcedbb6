/**
 * Tricks that ask from a frame, so that the page in the address bar is not the one that asks.
 *
 * @typedef {import("./tricks.mjs").Trick} Trick
 */

import { PLAIN } from "./tricks.mjs";

const frame = { expect: /** @type {const} */ ("caught"), inner: PLAIN.play };

/** @type {Trick[]} */
export const FRAMES = [
  {
    ...frame,
    name: "asks from a frame of its own origin",
    play: async (lab) => void (await lab.frame("same-origin")),
  },
  {
    ...frame,
    name: "asks from a frame of another origin",
    play: async (lab) => void (await lab.frame("cross-origin")),
  },
  {
    ...frame,
    name: "asks from a sandboxed frame",
    play: async (lab) => void (await lab.frame("sandboxed")),
  },
  {
    ...frame,
    name: "asks from a srcdoc frame",
    play: async (lab) => void (await lab.frame("srcdoc")),
  },
  {
    ...frame,
    name: "asks from a blank frame that it fills",
    play: async (lab) => void (await lab.frame("blank")),
  },
  {
    ...frame,
    name: "asks from a blob: frame",
    play: async (lab) => void (await lab.frame("blob")),
  },
  {
    ...frame,
    name: "asks from a data: frame",
    play: async (lab) => void (await lab.frame("data")),
  },
  {
    ...frame,
    name: "borrows the provider of a frame",
    inner: async () => undefined,
    play: async (lab) => {
      const { contentWindow } = await lab.frame("same-origin");
      return /** @type {any} */ (contentWindow).ethereum.request(lab.request("approve"));
    },
  },
];
