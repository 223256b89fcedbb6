/**
 * What MetaMask's test dapp asks for in bad faith, or in a form that is broken on purpose: the button, and
 * the case of `tests/cases/test-dapp/` that says what must be found in it.
 */

/** @type {[press: string, name: string][]} */
export const ATTACKS = [
  ["maliciousRawEthButton", "malicious-raw-eth"],
  ["maliciousERC20TransferButton", "malicious-erc20-transfer"],
  ["maliciousApprovalButton", "malicious-approval"],
  ["maliciousSetApprovalForAll", "malicious-set-approval-for-all"],
  ["maliciousContractInteractionButton", "malicious-contract-interaction"],
  ["maliciousPermit", "malicious-permit"],
  ["maliciousTradeOrder", "malicious-trade-order"],
  ["maliciousSeaport", "malicious-seaport"],
  // Within a batch, each is found as by itself.
  ["ppomSendMaliciousEthButton", "malicious-raw-eth"],
  ["ppomSendMaliciousERC20TransferButton", "malicious-erc20-transfer"],
  ["ppomSendMaliciousERC20ApprovalButton", "malicious-approval"],
  ["ppomSendMaliciousSetApprovalForAllButton", "malicious-set-approval-for-all"],
  ["ppomSendMaliciousContractInteractionButton", "malicious-contract-interaction"],
  ["ppomSendThreeMaliciousTxsButton", "ppom-send-three-malicious-txs"],
  ["maliciousSendWithOddHexData", "malicious-send-with-odd-hex-data"],
  ["maliciousApproveERC20WithOddHexData", "malicious-approve-erc20-with-odd-hex-data"],
  ["maliciousSendWithoutHexPrefixValue", "malicious-send-without-hex-prefix-value"],
  ["maliciousPermitHexPaddedChain", "malicious-permit-hex-padded-chain"],
  ["maliciousPermitIntAddress", "malicious-permit-int-address"],
  ["signInvalidType", "sign-invalid-type"],
  ["signEmptyDomain", "sign-empty-domain"],
  ["signExtraDataNotTyped", "sign-extra-data-not-typed"],
  ["signInvalidPrimaryType", "sign-invalid-primary-type"],
  ["signNoPrimaryTypeDefined", "sign-no-primary-type-defined"],
  ["signInvalidVerifyingContractType", "sign-invalid-verifying-contract-type"],
  ["sendWithInvalidValue", "send-with-invalid-value"],
  ["sendWithInvalidRecipient", "send-with-invalid-recipient"],
  ["sendWithInvalidGasLimit", "send-with-invalid-gas-limit"],
  ["sendWithInvalidMaxFeePerGas", "send-with-invalid-max-fee-per-gas"],
];

/**
 * What asks ten times, at once or each after the last answer: transactions first, then signatures.
 * @type {[press: string[], name: string][]}
 */
export const FLOODS = [
  [["sendEIP1559Batch", "sendEIP1559Queue"], "send-eip1559-batch"],
  [["signTypedDataV4Batch", "signTypedDataV4Queue"], "sign-typed-data-v4-batch"],
];

/** How often each button asks. */
export const FLOOD = 10;
