//! Routers that carry out a plan: a list of commands of one byte each, with the arguments of each
//! beside it.

use alloy_primitives::{Address, U256};

use super::function::{Called, Does, Function, VALUE, function};
use super::guess;
use super::unknown::strangers;
use crate::act::call::Call;
use crate::act::{Act, Amount, Asset, Deed, Part, Reader, Role, known, tokens};
use crate::decode::abi::{self, Arguments, signature};
use crate::decode::{Unread, limits};

/// What a router does at a command.
#[derive(Debug)]
pub(super) struct Command {
    code: u8,
    function: Function,
    /// Whether the input is the calldata of a call, instead of the arguments.
    calldata: bool,
}

/// A command. One code may stand several times: the arguments differ by the router's version.
pub(super) const fn command(code: u8, signature: &'static str, does: Does) -> Command {
    Command { code, function: function(signature, does), calldata: false }
}

/// A command whose input is calldata, for a contract that the router knows.
pub(super) const fn passes_on(code: u8, name: &'static str) -> Command {
    Command { code, function: function(name, Does::Ordinary), calldata: true }
}

impl Command {
    /// With more addresses among its arguments.
    pub(super) const fn with(self, roles: &'static [(Role, &'static str)]) -> Self {
        Self { function: self.function.with(roles), ..self }
    }

    /// Its arguments, which are all the data of `call`.
    pub(super) fn encoded<'a>(&self, call: &'a Call<'a>) -> Called<'a> {
        encoded(call, &self.function)
    }

    /// The contract of positions that Uniswap's routers pass calldata on to; of others it is not known.
    fn passed_to(&self, call: &Call<'_>, reader: &Reader) -> Address {
        let router = known::contract(reader.chain, &call.to);
        let positions = match self.function.signature.get(..3) {
            Some("V3_") => "Uniswap V3 positions",
            _ => "Uniswap V4 positions",
        };
        router
            .filter(|router| router.name == "Uniswap universal router")
            .and_then(|_| known::named(reader.chain, positions))
            .unwrap_or(call.to)
    }
}

/// How a plan stands in a call, and which bits of a command are its code.
pub(super) struct Plan {
    pub(super) commands: &'static str,
    pub(super) inputs: &'static str,
    pub(super) mask: u8,
    pub(super) table: &'static [Command],
}

impl Plan {
    /// The acts of the commands. Those that move nothing by themselves have none.
    pub(super) fn read(&self, called: &Called<'_>, reader: &mut Reader) -> Option<Vec<Act>> {
        let commands = called.bytes_at(self.commands)?;
        let mut inputs = called.get(self.inputs)?.items()?;
        if inputs.len() != commands.len() {
            let reason = format!("{} commands with {} inputs", commands.len(), inputs.len());
            reader.unread.push(Unread::new(called.call.path, reason));
        }
        called.note_more(commands.len(), reader);
        if reader.depth >= limits::CALL_DEPTH {
            let reason = format!("calls are nested deeper than {} levels", limits::CALL_DEPTH);
            reader.unread.push(Unread::new(called.call.path, reason));
            return None;
        }
        reader.depth += 1;
        let mut acts = Vec::new();
        for (index, byte) in commands.iter().enumerate().take(limits::ITEMS) {
            let Some(input) = inputs.next().and_then(|input| input.bytes()) else { break };
            let path = format!("{}[{index}]", called.path(self.inputs));
            if !reader.one_more(&path, input.len()) {
                break;
            }
            let call = Call { data: input, path: &path, ..*called.call };
            let Some(command) = self.command(byte & self.mask, input) else {
                let reason = format!("the command 0x{byte:02x} of this router is not known here");
                acts.extend(unread(&call, reason, reader));
                continue;
            };
            acts.extend(reader.apart(byte & !self.mask != 0, |reader| {
                if command.calldata {
                    let to = command.passed_to(&call, reader);
                    reader.call(&Call { to, value: Some(U256::ZERO), ..call })
                } else {
                    carry_out(&call, &command.function, reader).into_iter().collect()
                }
            }));
        }
        reader.depth -= 1;
        Some(acts)
    }

    /// Whether it has all the commands, and their arguments are encoded as those of one of its own.
    pub(super) fn fits(&self, called: &Called<'_>) -> bool {
        let commands = called.bytes_at(self.commands).unwrap_or_default();
        let Some(mut inputs) = called.get(self.inputs).and_then(|inputs| inputs.items()) else {
            return false;
        };
        commands.iter().take(limits::ITEMS).all(|byte| {
            let input = inputs.next().and_then(|input| input.bytes());
            input.zip(self.command(byte & self.mask, input.unwrap_or_default())).is_some_and(
                |(input, command)| {
                    command.calldata || abi::oddity(command.function.signature, input).is_none()
                },
            )
        })
    }

    /// What a command is: of several that share the code the one whose arguments these are.
    pub(super) fn command(&self, code: u8, input: &[u8]) -> Option<&'static Command> {
        let all = || self.table.iter().filter(|one| one.code == code);
        all()
            .find(|one| !one.calldata && abi::oddity(one.function.signature, input).is_none())
            .or_else(|| all().find(|one| one.calldata))
            .or_else(|| all().next())
    }
}

