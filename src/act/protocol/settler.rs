//! 0x's Settlers: one trade as a list of actions, each the calldata of a function that nobody could call by
//! itself (`ISettlerActions` of 0x-settler, in its versions).
//!
//! The recipient gets the least amount that the call names, or all of it fails. What an action pays to
//! somebody else on the way is told all the same; where no least amount is named, it is all that counts.

use alloy_primitives::{Address, U256, uint};

use super::does::NEXT_TO_NOTHING;
use super::function::{Called, Of, VALUE};
use crate::act::{Act, Amount, Asset, Deed, Kind, Part, Party, Reader, Role, known};
use crate::decode::abi::{SELECTOR, signature};
use crate::decode::{Unread, limits};

/// How long 0x itself says that the first action is, which it puts last: the contract does not look at it.
const TO_END: usize = 0xffff;

/// Whether a call is laid out like this.
pub(super) fn is_first_last(called: &Called<'_>) -> bool {
    let first = called.get("actions.0").filter(|first| first.bytes().is_none());
    first.is_some_and(|first| first.bytes_to_end(TO_END).is_some())
}

/// An action that is known. Only its selector and where words stand in it matter, so that is all it keeps.
struct Action {
    selector: u32,
    does: Does,
    /// The number of its last word, if it is a number: the least that a trade has to bring.
    last: Option<usize>,
}

/// What an action does. The numbers are those of words.
#[derive(Clone, Copy)]
enum Does {
    /// Nothing that pays anybody.
    Nothing,
    /// Takes a token from the caller (from this word on: token, amount), for word 0.
    Take(usize),
    /// Trades what the Settler holds, for word 0; the pool stands at a word, if it is named.
    Trade(Option<usize>),
    /// Fills an order of a maker's with what the Settler holds, for word 0.
    Fill,
    /// Trades with the pool at a word; the Settler keeps what comes of it.
    Keep(usize),
    /// Pays what is more than word 2 expects to word 0.
    Surplus,
    /// Calls the pool (word 2) with calldata (at word 4), in which a share (word 1) of what the Settler
    /// holds of a token (word 0) is put.
    Call,
}

/// The types of a permit are spelled out: a token and an amount, a nonce, a deadline; four words.
const fn action(signature: &'static str, does: Does) -> Action {
    let (bytes, mut last, mut at) = (signature.as_bytes(), 0, 0);
    #[allow(clippy::indexing_slicing)] // This runs when the engine is compiled.
    while at < bytes.len() {
        last += (bytes[at] == b',') as usize;
        at += 1;
    }
    #[allow(clippy::indexing_slicing)]
    let is_number = bytes[bytes.len() - 2] == b'6';
    let last = if is_number { Some(last) } else { None };
    Action { selector: u32::from_be_bytes(signature::selector(signature)), does, last }
}

