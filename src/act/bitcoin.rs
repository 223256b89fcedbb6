//! What transactions and messages of Bitcoin do.

use super::protocol::with_memo;
use super::{Act, Amount, Asset, Deed, Means, Party, Reader, Role, amount, tokens};
use crate::decode::{
    Chain, Unread,
    bitcoin::{Bitcoin, Output, Payment, Psbt, Spend, Spent, Transaction},
    limits, shortened,
};
use crate::intel::{BitcoinSpelling, ChainAddress, ChainKind};

/// What the signature of a coin that is spent is to cover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Covered {
    /// Where the transaction stands, and which of its coins it is.
    pub path: String,
    /// The sighash type: 0 (taproot's own) and 1 are everything.
    pub sighash: u32,
    /// What the coin is worth, in satoshi, where that is known.
    pub value: Option<u64>,
    /// What is paid at the same place among the outputs, and whether to the user: with `SINGLE`, the
    /// only thing that is sure. `None` if there is none.
    pub paired: Option<(u64, bool)>,
    /// What is paid there beyond what the coin is worth, in words.
    pub price: Option<String>,
    /// Whether the coin carries a signature already.
    pub signed: bool,
}

/// What a transaction pays to whoever puts it on the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fee {
    /// Where the transaction stands.
    pub path: String,
    /// How much, in the coin's smallest unit.
    pub value: u64,
    /// How much is spent in all, the fee included; `None` where nothing of the kind can be said.
    pub spent: Option<u64>,
    /// What coin.
    pub asset: Asset,
}

impl Fee {
    /// How much, in words.
    pub fn in_words(&self) -> String {
        /// The largest number that is kept stands for any that is larger.
        const MORE_THAN: u64 = 18_000_000_000_000_000_000;
        match self.value {
            u64::MAX => {
                let least = amount::in_words(&Amount::whole(MORE_THAN), &self.asset);
                format!("more than {least}")
            }
            value => amount::in_words(&Amount::whole(value), &self.asset),
        }
    }
}

/// The signature covers no output: anybody may pay what is spent to whomever they like.
pub const NONE: u32 = 0x02;
/// The signature covers one output only, the one at the coin's own place.
pub const SINGLE: u32 = 0x03;
/// The signature covers no other coin.
pub const ANYONE_CAN_PAY: u32 = 0x80;
/// What a signature covers if nothing is said: everything.
const ALL: u32 = 0x01;

/// Coins as small as those that carry inscriptions or runes, in satoshi: what carries one is made just
/// large enough to be sent, and marketplaces put it at 10,000 at most.
const POSTAGE: u64 = 10_000;

impl Reader {
    /// The acts of one thing that a wallet of Bitcoin is asked for.
    pub(super) fn bitcoin(&mut self, one: &Bitcoin) -> Vec<Act> {
        match one {
            Bitcoin::Spend(spend) => self.spend(spend),
            Bitcoin::Transfer(payments) => self.payments(payments),
            Bitcoin::Message { bytes, signer, path } => {
                vec![self.foreign_message(bytes, signer.as_ref(), path)]
            }
        }
    }

    /// How addresses are written on the network that is read for. What the network is is not said by a
    /// transaction; where the request does not say it either, it is that of the account.
    fn spelling(&mut self, path: &str) -> BitcoinSpelling {
        if let Some(Chain::Bitcoin(Some(network))) = self.chain {
            match Chain::Bitcoin(Some(network)).kind() {
                ChainKind::Bitcoin if network.name == "Bitcoin" => return BitcoinSpelling::MAIN,
                ChainKind::Bitcoin => return BitcoinSpelling::TEST,
                _ => {
                    let reason = format!("transactions of {} are not read here", network.name);
                    self.unread.push(Unread::new(path, reason));
                }
            }
        }
        self.own.iter().find_map(BitcoinSpelling::of).unwrap_or(BitcoinSpelling::MAIN)
    }

