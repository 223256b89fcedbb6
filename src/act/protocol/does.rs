//! What the row of a function says that a call of it does.

use alloy_primitives::{Address, U256};

use super::foreign::To;
use super::function::{Called, Does, Of, Shape, UNSAID, VALUE};
use crate::act::call::{Call, Caller};
use crate::act::known::{self, Kind};
use crate::act::sign::first_with_others;
use crate::act::{Act, Amount, Asset, Change, Deed, Part, Party, Reader, Role, tokens, worth};
use crate::decode::abi::{Value, signature};
use crate::decode::{Chain, Unread, limits};

/// Of no token are so many of its smallest units worth more than a few cents.
pub(super) const NEXT_TO_NOTHING: U256 = U256::from_limbs([1_000, 0, 0, 0]);

/// What routers trade for whoever calls by, with what they take from there.
const OF_CALLER: [&str; 3] = ["exact", "swapExactTokens", "swapTokensForExact"];

/// Those by which routers that say nothing of a deadline trade all that they have, or what was paid to the pair
/// before, where zero is written for how much.
const ZERO_IS_ALL: [&str; 3] = ["exactInput", "swapExactTokensForTokens(", "V2_SWAP_EXACT_IN("];

/// The arguments that say whether all calls are made or none.
const ALL_OR_NONE: [&str; 4] = [
    "requireSuccess",
    "revertOnFail",
    "batch.revertOnFailure",
    "batch.batchedCall.revertOnFailure",
];

/// The network of that name.
const HEDERA: u64 = 295;