#[rustfmt::skip]
static ACTIONS: &[Action] = &[
    action("TRANSFER_FROM(address,((address,uint256),uint256,uint256),bytes)", Does::Take(1)),
    action("METATXN_TRANSFER_FROM(address,((address,uint256),uint256,uint256))", Does::Take(1)),
    action("NATIVE_CHECK(uint256,uint256)", Does::Nothing),
    action("CHECK_SLIPPAGE(bool)", Does::Nothing),
    action("RFQ(address,((address,uint256),uint256,uint256),address,bytes,address,uint256)", Does::Fill),
    action("RFQ_VIP(address,((address,uint256),uint256,uint256),((address,uint256),uint256,uint256),address,bytes,bytes)", Does::Take(1)),
    action("RFQ_VIP(address,((address,uint256),uint256,uint256),address,bytes,((address,uint256),uint256,uint256),bytes)", Does::Take(7)),
    action("METATXN_RFQ_VIP(address,((address,uint256),uint256,uint256),((address,uint256),uint256,uint256),address,bytes)", Does::Take(1)),
    action("METATXN_RFQ_VIP(address,((address,uint256),uint256,uint256),address,bytes,((address,uint256),uint256,uint256))", Does::Take(7)),
    action("UNISWAPV2(address,address,uint256,address,uint24,uint256)", Does::Trade(Some(3))),
    action("UNISWAPV3(address,uint256,bytes,uint256)", Does::Trade(None)),
    action("UNISWAPV3_VIP(address,((address,uint256),uint256,uint256),bytes,bytes,uint256)", Does::Take(1)),
    action("UNISWAPV3_VIP(address,bytes,((address,uint256),uint256,uint256),bytes,uint256)", Does::Take(2)),
    action("METATXN_UNISWAPV3_VIP(address,((address,uint256),uint256,uint256),bytes,uint256)", Does::Take(1)),
    action("METATXN_UNISWAPV3_VIP(address,bytes,((address,uint256),uint256,uint256),uint256)", Does::Take(2)),
    action("UNISWAPV4(address,address,uint256,bool,uint256,uint256,bytes,uint256)", Does::Trade(None)),
    action("UNISWAPV4_VIP(address,((address,uint256),uint256,uint256),bool,uint256,uint256,bytes,bytes,uint256)", Does::Take(1)),
    action("UNISWAPV4_VIP(address,bool,uint256,uint256,bytes,((address,uint256),uint256,uint256),bytes,uint256)", Does::Take(5)),
    action("METATXN_UNISWAPV4_VIP(address,((address,uint256),uint256,uint256),bool,uint256,uint256,bytes,uint256)", Does::Take(1)),
    action("BALANCERV3(address,address,uint256,bool,uint256,uint256,bytes,uint256)", Does::Trade(None)),
    action("BALANCERV3_VIP(address,((address,uint256),uint256,uint256),bool,uint256,uint256,bytes,bytes,uint256)", Does::Take(1)),
    action("BALANCERV3_VIP(address,bool,uint256,uint256,bytes,((address,uint256),uint256,uint256),bytes,uint256)", Does::Take(5)),
    action("METATXN_BALANCERV3_VIP(address,((address,uint256),uint256,uint256),bool,uint256,uint256,bytes,uint256)", Does::Take(1)),
    action("PANCAKE_INFINITY(address,address,uint256,bool,uint256,uint256,bytes,uint256)", Does::Trade(None)),
    action("PANCAKE_INFINITY_VIP(address,((address,uint256),uint256,uint256),bool,uint256,uint256,bytes,bytes,uint256)", Does::Take(1)),
    action("METATXN_PANCAKE_INFINITY_VIP(address,((address,uint256),uint256,uint256),bool,uint256,uint256,bytes,uint256)", Does::Take(1)),
    action("EKUBO(address,address,uint256,bool,uint256,uint256,bytes,uint256)", Does::Trade(None)),
    action("EKUBO_VIP(address,((address,uint256),uint256,uint256),bool,uint256,uint256,bytes,bytes,uint256)", Does::Take(1)),
    action("METATXN_EKUBO_VIP(address,((address,uint256),uint256,uint256),bool,uint256,uint256,bytes,uint256)", Does::Take(1)),
    action("EKUBOV3(address,address,uint256,bool,uint256,uint256,bytes,uint256)", Does::Trade(None)),
    action("EKUBOV3_VIP(address,((address,uint256),uint256,uint256),bool,uint256,uint256,bytes,bytes,uint256)", Does::Take(1)),
    action("METATXN_EKUBOV3_VIP(address,((address,uint256),uint256,uint256),bool,uint256,uint256,bytes,uint256)", Does::Take(1)),
    action("MAKERPSM(address,uint256,bool,uint256,address,address)", Does::Trade(None)),
    action("CURVE_TRICRYPTO_VIP(address,((address,uint256),uint256,uint256),uint80,bytes,uint256)", Does::Take(1)),
    action("CURVE_TRICRYPTO_VIP(address,uint80,((address,uint256),uint256,uint256),bytes,uint256)", Does::Take(2)),
    action("METATXN_CURVE_TRICRYPTO_VIP(address,((address,uint256),uint256,uint256),uint80,uint256)", Does::Take(1)),
    action("METATXN_CURVE_TRICRYPTO_VIP(address,uint80,((address,uint256),uint256,uint256),uint256)", Does::Take(2)),
    action("DODOV1(address,uint256,address,bool,uint256)", Does::Keep(2)),
    action("DODOV2(address,address,uint256,address,bool,uint256)", Does::Trade(Some(3))),
    action("VELODROME(address,uint256,address,uint24,uint256)", Does::Trade(Some(2))),
    action("MAVERICKV2(address,address,uint256,address,bool,uint256)", Does::Trade(Some(3))),
    action("MAVERICKV2(address,address,uint256,address,bool,int32,uint256)", Does::Trade(Some(3))),
    action("MAVERICKV2_VIP(address,((address,uint256),uint256,uint256),bytes32,bool,bytes,int32,uint256)", Does::Take(1)),
    action("METATXN_MAVERICKV2_VIP(address,((address,uint256),uint256,uint256),bytes32,bool,int32,uint256)", Does::Take(1)),
    action("EULERSWAP(address,address,uint256,address,bool,uint256)", Does::Trade(Some(3))),
    action("LFJTM(address,address,uint256,address,bool,uint256)", Does::Trade(Some(3))),
    action("RENEGADE(address,address,bytes)", Does::Keep(0)),
    action("RENEGADE(address,address,address,uint256,bool,uint256,bytes,uint256)", Does::Fill),
    action("BEBOP(address,address,(uint256,address,uint256,address,uint256,uint256,uint256),(bytes,uint256),uint256)", Does::Fill),
    action("HANJI(address,uint256,address,uint256,uint256,bool,uint256,uint256)", Does::Keep(2)),
    action("POSITIVE_SLIPPAGE(address,address,uint256)", Does::Surplus),
    action("POSITIVE_SLIPPAGE(address,address,uint256,uint256)", Does::Surplus),
    action("BASIC(address,uint256,address,uint256,bytes)", Does::Call),
];

