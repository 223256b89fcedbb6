/**
 * Some wallets have words of their own on the wire. Here they become the words that the engine reads
 * and that the page's script uses for the same request (docs/messages.md), so that one review is
 * enough and what is reviewed is understood. What does not have the known shape stays as it is, and
 * is shown as something that nobody could read.
 *
 * @typedef {{ method: string, params: any, chain?: string | null }} Words
 */

/** @param {unknown} value a decimal number in a string, as a quantity */
const quantity = (value) =>
  typeof value === "string" && /^[0-9]{1,78}$/u.test(value) ? `0x${BigInt(value).toString(16)}` : value;

/** What a wallet's own words say, or null. @type {Record<string, (method: string, params: any) => Words | null>} */
const TRANSLATIONS = {
  coinbase: (method, params) => {
    if (method === "signEthereumTransaction") {
      const { fromAddress, toAddress, weiValue, data, nonce, gasPriceInWei, gasLimit, maxFeePerGas, maxPriorityFeePerGas, chainId, shouldSubmit } = params;
      const transaction = {
        from: fromAddress, to: toAddress, value: quantity(weiValue), data, nonce,
        gasPrice: quantity(gasPriceInWei), gas: quantity(gasLimit),
        maxFeePerGas: quantity(maxFeePerGas), maxPriorityFeePerGas: quantity(maxPriorityFeePerGas),
      };
      return {
        method: shouldSubmit === false ? "eth_signTransaction" : "eth_sendTransaction",
        params: [asJson(transaction)],
        ...(Number.isSafeInteger(chainId) && { chain: `eip155:${chainId}` }),
      };
    }
    if (method !== "signEthereumMessage") return null;
    const { message, address, addPrefix, typedDataJson } = params;
    if (typeof typedDataJson === "string") return { method: "eth_signTypedData_v4", params: [address, typedDataJson] };
    return { method: addPrefix === true ? "personal_sign" : "eth_sign", params: addPrefix === true ? [message, address] : [address, message] };
  },

  "safe-apps": (method, params) => {
    if (method === "sendTransactions" && Array.isArray(params.txs)) {
      const calls = params.txs.map((/** @type {any} */ call) => ({ ...call, value: quantity(call?.value) }));
      return { method: "wallet_sendCalls", params: [{ version: "1.0", calls }] };
    }
    if (method === "signMessage" && typeof params.message === "string") return { method: "personal_sign", params: [params.message] };
    return method === "signTypedMessage" && isObject(params.typedData)
      ? { method: "eth_signTypedData_v4", params: [null, params.typedData] }
      : null;
  },

  tronlink: (method, params) => {
    const { transaction, input } = params;
    if (method !== "sign") return null;
    if (typeof transaction === "string") return input === undefined || input === transaction ? { method: "tron_signMessage", params: [transaction] } : null;
    if (!isObject(transaction)) return null;
    // The wallet shows the one and signs the other.
    const shown = [transaction, at(transaction, "raw_data.contract.0.parameter.value"), at(transaction, "__payload__")];
    if (input !== undefined && !shown.some((part) => part !== undefined && spell(part) === spell(input))) return null;
    return { method: "tron_signTransaction", params: [transaction] };
  },

  unisat: (method, params) => {
    const { psbtHex, psbtHexs, options, rawtx, text, type, sendBitcoinParams: sent } = params;
    if (method === "signPsbt" && typeof psbtHex === "string") return { method: "bitcoin_signPsbt", params: [{ ...options, psbt: psbtHex }] };
    if (/^(?:multiSignPsbt|signPsbts)$/u.test(method) && Array.isArray(psbtHexs)) {
      return { method: "bitcoin_signPsbts", params: psbtHexs.map((psbt, place) => ({ ...(Array.isArray(options) ? options[place] : options), psbt })) };
    }
    if (method === "pushTx" && typeof rawtx === "string") return { method: "bitcoin_pushTx", params: [rawtx] };
    if (method === "pushPsbt" && typeof psbtHex === "string") return { method: "bitcoin_pushTx", params: [psbtHex] };
    if (method === "signMessage" && typeof text === "string") {
      return { method: "bitcoin_signMessage", params: [{ message: text, type: type ?? null }] };
    }
    if (method !== "sendBitcoin" || !isObject(sent)) return null;
    const { toAddress: address, satoshis: amount, ...rest } = /** @type {any} */ (sent);
    return { method: "bitcoin_sendTransfer", params: [{ ...rest, recipients: [{ address, amount }] }] };
  },

  // Xverse's and Leather's older events carry a JSON Web Token, whose middle part says it all.
  token: (method, params) => {
    const [token] = Object.values(params);
    const middle = typeof token === "string" ? token.split(".")[1] : undefined;
    const said = middle === undefined ? undefined : parsed(fromBase64Url(middle));
    return isObject(said) ? { method, params: [said] } : null;
  },
};

/** @param {string} text */
function fromBase64Url(text) {
  const binary = read(() => atob(text.replaceAll("-", "+").replaceAll("_", "/"))) ?? "";
  return new TextDecoder().decode(Uint8Array.from(binary, (character) => character.charCodeAt(0)));
}

/**
 * @param {WireCall} call with params that are JSON
 * @returns {WireCall}
 */
function translated(call) {
  const words = TRANSLATIONS[call.transport.translate ?? ""];
  return words && isObject(call.params) ? { ...call, ...words(call.method, call.params) } : call;
}
