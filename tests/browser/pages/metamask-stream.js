/**
 * The provider that MetaMask injects, on the stream by which it really talks to MetaMask's content script:
 * the page's half of the wallet, whole. The other half is a stub (bypass/stub.mjs).
 */
{
  const { commonjs } = /** @type {any} */ (window);
  const { initializeProvider } = commonjs["@metamask/providers"];
  const { WindowPostMessageStream } = commonjs["@metamask/post-message-stream"];
  const multiplex = commonjs["@metamask/object-multiplex"];
  const ObjectMultiplex = multiplex.default ?? multiplex;

  const stream = new WindowPostMessageStream({ name: "metamask-inpage", target: "metamask-contentscript" });
  const mux = new ObjectMultiplex();
  stream.pipe(mux).pipe(stream);
  initializeProvider({
    connectionStream: mux.createStream("metamask-provider"),
    shouldSendMetadata: false,
    shouldAnnounceCaip294: false,
  });
}