/// One action of a call.
struct Step<'a> {
    does: Does,
    last: Option<usize>,
    data: &'a [u8],
    index: usize,
}

impl Step<'_> {
    fn word(&self, index: usize) -> Option<U256> {
        word(self.data.get(SELECTOR..)?, index)
    }

    fn address(&self, index: usize) -> Option<Address> {
        self.word(index).map(|word| Address::from_word(word.into()))
    }

    /// The pool that it names: tokens are often paid there first.
    fn pool(&self) -> Option<Address> {
        match self.does {
            Does::Trade(pool) => self.address(pool?),
            Does::Keep(pool) => self.address(pool),
            Does::Call => self.address(2),
            Does::Nothing | Does::Take(_) | Does::Fill | Does::Surplus => None,
        }
    }

    /// The bytes whose place a word tells.
    fn bytes(&self, index: usize) -> Option<&[u8]> {
        let arguments = self.data.get(SELECTOR..)?;
        let at = usize::try_from(self.word(index)?).ok()?;
        let bytes = arguments.get(at..)?;
        let length = usize::try_from(word(bytes, 0)?).ok()?;
        bytes.get(32..)?.get(..length)
    }

    /// What the pool is called with.
    fn calldata(&self) -> Option<&[u8]> {
        self.bytes(4)
    }

    /// Whom the call of a pool pays, where it is a transfer of what the Settler holds: a share of the coin
    /// itself, or of a token. Or else of what it may take.
    fn pays(&self) -> Option<Address> {
        const TRANSFER: [u8; 4] = [0xa9, 0x05, 0x9c, 0xbb];
        let calldata = self.calldata()?;
        if calldata.is_empty() {
            return self.address(2);
        }
        let (arguments, at) = match calldata.strip_prefix(&TRANSFER) {
            Some(arguments) => (arguments, 0),
            None => (calldata.strip_prefix(&TRANSFER_FROM)?, 1),
        };
        word(arguments, at).map(|word| Address::from_word(word.into()))
    }

    /// Whether the call of a pool takes from somebody, however small a share is put into it.
    fn takes(&self) -> bool {
        self.calldata().is_some_and(|calldata| calldata.starts_with(&TRANSFER_FROM))
    }

    /// How much it brings to the account or the recipient at least, by itself: nothing of what it only moves.
    fn brings(
        &self,
        reader: &Reader,
        recipient: Option<Address>,
        itself: Option<Address>,
        caller: Option<Address>,
    ) -> Option<U256> {
        let payee = match self.does {
            Does::Take(_) | Does::Trade(_) | Does::Fill => self.address(0)?,
            Does::Call => self.pays()?,
            Does::Nothing | Does::Keep(_) | Does::Surplus => return None,
        };
        let kept = Some(payee) == itself && self.last.is_some();
        let counts = [recipient, caller].contains(&Some(payee)) || kept;
        let own = reader.has_own(payee) || counts;
        own.then(|| match self.does {
            Does::Call => U256::ZERO,
            _ => self.least().and_then(|word| self.word(word)).unwrap_or_default(),
        })
    }

    /// The token that a path of Uniswap's third version ends with.
    fn last_token(&self) -> Option<Address> {
        const PATH: usize = 2;
        matches!((self.does, self.last), (Does::Trade(None), Some(3))).then_some(())?;
        let bytes = self.bytes(PATH)?;
        Some(Address::from_slice(bytes.get(bytes.len().checked_sub(Address::len_bytes())?..)?))
    }

    /// The number of the word that says how much it brings at least: the last one, or the amount in the maker's permit
    /// where a maker's order is filled.
    fn least(&self) -> Option<usize> {
        /// Where that amount stands, behind the recipient or behind the taker's permit.
        const PERMITS: [usize; 2] = [2, 6];
        match (self.does, self.last) {
            // RFQ, and BEBOP with a pair of which it has the place alone.
            (Does::Fill, Some(11)) => Some(10),
            (Does::Take(1), None) => Some(PERMITS[1]),
            (Does::Fill, Some(8)) | (Does::Take(_), None) => Some(PERMITS[0]),
            (_, last) => last,
        }
    }
}

