//! What transactions of Tron do: payments and calls as on the EVM, and what the network itself offers.

use alloy_primitives::U256;

use super::call::{Call, Caller};
use super::deed::{Key, Permission, ResourceChange};
use super::{Act, Amount, Asset, Deed, Means, Part, Party, Reader, Role, grouped, tokens};
use crate::decode::tron::{Contract, Transaction, operation, wire};
use crate::decode::{Unread, limits};

/// How many seconds pass from one block to the next: locks are counted in blocks.
const BLOCK_SECONDS: u64 = 3;

/// How many blocks resources are locked for where a lock does not say: three days.
const USUAL_LOCK: u64 = 86_400;

/// How many seconds a day has.
const DAY: u64 = 86_400;

/// By which exchanges and markets of the network mean its own coin.
const COIN: &str = "_";

impl Reader {
    /// The acts of a transaction of Tron.
    pub(super) fn tron(&mut self, transaction: &Transaction) -> Vec<Act> {
        if transaction.published {
            self.published.push(transaction.path.clone());
        }
        let mut acts = Vec::with_capacity(transaction.contracts.len());
        for contract in &transaction.contracts {
            acts.extend(Contractor::new(contract, self).read());
        }
        if !transaction.memo.is_empty() {
            let what = format!("write into the transaction: {:?}", wire::text(&transaction.memo));
            let deed = Deed::Operate { operation: "memo".to_owned(), what };
            let path = format!("{}.data", transaction.raw_path);
            acts.push(Act::new(deed, path, None, Means::Transaction, Vec::new()));
        }
        self.tron.push(transaction.clone());
        acts
    }
}

/// A contract that is read.
struct Contractor<'a> {
    contract: &'a Contract,
    reader: &'a mut Reader,
}

impl<'a> Contractor<'a> {
    fn new(contract: &'a Contract, reader: &'a mut Reader) -> Self {
        Self { contract, reader }
    }

    fn read(mut self) -> Vec<Act> {
        let Some(kind) = self.contract.kind else { return Vec::new() };
        match self.contract.message.address("owner_address") {
            Some(owner) => self.reader.own(owner),
            None => self.note("owner_address", "it does not say whose account this is"),
        }
        match kind.name {
            "TriggerSmartContract" => self.call(),
            "ExchangeCreateContract" => {
                let mut first = self.deposit("first_token_id", "first_token_balance");
                first.calls.push(self.deposit("second_token_id", "second_token_balance"));
                vec![first]
            }
            "AccountPermissionUpdateContract" => vec![self.permissions()],
            "VoteWitnessContract" => vec![self.votes()],
            _ => {
                let deed = self.deed(kind.name);
                let roles: &[(Role, &str)] = match kind.name {
                    "TransferContract"
                    | "TransferAssetContract"
                    | "ParticipateAssetIssueContract" => &[(Role::Payee, "to_address")],
                    _ => &[
                        (Role::Payee, "receiver_address"),
                        (Role::Contract, "contract_address"),
                        (Role::Mentioned, "account_address"),
                    ],
                };
                let mut act = self.act(deed, roles);
                if let Deed::Deploy { amount } = &act.deed {
                    let amount = amount.clone();
                    act.tell_of_cost(&tokens::native(self.reader.chain), &amount);
                }
                vec![act]
            }
        }
    }

    fn note(&mut self, field: &str, reason: &str) {
        self.reader.unread.push(Unread::new(self.contract.field(field), reason));
    }

    fn number(&self, field: &str) -> u64 {
        self.contract.message.number(field)
    }

    fn amount(&self, field: &str) -> Amount {
        Amount::of(U256::from(self.number(field)))
    }

    fn party(&self, role: Role, field: &str) -> Option<Party> {
        let address = self.contract.message.address(field)?;
        Some(Party::new(role, address, self.contract.field(field), self.reader.chain))
    }

    /// An act with these addresses in their roles, and the owner's as the one that signs.
    fn act(&self, deed: Deed, roles: &[(Role, &str)]) -> Act {
        let roles = roles.iter().chain(&[(Role::Signer, "owner_address")]);
        let parties = roles.filter_map(|(role, field)| self.party(*role, field)).collect();
        let read_as = Some(self.contract.name.clone());
        Act::new(deed, self.contract.path.clone(), read_as, Means::Transaction, parties)
    }

    /// A token of the network itself (TRC-10) by its number, or the network's coin.
    fn asset(&self, field: &str) -> Asset {
        match self.contract.message.text(field) {
            id if id == COIN => tokens::native(self.reader.chain),
            id => tokens::trc10(id),
        }
    }

    fn deposit(&self, token: &str, amount: &str) -> Act {
        let deed = Deed::Deposit { asset: self.asset(token), amount: self.amount(amount) };
        self.act(deed, &[])
    }