fn carry_out(call: &Call<'_>, function: &Function, reader: &mut Reader) -> Option<Act> {
    note_odd(call, function, reader);
    if matches!(function.does, Does::Ordinary) {
        return None;
    }
    encoded(call, function)
        .read(reader)
        .or_else(|| unread(call, "the arguments of a command could not be read".to_owned(), reader))
}

/// A command that is not read: said to be unread, with the strangers among its words.
fn unread(call: &Call<'_>, reason: String, reader: &mut Reader) -> Option<Act> {
    reader.unread.push(Unread::new(call.path, reason));
    let mut parties = guess::named(call.data, call.path, reader);
    let names = strangers(&parties, call, reader)?;
    let amount = Amount::of(U256::ZERO);
    let deed = Deed::Call { selector: None, function: None, read: false, amount };
    call.close(&mut parties, Role::Contract, reader);
    let mut act = Act::new(deed, call.path.to_owned(), None, call.means, parties);
    act.words = format!("{}, naming {names}.", act.words.trim_end_matches('.'));
    Some(act)
}

/// Notes arguments without a selector before them that are not encoded in the standard way.
pub(super) fn note_odd(call: &Call<'_>, function: &Function, reader: &mut Reader) {
    if let Some(oddity) = abi::oddity(function.signature, call.data) {
        reader.unread.push(Unread::odd(call.path, oddity.words()));
    }
}

/// Arguments without a selector before them: the data of `call` are all there is.
pub(super) fn encoded<'a>(call: &'a Call<'a>, function: &Function) -> Called<'a> {
    let arguments = Arguments::new(signature::parameters(function.signature), call.data);
    Called { call, function: *function, arguments }
}

