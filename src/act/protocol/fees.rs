//! Fees that are paid to whomever the request names: how much, and of what.

use alloy_primitives::U256;

use super::function::{Called, VALUE};
use crate::act::{Act, Amount, Asset, Deed, Party, Reader, Role, and_more, tokens};
use crate::decode::limits;

/// Of what a fee is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Of {
    /// Of what is given.
    Given,
    /// Of the network's own coin that is sent along.
    Coin,
    /// Of what is given or of what is got, and a number or parts of ten thousand, as `KyberSwap`'s flags at this
    /// argument say.
    Kyber(&'static str),
    /// Of what goes into a vault or a loan, or comes out of it: a part of Morpho's whole, which is [`WAD`].
    Wad,
}

/// A whole of which parts are taken, as a number with 18 decimals.
const WAD: U256 = U256::from_limbs([1_000_000_000_000_000_000, 0, 0, 0]);

/// Where Morpho's bundles name the token that is lent; vaults have one of their own.
const LOANS: [&str; 2] = ["market.loanToken", "fills.0.offer.market.loanToken"];

/// The arguments that name who is paid, and how much.
pub(super) const FEES: &[(&str, &str, Of)] = &[
    ("feeAddress", "feeAmount", Of::Given),
    ("intent.operator", "intent.feeAmount", Of::Given),
    ("relayer", "relayerFee", Of::Given),
    ("affiliate", "affiliateFee", Of::Given),
    ("data.fee.recipient", "data.fee.amount", Of::Given),
    ("transferValueTo", "amountValueTransfer", Of::Coin),
    ("desc.feeReceivers", "desc.feeAmounts", Of::Kyber("desc.flags")),
    ("execution.desc.feeReceivers", "execution.desc.feeAmounts", Of::Kyber("execution.desc.flags")),
    ("referralFeeRecipient", "referralFee", Of::Wad),
];

/// Flags of `KyberSwap`'s: a fee is of what is got; it is in parts of ten thousand.
const ON_GOT: u64 = 0x40;
const IN_PARTS: u64 = 0x80;
const PARTS: u64 = 10_000;

/// A fee: a part of a whole, and how much of an asset that is.
struct Fee {
    asset: Asset,
    amount: Amount,
    part: U256,
    whole: U256,
}

impl Called<'_> {
    /// Tells of the fees that are named among the arguments.
    pub(super) fn tell_fees(&self, act: &mut Act, reader: &Reader) {
        for (role, receiver) in self.function.roles {
            let row = FEES.iter().find(|(name, ..)| *name == receiver);
            let Some((_, amount, of)) = row.filter(|_| role == Role::FeeReceiver) else { continue };
            let count = self.length(receiver);
            for at in 0..count.unwrap_or(1).min(limits::ITEMS) {
                let at =
                    |list: &str| count.map_or_else(|| list.to_owned(), |_| format!("{list}.{at}"));
                let path = self.path(&at(receiver));
                let wallet =
                    act.parties.iter().position(|one| one.role == role && one.path == path);
                let fee = self.uint(&at(amount)).and_then(|fee| self.fee(act, fee, *of, reader));
                if let Some((wallet, fee)) = wallet.zip(fee) {
                    let wallet = act.parties.remove(wallet);
                    act.pays_part(wallet, fee);
                }
            }
        }
    }

    fn fee(&self, act: &Act, fee: U256, of: Of, reader: &Reader) -> Option<Fee> {
        let given = || given(&act.deed);
        let (asset, whole) = match of {
            Of::Given => given()?,
            Of::Coin => (tokens::native(reader.chain), self.uint(VALUE)?),
            Of::Kyber(flags) => {
                let flags = self.uint(flags)?;
                let has = |flag: u64| !(flags & U256::from(flag)).is_zero();
                let (asset, whole) = if has(ON_GOT) { got(&act.deed)? } else { given()? };
                if has(IN_PARTS) {
                    let amount = whole.saturating_mul(fee) / U256::from(PARTS);
                    return Some(Fee::of(asset, amount, whole));
                }
                (asset, whole)
            }
            Of::Wad => {
                let (asset, whole) = self.lent(act)?;
                let amount = whole.map_or_else(Amount::unread, |whole| {
                    Amount::of(whole.saturating_mul(fee) / WAD)
                });
                return Some(Fee { asset, amount, part: fee, whole: WAD });
            }
        };
        Some(Fee::of(asset, fee, whole))
    }

    /// What an act lends, borrows or takes back, and how much of it, where the request says so. Collateral that
    /// moves with it pays no fee.
    fn lent(&self, act: &Act) -> Option<(Asset, Option<U256>)> {
        let loan = LOANS.iter().find_map(|at| self.address(at));
        let (asset, amount) = match &act.deed {
            Deed::Deposit { asset, amount }
            | Deed::Withdraw { asset, amount }
            | Deed::Borrow { asset, amount } => (asset, amount.number()),
            Deed::Call { .. } => return Some((Asset::Unnamed, None)),
            _ => return None,
        };
        let is_lent = loan.is_none_or(|loan| match asset {
            Asset::Token { address, .. } => address.bytes20() == Some(&loan),
            _ => matches!(asset, Asset::Native { .. }),
        });
        is_lent.then(|| (asset.clone(), amount))
    }
}

