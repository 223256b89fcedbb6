//! The methods of a wallet, by what they ask for.

use super::Chain;

/// What a JSON-RPC method asks a wallet for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// A transaction object to sign or send.
    Transaction,
    /// Signed transactions to publish.
    RawTransaction,
    /// EIP-712 typed data to sign.
    TypedData,
    /// EIP-712 typed data to sign, without what came with version 4.
    TypedDataV3,
    /// A message to sign with the EIP-191 prefix.
    PersonalSign,
    /// `eth_sign`: bytes to sign as they are.
    EthSign,
    /// `wallet_sign` (ERC-7871): data to sign, of a type by number.
    Sign,
    /// Calls to make together (EIP-5792).
    Calls,
    /// Accounts to hand to code (EIP-7702).
    Authorization,
    /// A user operation to sign or send (ERC-4337).
    UserOperation,
    /// Permissions to act for the account later (ERC-7715).
    ExecutionPermissions,
    /// A network to add (EIP-3085).
    AddChain,
    /// A token to show (EIP-747).
    WatchAsset,
    /// Foreign code to install in the wallet.
    AddOns,
    /// An account under the user's own (ERC-7895), or another key for the account.
    SubAccount,
    /// A key that acts for the account within bounds (Tempo).
    AccessKey,
    /// Permissions: to see accounts, as every page that connects asks, or others.
    Permissions,
    /// To connect, perhaps with more (ERC-7846).
    Connect,
    /// To decrypt a message.
    Decryption,
    /// To tell the key for encrypting messages.
    EncryptionKey,
    /// A method of Tron's wallets.
    Tron(Tron),
    /// A request inside another (CAIP-27).
    Invoke,
    /// Nothing that is signed: reading, connecting, changing the network that is shown.
    ReadOnly,
    /// Anything else.
    Unknown,
}

/// What a method asks a wallet of Tron's for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tron {
    /// A transaction to sign; or a message, if it is a string.
    Sign,
    /// A transaction to sign by one of the account's permissions.
    MultiSign,
    /// A message to sign in the first way.
    Message,
    /// A message to sign in the second way, with its length.
    MessageV2,
    /// Typed data to sign (TIP-712).
    TypedData,
    /// A signed transaction to publish.
    Send,
}

impl Tron {
    /// The method of this name, in small letters and without underscores.
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "sign" | "signtransaction" | "sendtransaction" => Self::Sign,
            "multisign" => Self::MultiSign,
            "signmessage" => Self::Message,
            "signmessagev2" => Self::MessageV2,
            "signtypeddata" | "signtypeddatav4" => Self::TypedData,
            "broadcast" | "broadcasthex" | "broadcasttransaction" | "sendrawtransaction" => {
                Self::Send
            }
            _ => return None,
        })
    }
}

/// Methods that sign nothing and give away no power over an account.
///
/// A page learns the account's address from some of them, and every wallet asks for that itself.
pub const READ_ONLY: &[&str] = &[
    "eth_accounts",
    "eth_blobBaseFee",
    "eth_blockNumber",
    "eth_call",
    "eth_chainId",
    "eth_coinbase",
    "eth_config",
    "eth_createAccessList",
    "eth_estimateGas",
    "eth_feeHistory",
    "eth_gasPrice",
    "eth_getBalance",
    "eth_getBlockByHash",
    "eth_getBlockByNumber",
    "eth_getBlockReceipts",
    "eth_getBlockTransactionCountByHash",
    "eth_getBlockTransactionCountByNumber",
    "eth_getCode",
    "eth_getFilterChanges",
    "eth_getFilterLogs",
    "eth_getHeaderByHash",
    "eth_getHeaderByNumber",
    "eth_getLogs",
    "eth_getProof",
    "eth_getRawTransactionByHash",
    "eth_getStorageAt",
    "eth_getTransactionByBlockHashAndIndex",
    "eth_getTransactionByBlockNumberAndIndex",
    "eth_getTransactionByHash",
    "eth_getTransactionCount",
    "eth_getTransactionReceipt",
    "eth_getUncleByBlockHashAndIndex",
    "eth_getUncleByBlockNumberAndIndex",
    "eth_getUncleCountByBlockHash",
    "eth_getUncleCountByBlockNumber",
    "eth_hashrate",
    "eth_maxPriorityFeePerGas",
    "eth_mining",
    "eth_newBlockFilter",
    "eth_newFilter",
    "eth_newPendingTransactionFilter",
    "eth_pendingTransactions",
    "eth_protocolVersion",
    "eth_requestAccounts",
    "eth_simulateV1",
    "eth_subscribe",
    "eth_syncing",
    "eth_uninstallFilter",
    "eth_unsubscribe",
    "metamask_getProviderState",
    "metamask_logWeb3ShimUsage",
    "metamask_sendDomainMetadata",
    "net_listening",
    "net_peerCount",
    "net_version",
    "personal_ecRecover",
    "wallet_getCallsStatus",
    "wallet_getCapabilities",
    "wallet_getPermissions",
    "wallet_getSnaps",
    "wallet_registerOnboarding",
    "wallet_revokePermissions",
    "wallet_showCallsStatus",
    "wallet_switchEthereumChain",
    "web3_clientVersion",
    "web3_sha3",
];