/// The act of a function that takes a list of actions by their names or numbers, and in `data` the arguments of
/// each. `read` is handed an action and its arguments, and says what it does: nothing at all, where it is known.
pub(super) fn listed(
    called: &Called<'_>,
    reader: &mut Reader,
    read: impl Fn(&[u8; 32], &Call<'_>, &mut Reader) -> Option<Vec<Act>>,
) -> Option<Act> {
    let actions = called.get("actions")?.items()?;
    let mut inputs = called.get("data")?.items()?;
    called.note_more(actions.len(), reader);
    let mut acts = Vec::new();
    for (index, action) in actions.enumerate().take(limits::ITEMS) {
        let Some(input) = inputs.next().and_then(|input| input.bytes()) else { break };
        let path = format!("{}[{index}]", called.path("data"));
        if !reader.one_more(&path, input.len()) {
            break;
        }
        let call = Call { data: input, path: &path, ..*called.call };
        match read(&action.word(), &call, reader) {
            Some(read) => acts.extend(read),
            None => {
                acts.extend(unread(&call, "an action that is not known here".to_owned(), reader));
            }
        }
    }
    Some(whole(called, acts, reader))
}

/// The act of a whole plan: the trade that it comes to if it is one, or else so many calls.
pub(super) fn whole(called: &Called<'_>, acts: Vec<Act>, reader: &Reader) -> Act {
    summed(called, acts, Sum::default(), reader)
}

/// The same of calls of a router that takes the coin sent along where it is to give the wrapped one, if that is enough.
pub(super) fn whole_of_own(called: &Called<'_>, acts: Vec<Act>, reader: &Reader) -> Act {
    let refunds = acts.iter().any(|act| act.is_named(&REFUNDS));
    summed(called, acts, Sum { wraps: Some(Wraps { refunds }), ..Sum::default() }, reader)
}

fn summed(called: &Called<'_>, acts: Vec<Act>, mut trade: Sum, reader: &Reader) -> Act {
    trade.add(&acts, false, called, reader);
    let deed = if acts.is_empty() {
        // Liquidity is added, or the like: the router's own business.
        let function = Some(signature::without_names(called.function.signature));
        Deed::Call { selector: None, function, read: true, amount: called.amount(VALUE) }
    } else if trade.gives.is_empty() || trade.gets.is_empty() {
        Deed::Calls { count: acts.len() }
    } else {
        Deed::Trade { gives: trade.gives, gets: trade.gets }
    };
    let mut act = called.act(deed, Role::Contract, Vec::new(), reader);
    act.of_caller = acts.iter().any(|act| act.of_caller);
    act.calls = acts;
    act
}

/// What several trades come to: what one gets and the next gives is neither given nor got.
#[derive(Default)]
struct Sum {
    gives: Vec<Part>,
    gets: Vec<Part>,
    /// What is put into the router of one's own: coming out again, it is nothing that was bought.
    put: Vec<Part>,
    wrapped: bool,
    wraps: Option<Wraps>,
}

/// How a router uses the coin sent along that was not told to wrap it.
struct Wraps {
    /// Whether it gives back what is left.
    refunds: bool,
}

/// What gives back the rest of the coin that was sent along.
const REFUNDS: [&str; 2] = ["refundETH(", "refundNative"];

impl Sum {
    fn add(&mut self, acts: &[Act], apart: bool, called: &Called<'_>, reader: &Reader) {
        for act in acts {
            let apart = apart || !act.apart.is_empty();
            match &act.deed {
                // What may fail by itself does not say what comes of what was done before.
                Deed::Trade { .. } if apart && !act.of_caller => {}
                Deed::Withdraw { .. } if apart => {}
                Deed::Trade { gives, gets } => {
                    for part in gives {
                        let part = self.as_paid(part, act.of_caller, called, reader);
                        let got = |got: &Part| !act.of_caller && same(&got.asset, &part.asset);
                        match self.gets.iter().position(got) {
                            Some(at) => drop(self.gets.remove(at)),
                            None => join(&mut self.gives, part),
                        }
                    }
                    for part in gets {
                        join(&mut self.gets, part.clone());
                    }
                }
                // What is left of the coin that was sent along, and nothing that was bought.
                Deed::Withdraw { .. } if act.is_named(&REFUNDS) => {}
                Deed::Deposit { asset, .. } => {
                    // The router wraps what was sent along.
                    self.wrapped |= matches!(asset, Asset::Native { .. });
                    if let Some(put) = act.put_there() {
                        join(&mut self.put, put);
                    }
                }
                Deed::Withdraw { asset, amount } => self.paid_out(asset, amount, reader),
                Deed::Calls { .. } => self.add(&act.calls, apart, called, reader),
                _ => {}
            }
        }
    }

    /// The wrapped coin is the network's own if that was sent along and wrapped, or is by the router.
    fn as_paid(&self, part: &Part, of_caller: bool, called: &Called<'_>, reader: &Reader) -> Part {
        let enough = |value: U256| {
            let fits = |wraps: &Wraps, amount| amount == value || wraps.refunds && amount < value;
            let wraps = self.wraps.as_ref().zip(part.amount.number());
            let wraps = wraps.is_some_and(|(wraps, amount)| fits(wraps, amount));
            let coin = if self.wrapped { !of_caller } else { wraps };
            coin && !value.is_zero() && is_wrapped(&part.asset, reader)
        };
        match called.call.value {
            Some(value) if enough(value) => {
                Part { asset: tokens::native(reader.chain), amount: Amount::of(value), to: None }
            }
            _ => part.clone(),
        }
    }

    /// What is paid out at the end is what is got, and names its least amount.
    fn paid_out(&mut self, asset: &Asset, amount: &Amount, reader: &Reader) {
        let native = matches!(asset, Asset::Native { .. });
        let coin =
            |asset: &Asset| matches!(asset, Asset::Native { .. }) || is_wrapped(asset, reader);
        let own = self
            .put
            .iter()
            .filter(|put| same(&put.asset, asset) || coin(&put.asset) && coin(asset));
        let own = own.filter_map(|put| put.amount.number()).fold(U256::ZERO, U256::saturating_add);
        let own = if self.gives.iter().any(|given| coin(&given.asset) && coin(asset)) {
            U256::ZERO
        } else {
            own
        };
        let bought =
            |amount: &Amount| Amount::of(amount.number().unwrap_or_default().saturating_sub(own));
        let amount = &if own.is_zero() { amount.clone() } else { bought(amount) };
        let found = self
            .gets
            .iter_mut()
            .find(|part| same(&part.asset, asset) || native && is_wrapped(&part.asset, reader));
        if let Some(part) = found {
            part.asset = asset.clone();
            if amount.number() > part.amount.number() {
                part.amount = amount.clone();
            }
        }
    }
}

fn is_wrapped(asset: &Asset, reader: &Reader) -> bool {
    matches!(asset, Asset::Token { address, .. } if address
        .bytes20()
        .is_some_and(|address| tokens::is_wrapped_native(reader.chain, address)))
}

fn same(one: &Asset, other: &Asset) -> bool {
    match (one, other) {
        (Asset::Native { .. }, Asset::Native { .. }) => true,
        (Asset::Token { address: one, .. }, Asset::Token { address: other, .. }) => one == other,
        _ => one == other,
    }
}

fn join(parts: &mut Vec<Part>, part: Part) {
    match parts.iter_mut().find(|one| same(&one.asset, &part.asset)) {
        Some(one) => {
            one.amount = match one.amount.number().zip(part.amount.number()) {
                Some((a, b)) => Amount::of(a.saturating_add(b)),
                None => Amount::unread(),
            };
        }
        None => parts.push(part),
    }
}

impl Reader {
    /// Whether there is room for one command more: each counts as a call.
    pub(super) fn one_more(&mut self, path: &str, bytes: usize) -> bool {
        let left = (self.calls_left.checked_sub(1), self.bytes_left.checked_sub(bytes));
        if let (Some(calls), Some(bytes)) = left {
            self.calls_left = calls;
            self.bytes_left = bytes;
            return true;
        }
        if !self.exhausted {
            self.exhausted = true;
            let reason = "more commands in one request than are read";
            self.unread.push(Unread::new(path, reason));
        }
        false
    }
}
