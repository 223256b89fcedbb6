//! The messages of Tron's protocol buffers that a transaction is made of, as tables.
//!
//! Numbers and names are those of java-tron's `.proto` files, which its JSON uses as well.

/// What a field holds.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// An address: `0x41` and 20 bytes.
    Address,
    /// A whole number.
    Number,
    /// True or false.
    Bool,
    /// One of several names, by its number.
    Enum(&'static [&'static str]),
    /// The number of a contract type.
    Contract,
    /// Bytes that JSON spells as text where it is `visible`.
    Name,
    /// Bytes that JSON always spells in hex.
    Bytes,
    /// A text.
    Text,
    /// A message inside.
    Message(&'static [Field]),
    /// Any message, with the name of its type (`google.protobuf.Any`).
    Any,
}

/// A field of a message.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) number: u32,
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    /// Whether it may stand there several times.
    pub(super) repeated: bool,
}

const fn one(number: u32, name: &'static str, kind: Kind) -> Field {
    Field { number, name, kind, repeated: false }
}

const fn many(number: u32, name: &'static str, kind: Kind) -> Field {
    Field { number, name, kind, repeated: true }
}

/// A contract type: the number it has in a transaction, its name, and its fields.
#[derive(Debug)]
pub struct ContractType {
    pub(super) number: u64,
    /// Its name, which is also that of its message.
    pub name: &'static str,
    pub(super) fields: &'static [Field],
}

/// The contract type of this number, if it is known.
pub(super) fn numbered(number: u64) -> Option<&'static ContractType> {
    let at = CONTRACTS.binary_search_by_key(&number, |known| known.number).ok()?;
    CONTRACTS.get(at)
}

/// The contract type of this name, if it is known.
pub(super) fn named(name: &str) -> Option<&'static ContractType> {
    CONTRACTS.iter().find(|known| known.name == name)
}

/// `Transaction.raw`: what is signed.
pub(super) static RAW: &[Field] = &[
    one(1, "ref_block_bytes", Kind::Bytes),
    one(3, "ref_block_num", Kind::Number),
    one(4, "ref_block_hash", Kind::Bytes),
    one(8, "expiration", Kind::Number),
    many(9, "auths", Kind::Message(AUTHORITY)),
    one(10, "data", Kind::Bytes),
    many(11, "contract", Kind::Message(CONTRACT)),
    one(12, "scripts", Kind::Bytes),
    one(14, "timestamp", Kind::Number),
    one(18, "fee_limit", Kind::Number),
];

static AUTHORITY: &[Field] = &[
    one(
        1,
        "account",
        Kind::Message(&[one(1, "name", Kind::Name), one(2, "address", Kind::Address)]),
    ),
    one(2, "permission_name", Kind::Name),
];

/// `Transaction.Contract`.
static CONTRACT: &[Field] = &[
    one(1, "type", Kind::Contract),
    one(2, "parameter", Kind::Any),
    one(3, "provider", Kind::Bytes),
    one(4, "ContractName", Kind::Name),
    one(5, "Permission_id", Kind::Number),
];

/// `google.protobuf.Any`.
pub(super) static ANY: &[Field] = &[one(1, "type_url", Kind::Text), one(2, "value", Kind::Bytes)];

const OWNER: Field = one(1, "owner_address", Kind::Address);
const RESOURCE: Kind = Kind::Enum(&["BANDWIDTH", "ENERGY", "TRON_POWER"]);

static PERMISSION: &[Field] = &[
    one(1, "type", Kind::Enum(&["Owner", "Witness", "Active"])),
    one(2, "id", Kind::Number),
    one(3, "permission_name", Kind::Text),
    one(4, "threshold", Kind::Number),
    one(5, "parent_id", Kind::Number),
    one(6, "operations", Kind::Bytes),
    many(
        7,
        "keys",
        Kind::Message(&[one(1, "address", Kind::Address), one(2, "weight", Kind::Number)]),
    ),
];

static PARAMETERS: &[Field] =
    &[one(1, "indexed", Kind::Bool), one(2, "name", Kind::Text), one(3, "type", Kind::Text)];

static ENTRY: &[Field] = &[
    one(1, "anonymous", Kind::Bool),
    one(2, "constant", Kind::Bool),
    one(3, "name", Kind::Text),
    many(4, "inputs", Kind::Message(PARAMETERS)),
    many(5, "outputs", Kind::Message(PARAMETERS)),
    one(
        6,
        "type",
        Kind::Enum(&[
            "UnknownEntryType",
            "Constructor",
            "Function",
            "Event",
            "Fallback",
            "Receive",
            "Error",
        ]),
    ),
    one(7, "payable", Kind::Bool),
    one(
        8,
        "stateMutability",
        Kind::Enum(&["UnknownMutabilityType", "Pure", "View", "Nonpayable", "Payable"]),
    ),
];

