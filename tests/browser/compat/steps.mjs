/** Everything that can be done in MetaMask's test dapp in good faith, in an order in which it can be done. */

/** @typedef {import("./dapp.mjs").Step} Step */

const SIGNATURE = /^0x[0-9a-f]{130}$/;
const ADDRESS = /^0x[0-9a-f]{40}$/i;
const FRIEND = "0x9bc5baF874d2DA8D216aE9f137804184EE5AfEF4";

/** The first account of the node, as MetaMask spells it. */
const ACCOUNT = "0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266";

/** @type {Record<string, Step[]>} */
export const STEPS = {
  connect: [
    { press: "connectButton", shows: { accounts: /^0xf39f/, connectButton: /^Connected$/ } },
    { press: "getAccounts", asks: 0, shows: { getAccountsResult: /^0xf39f/ } },
    { press: "requestPermissions", shows: { permissionsResult: /eth_accounts/ } },
    { press: "getPermissions", shows: { permissionsResult: /eth_accounts/ } },
  ],
  send: [
    { press: "sendButton" },
    { press: "sendEIP1559Button" },
    { press: "sendEIP1559WithoutGasButton" },
    { press: "sendHeavyHexDataButton" },
    { press: "submitForm", fill: { toInput: FRIEND, amountInput: "0x1", gasInput: "0x2540be400", dataInput: "0x" } },
  ],
  contracts: [
    { press: "deployButton", shows: { contractStatus: /^Deployed$/ } },
    { press: "depositButton", shows: { contractStatus: /^Deposit completed$/ } },
    { press: "withdrawButton", shows: { contractStatus: /^Withdrawn$/ } },
    { press: "deployFailingButton", shows: { failingContractStatus: /^Deployed$/ } },
    { press: "sendFailingButton", shows: { failingContractStatus: /as expected/ } },
    { press: "deployMultisigButton", shows: { multisigContractStatus: /^Deployed$/ } },
    { press: "sendMultisigButton", shows: { multisigContractStatus: /as expected/ } },
  ],
  tokens: [
    { press: "createToken", shows: { erc20TokenAddresses: ADDRESS } },
    { press: "watchAssets" },
    { press: "transferTokens" },
    { press: "approveTokens" },
    { press: "increaseTokenAllowance" },
    {
      press: "getAllowance",
      fill: { allowanceOwner: ACCOUNT, allowanceSpender: FRIEND },
      asks: 0,
      shows: { allowanceAmountResult: /^8\.0000$/ },
    },
    { press: "transferTokensWithoutGas" },
    { press: "approveTokensWithoutGas" },
    {
      press: "eip747WatchButton",
      fill: { eip747ContractAddress: FRIEND, eip747Symbol: "XYZ", eip747Decimals: "18" },
      shows: { eip747Status: /successfully/ },
    },
  ],
  collections: [
    { press: "deployNFTsButton", shows: { nftsStatus: /^Deployed$/ } },
    { press: "mintButton", fill: { mintAmountInput: "2" }, shows: { nftsStatus: /^Mint completed$/ } },
    { press: "watchNFTButton" },
    { press: "watchNFTsButton", asks: 2 },
    { press: "approveButton", shows: { nftsStatus: /^Approve completed$/ } },
    { press: "setApprovalForAllButton", shows: { nftsStatus: /^Set Approval For All completed$/ } },
    { press: "revokeButton", shows: { nftsStatus: /^Revoke completed$/ } },
    { press: "transferFromButton", shows: { nftsStatus: /^Transfer From completed$/ } },
    { press: "sign721Permit", shows: { sign721PermitResult: SIGNATURE } },
    { press: "sign721PermitVerify", asks: 0, shows: { sign721PermitVerifyResult: ADDRESS } },
    { press: "deployERC1155Button", shows: { erc1155Status: /^Deployed$/ } },
    {
      press: "batchMintButton",
      fill: { batchMintTokenIds: "1, 2", batchMintIdAmounts: "5, 5" },
      shows: { erc1155Status: /Minting completed/ },
    },
    {
      press: "batchTransferFromButton",
      fill: { batchTransferTokenIds: "1, 2", batchTransferTokenAmounts: "1, 1" },
      shows: { erc1155Status: /Transfer From completed/ },
    },
    { press: "setApprovalForAllERC1155Button", shows: { erc1155Status: /For All completed/ } },
    { press: "revokeERC1155Button", shows: { erc1155Status: /Revoke completed/ } },
    { press: "watchAssetButton" },
  ],
  batches: [
    { press: "eip5792SendCallsButton" },
    { press: "eip5792GetCallsStatusButton", shows: { eip5792GetCallsStatusResult: /"status": 200/ } },
    { press: "eip5792GetCapabilitiesButton", shows: { eip5792GetCapabilitiesResult: /supported/ } },
    { press: "eip5792SendCallsApprovalButton" },
  ],
  // What shows its results in places of its own is asked at once, and waits in a queue.
  signatures: [
    {
      press: ["ethSign", "personalSign", "signTypedData", "signTypedDataV3", "signTypedDataV4", "signPermit"],
      asks: 6,
      shows: {
        ethSignResult: /^"0x[0-9a-f]{130}"$/,
        personalSignResult: SIGNATURE,
        signTypedDataResult: SIGNATURE,
        signTypedDataV3Result: SIGNATURE,
        signTypedDataV4Result: SIGNATURE,
        signPermitResult: SIGNATURE,
      },
    },
    {
      press: [
        "personalSignVerify", "signTypedDataVerify", "signTypedDataV3Verify", "signTypedDataV4Verify", "signPermitVerify",
      ],
      shows: {
        personalSignVerifySigUtilResult: ADDRESS,
        personalSignVerifyECRecoverResult: ADDRESS,
        signTypedDataVerifyResult: ADDRESS,
        signTypedDataV3VerifyResult: ADDRESS,
        signTypedDataV4VerifyResult: ADDRESS,
        signPermitVerifyResult: ADDRESS,
      },
    },
    { press: "signBlurOrder", shows: { signPermitVariantResult: SIGNATURE } },
    { press: "signPermitSingle", shows: { signPermitVariantResult: SIGNATURE } },
    { press: "signPermitBatch", shows: { signPermitVariantResult: SIGNATURE } },
    { press: "signSeaportBulkOrder", shows: { signPermitVariantResult: SIGNATURE } },
  ],
  "sign-in": [
    { press: "siwe", shows: { siweResult: SIGNATURE } },
    { press: "siweResources", shows: { siweResult: SIGNATURE } },
    { press: "siweBadDomain", shows: { siweResult: SIGNATURE } },
    { press: "siweBadAccount", shows: { siweResult: SIGNATURE } },
    { press: "siweMalformed", shows: { siweResult: SIGNATURE } },
  ],
  encryption: [
    { press: "getEncryptionKeyButton", shows: { encryptionKeyDisplay: /=$/ } },
    { press: "encryptButton", fill: { encryptMessageInput: "a secret" }, asks: 0, shows: { ciphertextDisplay: /^0x/ } },
    { press: "decryptButton", shows: { cleartextDisplay: /^a secret$/ } },
  ],
  networks: [
    { press: "switchEthereumChain" },
    { press: "addEthereumChain" },
    { press: "switchEthereumChain", shows: { chainId: /^0x53a$/ } },
  ],
  disconnect: [
    { press: "revokeAccountsPermission", shows: { accounts: /^$/, connectButton: /^Connect$/ } },
  ],
};