    #[allow(clippy::too_many_lines)] // One arm for each thing that the network offers.
    fn deed(&mut self, name: &str) -> Deed {
        let coin = tokens::native(self.reader.chain);
        let what = |what: String| Deed::Operate { operation: name.to_owned(), what };
        let message = &self.contract.message;
        match name {
            "TransferContract" | "ParticipateAssetIssueContract" => {
                Deed::Send { asset: coin, amount: self.amount("amount") }
            }
            "TransferAssetContract" => {
                Deed::Send { asset: self.asset("asset_name"), amount: self.amount("amount") }
            }
            "FreezeBalanceContract" if message.address("receiver_address").is_some() => {
                let days = self.number("frozen_duration");
                let lock = Some(days.saturating_mul(DAY));
                self.resources(ResourceChange::Delegate, "frozen_balance", lock)
            }
            "FreezeBalanceContract" | "FreezeBalanceV2Contract" => {
                self.resources(ResourceChange::Stake, "frozen_balance", None)
            }
            "UnfreezeBalanceContract" => self.resources(ResourceChange::Unstake, "", None),
            "UnfreezeBalanceV2Contract" => {
                self.resources(ResourceChange::Unstake, "unfreeze_balance", None)
            }
            "DelegateResourceContract" => {
                let blocks = match self.number("lock_period") {
                    0 => USUAL_LOCK,
                    blocks => blocks,
                };
                let lock = (self.number("lock") != 0).then(|| blocks.saturating_mul(BLOCK_SECONDS));
                self.resources(ResourceChange::Delegate, "balance", lock)
            }
            "UnDelegateResourceContract" => {
                self.resources(ResourceChange::Reclaim, "balance", None)
            }
            "CancelAllUnfreezeV2Contract" => {
                what("stake again all that was being taken out of stake".to_owned())
            }
            "WithdrawBalanceContract" | "WithdrawExpireUnfreezeContract" => {
                Deed::Withdraw { asset: coin, amount: Amount::unread() }
            }
            "UnfreezeAssetContract" => {
                Deed::Withdraw { asset: Asset::Unnamed, amount: Amount::unread() }
            }
            "CreateSmartContract" => {
                let code = message.message("new_contract");
                let value = code.map_or(0, |code| code.number("call_value"));
                let reason = "the code of the new contract was only searched for listed addresses";
                self.note("new_contract", reason);
                Deed::Deploy { amount: Amount::of(U256::from(value)) }
            }
            "ExchangeInjectContract" => {
                Deed::Deposit { asset: self.asset("token_id"), amount: self.amount("quant") }
            }
            "ExchangeWithdrawContract" => {
                Deed::Withdraw { asset: self.asset("token_id"), amount: self.amount("quant") }
            }
            "ExchangeTransactionContract" => {
                self.trade((self.asset("token_id"), "quant"), (Asset::Unnamed, "expected"))
            }
            "MarketSellAssetContract" => self.trade(
                (self.asset("sell_token_id"), "sell_token_quantity"),
                (self.asset("buy_token_id"), "buy_token_quantity"),
            ),
            "MarketCancelOrderContract" => what("take back an order of the market".to_owned()),
            "AccountCreateContract" => what("create an account and pay the fee for it".to_owned()),
            "AccountUpdateContract" => {
                what(format!("name the account {:?}", message.text("account_name")))
            }
            "SetAccountIdContract" => {
                what(format!("give the account the id {:?}", message.text("account_id")))
            }
            "WitnessCreateContract" => what(
                "make the account a candidate to represent the network, for thousands of TRX"
                    .to_owned(),
            ),
            "WitnessUpdateContract" => what("change a representative's website".to_owned()),
            "UpdateBrokerageContract" => what(format!(
                "keep {} percent of the rewards of a representative's voters",
                self.number("brokerage")
            )),
            "ProposalCreateContract" => what("propose another rule for the network".to_owned()),
            "ProposalApproveContract" => {
                what(format!("vote on the proposal {}", self.number("proposal_id")))
            }
            "ProposalDeleteContract" => {
                what(format!("take back the proposal {}", self.number("proposal_id")))
            }
            "VoteAssetContract" => what("vote for a token".to_owned()),
            "AssetIssueContract" => what(format!(
                "issue the token {:?}, for about a thousand TRX",
                message.text("name")
            )),
            "UpdateAssetContract" => what("change what is said of the account's token".to_owned()),
            "UpdateSettingContract" => what(format!(
                "have callers of a contract pay {} percent of the energy",
                self.number("consume_user_resource_percent")
            )),
            "UpdateEnergyLimitContract" => {
                what("change how much energy a contract's owner pays for".to_owned())
            }
            "ClearABIContract" => {
                what("take away the public description of a contract's functions".to_owned())
            }
            _ => what(format!("do what is called {name}")),
        }
    }

    fn trade(&self, gives: (Asset, &str), gets: (Asset, &str)) -> Deed {
        let part = |(asset, amount)| Part { asset, amount: self.amount(amount), to: None };
        Deed::Trade { gives: vec![part(gives)], gets: vec![part(gets)] }
    }

