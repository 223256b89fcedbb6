// Written by tools/wallets.mjs from extension/wallets.json: change that one.

/** How wallets' scripts talk, by which a page could talk to them itself. */
const TRANSPORTS = /** @type {Record<string, any>[]} */ ([
  {"wallet":"metamask","kind":"window-message","match":[{"at":"target","is":["metamask-contentscript"]}],"request":"data.data","answer":{"target":"metamask-inpage","data":{"name":"{data.name}","data":{"jsonrpc":"2.0","id":"{id}","error":{"code":"{code}","message":"{message}"}}}},"batch":true,"envelope":"caip-27"},
  {"wallet":"metamask","kind":"window-message","match":[{"at":"target","is":["contentscript"]}],"request":"data.data","answer":{"target":"inpage","data":{"name":"{data.name}","data":{"jsonrpc":"2.0","id":"{id}","error":{"code":"{code}","message":"{message}"}}}},"batch":true,"envelope":"caip-27"},
  {"wallet":"rabby","kind":"window-message","match":[{"at":"target","is":["rabby-content-script"]},{"at":"data.data.type","is":["request"]}],"request":"data.data.data.data","answer":{"target":"rabby-page-provider","data":{"data":{"type":"response","data":{"ident":"{id}","err":{"code":"{code}","message":"{message}"}}}}},"id":"data.data.data.ident"},
  {"wallet":"rainbow","kind":"window-message","match":[{"at":"topic","is":["> providerRequest"]}],"request":"payload","answer":{"topic":"< providerRequest","payload":{"response":{"id":"{id}","error":{"code":"{code}","message":"{message}"}}},"id":"{id}"},"id":"id"},
  {"wallet":"rainbow","kind":"window-message","match":[{"at":"topic","starts":"> "}],"request":"payload","answer":null},
  {"wallet":"ambire","kind":"window-message","match":[{"at":"topic","is":["> ambireProviderRequest"]}],"request":"payload","answer":{"topic":"< ambireProviderRequest","payload":{"response":{"id":"{id}","providerId":"{payload.providerId}","error":{"code":"{code}","message":"{message}"}}},"id":"{id}"},"id":"id"},
  {"wallet":"zerion","kind":"broadcast-channel","name":{"element":"script#zerion-extension-channel","attribute":"data-wallet-channel-id"},"match":[{"at":"jsonrpc","is":["2.0"]},{"at":"method","type":"string"}],"request":"","answer":{"jsonrpc":"2.0","id":"{id}","error":{"code":"{code}","message":"{message}"}},"id":"id"},
  {"wallet":"taho","kind":"window-message","match":[{"at":"target","is":["tally-provider-bridge"]}],"request":"request","answer":{"id":"{id}","jsonrpc":"2.0","target":"tally-window-provider","result":{"code":"{code}","message":"{message}"}},"id":"id"},
  {"wallet":"core","kind":"window-message","match":[{"at":"connectionId","type":"string"},{"at":"message.type","is":["request"]}],"request":"message.data.params.request","answer":{"connectionId":"{connectionId}","message":{"type":"response","id":"{id}","err":{"code":"{code}","message":"{message}"}}},"id":"message.id","chain":"message.data.params.scope"},
  {"wallet":"enkrypt","kind":"window-message","match":[{"at":"cmd","starts":"__crx_bridge_"},{"at":"payload.messageType","is":["message"]}],"request":"payload.data.message","answer":{"cmd":"__crx_bridge_route_message","scope":"{scope}","context":"content-script","payload":{"messageType":"reply","transactionId":"{id}","data":{"error":"{error-json}"}}},"id":"payload.transactionId","encoding":"json"},
  {"wallet":"onekey","kind":"window-message","match":[{"at":"channel","is":["onekey@JS_BRIDGE_MESSAGE_EXT_CHANNEL"]},{"at":"payload.type","is":["REQUEST"]}],"request":"payload.data","answer":{"channel":"onekey@JS_BRIDGE_MESSAGE_EXT_CHANNEL","direction":"onekey@JS_BRIDGE_MESSAGE_DIRECTION-HOST_TO_INPAGE","payload":{"id":"{id}","type":"RESPONSE","error":{"code":"{code}","message":"{message}"}}},"id":"payload.id"},
  {"wallet":"backpack","kind":"window-message","match":[{"at":"type","is":["channel-secure-background-request"]}],"request":"detail.params.0","id":"detail.id","answer":{"type":"channel-secure-background-response","detail":{"id":"{id}","error":{"code":"{code}","message":"{message}"}}},"method":"name","params":"request"},
  {"wallet":"backpack","kind":"window-message","match":[{"at":"type","is":["channel-ethereum-rpc-request"]}],"request":"detail","id":"detail.id","answer":{"type":"channel-ethereum-rpc-response","detail":{"id":"{id}","error":{"code":"{code}","message":"{message}"}}}},
  {"wallet":"backpack","kind":"window-message","match":[{"at":"type","is":["channel-solana-rpc-request"]}],"request":"detail","id":"detail.id","answer":{"type":"channel-solana-rpc-response","detail":{"id":"{id}","error":{"code":"{code}","message":"{message}"}}}},
  {"wallet":"unisat","kind":"broadcast-channel","name":{"element":"script[channel]","attribute":"channel"},"match":[{"at":"type","is":["request"]},{"at":"data.ident","type":"string"}],"request":"data.data","answer":{"type":"response","data":{"ident":"{id}","err":{"code":"{code}","message":"{message}"}}},"id":"data.ident","namespace":"bip122","translate":"unisat"},
  {"wallet":"xverse","kind":"document-event","events":["xverse_rpc_request"],"match":[{"at":"method","type":"string"}],"request":"","answer":{"jsonrpc":"2.0","id":"{id}","error":{"code":"{code}","message":"{message}"}},"id":"id"},
  {"wallet":"xverse","kind":"document-event","events":["xverse_btc_sats_psbt_request","xverse_btc_batch_psbt_request","xverse_btc_sign_message_request","xverse_btc_send_request","xverse_btc_create_inscription_Request","xverse_btc_create_repeat_inscriptions_Request","xverse_stx_transaction_request","xverse_stx_signature_request","xverse_stx_structured_data_signature_request"],"match":[],"request":"","answer":null,"translate":"token"},
  {"wallet":"leather","kind":"document-event","events":["request"],"match":[{"at":"jsonrpc","is":["2.0"]},{"at":"method","type":"string"}],"request":"","answer":{"jsonrpc":"2.0","id":"{id}","error":{"code":"{code}","message":"{message}"}},"id":"id"},
  {"wallet":"leather","kind":"document-event","events":["hiroWalletSignatureRequest","hiroWalletStructuredDataSignatureRequest","hiroWalletStacksTransactionRequest","hiroWalletProfileUpdateRequest","hiroWalletPsbtRequest"],"match":[],"request":"","answer":null,"translate":"token"},
  {"wallet":"frame","kind":"window-message","match":[{"at":"type","is":["eth:send"]}],"request":"payload","answer":{"type":"eth:payload","payload":{"jsonrpc":"2.0","id":"{id}","error":{"code":"{code}","message":"{message}"}}},"id":"payload.id"},
  {"wallet":"uniswap","kind":"window-message","match":[{"at":"method","type":"string"},{"at":"requestId","type":"string"}],"request":"","answer":{"requestId":"{id}","error":{"code":"{code}","message":"{message}"}},"id":"requestId"},
  {"wallet":"coinbase","kind":"window-message","match":[{"at":"type","is":["extensionUIRequest"]}],"request":"data.request","answer":{"type":"extensionUIResponse","data":{"id":"{id}","response":{"method":"{data.request.method}","errorCode":"{code}","errorMessage":"{message}"}}},"id":"data.id","translate":"coinbase"},
  {"wallet":"tronlink","kind":"window-message","match":[{"at":"message.action","is":["tunnel"]}],"request":"message.data","answer":{"message":{"action":"tabReply","data":{"success":false,"data":"{message}","uuid":"{id}"}},"source":"contentScript","isTronLink":true},"id":"message.data.uuid","method":"action","params":"data","namespace":"tron","translate":"tronlink"},
  {"wallet":"solflare","kind":"window-message","match":[{"at":"channel","is":["solflareWalletAdapterToIframe"]}],"request":"data","answer":{"channel":"solflareIframeToWalletAdapter","data":{"id":"{id}","type":"response","error":{"code":"{code}","message":"{message}"}}},"id":"data.id","namespace":"solana"},
  {"wallet":"safe-apps","kind":"parent-message","match":[{"at":"env.sdkVersion","type":"string"},{"at":"method","type":"string"}],"request":"","answer":{"id":"{id}","success":false,"version":"9.1.0","error":"{message}"},"id":"id","translate":"safe-apps"},
]);

