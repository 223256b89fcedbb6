//! A call of a known function, and its arguments.

use alloy_primitives::{Address, U256};

use super::function::{Function, HELD, Of, UNSAID, VALUE};
use crate::act::call::Call;
use crate::act::{Act, Amount, Asset, Deed, Party, Reader, Role, known, tokens};
use crate::decode::abi::{Arguments, Value, signature};
use crate::decode::limits;

/// A call of a known function.
pub(in crate::act) struct Called<'a> {
    pub(super) call: &'a Call<'a>,
    pub(super) function: Function,
    pub(super) arguments: Arguments<'a>,
}

impl<'a> Called<'a> {
    /// The call of this function, with its arguments.
    pub(super) fn new(call: &'a Call<'a>, function: &Function) -> Self {
        let bytes = call.data.get(crate::decode::abi::SELECTOR..).unwrap_or_default();
        let arguments = Arguments::new(signature::parameters(function.signature), bytes);
        Self { call, function: *function, arguments }
    }

    /// An argument. One that has no name is not what a row means that says nothing.
    pub(super) fn get(&self, path: &str) -> Option<Value<'a>> {
        if path.is_empty() { None } else { self.arguments.get(path) }
    }

    /// An argument that is an address. Some routers pack it into a word, among flags in
    /// higher bits; bridges have 20 bytes for one, where other networks have more;
    /// Coinbase's accounts have a word for an owner, where a key without an address has two.
    pub(super) fn address(&self, path: &str) -> Option<Address> {
        let value = self.get(path)?;
        match value.kind() {
            "uint256" | "bytes32" => Some(Address::from_word(value.word().into())),
            "bytes" => {
                let bytes = value.bytes()?;
                let owner = path.starts_with("owners");
                let padded = bytes.strip_prefix(&[0; 12]).filter(|rest| owner && rest.len() == 20);
                Address::try_from(padded.unwrap_or(bytes)).ok()
            }
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

    /// How many items a list has, if an argument is one.
    pub(super) fn length(&self, argument: &str) -> Option<usize> {
        Some(self.get(argument)?.items()?.len())
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
            Of::Token(argument) => match self.address(argument)? {
                // Nobody's account is a token: others have the same function with who is paid there.
                own if reader.has_own(own) => Asset::Unnamed,
                token => reader.token_or_native(token),
            },
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

    /// The asset that an amount is of. Where the call does not name it, it is what the contract keeps, if that is
    /// known to be one alone.
    pub(super) fn counted(&self, of: Of, amount: &str, reader: &mut Reader) -> Option<Asset> {
        let is_unnamed = matches!(of, Of::Unnamed) && amount != UNSAID;
        let kept = if is_unnamed { self.kept_alone(reader) } else { None };
        kept.or_else(|| self.asset(of, reader))
    }

    /// What the contract is known to keep, by the number under which its calls count it.
    pub(super) fn kept(&self, number: usize, reader: &Reader) -> Option<Asset> {
        let symbol = self.keeps(reader).get(number)?;
        Some(tokens::kept(reader.chain, symbol))
    }

    /// What the contract keeps, if that is known to be one alone.
    pub(super) fn kept_alone(&self, reader: &Reader) -> Option<Asset> {
        let [symbol] = self.keeps(reader) else { return None };
        Some(tokens::kept(reader.chain, symbol))
    }

    /// The symbols of the tokens that the contract is known to keep: the one that is called, or that it hands
    /// everything on to.
    fn keeps(&self, reader: &Reader) -> &'static [&'static str] {
        let mut roles = self.function.roles;
        let named = roles.find(|(role, _)| *role == Role::Contract);
        let contract = named.map_or(Some(self.call.to), |(_, argument)| self.address(argument));
        let known = contract.and_then(|contract| known::contract(reader.chain, &contract));
        known.map_or(&[], |contract| contract.keeps)
    }

    /// An asset that the caller gives. Routers take the network's own coin where its wrapped form is
    /// named and some is sent along.
    pub(super) fn given(&self, of: Of, reader: &mut Reader) -> Option<Asset> {
        self.given_as(of, UNSAID, reader)
    }

    /// The same, of which so much is given.
    pub(super) fn given_as(&self, of: Of, amount: &str, reader: &mut Reader) -> Option<Asset> {
        let asset = self.asset(of, reader)?;
        Some(self.paid_as(asset, amount, reader))
    }

    /// Whether some of the network's own coin is sent along.
    pub(super) fn is_paid(&self) -> bool {
        self.call.value.is_some_and(|value| !value.is_zero())
    }

    /// The coin in place of its wrapped form, where some is sent along.
    pub(super) fn paid(&self, asset: Asset, reader: &Reader) -> Asset {
        self.paid_as(asset, UNSAID, reader)
    }

    /// The same, of which so much is given: what is sent along is only a fee where it is less.
    pub(super) fn paid_as(&self, asset: Asset, amount: &str, reader: &Reader) -> Asset {
        let amount = self.amount(amount);
        let is_less = !amount.unlimited && amount.number() > self.call.value;
        let wrapped = self.is_paid()
            && !is_less
            && self.bool_at("payerIsUser") != Some(true)
            && matches!(&asset, Asset::Token { address, .. }
                if address.bytes20().is_some_and(|token| tokens::is_wrapped_native(reader.chain, token)));
        if wrapped { tokens::native(reader.chain) } else { asset }
    }

    /// An amount: an argument, the native amount, or unknown. The largest number stands for all that
    /// there is; routers write the highest bit alone for all that they hold.
    pub(super) fn amount(&self, argument: &str) -> Amount {
        const ALL_OF_ROUTER: U256 = U256::from_limbs([0, 0, 0, 1 << 63]);
        match self.uint(argument) {
            None | Some(ALL_OF_ROUTER) => Amount::unread(),
            Some(U256::MAX) if argument == HELD => Amount::unread(),
            Some(value) => all_or(value),
        }
    }

    /// So many calls that this one makes, with what those do inside it.
    pub(super) fn making(&self, count: usize, inner: Vec<Act>, reader: &mut Reader) -> Act {
        let mut act = self.act(Deed::Calls { count }, Role::Contract, Vec::new(), reader);
        act.calls = inner;
        act
    }

    /// What a call does that moves and allows nothing beyond the contract's own business.
    pub(super) fn ordinary(&self) -> Deed {
        Deed::Call {
            selector: crate::decode::abi::selector(self.call.data),
            function: Some(signature::without_names(self.function.signature)),
            read: true,
            amount: self.amount(VALUE),
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
            let mut add = |argument: &str| {
                let party = self.party(role, argument, reader);
                parties.extend(party.filter(|party| !is_nobody(party)));
            };
            match self.length(argument) {
                Some(count) => {
                    (0..count.min(limits::ITEMS)).for_each(|at| add(&format!("{argument}.{at}")));
                }
                None => add(argument),
            }
        }
        self.call.close(&mut parties, contract, reader);
        let path = self.call.path.to_owned();
        let read_as = signature::without_names(self.function.signature);
        let mut act = Act::new(deed, path, Some(read_as), self.call.means, parties);
        self.tell_fees(&mut act, reader);
        act
    }
}

/// An amount, of which the largest stands for all that there is.
pub(super) fn all_or(value: U256) -> Amount {
    Amount { unlimited: value == U256::MAX, ..Amount::of(value) }
}

/// Whether zero stands for nobody, where somebody may be named or not.
fn is_nobody(party: &Party) -> bool {
    let optional =
        [Role::FeeReceiver, Role::RefundReceiver, Role::Executor, Role::Mentioned, Role::Taker];
    optional.contains(&party.role) && party.is_nobody()
}
