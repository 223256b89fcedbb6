//! The methods of a wallet, by what they ask for.

/// What a JSON-RPC method asks a wallet for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// A transaction object to sign or send.
    Transaction,
    /// EIP-712 typed data to sign.
    TypedData,
    /// A message to sign with the EIP-191 prefix.
    PersonalSign,
    /// `eth_sign`: bytes to sign as they are.
    EthSign,
    /// Permissions: to see accounts, as every page that connects asks, or others.
    Permissions,
    /// Nothing that is signed: reading, connecting, changing the network that is shown.
    ReadOnly,
    /// Anything else.
    Unknown,
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

impl Method {
    /// What the method of this name asks for.
    ///
    /// Several wallets take a method's name in any spelling that differs by case or underscores
    /// (`ethSendTransaction`, `personal_Sign`), so names that sign are compared without them.
    /// Read-only methods are believed in their exact spelling alone.
    pub fn named(name: &str) -> Self {
        let folded: String =
            name.chars().filter(|c| *c != '_').flat_map(char::to_lowercase).collect();
        match folded.as_str() {
            "ethsendtransaction" | "ethsigntransaction" | "walletsendtransaction" => {
                Self::Transaction
            }
            "ethsigntypeddata" | "ethsigntypeddatav3" | "ethsigntypeddatav4" => Self::TypedData,
            "personalsign" => Self::PersonalSign,
            "ethsign" => Self::EthSign,
            "walletrequestpermissions" => Self::Permissions,
            _ if READ_ONLY.contains(&name) => Self::ReadOnly,
            _ => Self::Unknown,
        }
    }
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
        assert_eq!(Method::named("wallet_sendCalls"), Method::Unknown);
    }

    #[test]
    fn the_list_is_sorted_and_nothing_in_it_signs() {
        assert!(READ_ONLY.is_sorted());
        for name in READ_ONLY {
            assert_eq!(Method::named(name), Method::ReadOnly, "{name}");
        }
    }
}