/** What they are called. @type {Record<string, string>} */
const WALLETS = /** @type {any} */ ({
  __proto__: null,
  metamask: "MetaMask",
  rabby: "Rabby",
  rainbow: "Rainbow",
  ambire: "Ambire",
  zerion: "Zerion",
  taho: "Taho",
  core: "Core",
  enkrypt: "Enkrypt",
  onekey: "OneKey",
  backpack: "Backpack",
  unisat: "UniSat",
  xverse: "Xverse",
  leather: "Leather",
  frame: "Frame",
  uniswap: "Uniswap Extension",
  coinbase: "Coinbase Wallet",
  tronlink: "TronLink",
  solflare: "Solflare",
  "safe-apps": "Safe Apps",
});

/** The names of all that signs, sends or gives away power. */
const SIGNS = ["SECURE_EVM_PROVIDER_SEND","SECURE_EVM_SIGN_MESSAGE","SECURE_EVM_SIGN_TX","SECURE_SVM_SIGN_ALL_TX","SECURE_SVM_SIGN_IN","SECURE_SVM_SIGN_MESSAGE","SECURE_SVM_SIGN_TX","avalanche_sendTransaction","avalanche_signMessage","avalanche_signTransaction","bitcoin_sendTransaction","broadcastPsbt","btc_signMessage","btc_signPsbt","cosmos_signArbitrary","cosmos_signDirect","deposit","dot_signer_signPayload","dot_signer_signRaw","eth_decrypt","eth_getEncryptionPublicKey","eth_sendRawTransaction","eth_sendTransaction","eth_sign","eth_signTransaction","eth_signTypedData","eth_signTypedData_v1","eth_signTypedData_v3","eth_signTypedData_v4","fillPsbt","inscribeTransfer","kda_signTransaction","multiSign","multiSignMessage","multiSignPsbt","openSwap","ord_sendInscriptions","personal_sign","phantom_auto_confirm_enable","pushPSBT","pushPsbt","pushTx","runes_etch","runes_mint","runes_transfer","sendBitcoin","sendInscription","sendRunes","sendTransactions","sendTransfer","sign","signAllTransactions","signAllTransactionsV2","signAndSendAllTransactions","signAndSendTransaction","signAuthEntry","signData","signEthereumMessage","signEthereumTransaction","signIn","signMessage","signMessageV1","signMessageV2","signMultipleMessages","signPSBT","signPsbt","signPsbts","signRawTransaction","signTransaction","signTransactionV2","signTypedMessage","solSignOffchainMessage","sol_signAllTransactions","sol_signAndSendTransaction","sol_signInMessage","sol_signMessage","sol_signTransaction","solana_signAllTransactions","solana_signAndSendTransaction","solana_signIn","solana_signMessage","solana_signTransaction","spark_flashnet_clawbackFunds","spark_flashnet_executeRouteSwap","spark_flashnet_executeSwap","spark_flashnet_signIntent","spark_flashnet_signStructuredMessage","spark_signMessage","spark_transfer","spark_transferToken","stx_callContract","stx_deployContract","stx_signMessage","stx_signStructuredMessage","stx_signTransaction","stx_signTransactions","stx_transferSip10Ft","stx_transferSip9Nft","stx_transferStx","stx_updateProfile","transfer","tron_multiSign","tron_signMessage","tron_signMessageV2","tron_signTransaction","tron_signTypedData","wallet_addSubAccount","wallet_connect","wallet_createSession","wallet_grantPermissions","wallet_importAddress","wallet_invokeMethod","wallet_prepareCalls","wallet_requestExecutionPermissions","wallet_sendCalls","wallet_sendPreparedCalls","wallet_sign"];