    fn spend(&mut self, spend: &Spend) -> Vec<Act> {
        let spelling = self.spelling(&spend.path);
        if spend.published {
            self.published.push(spend.path.clone());
        }
        self.note_more(&spend.path, spend.outputs.len());
        let (mut sent, mut said, mut returned) = (Vec::new(), Vec::new(), Vec::new());
        let mut own = Vec::new();
        for (index, output) in spend.outputs.iter().enumerate() {
            let address = spelling.address(&output.script);
            own.push(address.as_ref().is_some_and(|address| self.is_own(address)));
            if index >= limits::ITEMS {
                continue;
            }
            let path = format!("{}/outputs[{index}]", spend.path);
            let read_as = || Some(spend.read_as.to_owned());
            if let Some(data) = output.data() {
                if is_runestone(output) {
                    let reason = "it moves runes: which and to whom is not read here";
                    self.unread.push(Unread::new(path.as_str(), reason));
                }
                said.push(written(&data, path.clone(), read_as()));
                if output.value == 0 {
                    continue;
                }
            }
            let (asset, amount) = (tokens::native(self.chain), Amount::whole(output.value));
            if own.last() == Some(&true) {
                let party = address.map(|one| Party::foreign(Role::Mentioned, one, path.clone()));
                let deed = Deed::Keep { asset, amount };
                let parties = party.into_iter().collect();
                returned.push(Act::new(deed, path, read_as(), Means::Transaction, parties));
                continue;
            }
            let payee = address.map(|one| Party::foreign(Role::Payee, one, path.clone()));
            if payee.is_none() {
                let reason = "this output is paid to a script that is no address";
                self.unread.push(Unread::new(path.as_str(), reason));
            }
            let deed = Deed::Send { asset, amount };
            let parties = payee.into_iter().collect();
            sent.push(Act::new(deed, path, read_as(), Means::Transaction, parties));
        }
        // THORChain's vaults are paid, and told on the chain what for.
        let asks = match (sent.first_mut(), said.first()) {
            (Some(paid), Some(Act { deed: Deed::Write { text: Some(text), .. }, path, .. })) => {
                with_memo(paid, text, path)
            }
            _ => false,
        };
        let said = said.into_iter().skip(usize::from(asks));
        if let (Some(first), Some(whole)) = (sent.first_mut(), self.beside_others(spend, &own)) {
            first.words =
                format!("{}, with what others put in: {whole}.", first.words.trim_end_matches('.'));
        }
        let fee = self.fee(spend);
        self.covered(spend, &own);
        sent.into_iter().chain(said).chain(returned).chain(fee).collect()
    }

    /// What the user gives or gets in all where others put in coins too, for which they have signed already.
    fn beside_others(&self, spend: &Spend, own: &[bool]) -> Option<String> {
        let spelling = self.own.iter().find_map(BitcoinSpelling::of)?;
        let (mut put, mut theirs) = (0_u64, false);
        for coin in &spend.coins {
            let known = coin.coin.as_ref()?;
            let address = spelling.address(&known.script);
            if coin.signed && !address.is_some_and(|one| self.is_own(&one)) {
                theirs = true;
            } else {
                put = put.saturating_add(known.value);
            }
        }
        let kept = spend.outputs.iter().zip(own).filter(|(_, own)| **own);
        let kept = kept.fold(0_u64, |sum, (one, _)| sum.saturating_add(one.value));
        let (verb, whole) = if kept > put { ("get", kept - put) } else { ("give", put - kept) };
        let asset = tokens::native(self.chain);
        let whole = amount::in_words(&Amount::whole(whole), &asset);
        theirs.then(|| format!("you would {verb} {whole} in all"))
    }

    /// What is left for the miners, where all coins are known.
    fn fee(&mut self, spend: &Spend) -> Option<Act> {
        if spend.published || spend.coins.is_empty() {
            return None;
        }
        let paid = spend.outputs.iter().fold(0_u64, |sum, one| sum.saturating_add(one.value));
        let mut total = 0_u64;
        for (index, coin) in spend.coins.iter().enumerate() {
            let path = format!("{}/inputs[{index}]", spend.path);
            let Some(known) = &coin.coin else {
                let reason = "what this coin is worth is not said, so the fee is not known";
                self.unread.push(Unread::new(path, reason));
                return None;
            };
            let witness = matches!(known.script.as_slice(), [0 | 0x51..=0x60, _, ..]);
            let nested = matches!(known.script.as_slice(), [0xa9, 20, ..]);
            if !coin.proven && !witness && !nested {
                let reason =
                    "what this coin is worth is said, but not shown: the fee may be another";
                self.unread.push(Unread::ambiguous(path, reason));
            }
            total = total.saturating_add(known.value);
        }
        // Where others may add coins, what is left is the least that the fee can be, if no output can be added.
        let signed = (0..spend.coins.len()).filter(|at| spend.signing.signs(*at));
        let signed: Vec<u32> = signed.map(|at| sighash(spend, at)).collect();
        let open = !signed.is_empty() && signed.iter().all(|kind| kind & ANYONE_CAN_PAY != 0);
        if open && (total < paid || !signed.contains(&(ALL | ANYONE_CAN_PAY))) {
            return None;
        }
        let Some(value) = total.checked_sub(paid) else {
            let reason = "it pays out more than it spends";
            self.unread.push(Unread::new(spend.path.as_str(), reason));
            return None;
        };
        let asset = tokens::native(self.chain);
        self.fees.push(Fee {
            path: spend.path.clone(),
            value,
            spent: Some(total),
            asset: asset.clone(),
        });
        let deed = Deed::Fee { asset, amount: Amount::whole(value) };
        let read_as = Some(spend.read_as.to_owned());
        Some(Act::new(deed, spend.path.clone(), read_as, Means::Transaction, Vec::new()))
    }