impl Fee {
    fn of(asset: Asset, amount: U256, whole: U256) -> Self {
        Self { asset, amount: Amount::of(amount), part: amount, whole }
    }
}

/// What an act gives first, and how much of it; nothing if that is not said, so that any fee is told.
pub(super) fn given(deed: &Deed) -> Option<(Asset, U256)> {
    let (asset, amount) = match deed {
        Deed::Send { asset, amount }
        | Deed::Deposit { asset, amount }
        | Deed::Bridge { asset, amount, .. } => (asset, amount),
        Deed::Trade { gives, .. } => gives.first().map(|part| (&part.asset, &part.amount))?,
        _ => return None,
    };
    Some((asset.clone(), amount.number().unwrap_or_default()))
}

/// What a trade gets first, and how much of it at least; nothing if that is not said.
fn got(deed: &Deed) -> Option<(Asset, U256)> {
    let Deed::Trade { gets, .. } = deed else { return None };
    let part = gets.first()?;
    Some((part.asset.clone(), part.amount.number().unwrap_or_default()))
}

impl Act {
    /// Tells who is paid so much as a fee, out of so much of an asset. More than the three percent that fees are at
    /// most is a payment of its own.
    pub(super) fn pays_fee(&mut self, fee: Option<(U256, Party)>, (asset, whole): (Asset, U256)) {
        if let Some((fee, wallet)) = fee {
            self.pays_part(wallet, Fee::of(asset, fee, whole));
        }
    }

    fn pays_part(&mut self, wallet: Party, fee: Fee) {
        const USUAL: u64 = 33;
        if fee.part.saturating_mul(U256::from(USUAL)) <= fee.whole {
            self.parties.push(wallet);
            return;
        }
        self.pays(wallet, fee.asset, fee.amount);
    }

    /// Tells that somebody is paid besides what the act does.
    pub(super) fn pays(&mut self, somebody: Party, asset: Asset, amount: Amount) {
        let path = somebody.path.clone();
        let payee = Party { role: Role::Payee, ..somebody };
        let signer = self.party(Role::Signer).cloned();
        let deed = Deed::Send { asset, amount };
        let parties = std::iter::once(payee).chain(signer).collect();
        self.calls.push(Self::new(deed, path, self.read_as.clone(), self.means, parties));
        self.words = and_more(&self.words, 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::protocol::FUNCTIONS;

    /// Who is paid a fee that no argument sets as it likes: the contract does, or limits it, or it is no more than what
    /// is sent along, of which the sentence tells.
    const SET_BY_CONTRACTS: &[&str] = &[
        "beneficiary",
        "buyReferrer",
        "config.locker.recipients",
        "config.rewards.creatorRewardRecipient",
        "config.rewards.interfaceRewardRecipient",
        "executor",
        "fee.builder",
        "feeRecipient",
        "mintReferral",
        "operator",
        "params.addresses.uiFeeReceiver",
        "params.broker.account",
        "params.commissionDestination",
        "params.referrer",
        "params.uiFeeReceiver",
        "paymentReceiver",
        "payoutRecipient",
        "platformReferrer",
        "recipients",
        "referralInfo.feeRecipient",
        "referrer",
        "referrer.recipient",
        "referrers",
        "rewardsRecipients",
        "tradeReferrer",
    ];

    #[test]
    fn fees_that_arguments_set_are_told() {
        let mut others = Vec::new();
        for function in FUNCTIONS.iter().copied().flatten() {
            for (role, receiver) in function.roles {
                let told = FEES.iter().any(|(who, ..)| *who == receiver);
                if role == Role::FeeReceiver && !told && !others.contains(&receiver) {
                    others.push(receiver);
                }
            }
        }
        others.sort_unstable();
        assert_eq!(others, SET_BY_CONTRACTS);
    }
}
