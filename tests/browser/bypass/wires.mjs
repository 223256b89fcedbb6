/**
 * How wallets' scripts talk, as data: for each wire what a page posts, what the wallet's content
 * script reads in it and checks, and what it answers. The functions run inside pages and inside the
 * stub extension, so each stands alone. They follow the wallets' own source, not the extension's table
 * of wallets, which is what they test.
 *
 * @typedef {object} Wire
 * @property {string} id
 * @property {"window" | "document" | "broadcast"} kind
 * @property {{ source?: boolean, origin?: boolean }} [checks] what the content script looks at
 * @property {string} [event] the type of the event, on a document
 * @property {"evm" | "coinbase" | "safe" | "tron" | "psbt" | "bytes" | "solana" | "token"} asks what is asked for
 * @property {(call: any) => any} ask the message
 * @property {(message: any) => any} reads the call in a message, or nothing
 * @property {(message: any, result: any) => any} says the answer
 * @property {((message: any) => any) | null} hears what the page takes from an answer: `{result}` or `{error}`; null
 *   where nothing is known of how the wallet refuses
 * @property {boolean} [unnamed] the review names nobody: what is asked is not read
 */

/** @type {Wire[]} */
export const WIRES = [
  {
    id: "metamask",
    kind: "window",
    checks: { source: true, origin: true },
    asks: "evm",
    ask: (call) => ({ target: "metamask-contentscript", data: { name: "metamask-provider", data: { jsonrpc: "2.0", id: 1, ...call } } }),
    reads: (message) => (message.target === "metamask-contentscript" ? message.data?.data : undefined),
    says: (message, result) => ({ target: "metamask-inpage", data: { name: message.data.name, data: { jsonrpc: "2.0", id: message.data.data.id, result } } }),
    hears: (message) => (message.target === "metamask-inpage" && message.data?.name === "metamask-provider" && message.data.data?.id === 1 ? message.data.data : undefined),
  },
  {
    id: "metamask, in a batch",
    kind: "window",
    checks: { source: true, origin: true },
    asks: "evm",
    ask: (call) => ({
      target: "metamask-contentscript",
      data: { name: "metamask-provider", data: [{ jsonrpc: "2.0", id: 0, method: "eth_chainId" }, { jsonrpc: "2.0", id: 1, ...call }] },
    }),
    reads: (message) => (message.target === "metamask-contentscript" && Array.isArray(message.data?.data) ? message.data.data[1] : undefined),
    says: (message, result) => ({ target: "metamask-inpage", data: { name: message.data.name, data: { jsonrpc: "2.0", id: 1, result } } }),
    hears: (message) => (message.target === "metamask-inpage" && message.data?.data?.id === 1 ? message.data.data : undefined),
  },
  {
    id: "metamask, legacy",
    kind: "window",
    checks: { source: true, origin: true },
    asks: "evm",
    ask: (call) => ({ target: "contentscript", data: { name: "provider", data: { jsonrpc: "2.0", id: 1, ...call } } }),
    reads: (message) => (message.target === "contentscript" ? message.data?.data : undefined),
    says: (message, result) => ({ target: "inpage", data: { name: "provider", data: { jsonrpc: "2.0", id: message.data.data.id, result } } }),
    hears: (message) => (message.target === "inpage" && message.data?.data?.id === 1 ? message.data.data : undefined),
  },
  {
    id: "metamask, multichain",
    kind: "window",
    checks: { source: true, origin: true },
    asks: "evm",
    ask: (call) => ({
      target: "metamask-contentscript",
      data: {
        name: "metamask-multichain-provider",
        data: { jsonrpc: "2.0", id: 1, method: "wallet_invokeMethod", params: { scope: "eip155:1", request: call } },
      },
    }),
    reads: (message) => (message.target === "metamask-contentscript" ? message.data?.data?.params?.request : undefined),
    says: (message, result) => ({ target: "metamask-inpage", data: { name: message.data.name, data: { jsonrpc: "2.0", id: 1, result } } }),
    hears: (message) => (message.target === "metamask-inpage" && message.data?.name === "metamask-multichain-provider" && message.data.data?.id === 1 ? message.data.data : undefined),
  },
  {
    id: "rabby",
    kind: "window",
    checks: { source: true, origin: true },
    asks: "evm",
    ask: (call) => ({ target: "rabby-content-script", data: { data: { type: "request", data: { ident: "a", data: call } } } }),
    reads: (message) => (message.target === "rabby-content-script" ? message.data?.data?.data?.data : undefined),
    says: (message, res) => ({ target: "rabby-page-provider", data: { data: { type: "response", data: { ident: message.data.data.data.ident, res } } } }),
    hears: (message) => {
      const answer = message.target === "rabby-page-provider" ? message.data?.data?.data : undefined;
      return answer?.ident === "a" ? { result: answer.res, error: answer.err } : undefined;
    },
  },
  {
    id: "rabby, in another spelling",
    kind: "window",
    checks: { source: true, origin: true },
    asks: "evm",
    ask: ({ params }) => ({ target: "rabby-content-script", data: { data: { type: "request", data: { ident: "a", data: { method: "eth_ſend_Transaction", params } } } } }),
    reads: (message) => {
      const call = message.target === "rabby-content-script" ? message.data?.data?.data?.data : undefined;
      const name = call?.method.replace(/_(.)/g, (/** @type {string} */ _, /** @type {string} */ letter) => letter.toUpperCase());
      return name === "ethSendTransaction" ? call : undefined;
    },
    says: (message, res) => ({ target: "rabby-page-provider", data: { data: { type: "response", data: { ident: message.data.data.data.ident, res } } } }),
    hears: (message) => {
      const answer = message.target === "rabby-page-provider" ? message.data?.data?.data : undefined;
      return answer?.ident === "a" ? { result: answer.res, error: answer.err } : undefined;
    },
  },
  {
    id: "rainbow",
    kind: "window",
    checks: { source: true },
    asks: "evm",
    ask: (call) => ({ topic: "> providerRequest", payload: { id: 7, ...call }, id: 7 }),
    reads: (message) => (message.topic === "> providerRequest" ? message.payload : undefined),
    says: (message, result) => ({ topic: "< providerRequest", payload: { response: { id: message.payload.id, result } }, id: message.id }),
    hears: (message) => (message.topic === "< providerRequest" && message.id === 7 ? message.payload.response : undefined),
  },
  {
    id: "rainbow, under another topic",
    kind: "window",
    checks: { source: true },
    asks: "evm",
    unnamed: true,
    ask: (call) => ({ topic: "> wallet_action", payload: { action: "send_transaction", payload: call.params[0] }, id: 7 }),
    reads: (message) => (message.topic === "> wallet_action" ? message.payload : undefined),
    says: (message, result) => ({ topic: "< wallet_action", payload: { response: { result } }, id: message.id }),
    hears: null,
  },
  {
    id: "ambire",
    kind: "window",
    checks: { source: true },
    asks: "evm",
    ask: (call) => ({ topic: "> ambireProviderRequest", payload: { id: 7, providerId: "p", ...call }, id: 7 }),
    reads: (message) => (message.topic === "> ambireProviderRequest" ? message.payload : undefined),
    says: (message, result) => ({ topic: "< ambireProviderRequest", payload: { response: { id: 7, providerId: message.payload.providerId, result } }, id: message.id }),
    hears: (message) => (message.topic === "< ambireProviderRequest" && message.payload.response.providerId === "p" ? message.payload.response : undefined),
  },
  {
    id: "taho",
    kind: "window",
    checks: { source: true, origin: true },
    asks: "evm",
    ask: (request) => ({ id: "7", target: "tally-provider-bridge", request }),
    reads: (message) => (message.target === "tally-provider-bridge" ? message.request : undefined),
    says: (message, result) => ({ id: message.id, jsonrpc: "2.0", target: "tally-window-provider", result }),
    hears: (message) => {
      if (message.target !== "tally-window-provider" || message.id !== "7") return undefined;
      return message.result.code ? { error: message.result } : { result: message.result };
    },
  },
  {
    id: "core",
    kind: "window",
    checks: { origin: true },
    asks: "evm",
    ask: (call) => ({
      connectionId: "PM-Connection-1",
      message: {
        type: "request",
        id: "a",
        data: { id: "a", jsonrpc: "2.0", method: "provider_request", params: { scope: "eip155:43114", sessionId: "s", request: { id: "a", ...call } } },
      },
    }),
    reads: (message) => (message.message?.type === "request" ? message.message.data?.params?.request : undefined),
    says: (message, res) => ({ connectionId: message.connectionId, message: { type: "response", id: message.message.id, res } }),
    hears: (message) => (message.message?.type === "response" && message.message.id === "a" ? { result: message.message.res, error: message.message.err } : undefined),
  },
  {
    id: "enkrypt",
    kind: "window",
    asks: "evm",
    ask: (call) => ({
      cmd: "__crx_bridge_route_message",
      scope: "dfc62431af1c3c1258035e5ab4058b6440e507238cf0fe429ea39827a7ee43fc",
      context: "window",
      payload: {
        messageID: "enkrypt_window_request",
        messageType: "message",
        transactionId: "t",
        origin: { context: "window" },
        destination: { context: "background" },
        hops: [],
        data: { provider: "ethereum", message: JSON.stringify(call) },
      },
    }),
    reads: (message) => (message.cmd === "__crx_bridge_route_message" && message.payload?.messageType === "message" ? JSON.parse(message.payload.data.message) : undefined),
    says: (message, result) => ({
      cmd: message.cmd,
      scope: message.scope,
      payload: { messageType: "reply", transactionId: message.payload.transactionId, data: { result: JSON.stringify(result) } },
    }),
    hears: (message) => {
      if (message.payload?.messageType !== "reply" || message.payload.transactionId !== "t") return undefined;
      const { result, error } = message.payload.data;
      return error ? { error: JSON.parse(error) } : { result: JSON.parse(result) };
    },
  },
  {
    id: "onekey",
    kind: "window",
    checks: { source: true },
    asks: "evm",
    ask: (data) => ({
      channel: "onekey@JS_BRIDGE_MESSAGE_EXT_CHANNEL",
      direction: "onekey@JS_BRIDGE_MESSAGE_DIRECTION-INPAGE_TO_HOST",
      payload: { id: 7, type: "REQUEST", scope: "ethereum", data },
    }),
    reads: (message) => (message.channel === "onekey@JS_BRIDGE_MESSAGE_EXT_CHANNEL" && message.payload?.type === "REQUEST" ? message.payload.data : undefined),
    says: (message, data) => ({
      channel: message.channel,
      direction: "onekey@JS_BRIDGE_MESSAGE_DIRECTION-HOST_TO_INPAGE",
      payload: { id: message.payload.id, type: "RESPONSE", data },
    }),
    hears: (message) => (message.payload?.type === "RESPONSE" && message.payload.id === 7 ? { result: message.payload.data, error: message.payload.error } : undefined),
  },
  {
    id: "backpack",
    kind: "window",
    checks: { origin: true },
    asks: "bytes",
    unnamed: true,
    ask: (txHex) => ({
      type: "channel-secure-background-request",
      detail: { id: "a", method: "ContentScriptTransportSenderRequest", params: [{ name: "SECURE_EVM_SIGN_TX", origin: { context: "browser" }, request: { txHex }, id: "a" }] },
    }),
    reads: (message) => (message.type === "channel-secure-background-request" ? message.detail?.params?.[0]?.request?.txHex : undefined),
    says: (message, result) => ({ type: "channel-secure-background-response", detail: { id: message.detail.id, result } }),
    hears: (message) => (message.type === "channel-secure-background-response" && message.detail.id === "a" ? message.detail : undefined),
  },
  {
    id: "uniswap",
    kind: "window",
    checks: { source: true },
    asks: "evm",
    ask: (call) => ({ ...call, requestId: "r" }),
    reads: (message) => (typeof message.method === "string" && typeof message.requestId === "string" ? message : undefined),
    says: (message, result) => ({ requestId: message.requestId, result }),
    hears: (message) => (message.requestId === "r" && message.method === undefined ? message : undefined),
  },
  {
    id: "frame",
    kind: "window",
    checks: { source: true },
    asks: "evm",
    ask: (call) => ({ type: "eth:send", payload: { jsonrpc: "2.0", id: 7, ...call } }),
    reads: (message) => (message.type === "eth:send" ? message.payload : undefined),
    says: (message, result) => ({ type: "eth:payload", payload: { jsonrpc: "2.0", id: message.payload.id, result } }),
    hears: (message) => (message.type === "eth:payload" && message.payload.id === 7 ? message.payload : undefined),
  },
  {
    id: "coinbase",
    kind: "window",
    asks: "coinbase",
    ask: (params) => ({ type: "extensionUIRequest", data: { action: "signEthereumTransaction", id: "a", dappInfo: {}, request: { method: "signEthereumTransaction", params } } }),
    reads: (message) => (message.type === "extensionUIRequest" ? message.data?.request : undefined),
    says: (message, result) => ({ type: "extensionUIResponse", data: { id: message.data.id, response: { result } } }),
    hears: null,
  },
  {
    id: "tronlink",
    kind: "window",
    asks: "tron",
    unnamed: true,
    ask: (transaction) => ({ message: { action: "tunnel", data: { action: "sign", data: { transaction, useTronHeader: true, input: transaction.raw_data.contract[0].parameter.value }, uuid: "u" } }, source: "pageHook", isTronLink: true }),
    reads: (message) => (message.isTronLink && message.message?.action === "tunnel" ? message.message.data?.data?.transaction : undefined),
    says: (message, data) => ({ message: { action: "tabReply", data: { success: true, data, uuid: message.message.data.uuid } }, source: "contentScript", isTronLink: true }),
    hears: (message) => {
      const answer = message.message?.action === "tabReply" ? message.message.data : undefined;
      if (answer?.uuid !== "u") return undefined;
      return answer.success ? { result: answer.data } : { error: { code: 4001, message: answer.data } };
    },
  },
  {
    id: "solflare",
    kind: "window",
    asks: "solana",
    unnamed: true,
    ask: (params) => ({ channel: "solflareWalletAdapterToIframe", data: { id: "a", method: "signTransaction", params } }),
    reads: (message) => (message.channel === "solflareWalletAdapterToIframe" ? message.data : undefined),
    says: (message, result) => ({ channel: "solflareIframeToWalletAdapter", data: { id: message.data.id, type: "response", result } }),
    hears: (message) => (message.channel === "solflareIframeToWalletAdapter" && message.data.id === "a" ? message.data : undefined),
  },
  {
    id: "a wallet that nobody knows",
    kind: "window",
    checks: { source: true },
    asks: "evm",
    ask: (body) => ({ to: "closed-wallet", envelope: { kind: "rpc", body } }),
    reads: (message) => (message.to === "closed-wallet" ? message.envelope?.body : undefined),
    says: (_message, result) => ({ to: "closed-page", result }),
    hears: null,
  },
  {
    id: "xverse",
    kind: "document",
    event: "xverse_rpc_request",
    asks: "psbt",
    unnamed: true,
    ask: (psbt) => ({ jsonrpc: "2.0", id: "a", method: "signPsbt", params: { psbt } }),
    reads: (detail) => detail.params?.psbt,
    says: (detail, result) => ({ jsonrpc: "2.0", id: detail.id, result }),
    hears: (message) => (message.jsonrpc === "2.0" && message.id === "a" ? message : undefined),
  },
  {
    id: "xverse, legacy",
    kind: "document",
    event: "xverse_btc_sats_psbt_request",
    asks: "token",
    unnamed: true,
    ask: (signPsbtRequest) => ({ signPsbtRequest }),
    reads: (detail) => detail.signPsbtRequest,
    says: (_detail, payload) => ({ source: "xverse", payload }),
    hears: null,
  },
  {
    id: "leather",
    kind: "document",
    event: "request",
    asks: "psbt",
    unnamed: true,
    ask: (hex) => ({ jsonrpc: "2.0", id: "a", method: "signPsbt", params: { hex } }),
    reads: (detail) => detail.params?.hex,
    says: (detail, result) => ({ jsonrpc: "2.0", id: detail.id, result }),
    hears: (message) => (message.jsonrpc === "2.0" && message.id === "a" ? message : undefined),
  },
  {
    id: "zerion",
    kind: "broadcast",
    asks: "evm",
    ask: (call) => ({ jsonrpc: "2.0", id: "a", ...call }),
    reads: (message) => (message.jsonrpc === "2.0" && message.method ? message : undefined),
    says: (message, result) => ({ jsonrpc: "2.0", id: message.id, result }),
    hears: (message) => (message.id === "a" && !message.method ? message : undefined),
  },
  {
    id: "unisat",
    kind: "broadcast",
    asks: "psbt",
    unnamed: true,
    ask: (psbtHex) => ({ type: "request", data: { ident: "a", data: { method: "signPsbt", params: { psbtHex, options: {} } } } }),
    reads: (message) => (message.type === "request" ? message.data?.data?.params?.psbtHex : undefined),
    says: (message, res) => ({ type: "response", data: { ident: message.data.ident, res } }),
    hears: (message) => (message.type === "response" && message.data.ident === "a" ? { result: message.data.res, error: message.data.err } : undefined),
  },
];
