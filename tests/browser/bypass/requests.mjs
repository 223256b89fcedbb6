/** What the tricks of this folder ask for: each holds a listed address. */

import { LISTED, approve } from "../../../examples/dapp/requests.js";

/** @type {Record<string, { method: string, params: any[] }>} */
export const REQUESTS = {
  text: { method: "", params: [LISTED] },
  // No valid transaction of Tron's, but bytes of one's kind with the address in them.
  tron: {
    method: "",
    params: [{ visible: false, txID: "00".repeat(32), raw_data: {}, raw_data_hex: `0a020000${approve(LISTED).params[0].data.slice(2)}` }],
  },
};