/// More methods that sign nothing. Pages rarely ask for them, so the wrapper around wallets does not
/// know them, and they are reviewed.
const ALSO_READ_ONLY: &[&str] = &[
    "coinbase_fetchPermission",
    "coinbase_fetchPermissions",
    "debug_traceBlockByHash",
    "debug_traceBlockByNumber",
    "debug_traceCall",
    "debug_traceTransaction",
    "eth_callBundle",
    "eth_callMany",
    "eth_estimateUserOperationGas",
    "eth_fillTransaction",
    "eth_getAccount",
    "eth_getUserOperationByHash",
    "eth_getUserOperationReceipt",
    "eth_supportedEntryPoints",
    "linea_estimateGas",
    "trace_block",
    "trace_call",
    "trace_transaction",
    "tron_accounts",
    "tron_requestAccounts",
    "wallet_createSession",
    "wallet_disconnect",
    "wallet_getAccountVersion",
    "wallet_getAdmins",
    "wallet_getAssets",
    "wallet_getBalances",
    "wallet_getCallsHistory",
    "wallet_getGrantedExecutionPermissions",
    "wallet_getKeys",
    "wallet_getSession",
    "wallet_getSubAccounts",
    "wallet_getSupportedExecutionPermissions",
    "wallet_revokeExecutionPermission",
    "wallet_revokeSession",
    "wallet_verifySignature",
    "zks_L1ChainId",
    "zks_estimateFee",
    "zks_estimateGasL1ToL2",
    "zks_getAllAccountBalances",
    "zks_getBaseTokenL1Address",
    "zks_getBridgeContracts",
    "zks_getBridgehubContract",
    "zks_getL2ToL1LogProof",
    "zks_getMainContract",
    "zks_getTestnetPaymaster",
    "zks_getTransactionDetails",
];

impl Method {
    /// Whether it is for networks of the EVM alone: it signs, and means nothing elsewhere.
    pub fn is_of_ethereum(self) -> bool {
        !matches!(self, Self::Tron(_) | Self::Invoke | Self::ReadOnly | Self::Unknown)
    }

    /// What the method of this name asks for on a network. The methods of wallets of other networks than
    /// Ethereum's go by their own names there, and everywhere with the network's name before them.
    pub fn asked(name: &str, chain: Option<Chain>) -> Self {
        let folded = folded(name);
        let of_tron = match (folded.strip_prefix("tron"), chain) {
            (Some(rest), _) => Tron::named(rest),
            (None, Some(Chain::Tron(_))) => Tron::named(&folded),
            _ => None,
        };
        of_tron.map_or_else(|| Self::spelled(name, &folded), Self::Tron)
    }

    /// What the method of this name asks for of wallets of Ethereum's.
    ///
    /// Several wallets take a method's name in any spelling that differs by case or underscores
    /// (`ethSendTransaction`, `personal_Sign`), so names that sign are compared without them.
    /// Read-only methods are believed in their exact spelling alone.
    pub fn named(name: &str) -> Self {
        Self::spelled(name, &folded(name))
    }