/// `transferFrom(address,address,uint256)`.
const TRANSFER_FROM: [u8; 4] = [0x23, 0xb8, 0x72, 0xdd];

fn word(bytes: &[u8], index: usize) -> Option<U256> {
    let start = index.checked_mul(32)?;
    U256::try_from_be_slice(bytes.get(start..start.checked_add(32)?)?)
}

/// Shares are told in hundredths of a percent, and in later versions in millionths. All that there is of a
/// token, which most trades begin with, tells which it is.
const HUNDREDTHS: U256 = uint!(10_000_U256);
const MILLIONTHS: U256 = uint!(1_000_000_U256);

/// What is got is said, and who gets it; what is given, where it is taken here or is the network's own coin.
pub(super) fn settle(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let part = |asset, amount| Part { asset, amount: called.amount(amount), to: None };
    let paid = called.is_paid();
    let coin = part(called.asset(Of::Native, reader)?, VALUE);
    let mut gives: Vec<Part> = Some(coin).filter(|_| paid).into_iter().collect();
    let gets = part(called.asset(Of::Token("slippage.buyToken"), reader)?, "slippage.minAmountOut");
    // Without a least amount the last exchange pays out, and keeps to a limit of its own.
    let said = called.uint("slippage.minAmountOut").is_some_and(|least| !least.is_zero());
    let names_token = called.address("slippage.buyToken").is_some_and(|token| !token.is_zero());
    let recipient = called.address("slippage.recipient").filter(|one| !one.is_zero());
    // Of a token that is named, the recipient gets what the Settler has in the end.
    let itself = Some(called.call.to).filter(|_| names_token);
    // What is paid to a contract that trades for the account is that one's to pass on.
    let by = called.call.by.account;

    let items = called.get("actions")?.items()?;
    called.note_more(items.len(), reader);
    let (mut steps, mut unknown) = (Vec::new(), None);
    for (index, item) in items.enumerate().take(limits::ITEMS) {
        let data = item.bytes().or_else(|| item.bytes_to_end(TO_END)).unwrap_or_default();
        let selector = data.first_chunk().map(|selector| u32::from_be_bytes(*selector));
        match ACTIONS.iter().find(|action| Some(action.selector) == selector) {
            Some(action) => {
                steps.push(Step { does: action.does, last: action.last, data, index });
            }
            None => unknown = unknown.or(Some(index)),
        }
    }
    if let Some(index) = unknown.filter(|_| !said) {
        let path = format!("{}[{index}]", called.path("actions"));
        let reason = "this action is not known here, and the trade names no least amount";
        reader.unread.push(Unread::new(path, reason));
    }
    // Whether anything is paid to the account where no least amount is named, and how much of it at least.
    let brought = steps
        .iter()
        .filter_map(|step| Some((step.brings(reader, recipient, itself, by)?, step.last_token())));
    let brought = brought.max_by_key(|(least, _)| *least);
    let bounded =
        said || unknown.is_some() || brought.is_some_and(|(least, _)| least >= NEXT_TO_NOTHING);
    let mut calls = Vec::new();
    let others = Others::of(called, &steps, unknown.is_some(), said, bounded);
    for step in &steps {
        let mut taken = None;
        if let Does::Take(at) = step.does
            && let (Some(token), Some(amount)) = (step.address(at), step.word(at.saturating_add(1)))
        {
            let asset = reader.token_or_native(token);
            let part = Part { asset, amount: Amount::of(amount), to: None };
            gives.push(part.clone());
            taken = Some(part);
        }
        calls.extend(others.paid(called, step, taken, reader));
    }
    let named = brought.and_then(|(_, last)| last).map(|last| reader.token_or_native(last));
    let named = if names_token { Some(gets.asset.clone()) } else { named };
    let gets = match brought {
        _ if said || names_token && !bounded => Some(gets),
        Some((least, _)) if bounded => {
            named.map(|asset| Part { asset, amount: Amount::of(least), to: None })
        }
        Some(_) if !bounded => Some(part(Asset::Unnamed, "slippage.minAmountOut")),
        _ => None,
    };
    let left = !bounded && !names_token && brought.is_none() && calls.is_empty();
    let payee = if left {
        Some(Party::new(Role::Payee, called.call.to, called.path("actions"), reader.chain))
    } else {
        called.beneficiary("slippage.recipient", reader)
    };
    let gets = gets.into_iter().collect();
    let mut parties: Vec<Party> = payee.into_iter().collect();
    // Where nothing has to come of it, the pools may keep all of it.
    for step in steps.iter().filter(|step| !bounded && !matches!(step.does, Does::Call)) {
        let path = format!("{}[{}].pool", called.path("actions"), step.index);
        let pool = step.pool().map(|pool| Party::new(Role::Executor, pool, path, reader.chain));
        parties.extend(pool);
    }
    let mut act = called.act(Deed::Trade { gives, gets }, Role::Contract, parties, reader);
    act.calls = calls;
    name(&mut act.parties, called.call.to, reader);
    Some(act)
}