static SMART_CONTRACT: &[Field] = &[
    one(1, "origin_address", Kind::Address),
    one(2, "contract_address", Kind::Address),
    one(3, "abi", Kind::Message(&[many(1, "entrys", Kind::Message(ENTRY))])),
    one(4, "bytecode", Kind::Bytes),
    one(5, "call_value", Kind::Number),
    one(6, "consume_user_resource_percent", Kind::Number),
    one(7, "name", Kind::Text),
    one(8, "origin_energy_limit", Kind::Number),
    one(9, "code_hash", Kind::Bytes),
    one(10, "trx_hash", Kind::Bytes),
    one(11, "version", Kind::Number),
];

const fn contract(number: u64, name: &'static str, fields: &'static [Field]) -> ContractType {
    ContractType { number, name, fields }
}

/// Every contract type, sorted by number.
#[rustfmt::skip]
static CONTRACTS: &[ContractType] = &[
    contract(0, "AccountCreateContract", &[OWNER, one(2, "account_address", Kind::Address), one(3, "type", Kind::Enum(&["Normal", "AssetIssue", "Contract"]))]),
    contract(1, "TransferContract", &[OWNER, one(2, "to_address", Kind::Address), one(3, "amount", Kind::Number)]),
    contract(2, "TransferAssetContract", &[one(1, "asset_name", Kind::Name), one(2, "owner_address", Kind::Address), one(3, "to_address", Kind::Address), one(4, "amount", Kind::Number)]),
    contract(3, "VoteAssetContract", &[OWNER, many(2, "vote_address", Kind::Address), one(3, "support", Kind::Bool), one(5, "count", Kind::Number)]),
    contract(4, "VoteWitnessContract", &[OWNER, many(2, "votes", Kind::Message(&[one(1, "vote_address", Kind::Address), one(2, "vote_count", Kind::Number)])), one(3, "support", Kind::Bool)]),
    contract(5, "WitnessCreateContract", &[OWNER, one(2, "url", Kind::Name)]),
    contract(6, "AssetIssueContract", &[OWNER, one(2, "name", Kind::Name), one(3, "abbr", Kind::Name), one(4, "total_supply", Kind::Number), many(5, "frozen_supply", Kind::Message(&[one(1, "frozen_amount", Kind::Number), one(2, "frozen_days", Kind::Number)])), one(6, "trx_num", Kind::Number), one(7, "precision", Kind::Number), one(8, "num", Kind::Number), one(9, "start_time", Kind::Number), one(10, "end_time", Kind::Number), one(11, "order", Kind::Number), one(16, "vote_score", Kind::Number), one(20, "description", Kind::Name), one(21, "url", Kind::Name), one(22, "free_asset_net_limit", Kind::Number), one(23, "public_free_asset_net_limit", Kind::Number), one(24, "public_free_asset_net_usage", Kind::Number), one(25, "public_latest_free_net_time", Kind::Number), one(41, "id", Kind::Text)]),
    contract(8, "WitnessUpdateContract", &[OWNER, one(12, "update_url", Kind::Name)]),
    contract(9, "ParticipateAssetIssueContract", &[OWNER, one(2, "to_address", Kind::Address), one(3, "asset_name", Kind::Name), one(4, "amount", Kind::Number)]),
    contract(10, "AccountUpdateContract", &[one(1, "account_name", Kind::Name), one(2, "owner_address", Kind::Address)]),
    contract(11, "FreezeBalanceContract", &[OWNER, one(2, "frozen_balance", Kind::Number), one(3, "frozen_duration", Kind::Number), one(10, "resource", RESOURCE), one(15, "receiver_address", Kind::Address)]),
    contract(12, "UnfreezeBalanceContract", &[OWNER, one(10, "resource", RESOURCE), one(15, "receiver_address", Kind::Address)]),
    contract(13, "WithdrawBalanceContract", &[OWNER]),
    contract(14, "UnfreezeAssetContract", &[OWNER]),
    contract(15, "UpdateAssetContract", &[OWNER, one(2, "description", Kind::Name), one(3, "url", Kind::Name), one(4, "new_limit", Kind::Number), one(5, "new_public_limit", Kind::Number)]),
    contract(16, "ProposalCreateContract", &[OWNER, many(2, "parameters", Kind::Message(&[one(1, "key", Kind::Number), one(2, "value", Kind::Number)]))]),
    contract(17, "ProposalApproveContract", &[OWNER, one(2, "proposal_id", Kind::Number), one(3, "is_add_approval", Kind::Bool)]),
    contract(18, "ProposalDeleteContract", &[OWNER, one(2, "proposal_id", Kind::Number)]),
    contract(19, "SetAccountIdContract", &[one(1, "account_id", Kind::Name), one(2, "owner_address", Kind::Address)]),
    contract(30, "CreateSmartContract", &[OWNER, one(2, "new_contract", Kind::Message(SMART_CONTRACT)), one(3, "call_token_value", Kind::Number), one(4, "token_id", Kind::Number)]),
    contract(31, "TriggerSmartContract", &[OWNER, one(2, "contract_address", Kind::Address), one(3, "call_value", Kind::Number), one(4, "data", Kind::Bytes), one(5, "call_token_value", Kind::Number), one(6, "token_id", Kind::Number)]),
    contract(33, "UpdateSettingContract", &[OWNER, one(2, "contract_address", Kind::Address), one(3, "consume_user_resource_percent", Kind::Number)]),
    contract(41, "ExchangeCreateContract", &[OWNER, one(2, "first_token_id", Kind::Name), one(3, "first_token_balance", Kind::Number), one(4, "second_token_id", Kind::Name), one(5, "second_token_balance", Kind::Number)]),
    contract(42, "ExchangeInjectContract", &[OWNER, one(2, "exchange_id", Kind::Number), one(3, "token_id", Kind::Name), one(4, "quant", Kind::Number)]),
    contract(43, "ExchangeWithdrawContract", &[OWNER, one(2, "exchange_id", Kind::Number), one(3, "token_id", Kind::Name), one(4, "quant", Kind::Number)]),
    contract(44, "ExchangeTransactionContract", &[OWNER, one(2, "exchange_id", Kind::Number), one(3, "token_id", Kind::Name), one(4, "quant", Kind::Number), one(5, "expected", Kind::Number)]),
    contract(45, "UpdateEnergyLimitContract", &[OWNER, one(2, "contract_address", Kind::Address), one(3, "origin_energy_limit", Kind::Number)]),
    contract(46, "AccountPermissionUpdateContract", &[OWNER, one(2, "owner", Kind::Message(PERMISSION)), one(3, "witness", Kind::Message(PERMISSION)), many(4, "actives", Kind::Message(PERMISSION))]),
    contract(48, "ClearABIContract", &[OWNER, one(2, "contract_address", Kind::Address)]),
    contract(49, "UpdateBrokerageContract", &[OWNER, one(2, "brokerage", Kind::Number)]),
    contract(52, "MarketSellAssetContract", &[OWNER, one(2, "sell_token_id", Kind::Name), one(3, "sell_token_quantity", Kind::Number), one(4, "buy_token_id", Kind::Name), one(5, "buy_token_quantity", Kind::Number)]),
    contract(53, "MarketCancelOrderContract", &[OWNER, one(2, "order_id", Kind::Bytes)]),
    contract(54, "FreezeBalanceV2Contract", &[OWNER, one(2, "frozen_balance", Kind::Number), one(3, "resource", RESOURCE)]),
    contract(55, "UnfreezeBalanceV2Contract", &[OWNER, one(2, "unfreeze_balance", Kind::Number), one(3, "resource", RESOURCE)]),
    contract(56, "WithdrawExpireUnfreezeContract", &[OWNER]),
    contract(57, "DelegateResourceContract", &[OWNER, one(2, "resource", RESOURCE), one(3, "balance", Kind::Number), one(4, "receiver_address", Kind::Address), one(5, "lock", Kind::Bool), one(6, "lock_period", Kind::Number)]),
    contract(58, "UnDelegateResourceContract", &[OWNER, one(2, "resource", RESOURCE), one(3, "balance", Kind::Number), one(4, "receiver_address", Kind::Address)]),
    contract(59, "CancelAllUnfreezeV2Contract", &[OWNER]),
];