    fn spelled(name: &str, folded: &str) -> Self {
        match folded {
            "ethsendtransaction"
            | "ethsendtransactionsync"
            | "ethsigntransaction"
            | "kaiasendtransaction"
            | "kaiasigntransaction"
            | "klaysendtransaction"
            | "klaysigntransaction"
            | "personalsendtransaction"
            | "personalsigntransaction"
            | "walletsendtransaction"
            | "walletsigntransaction" => Self::Transaction,
            "ethsendbundle"
            | "ethsendprivaterawtransaction"
            | "ethsendprivatetransaction"
            | "ethsendrawtransaction"
            | "ethsendrawtransactionconditional"
            | "ethsendrawtransactionsync"
            | "mevsendbundle"
            | "realtimesendrawtransaction"
            | "walletsendrawtransaction"
            | "zkssendrawtransactionwithdetailedoutput" => Self::RawTransaction,
            "ethsigntypeddatav3" => Self::TypedDataV3,
            "ethsigntypeddata"
            | "ethsigntypeddatav1"
            | "ethsigntypeddatav4"
            | "personalsigntypeddata"
            | "walletsigntypeddata"
            | "walletsigntypeddatav4" => Self::TypedData,
            "ethpersonalsign" | "personalsign" | "walletsignmessage" => Self::PersonalSign,
            "ethsign" => Self::EthSign,
            "walletsign" => Self::Sign,
            "walletpreparecalls" | "walletsendcalls" => Self::Calls,
            "ethsign7702authorization"
            | "ethsignauthorization"
            | "walletsign7702authorization"
            | "walletsignauthorization" => Self::Authorization,
            "ethsenduseroperation"
            | "ethsignuseroperation"
            | "walletsenduseroperation"
            | "walletsignuseroperation" => Self::UserOperation,
            "walletgrantpermissions" | "walletrequestexecutionpermissions" => {
                Self::ExecutionPermissions
            }
            "addethereumchain" | "walletaddethereumchain" => Self::AddChain,
            "metamaskwatchasset" | "walletwatchasset" | "watchasset" => Self::WatchAsset,
            "walletenable" | "walletinstallsnaps" | "walletrequestsnaps" => Self::AddOns,
            "walletaddsubaccount"
            | "walletcreatesubaccount"
            | "walletgrantadmin"
            | "walletimportsubaccount" => Self::SubAccount,
            "walletauthorizeaccesskey" | "walletupdateaccesskey" => Self::AccessKey,
            "walletrequestpermissions" => Self::Permissions,
            "walletconnect" => Self::Connect,
            "ethdecrypt" => Self::Decryption,
            "ethgetencryptionpublickey" => Self::EncryptionKey,
            "walletinvokemethod" | "walletrequest" | "wcsessionrequest" => Self::Invoke,
            _ if READ_ONLY.contains(&name) || ALSO_READ_ONLY.contains(&name) => Self::ReadOnly,
            _ => Self::Unknown,
        }
    }
}

/// A method's name without what wallets do not look at.
fn folded(name: &str) -> String {
    if !name.is_ascii() {
        return name.chars().filter(|c| *c != '_').flat_map(char::to_lowercase).collect();
    }
    let mut folded = String::with_capacity(name.len());
    name.split('_').for_each(|part| folded.push_str(part));
    folded.make_ascii_lowercase();
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_that_wallets_accept_are_recognised() {
        for name in ["eth_sendTransaction", "ethSendTransaction", "eth_send_transaction"] {
            assert_eq!(Method::named(name), Method::Transaction, "{name}");
        }
        assert_eq!(Method::named("personal_Sign"), Method::PersonalSign);
        assert_eq!(Method::named("eth_call"), Method::ReadOnly);
        assert_eq!(Method::named("ETH_CALL"), Method::Unknown);
        assert_eq!(Method::named("wallet_swapAsset"), Method::Unknown);
    }

    #[test]
    fn the_list_is_sorted_and_nothing_in_it_signs() {
        assert!(READ_ONLY.is_sorted());
        assert!(ALSO_READ_ONLY.is_sorted());
        for name in READ_ONLY.iter().chain(ALSO_READ_ONLY) {
            assert_eq!(Method::named(name), Method::ReadOnly, "{name}");
        }
    }
}
