/**
 * Has every call reviewed. The first one that is refused decides for all.
 * @param {unknown} provider
 * @param {string} kind
 * @param {{ calls: Call[], chain?: unknown, account?: unknown }} reading
 * @param {Decided} decided
 */
const gate = (provider, kind, { calls, chain: givenChain, account: givenAccount }, decided) => {
  if (calls.length > MAX_CALLS) {
    decided(refusal(-32600, `Countersign reads at most ${MAX_CALLS} calls at once.`));
    return;
  }
  const wallet = isObject(provider) ? recall(names, provider) || null : null;
  facts(provider, kind, (foundChain, foundAccount) => {
    const chain = givenChain ?? foundChain;
    const account = givenAccount ?? foundAccount;
    let open = calls.length;
    /** @type {number[]} */
    const numbers = [];
    /** @type {Decided} */
    const one = (refused) => {
      if (open === 0) return;
      open = refused ? 0 : open - 1;
      if (open > 0) return;
      for (let index = 0; index < numbers.length; index += 1) withdraw(/** @type {number} */ (numbers[index]));
      decided(refused);
    };
    for (let index = 0; index < calls.length && open > 0; index += 1) {
      const { method, params } = /** @type {Call} */ (calls[index]);
      push(numbers, askRelay({ method, params: params === undefined ? null : params, chain, account }, provider, wallet, one));
    }
  });
};