/// Names a Settler among these, if it is proven to be one.
pub(super) fn name(parties: &mut [Party], settler: Address, reader: &Reader) {
    let unnamed =
        |party: &&mut Party| party.kind.is_none() && party.address.bytes20() == Some(&settler);
    if known::is_settler(reader.chain, &settler, known::SENT_BY_SIGNER) {
        for party in parties.iter_mut().filter(unnamed) {
            party.kind = Some(Kind::Router);
            party.name = Some("0x Settler".to_owned());
        }
    }
}

/// Tells those who take part in a trade from others.
struct Others {
    inside: Vec<Address>,
    /// Whether an action is not known: it may name the pool that another one pays.
    in_part: bool,
    /// Whether a least amount is named.
    said: bool,
    /// Whether something says what has to come out of it all.
    bounded: bool,
    /// What stands for all that there is.
    whole: U256,
}

impl Others {
    fn of(
        called: &Called<'_>,
        steps: &[Step<'_>],
        in_part: bool,
        said: bool,
        bounded: bool,
    ) -> Self {
        let mut inside = vec![called.call.to, Address::ZERO];
        inside.extend(called.call.by.address());
        inside.extend(called.call.by.signer.map(|(signer, _)| signer));
        inside.extend(called.address("slippage.recipient"));
        // Whom a transfer pays is no pool, although it stands where one does.
        inside.extend(steps.iter().filter(|step| step.pays().is_none()).filter_map(Step::pool));
        let in_millionths = steps.iter().any(|step| {
            let share = match step.does {
                Does::Trade(_) => [step.word(1), step.word(2)],
                Does::Keep(_) | Does::Call => [step.word(1), None],
                Does::Nothing | Does::Take(_) | Does::Fill | Does::Surplus => [None, None],
            };
            share.into_iter().flatten().any(|share| share > HUNDREDTHS && share <= MILLIONTHS)
        });
        // Without a least amount nobody is given the benefit of the doubt.
        let whole = if in_millionths && said { MILLIONTHS } else { HUNDREDTHS };
        Self { inside, in_part, said, bounded, whole }
    }

    /// What an action pays to somebody who has no part in the trade.
    fn paid(
        &self,
        called: &Called<'_>,
        step: &Step<'_>,
        taken: Option<Part>,
        reader: &mut Reader,
    ) -> Option<Act> {
        let (payee, is_fee) = match step.does {
            // The pool that is paid may stand in an action that is not known.
            Does::Take(_) | Does::Trade(_) | Does::Fill => {
                (step.address(0).filter(|_| !self.in_part)?, false)
            }
            Does::Surplus => (step.address(0)?, step.word(2).is_some_and(|least| !least.is_zero())),
            Does::Call => {
                let hundredth = self.whole / uint!(100_U256);
                // Interfaces take up to three percent.
                let is_fee =
                    !step.takes() && step.word(1)? <= hundredth.saturating_mul(uint!(3_U256));
                // A pool that nobody knows takes what it is allowed, where nothing has to come of it.
                let pool = || {
                    let pool = step.address(2).filter(|_| !self.bounded)?;
                    known::contract(reader.chain, &pool).is_none().then_some(pool)
                };
                (step.pays().or_else(pool)?, is_fee)
            }
            Does::Nothing | Does::Keep(_) => return None,
        };
        let is_pool = matches!(step.does, Does::Call) && step.pays().is_none();
        if self.inside.contains(&payee) && !is_pool || reader.has_own(payee) {
            return None;
        }
        let path = format!("{}[{}]", called.path("actions"), step.index);
        let role = if is_fee { Role::FeeReceiver } else { Role::Payee };
        let payee = Party::new(role, payee, format!("{path}.recipient"), reader.chain);
        let deed = match (step.does, taken) {
            (Does::Surplus | Does::Call, _) => {
                let at = usize::from(matches!(step.does, Does::Surplus));
                let asset = reader.token_or_native(step.address(at)?);
                Deed::Withdraw { asset, amount: Amount::unread() }
            }
            // Without a least amount, this is all that comes of what is taken.
            (_, Some(Part { asset, amount, .. })) if !self.said => Deed::Withdraw { asset, amount },
            (_, taken) => Deed::Trade { gives: taken.into_iter().collect(), gets: Vec::new() },
        };
        let mut act = called.act(deed, Role::Contract, vec![payee], reader);
        act.path = path;
        act.read_as = None;
        Some(act)
    }
}