    fn resources(&self, change: ResourceChange, amount: &str, lock: Option<u64>) -> Deed {
        let resource = match self.number("resource") {
            0 => "bandwidth",
            1 => "energy",
            _ => "votes",
        };
        Deed::Resources {
            change,
            resource: resource.to_owned(),
            asset: tokens::native(self.reader.chain),
            amount: if amount.is_empty() { Amount::unread() } else { self.amount(amount) },
            locked_for: lock.map(|seconds| seconds.to_string()),
        }
    }

    /// A call of a contract of the virtual machine, and what is paid along with it.
    fn call(mut self) -> Vec<Act> {
        let message = &self.contract.message;
        let Some(to) = message.address("contract_address") else {
            self.note("contract_address", "it does not say which contract is called");
            return Vec::new();
        };
        let paths = ["owner_address", "contract_address", "call_value", "data"];
        let [owner_path, to_path, value_path, path] = paths.map(|field| self.contract.field(field));
        let call = Call {
            by: Caller {
                signer: message.address("owner_address").map(|owner| (owner, owner_path.as_str())),
                account: None,
            },
            to,
            to_path: &to_path,
            value: Some(U256::from(message.number("call_value"))),
            value_path: &value_path,
            data: message.bytes("data"),
            path: &path,
            means: Means::Transaction,
        };
        let mut acts = self.reader.call(&call);
        if message.number("call_token_value") != 0 {
            let asset = tokens::trc10(message.number("token_id").to_string());
            let deed = Deed::Send { asset, amount: self.amount("call_token_value") };
            let mut act = self.act(deed, &[(Role::Payee, "contract_address")]);
            act.path = self.contract.field("call_token_value");
            acts.push(act);
        }
        acts
    }

    fn votes(&self) -> Act {
        let votes = || self.contract.message.messages("votes");
        let all = votes().fold(0_u64, |all, vote| all.saturating_add(vote.number("vote_count")));
        let count = votes().count();
        let whom = if count == 1 { "representative" } else { "representatives" };
        let all = grouped(&all.to_string());
        let what = format!("{all} votes for {count} {whom} of the network");
        let mut act = self.act(Deed::Vote { what }, &[]);
        for (index, vote) in votes().enumerate().take(limits::ITEMS) {
            if let Some(address) = vote.address("vote_address") {
                let path = format!("{}[{index}].vote_address", self.contract.field("votes"));
                act.parties.push(Party::new(Role::Mentioned, address, path, self.reader.chain));
            }
        }
        act
    }

    /// Who may sign for the account from now on, and for what.
    fn permissions(&self) -> Act {
        let mut permissions = Vec::new();
        let mut parties = Vec::new();
        for (field, role) in
            [("owner", Role::Owner), ("witness", Role::Admin), ("actives", Role::Admin)]
        {
            for (index, one) in self.contract.message.messages(field).enumerate() {
                let path = match field {
                    "actives" => format!("{}[{index}]", self.contract.field(field)),
                    _ => self.contract.field(field),
                };
                let mut keys = Vec::new();
                for (at, key) in one.messages("keys").enumerate().take(limits::ITEMS) {
                    let Some(address) = key.address("address") else { continue };
                    let path = format!("{path}.keys[{at}].address");
                    let party = Party::new(role, address, path, self.reader.chain);
                    let weight = key.number("weight").to_string();
                    keys.push(Key { address: party.address.clone(), weight });
                    parties.push(party);
                }
                permissions.push(Permission {
                    of: field.trim_end_matches('s').to_owned(),
                    name: one.text("permission_name"),
                    threshold: one.number("threshold").to_string(),
                    keys,
                    operations: operations(one.bytes("operations")),
                });
            }
        }
        let mut act = self.act(Deed::ChangePermissions { permissions }, &[]);
        parties.append(&mut act.parties);
        act.parties = parties;
        act.words = act.in_words();
        act
    }
}

/// The operations that a bitmask allows: the first bit of the first byte is that of contract type 0.
fn operations(mask: &[u8]) -> Vec<String> {
    /// A mask has 32 bytes.
    const BYTES: usize = 32;
    let mut names = Vec::new();
    for (byte, number) in mask.iter().take(BYTES).zip((0_u64..).step_by(8)) {
        names.extend((0..8).filter(|bit| byte >> bit & 1 == 1).map(|bit| operation(number + bit)));
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bitmasks_are_read_from_their_first_bit() {
        let usual = hex::decode("7fff1fc0033e0000000000000000000000000000000000000000000000000000");
        let names = operations(&usual.unwrap());
        assert_eq!(names.first().map(String::as_str), Some("AccountCreate"));
        for (name, allowed) in [
            ("Transfer", true),
            ("TriggerSmartContract", true),
            ("AccountPermissionUpdate", false),
            ("DelegateResource", false),
        ] {
            assert_eq!(names.iter().any(|one| one == name), allowed, "{name}");
        }
    }
}