/// The number of a contract type by its name, whether it is read here or not.
pub(super) fn number_of(name: &str) -> Option<u64> {
    let known = named(name).map(|known| known.number);
    known.or_else(|| [20, 32, 51].into_iter().find(|number| name_of_unread(*number) == Some(name)))
}

/// What a contract type is called.
pub(super) fn name(number: u64) -> String {
    let name = numbered(number).map(|known| known.name).or_else(|| name_of_unread(number));
    name.map_or_else(|| format!("contract type {number}"), str::to_owned)
}

/// What a contract type that is not read is called, if it has a name.
fn name_of_unread(number: u64) -> Option<&'static str> {
    match number {
        20 => Some("CustomContract"),
        32 => Some("GetContract"),
        51 => Some("ShieldedTransferContract"),
        _ => None,
    }
}

/// The name of every operation that an active permission may allow, by its bit.
pub fn operation(number: u64) -> String {
    let name = name(number);
    // Of a smart contract the word says what it is, of the others only that they are of this kind.
    let kind =
        if name.ends_with("SmartContract") { &name } else { name.trim_end_matches("Contract") };
    kind.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        assert!(CONTRACTS.is_sorted_by_key(|known| known.number));
        for known in CONTRACTS {
            assert!(known.fields.is_sorted_by_key(|field| field.number), "{}", known.name);
            assert!(known.fields.iter().any(|field| field.name == "owner_address"));
        }
        assert_eq!(numbered(31).map(|known| known.name), Some("TriggerSmartContract"));
        assert_eq!(operation(1), "Transfer");
        assert_eq!(operation(31), "TriggerSmartContract");
        assert_eq!(operation(51), "ShieldedTransfer");
        assert_eq!(operation(200), "contract type 200");
    }
}
