//! Functions of contracts as rows of tables: a signature, and what a call of it does.
//!
//! A row names the arguments that matter by their names. `params.recipient` is a member, `path.0` and
//! `path.last` are elements; [`VALUE`] is the native amount sent along. What no row can say is said by
//! [`Does::Custom`].

use alloy_primitives::{Address, U256};

use super::foreign::To;
use crate::act::call::{Call, Caller};
use crate::act::{Act, Amount, Asset, Change, Deed, Part, Party, Power, Reader, Role, tokens};
use crate::decode::abi::{Arguments, Value, signature};
use crate::decode::{Unread, limits};

/// In place of an argument: the native amount that is sent along.
pub(super) const VALUE: &str = "@value";

/// In place of an argument: nothing says.
pub(super) const UNSAID: &str = "";

/// A function that is known.
#[derive(Debug)]
pub(in crate::act) struct Function {
    pub(super) signature: &'static str,
    pub(super) selector: u32,
    pub(super) does: Does,
    /// More addresses among the arguments, and their roles.
    pub(super) roles: &'static [(Role, &'static str)],
}

/// What a call of a function does.
#[derive(Debug)]
pub(super) enum Does {
    /// Nothing that moves or allows anything beyond the contract's own business.
    Ordinary,
    /// Moves an asset of the caller's to the payee.
    Send { asset: Of, amount: &'static str, payee: &'static str },
    /// Lets the spender take an asset of the caller's.
    Allow { asset: Of, amount: &'static str, spender: &'static str, change: Change },
    /// Puts an asset into the contract.
    Deposit { asset: Of, amount: &'static str, payee: &'static str },
    /// Puts several assets into the contract: liquidity.
    DepositAll { parts: &'static [(Of, &'static str)], payee: &'static str },
    /// Takes an asset out of the contract.
    Withdraw { asset: Of, amount: &'static str, payee: &'static str },
    /// Takes all that the contract holds of an asset out of it; the amount is the least that is expected.
    Sweep { asset: Of, least: &'static str, payee: &'static str },
    /// Takes several assets out of the contract.
    WithdrawAll { parts: &'static [(Of, &'static str)], payee: &'static str },
    /// Borrows an asset.
    Borrow { asset: Of, amount: &'static str, holder: &'static str },
    /// Gives one asset for another.
    Trade { gives: (Of, &'static str), gets: (Of, &'static str), payee: &'static str },
    /// Moves an asset to another network. The recipient may be an address, 32 bytes, bytes or text.
    Bridge { asset: Of, amount: &'static str, recipient: &'static str, to: To },
    /// Changes who controls the contract.
    Administer { power: Power, about: &'static str },
    /// Makes the calls that stand in the arguments.
    Calls(Shape),
    /// What it takes a function to say. `None` if the arguments cannot be read.
    Custom(fn(&Called<'_>, &mut Reader) -> Option<Act>),
    /// The same, where what follows the selector is not encoded by the signature.
    Packed(fn(&Called<'_>, &mut Reader) -> Option<Act>),
}

/// Which asset.
#[derive(Clone, Copy, Debug)]
pub(super) enum Of {
    /// The network's own coin.
    Native,
    /// The token whose contract is called.
    This,
    /// The token at an argument; zero and `0xEeee…` stand for the network's own coin.
    Token(&'static str),
    /// The first token of a path as Uniswap v3 packs it: 20 bytes, 3 bytes of fee, 20 bytes, …
    First(&'static str),
    /// The last token of such a path.
    Last(&'static str),
    /// The request does not say.
    Unnamed,
}

/// How calls stand in the arguments.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shape {
    /// `bytes`, `bytes[]`, or a list of tuples with `callData`: calls of the same contract by the same
    /// caller.
    Own(&'static str),
    /// One call: its target, its value, its calldata.
    One { to: &'static str, value: &'static str, data: &'static str },
    /// One call, or a delegatecall if the operation is 1 (Safe, Zodiac, ERC-6551, Kernel).
    Operation { to: &'static str, value: &'static str, data: &'static str, operation: &'static str },
    /// A list of tuples with these members.
    Each { list: &'static str, to: &'static str, value: &'static str, data: &'static str },
    /// A list for each of them. The list of values may be missing or empty.
    Lists { to: &'static str, value: &'static str, data: &'static str },
}

/// A row.
pub(super) const fn function(signature: &'static str, does: Does) -> Function {
    let selector = u32::from_be_bytes(signature::selector(signature));
    Function { signature, selector, does, roles: &[] }
}

impl Function {
    /// Whether what follows the selector is not encoded by the signature.
    pub(super) fn is_packed(&self) -> bool {
        matches!(self.does, Does::Packed(_))
    }

    /// With more addresses among its arguments.
    pub(super) const fn with(self, roles: &'static [(Role, &'static str)]) -> Self {
        Self { signature: self.signature, selector: self.selector, does: self.does, roles }
    }
}

/// Sends `amount` of `asset` to `payee`.
pub(super) const fn send(asset: Of, amount: &'static str, payee: &'static str) -> Does {
    Does::Send { asset, amount, payee }
}

/// Allows `spender` to take `amount` of `asset`.
pub(super) const fn allow(asset: Of, amount: &'static str, spender: &'static str) -> Does {
    Does::Allow { asset, amount, spender, change: Change::Set }
}

/// Deposits `amount` of `asset`, to the credit of `payee`.
pub(super) const fn deposit(asset: Of, amount: &'static str, payee: &'static str) -> Does {
    Does::Deposit { asset, amount, payee }
}

/// Withdraws `amount` of `asset` to `payee`.
pub(super) const fn withdraw(asset: Of, amount: &'static str, payee: &'static str) -> Does {
    Does::Withdraw { asset, amount, payee }
}

/// Takes all that the contract holds of `asset`, at least `least`, to `payee`.
pub(super) const fn sweep(asset: Of, least: &'static str, payee: &'static str) -> Does {
    Does::Sweep { asset, least, payee }
}

/// Gives one asset for another.
pub(super) const fn trade(
    gives: (Of, &'static str),
    gets: (Of, &'static str),
    payee: &'static str,
) -> Does {
    Does::Trade { gives, gets, payee }
}

/// Moves `amount` of `asset` to `recipient` on another network.
pub(super) const fn bridge(
    asset: Of,
    amount: &'static str,
    recipient: &'static str,
    to: To,
) -> Does {
    Does::Bridge { asset, amount, recipient, to }
}

/// Changes a power over the contract.
pub(super) const fn administer(power: Power, about: &'static str) -> Does {
    Does::Administer { power, about }
}

/// A call of a known function.
pub(in crate::act) struct Called<'a> {
    pub(super) call: &'a Call<'a>,
    pub(super) function: &'static Function,
    pub(super) arguments: Arguments<'a>,
}

impl<'a> Called<'a> {
    /// The call of this function, with its arguments.
    pub(super) fn new(call: &'a Call<'a>, function: &'static Function) -> Self {
        let bytes = call.data.get(crate::decode::abi::SELECTOR..).unwrap_or_default();
        let arguments = Arguments::new(signature::parameters(function.signature), bytes);
        Self { call, function, arguments }
    }

    /// An argument.
    pub(super) fn get(&self, path: &str) -> Option<Value<'a>> {
        self.arguments.get(path)
    }

    /// An argument that is an address. Some routers pack it into a word, among flags in
    /// higher bits.
    pub(super) fn address(&self, path: &str) -> Option<Address> {
        let value = self.get(path)?;
        match value.kind() {
            "uint256" | "bytes32" => Some(Address::from_word(value.word().into())),
            _ => value.address(),
        }
    }

    /// An argument that is a truth value.
    pub(super) fn bool_at(&self, path: &str) -> Option<bool> {
        self.get(path)?.bool()
    }

    /// An argument that is `bytes` or a `string`.
    pub(super) fn bytes_at(&self, path: &str) -> Option<&'a [u8]> {
        self.get(path)?.bytes()
    }

    /// An argument that is a `string`, where it is UTF-8.
    pub(super) fn text_at(&self, path: &str) -> Option<&'a str> {
        self.get(path)?.text()
    }

    /// An argument that is a number, or the native amount.
    pub(super) fn uint(&self, path: &str) -> Option<U256> {
        if path == VALUE { self.call.value } else { self.get(path)?.uint() }
    }

    /// Where an argument stands: `params[0].data/approve.spender`.
    pub(super) fn path(&self, argument: &str) -> String {
        let name = signature::name(self.function.signature);
        let mut path = format!("{}/{name}", self.call.path);
        for part in argument.split('.').filter(|part| !part.is_empty()) {
            if part.bytes().all(|byte| byte.is_ascii_digit()) || part == "last" {
                path.push('[');
                path.push_str(part);
                path.push(']');
            } else {
                path.push('.');
                path.push_str(part);
            }
        }
        path
    }

    /// A party among the arguments.
    pub(super) fn party(&self, role: Role, argument: &str, reader: &Reader) -> Option<Party> {
        let address = self.address(argument)?;
        Some(Party::new(role, address, self.path(argument), reader.chain))
    }

    /// An asset.
    pub(super) fn asset(&self, of: Of, reader: &mut Reader) -> Option<Asset> {
        Some(match of {
            Of::Native => tokens::native(reader.chain),
            Of::This => reader.token(self.call.to),
            Of::Token(argument) => reader.token_or_native(self.address(argument)?),
            Of::First(argument) => {
                let path = self.bytes_at(argument)?;
                reader.token_or_native(Address::from_slice(path.get(..20)?))
            }
            Of::Last(argument) => {
                let path = self.bytes_at(argument)?;
                reader
                    .token_or_native(Address::from_slice(path.get(path.len().checked_sub(20)?..)?))
            }
            Of::Unnamed => Asset::Unnamed,
        })
    }

    /// An asset that the caller gives. Routers take the network's own coin where its wrapped form is
    /// named and some is sent along.
    pub(super) fn given(&self, of: Of, reader: &mut Reader) -> Option<Asset> {
        let asset = self.asset(of, reader)?;
        let paid = self.call.value.is_some_and(|value| !value.is_zero());
        let wrapped = paid
            && matches!(&asset, Asset::Token { address, .. }
                if address.bytes20().is_some_and(|token| tokens::is_wrapped_native(reader.chain, token)));
        Some(if wrapped { tokens::native(reader.chain) } else { asset })
    }

    /// An amount: an argument, the native amount, or unknown. The largest number stands for all that
    /// there is; routers write the highest bit alone for all that they hold.
    pub(super) fn amount(&self, argument: &str) -> Amount {
        const ALL_OF_ROUTER: U256 = U256::from_limbs([0, 0, 0, 1 << 63]);
        match self.uint(argument) {
            None | Some(ALL_OF_ROUTER) => Amount::unread(),
            Some(value) => Amount { unlimited: value == U256::MAX, ..Amount::of(value) },
        }
    }

    /// An act of this call with these parties among its arguments; the row's own roles, the contract
    /// and the signer are added.
    pub(super) fn act(
        &self,
        deed: Deed,
        contract: Role,
        parties: Vec<Party>,
        reader: &Reader,
    ) -> Act {
        let mut parties = parties;
        for (role, argument) in self.function.roles {
            parties.extend(self.party(*role, argument, reader).filter(|party| !is_nobody(party)));
        }
        self.call.close(&mut parties, contract, reader);
        let path = self.call.path.to_owned();
        let read_as = signature::without_names(self.function.signature);
        Act::new(deed, path, Some(read_as), self.call.means, parties)
    }

    /// What the row says the call does.
    pub(super) fn read(&self, reader: &mut Reader) -> Option<Act> {
        let mut parties = Vec::new();
        let mut contract = Role::Contract;
        let deed = match &self.function.does {
            Does::Custom(read) | Does::Packed(read) => return read(self, reader),
            Does::Calls(shape) => return self.calls(*shape, reader),
            Does::Ordinary => Deed::Call {
                selector: crate::decode::abi::selector(self.call.data),
                function: Some(signature::without_names(self.function.signature)),
                read: true,
                amount: self.amount(VALUE),
            },
            Does::Send { asset, amount, payee } => {
                contract = token_role(*asset);
                parties.push(self.party(Role::Payee, payee, reader)?);
                let asset = self.asset(*asset, reader)?;
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
            Does::Deposit { asset, amount, payee } => {
                let (asset, payee) = self.which(*asset, payee, reader);
                parties.extend(self.beneficiary(payee, reader));
                Deed::Deposit { asset: self.given(asset, reader)?, amount: self.amount(amount) }
            }
            Does::Withdraw { asset, amount, payee } => {
                let (asset, payee) = self.which(*asset, payee, reader);
                parties.extend(self.beneficiary(payee, reader));
                Deed::Withdraw { asset: self.asset(asset, reader)?, amount: self.amount(amount) }
            }
            Does::Sweep { asset, least, payee } => {
                parties.extend(self.beneficiary(payee, reader));
                let amount = self.uint(least).filter(|least| !least.is_zero());
                let amount = amount.map_or_else(Amount::unread, Amount::of);
                Deed::Withdraw { asset: self.asset(*asset, reader)?, amount }
            }
            Does::Borrow { asset, amount, holder } => {
                parties.extend(self.party(Role::Holder, holder, reader));
                Deed::Borrow { asset: self.asset(*asset, reader)?, amount: self.amount(amount) }
            }
            Does::Trade { gives, gets, payee } => {
                parties.extend(self.beneficiary(payee, reader));
                let part = |asset, amount| Part { asset, amount: self.amount(amount), to: None };
                let gives = part(self.given(gives.0, reader)?, gives.1);
                let gets = part(self.asset(gets.0, reader)?, gets.1);
                let named = |part: &Part| part.asset != Asset::Unnamed;
                Deed::Trade {
                    gives: Some(gives).filter(named).into_iter().collect(),
                    gets: Some(gets).filter(named).into_iter().collect(),
                }
            }
            Does::Bridge { asset, amount, recipient, to } => {
                let asset = self.given(*asset, reader)?;
                return Some(self.bridge(asset, self.amount(amount), recipient, *to, reader));
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
        Some(self.act(deed, contract, parties, reader))
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
        if let Some(asset) = self.item(&asset, amount, reader) {
            let deed = Deed::Allow { asset, amount: Amount::of(U256::ONE), change, expires: None };
            return Some(self.act(deed, contract, parties, reader));
        }
        let amount = match change {
            // However much is taken off, nothing is given.
            Change::Lower => Amount::of(value),
            Change::Set | Change::Raise => Amount::allowed(value, asset.decimals()),
        };
        let deed = Deed::Allow { asset, amount, change, expires: None };
        Some(self.act(deed, contract, parties, reader))
    }

    /// Which asset it is, and who gets it. Where a row names no asset but somebody, others have the same
    /// function with a token in that place, and nobody is paid at the address of a token.
    fn which(&self, asset: Of, payee: &'static str, reader: &Reader) -> (Of, &'static str) {
        /// What stands for the network's own coin.
        const COIN: Address =
            alloy_primitives::address!("0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE");
        let is_token =
            |address: Address| address == COIN || tokens::known(reader.chain, &address).is_some();
        let open = matches!(asset, Of::Unnamed | Of::This) && payee != UNSAID;
        if open && self.address(payee).is_some_and(is_token) {
            (Of::Token(payee), UNSAID)
        } else {
            (asset, payee)
        }
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

    /// Who gets what is traded or withdrawn. Routers write the smallest numbers for themselves and for
    /// their caller.
    pub(super) fn beneficiary(&self, argument: &str, reader: &Reader) -> Option<Party> {
        /// The largest of the numbers that stand for somebody.
        const STANDS_FOR: u8 = 2;
        let party = self.party(Role::Payee, argument, reader)?;
        let number = U256::from_be_slice(party.address.bytes20()?.as_slice());
        (number > U256::from(STANDS_FOR)).then_some(party)
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
            let deed = deed(self.given(*of, reader)?, self.amount(amount));
            let parties = self.beneficiary(payee, reader).into_iter().collect();
            acts.push(self.act(deed, Role::Contract, parties, reader));
        }
        let mut acts = acts.into_iter();
        let mut first = acts.next()?;
        first.calls = acts.collect();
        Some(first)
    }

    /// The calls that stand in the arguments.
    pub(super) fn calls(&self, shape: Shape, reader: &mut Reader) -> Option<Act> {
        let mut inner = Vec::new();
        let call = self.call;
        let mut count = 0;
        let mut add = |to: Option<(Address, String)>,
                       value,
                       data: &[u8],
                       path: String,
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
            inner.extend(reader.call(&made));
        };
        match shape {
            Shape::Own(data) => {
                let value = self.get(data)?;
                if let Some(data_bytes) = value.bytes() {
                    add(None, Some(U256::ZERO), data_bytes, self.path(data), reader);
                } else {
                    for (index, item) in value.items()?.enumerate().take(limits::ITEMS) {
                        let path = format!("{}[{index}]", self.path(data));
                        let bytes = item.bytes().or_else(|| item.bytes_at("callData"))?;
                        add(None, Some(U256::ZERO), bytes, path, reader);
                    }
                    self.note_more(value.items()?.len(), reader);
                }
            }
            Shape::One { to, value, data } => {
                let target = Some((self.address(to)?, self.path(to)));
                let bytes = self.bytes_at(data)?;
                add(target, self.value_of(value), bytes, self.path(data), reader);
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
                    add(target, value, item.bytes_at(data)?, format!("{path}.{data}"), reader);
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
                    add(target, value, item.bytes()?, path, reader);
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

/// Whether zero stands for nobody, where somebody may be named or not.
fn is_nobody(party: &Party) -> bool {
    let optional = [Role::FeeReceiver, Role::RefundReceiver, Role::Mentioned, Role::Taker];
    optional.contains(&party.role) && party.address.bytes20().is_some_and(|one| one.is_zero())
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