    /// What the signatures cover that are asked for.
    fn covered(&mut self, spend: &Spend, own: &[bool]) {
        if spend.published {
            return;
        }
        for (index, coin) in spend.coins.iter().enumerate().take(limits::ITEMS) {
            if !spend.signing.signs(index) {
                continue;
            }
            let path = format!("{}/inputs[{index}]", spend.path);
            let value = coin.coin.as_ref().map(|coin| coin.value);
            if value.is_some_and(|value| value <= POSTAGE) {
                let reason = "a coin as small as those that carry inscriptions or runes: what it \
                              carries is not read here";
                self.unread.push(Unread::new(path.as_str(), reason));
            }
            let paired = spend
                .outputs
                .get(index)
                .map(|output| (output.value, own.get(index).copied().unwrap_or(false)));
            let price = paired.and_then(|(paid, _)| paid.checked_sub(value?));
            let asset = tokens::native(self.chain);
            self.covered.push(Covered {
                path,
                sighash: sighash(spend, index),
                value,
                paired,
                price: price.map(|price| amount::in_words(&Amount::whole(price), &asset)),
                signed: coin.signed,
            });
        }
    }

    fn payments(&mut self, payments: &[Payment]) -> Vec<Act> {
        let spelling = payments.first().map(|first| self.spelling(&first.path));
        self.note_more(payments.first().map_or("", |one| one.path.as_str()), payments.len());
        let mut acts = Vec::new();
        for one in payments.iter().take(limits::ITEMS) {
            let mut parties = Vec::new();
            if let Some(to) = &one.to {
                if let Ok(address) = to.text.parse::<ChainAddress>() {
                    if BitcoinSpelling::of(&address) != spelling {
                        let reason = "not an address of the network that the wallet is on";
                        self.unread.push(Unread::ambiguous(to.path.as_str(), reason));
                    }
                    parties.push(Party::foreign(Role::Payee, address, to.path.clone()));
                } else {
                    let reason = format!("not an address: {}", shortened(&to.text));
                    self.unread.push(Unread::new(to.path.as_str(), reason));
                }
            }
            let (asset, amount) = match one.other {
                Some(what) => {
                    let reason = format!("it moves {what}, which is not read here");
                    self.unread.push(Unread::new(one.path.as_str(), reason));
                    (Asset::Unnamed, Amount::unread())
                }
                None => (
                    tokens::native(self.chain),
                    one.value.map_or_else(Amount::unread, Amount::whole),
                ),
            };
            let deed = Deed::Send { asset, amount };
            acts.push(Act::new(deed, one.path.clone(), None, Means::Transaction, parties));
            if let Some(memo) = &one.memo {
                acts.push(written(memo.as_bytes(), format!("{}.memo", one.path), None));
            }
        }
        acts
    }

    /// The transaction that a message is, if it is one: what a wallet would have signed then.
    pub(super) fn transaction_in(&mut self, bytes: &[u8], path: &str) -> Option<Vec<Act>> {
        let spend = Spend { path: path.to_owned(), ..Spend::default() };
        let spend = if let Some(psbt) = Psbt::read(bytes) {
            Spend { coins: psbt.inputs, outputs: psbt.outputs, read_as: "PSBT", ..spend }
        } else {
            let transaction = Transaction::read(bytes).filter(|one| !one.inputs.is_empty())?;
            let coins = transaction.inputs.iter().map(|input| Spent {
                txid: input.txid,
                index: input.index,
                ..Spent::default()
            });
            let coins = coins.collect();
            Spend { coins, outputs: transaction.outputs, read_as: "transaction", ..spend }
        };
        Some(self.spend(&spend))
    }
}

/// The sighash type of an input: of all that the request says, what covers the least.
fn sighash(spend: &Spend, index: usize) -> u32 {
    let said = spend.coins.get(index).and_then(|coin| coin.sighash);
    let all = said.into_iter().chain(spend.signing.sighashes_of(index));
    all.max_by_key(|kind| {
        let outputs = match kind & !ANYONE_CAN_PAY {
            0 | ALL => 0,
            SINGLE => 1,
            NONE => 2,
            _ => 3,
        };
        (outputs, kind & ANYONE_CAN_PAY)
    })
    .unwrap_or(ALL)
}

/// Whether an output without a payee is the order of runes to move (`OP_RETURN OP_13`).
fn is_runestone(output: &Output) -> bool {
    output.script.starts_with(&[0x6a, 0x5d])
}

/// What is written on the chain for everybody to read.
pub(super) fn written(data: &[u8], path: String, read_as: Option<String>) -> Act {
    let text = std::str::from_utf8(data).ok().map(str::to_owned);
    let deed = Deed::Write { text, bytes: hex::encode_prefixed(data) };
    Act::new(deed, path, read_as, Means::Transaction, Vec::new())
}