impl Called<'_> {
    /// What the call does if it does this, whatever the row says.
    pub(super) fn read_as(&self, does: Does, reader: &mut Reader) -> Option<Act> {
        let mut function = self.function;
        function.does = does;
        Called { function, ..*self }.read(reader)
    }

    /// What the row says the call does.
    pub(super) fn read(&self, reader: &mut Reader) -> Option<Act> {
        for (_, argument) in self.function.roles {
            if let Some(count) = self.length(argument) {
                self.note_more(count, reader);
            }
        }
        let mut parties = Vec::new();
        let mut contract = Role::Contract;
        let mut open = None;
        let deed = match &self.function.does {
            Does::Custom(read) | Does::Packed(read) => return read(self, reader),
            Does::Calls(shape) => return self.calls(*shape, reader),
            Does::Ordinary => self.ordinary(),
            Does::Send { asset, amount, payee } => {
                contract = token_role(*asset);
                let (asset, payee) = self.ordered(*asset, payee, reader);
                parties.push(self.party(Role::Payee, payee, reader)?);
                let asset = self.asset(asset, reader)?;
                match self.item(&asset, amount, reader) {
                    Some(item) => Deed::Send { asset: item, amount: Amount::of(U256::ONE) },
                    None => Deed::Send { asset, amount: self.amount(amount) },
                }
            }
            Does::Allow { asset, amount, spender, change } => {
                contract = token_role(*asset);
                parties.push(self.party(Role::Spender, spender, reader)?);
                let asset = self.asset(*asset, reader)?;
                return self.allow(asset, amount, *change, parties, contract, reader);
            }
            // What nobody names is not put into one's own account by calling it.
            Does::Deposit { asset: Of::Unnamed, .. } if reader.has_own(self.call.to) => {
                self.ordinary()
            }
            Does::Deposit { asset, amount, payee } => {
                let (asset, amount) = self.coin_or_allowed(*asset, amount, reader);
                let (mut asset, payee) = self.which(asset, payee, reader);
                open = self.either(&mut asset, payee, &mut parties, reader);
                parties.extend(self.beneficiary(payee, reader));
                // What is sent along to the last is what is deposited.
                let coin = matches!(asset, Of::Unnamed)
                    && self.call.value.is_some_and(|sent| !sent.is_zero())
                    && self.uint(amount) == self.call.value;
                let asset = if coin { Of::Native } else { asset };
                let asset = self.counted(asset, amount, reader)?;
                Deed::Deposit {
                    asset: self.paid_as(asset, amount, reader),
                    amount: self.amount(amount),
                }
            }
            Does::Withdraw { asset, amount: argument, payee } => {
                let (mut found, payee) = self.which(*asset, payee, reader);
                open = self.either(&mut found, payee, &mut parties, reader);
                parties.extend(self.beneficiary(payee, reader));
                // What is counted in shares of this contract is no amount of the token that they are paid out in.
                let in_shares = matches!((asset, found), (Of::This, Of::Token(_)));
                let amount = if in_shares { Amount::unread() } else { self.taken(argument) };
                Deed::Withdraw { asset: self.counted(found, argument, reader)?, amount }
            }
            Does::Sweep { asset, least, payee } => {
                let (asset, payee) = self.ordered(*asset, payee, reader);
                parties.extend(self.beneficiary(payee, reader));
                let amount = self.uint(least).filter(|least| !least.is_zero());
                let amount = amount.map_or_else(Amount::unread, Amount::of);
                Deed::Withdraw { asset: self.asset(asset, reader)?, amount }
            }
            Does::Borrow { asset, amount, holder } => {
                parties.extend(self.party(Role::Holder, holder, reader));
                let asset = self.counted(*asset, amount, reader)?;
                Deed::Borrow { asset, amount: self.amount(amount) }
            }
            Does::Trade { gives, gets, payee } => {
                let gives = self.given_or_allowed(*gives, reader)?;
                let gets = (self.asset(gets.0, reader)?, gets.1);
                return Some(self.traded(gives, gets, payee, reader));
            }
            Does::Bridge { asset, amount, recipient, to } => {
                return self.bridged(*asset, amount, recipient, *to, reader);
            }
            Does::DepositAll { parts, payee } => {
                return self
                    .all(parts, payee, reader, |asset, amount| Deed::Deposit { asset, amount });
            }
            Does::WithdrawAll { parts, payee } => {
                return self
                    .all(parts, payee, reader, |asset, amount| Deed::Withdraw { asset, amount });
            }
            Does::Administer { power, about } => {
                let about = self.get(about).and_then(|about| in_words(&about));
                Deed::Administer { power: *power, about }
            }
        };
        let mut act = self.act(deed, contract, parties, reader);
        if let Some(open) = open {
            let said = act.words.trim_end_matches('.');
            act.words = format!("{said}: {open} is the token, or whoever it is for.");
        }
        Some(act)
    }

    /// What is sent to another network, or comes out here.
    fn bridged(
        &self,
        asset: Of,
        amount: &str,
        recipient: &'static str,
        to: To,
        reader: &mut Reader,
    ) -> Option<Act> {
        if self.stays_here(asset, amount, recipient, to, reader) {
            return self.withdrawn_here(asset, amount, recipient, reader);
        }
        let (asset, recipient) = self.which(asset, recipient, reader);
        let sent = self.sent_along(asset, amount, reader);
        let asset = self.paid_as(self.counted(asset, amount, reader)?, amount, reader);
        let mut act = self.bridge(asset, sent, recipient, to, reader);
        act.of_caller = self.bool_at("payerIsUser") == Some(true);
        Some(act)
    }

    /// What is given where that is the coin that is sent along. Where none is, a contract that is not known to take
    /// nothing else may take what it was allowed before.
    fn coin_or_allowed<'b>(&self, asset: Of, amount: &'b str, reader: &Reader) -> (Of, &'b str) {
        const SEVERAL: [&str; 1] = ["four.meme"];
        let takes_coin = known::contract(reader.chain, &self.call.to)
            .is_some_and(|contract| !SEVERAL.contains(&contract.name));
        let none = self.call.value == Some(U256::ZERO);
        if matches!(asset, Of::Native) && amount == VALUE && none && !takes_coin {
            return (Of::Unnamed, UNSAID);
        }
        (asset, amount)
    }

    fn given_or_allowed<'b>(
        &self,
        (of, amount): (Of, &'b str),
        reader: &mut Reader,
    ) -> Option<(Asset, &'b str)> {
        let (of, amount) = self.coin_or_allowed(of, amount, reader);
        Some((self.given_as(of, amount, reader)?, amount))
    }

    /// One asset for another, each with the argument that says how much.
    pub(super) fn traded(
        &self,
        (sold, amount): (Asset, &str),
        (bought, least): (Asset, &str),
        payee: &str,
        reader: &mut Reader,
    ) -> Act {
        let part = |asset, amount| Part { asset, amount: self.amount(amount), to: None };
        let zero = self.uint(amount).is_some_and(|amount| amount.is_zero());
        let mut gives = part(sold, amount);
        if zero && self.is_named(&ZERO_IS_ALL) && !self.function.signature.contains("deadline") {
            gives.amount = Amount::unread();
        }
        let gives = Some(gives).filter(|part| part.asset != Asset::Unnamed);
        let gets = match bought {
            Asset::Unnamed => self.least(bought, least, gives.as_slice()),
            _ => Some(part(bought, least)),
        };
        let deed =
            Deed::Trade { gives: gives.into_iter().collect(), gets: gets.into_iter().collect() };
        let parties = self.beneficiary(payee, reader).into_iter().collect();
        let mut act = self.act(deed, Role::Contract, parties, reader);
        let of_caller = self.bool_at("payerIsUser");
        act.of_caller = of_caller.unwrap_or_else(|| !zero && self.is_named(&OF_CALLER));
        act.by_strangers = self.goes_by_strangers();
        act
    }

    /// Whether a token stands in the path of a trade that nobody knows: its code is run then.
    fn goes_by_strangers(&self) -> bool {
        /// A token, and the fee of the pool that trades it for the next.
        const STEP: usize = 23;
        let unknown = |token: &Address| !tokens::is_known(token);
        ["path", "params.path"].into_iter().filter_map(|path| self.get(path)).any(|path| {
            let packed = path.bytes().unwrap_or_default().chunks(STEP);
            let mut packed = packed.filter_map(|step| step.first_chunk::<20>());
            packed.any(|token| unknown(&Address::from(token)))
                || path.items().is_some_and(|mut items| {
                    items.any(|one| one.address().is_some_and(|one| unknown(&one)))
                })
        })
    }

    fn is_named(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.function.signature.starts_with(name))
    }

    fn allow(
        &self,
        asset: Asset,
        amount: &str,
        change: Change,
        parties: Vec<Party>,
        contract: Role,
        reader: &mut Reader,
    ) -> Option<Act> {
        let value = self.uint(amount)?;
        if self.is_of_the_caller(&parties, reader) {
            let mentioned = |party| Party { role: Role::Mentioned, ..party };
            let parties = parties.into_iter().map(mentioned).collect();
            return Some(self.act(self.ordinary(), contract, parties, reader));
        }
        if let Some(asset) = self.item(&asset, amount, reader) {
            let deed = Deed::Allow { asset, amount: Amount::of(U256::ONE), change, expires: None };
            return Some(self.act(deed, contract, parties, reader));
        }
        let amount = match change {
            // However much is taken off, nothing is given.
            Change::Lower => Amount::of(value),
            // Hedera counts in 63 bits: no more can be named there.
            Change::Set | Change::Raise
                if value >= U256::from(i64::MAX) && reader.chain == Some(Chain::Evm(HEDERA)) =>
            {
                Amount { unlimited: true, ..Amount::of(value) }
            }
            Change::Set | Change::Raise => Amount::allowed(value, asset.decimals()),
        };
        let deed = Deed::Allow { asset, amount, change, expires: None };
        Some(self.act(deed, contract, parties, reader))
    }

    /// Whether a contract that makes calls for everybody lets one that is known take tokens: what it allows is what
    /// it holds itself, and none of it is the account's.
    fn is_of_the_caller(&self, spenders: &[Party], reader: &Reader) -> bool {
        let all = spenders.iter().all(|spender| spender.kind.is_some());
        let caller = self.call.by.account.and_then(|caller| known::contract(reader.chain, &caller));
        all && matches!(
            caller.map(|caller| caller.kind),
            Some(Kind::Router | Kind::Bridge | Kind::Multicall)
        )
    }

    /// The item that an argument numbers, if the function is one that tokens and collections share and the
    /// contract says that it is a collection.
    fn item(&self, asset: &Asset, argument: &str, reader: &mut Reader) -> Option<Asset> {
        /// `approve(address,uint256)` and `transferFrom(address,address,uint256)`.
        const SHARED: [u32; 2] = [0x095e_a7b3, 0x23b8_72dd];
        if !SHARED.contains(&self.function.selector) {
            return None;
        }
        reader.told_item(asset, self.uint(argument)?)
    }

    /// Who gets what is traded or withdrawn. Routers write the smallest numbers for themselves, which is told
    /// of known ones, and for their caller.
    pub(super) fn beneficiary(&self, argument: &str, reader: &Reader) -> Option<Party> {
        /// The largest of the numbers that stand for somebody.
        const STANDS_FOR: u8 = 2;
        const ZERO: [&str; 2] = ["exact", "collect(("];
        let party = self.party(Role::Payee, argument, reader)?;
        let number = U256::from_be_slice(party.address.bytes20()?.as_slice());
        if number > U256::from(STANDS_FOR) {
            return Some(party);
        }
        // Uniswap's routers write two for themselves, and the first of them zero.
        let zero = ZERO.iter().any(|name| self.function.signature.starts_with(name));
        let itself = number == U256::from(STANDS_FOR) || zero && number.is_zero();
        let router = Party::new(Role::Payee, self.call.to, party.path, reader.chain);
        (itself && router.kind == Some(Kind::Router)).then_some(router)
    }

    /// What is got at least of an asset that is not named, if that is nothing or next to nothing of whatever it is, or
    /// less than half of what is given for it.
    pub(super) fn least(&self, asset: Asset, argument: &str, gives: &[Part]) -> Option<Part> {
        /// What two of the smallest units of a coin may cost, in thousandths of a cent: no unit costs more than
        /// bitcoin's.
        const TWO_UNITS: u64 = 4_000;
        let least = worth::Worth::from(self.uint(argument)?);
        let bound = worth::least(gives) / worth::Worth::from(TWO_UNITS);
        let nothing = least < bound.max(worth::Worth::from(NEXT_TO_NOTHING));
        nothing.then(|| Part { asset, amount: Amount::of(U256::ZERO), to: None })
    }

    /// The amount at an argument. A least that is nothing says nothing of how much it is.
    pub(super) fn taken(&self, argument: &str) -> Amount {
        let amount = self.amount(argument);
        let least = argument.contains("min") || argument.contains("Min");
        if least && amount.is_zero() { Amount::unread() } else { amount }
    }

    /// Several assets at once: one act, and the others inside it.
    fn all(
        &self,
        parts: &[(Of, &str)],
        payee: &str,
        reader: &mut Reader,
        deed: fn(Asset, Amount) -> Deed,
    ) -> Option<Act> {
        let mut acts = Vec::with_capacity(parts.len());
        for (of, amount) in parts {
            let deed = deed(self.given_as(*of, amount, reader)?, self.taken(amount));
            let parties = self.beneficiary(payee, reader).into_iter().collect();
            acts.push(self.act(deed, Role::Contract, parties, reader));
        }
        first_with_others(acts)
    }

    /// What is put into a numbered thing, such as a position: it counts as that of whoever has it, which may be anybody.
    pub(super) fn put_into(
        &self,
        item: &str,
        amounts: &[&str],
        reader: &mut Reader,
    ) -> Option<Act> {
        let owner = reader.owner_of(&self.call.to, self.uint(item)?);
        let owner = owner.filter(|owner| !reader.is_own(&owner.address));
        let mut acts = Vec::with_capacity(amounts.len());
        for amount in amounts {
            let asset = self.counted(Of::Unnamed, amount, reader)?;
            let deed = Deed::Deposit { asset, amount: self.taken(amount) };
            acts.push(self.act(deed, Role::Contract, owner.clone().into_iter().collect(), reader));
        }
        first_with_others(acts)
    }

    /// The calls that stand in the arguments.
    pub(super) fn calls(&self, shape: Shape, reader: &mut Reader) -> Option<Act> {
        let mut inner = Vec::new();
        let call = self.call;
        let mut count = 0;
        let may_fail = self.is_named(&["tryCatch("])
            || ALL_OR_NONE.iter().any(|name| self.bool_at(name) == Some(false));
        let fails = |item: &Value<'_>| {
            ["allowFailure", "skipRevert"].iter().any(|name| item.bool_at(name) == Some(true))
        };
        let mut add = |to: Option<(Address, String)>,
                       value,
                       data: &[u8],
                       path: String,
                       alone: bool,
                       reader: &mut Reader| {
            count += 1;
            let own = to.is_none();
            let (to, to_path) = to.unwrap_or_else(|| (call.to, call.to_path.to_owned()));
            let by = if own { call.by } else { Caller::contract(call) };
            let value_path = path.clone();
            let made = Call {
                by,
                to,
                to_path: &to_path,
                value,
                value_path: &value_path,
                data,
                path: &path,
                means: call.means,
            };
            inner.extend(reader.apart(alone || may_fail, |reader| reader.call(&made)));
        };
        match shape {
            Shape::Own(data) => {
                let value = self.get(data)?;
                if let Some(data_bytes) = value.bytes() {
                    add(None, Some(U256::ZERO), data_bytes, self.path(data), false, reader);
                } else {
                    for (index, item) in value.items()?.enumerate().take(limits::ITEMS) {
                        let path = format!("{}[{index}]", self.path(data));
                        let bytes = item.bytes().or_else(|| item.bytes_at("callData"))?;
                        add(None, Some(U256::ZERO), bytes, path, fails(&item), reader);
                    }
                    self.note_more(value.items()?.len(), reader);
                }
            }
            Shape::One { to, value, data } => {
                let target = Some((self.address(to)?, self.path(to)));
                let bytes = self.bytes_at(data)?;
                add(target, self.value_of(value), bytes, self.path(data), false, reader);
            }
            Shape::Operation { to, value, data, operation } => {
                return self.operation(to, value, data, operation, reader);
            }
            Shape::Each { list, to, value, data } => {
                let items = self.get(list)?.items()?;
                self.note_more(items.len(), reader);
                for (index, item) in items.enumerate().take(limits::ITEMS) {
                    let path = format!("{}[{index}]", self.path(list));
                    let target = Some((item.address_at(to)?, format!("{path}.{to}")));
                    let value = match value {
                        UNSAID => Some(U256::ZERO),
                        value => item.uint_at(value),
                    };
                    let path = format!("{path}.{data}");
                    add(target, value, item.bytes_at(data)?, path, fails(&item), reader);
                }
            }
            Shape::Lists { to, value, data } => {
                let targets = self.get(to)?.items()?;
                let mut values = match value {
                    UNSAID => None,
                    value => Some(self.get(value)?.items()?),
                };
                let mut all = self.get(data)?.items()?;
                self.note_more(targets.len(), reader);
                if targets.len() != all.len() {
                    let reason = format!("{} targets for {} calls", targets.len(), all.len());
                    reader.unread.push(Unread::new(call.path, reason));
                }
                for (index, target) in targets.enumerate().take(limits::ITEMS) {
                    let Some(item) = all.next() else { break };
                    let value = match values.as_mut().and_then(Iterator::next) {
                        Some(value) => value.uint(),
                        None => Some(U256::ZERO),
                    };
                    let target = Some((target.address()?, format!("{}[{index}]", self.path(to))));
                    let path = format!("{}[{index}]", self.path(data));
                    add(target, value, item.bytes()?, path, false, reader);
                }
            }
        }
        let mut act = self.act(Deed::Calls { count }, self.caller_role(), Vec::new(), reader);
        act.calls = inner;
        Some(act)
    }

    /// A call or a delegatecall by the contract.
    pub(super) fn operation(
        &self,
        to: &str,
        value: &str,
        data: &str,
        operation: &str,
        reader: &mut Reader,
    ) -> Option<Act> {
        let (to_path, value_path, path) = (self.path(to), self.path(value), self.path(data));
        let made = Call {
            by: Caller::contract(self.call),
            to: self.address(to)?,
            to_path: &to_path,
            value: self.value_of(value),
            value_path: &value_path,
            data: self.bytes_at(data)?,
            path: &path,
            means: self.call.means,
        };
        let inner = reader.operation(&made, self.uint(operation)?, &self.path(operation));
        let mut act = self.act(Deed::Calls { count: 1 }, self.caller_role(), Vec::new(), reader);
        act.calls = inner;
        Some(act)
    }

    /// What the contract is that makes calls: what executes them is an account, and the calls are its
    /// own doing; others only pass them on.
    fn caller_role(&self) -> Role {
        let executes = signature::name(self.function.signature).starts_with("execute");
        if executes { Role::Account } else { Role::Contract }
    }

    fn value_of(&self, argument: &str) -> Option<U256> {
        if argument == UNSAID { Some(U256::ZERO) } else { self.uint(argument) }
    }

    /// Notes that a list is longer than what is read of it.
    pub(super) fn note_more(&self, count: usize, reader: &mut Reader) {
        reader.note_more(self.call.path, count);
    }
}

/// The role of a contract: the token, if the token itself is called.
fn token_role(asset: Of) -> Role {
    if matches!(asset, Of::This) { Role::Token } else { Role::Contract }
}

/// A number, hash or text in words.
fn in_words(value: &Value<'_>) -> Option<String> {
    match value.kind() {
        "string" => value.text().map(str::to_owned),
        "bytes32" => Some(hex::encode_prefixed(value.word())),
        "bytes" => value.bytes().map(hex::encode_prefixed),
        "address" => value.address().map(|address| address.to_string()),
        "bool" => value.bool().map(|truth| truth.to_string()),
        _ => value.uint().map(|number| number.to_string()),
    }
}
