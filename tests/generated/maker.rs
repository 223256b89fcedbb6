//! What makes calls up, and what must then be found in them.

use alloy_dyn_abi::DynSolValue;
use alloy_primitives::{Address, U256, address};

use crate::support::encoding::{Odd, call, encode};
use crate::support::numbers::Numbers;

pub(crate) const ME: Address = address!("0x1111111111111111111111111111111111111111");
pub(crate) const LISTED: Address = address!("0x098B716B8Aaf21512996dC57EB0615e2383E2f96");
pub(crate) const UNIVERSAL_ROUTER: Address = address!("0x66a9893cC07D91D95644AEDD05D03f95e1dBA8Af");
pub(crate) const POSITION_MANAGER: Address = address!("0xbD216513d74C8cf14cf4747E6AaA6420FF64ee9e");
pub(crate) const SETTLER: Address = address!("0x5418226aF9C8d5D287A78FbBbCD337b86ec07D61");
pub(crate) const MULTI_SEND: Address = address!("0x38869bf66a61cF6bDB996A6aE40D5853Fd43B526");
pub(crate) const MULTICALL3: Address = address!("0xcA11bde05977b3631167028862bE2a173976CA11");
pub(crate) const SEAPORT: Address = address!("0x0000000000000068F116a894984e2DB1123eB395");
pub(crate) const PERMIT2: Address = address!("0x000000000022D473030F116dDEE9F6B43aC78BA3");
pub(crate) const USDC: Address = address!("0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48");
pub(crate) const USDT: Address = address!("0xdAC17F958D2ee523a2206206994597C13D831ec7");
pub(crate) const COLLECTION: Address = address!("0x4C81f2Fa3b05d6c7E8A9b0C1d2E3F4a5B6c7D8E9");

/// Whom a request may pay or empower.
#[derive(Clone, Copy)]
pub(crate) enum Who {
    /// The account alone, under its own address or under what stands for it.
    Account,
    /// Anybody.
    Anybody,
    /// Anybody, and one of them is on the list.
    OneListed,
}

/// What must be found: who, and how much if it is said.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) address: Address,
    pub(crate) amount: Option<U256>,
}

/// What makes requests up.
pub(crate) struct Maker {
    pub(crate) numbers: Numbers,
    pub(crate) who: Who,
    pub(crate) expected: Vec<Found>,
    /// Where what stands inside is encoded in odd ways: numbers of their own, so that the same is made up.
    pub(crate) odd: Option<Numbers>,
}

impl Maker {
    /// The encoding of arguments inside others.
    pub(crate) fn encode(&mut self, values: &[DynSolValue]) -> Vec<u8> {
        let mut odd = self.odd.as_mut().map(|numbers| Odd { numbers, dirty: false });
        encode(values, odd.as_mut())
    }

    /// The calldata of a call inside another.
    pub(crate) fn call(&mut self, canonical: &str, values: &[DynSolValue]) -> Vec<u8> {
        let mut odd = self.odd.as_mut().map(|numbers| Odd { numbers, dirty: false });
        call(canonical, values, odd.as_mut())
    }

    pub(crate) fn new(seed: u64, who: Who) -> Self {
        let mut numbers = Numbers(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        (0..4).for_each(|_| _ = numbers.next());
        Self { numbers, who, expected: Vec::new(), odd: None }
    }

    pub(crate) fn amount(&mut self) -> U256 {
        U256::from(1_000_000 + self.numbers.below(500_000_000))
    }

    pub(crate) fn token(&mut self) -> Address {
        self.numbers.pick(&[USDC, USDT])
    }

    pub(crate) fn stranger(&mut self) -> Address {
        if matches!(self.who, Who::OneListed) {
            return LISTED;
        }
        let mut address = Address::ZERO;
        self.numbers.fill(&mut address[..]);
        address
    }

    /// Somebody who gets this much: the account as these spell it, or somebody else, who must be found.
    pub(crate) fn payee(&mut self, amount: Option<U256>, own: &[Address]) -> DynSolValue {
        if matches!(self.who, Who::Account) || self.numbers.once_in(3) {
            return self.numbers.pick(own).into();
        }
        let address = self.stranger();
        self.expected.push(Found { address, amount });
        address.into()
    }

    /// A recipient of a router: by name, or a number that stands for the caller or the router.
    pub(crate) fn recipient(&mut self, amount: Option<U256>) -> DynSolValue {
        let sentinel = |number: u8| Address::with_last_byte(number);
        self.payee(amount, &[ME, sentinel(1), sentinel(2)])
    }

    pub(crate) fn several<T>(
        &mut self,
        most: usize,
        mut one: impl FnMut(&mut Self) -> T,
    ) -> Vec<T> {
        (0..=self.numbers.below(most)).map(|_| one(self)).collect()
    }
}

/// A call: whom, with how many coins, with what.
pub(crate) struct Made {
    pub(crate) to: Address,
    pub(crate) value: U256,
    pub(crate) canonical: &'static str,
    pub(crate) arguments: Vec<DynSolValue>,
}

impl Made {
    pub(crate) fn of(to: Address, canonical: &'static str, arguments: Vec<DynSolValue>) -> Self {
        Self { to, value: U256::ZERO, canonical, arguments }
    }

    pub(crate) fn data(&self, odd: Option<&mut Odd<'_>>) -> Vec<u8> {
        call(self.canonical, &self.arguments, odd)
    }
}
