//! Timelocks and governors: calls that are made later, and votes on them.

use alloy_primitives::{U256, keccak256};

use super::function::{
    Called, Does, Function, Of, Shape, UNSAID, VALUE, administer, deposit, function, send, withdraw,
};
use crate::act::call::{Call, Caller};
use crate::act::{Act, Deed, Party, Power, Reader, Role, amount, tokens};
use crate::decode::{Unread, abi, limits};

const fn one(data: &'static str) -> Does {
    Does::Calls(Shape::One { to: "target", value: "value", data })
}

const fn lists(data: &'static str) -> Does {
    Does::Calls(Shape::Lists { to: "targets", value: "values", data })
}

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    // OpenZeppelin's timelock.
    function("schedule(address target,uint256 value,bytes data,bytes32 predecessor,bytes32 salt,uint256 delay)", Does::Custom(schedule)),
    function("scheduleBatch(address[] targets,uint256[] values,bytes[] payloads,bytes32 predecessor,bytes32 salt,uint256 delay)", Does::Custom(schedule)),
    function("execute(address target,uint256 value,bytes payload,bytes32 predecessor,bytes32 salt)", one("payload")),
    function("executeBatch(address[] targets,uint256[] values,bytes[] payloads,bytes32 predecessor,bytes32 salt)", lists("payloads")),
    function("cancel(bytes32 id)", Does::Ordinary),
    function("updateDelay(uint256 newDelay)", administer(Power::TimelockDelayChanged, "newDelay")),
    // Chainlink's, whose bypassers wait for nothing.
    function("bypasserExecuteBatch((address target,uint256 value,bytes data)[] calls)", Does::Custom(bypass)),
    // Compound's timelock, with the function spelled out.
    function("queueTransaction(address target,uint256 value,string signature,bytes data,uint256 eta)", Does::Custom(spelled)),
    function("executeTransaction(address target,uint256 value,string signature,bytes data,uint256 eta)", Does::Custom(spelled)),
    function("cancelTransaction(address target,uint256 value,string signature,bytes data,uint256 eta)", Does::Ordinary),
    function("setDelay(uint256 delay)", administer(Power::TimelockDelayChanged, "delay")),
    // Governors.
    function("propose(address[] targets,uint256[] values,bytes[] calldatas,string description)", lists("calldatas")),
    function("queue(address[] targets,uint256[] values,bytes[] calldatas,bytes32 descriptionHash)", lists("calldatas")),
    function("execute(address[] targets,uint256[] values,bytes[] calldatas,bytes32 descriptionHash)", lists("calldatas")),
    function("cancel(address[] targets,uint256[] values,bytes[] calldatas,bytes32 descriptionHash)", Does::Ordinary),
    function("propose(address[] targets,uint256[] values,string[] signatures,bytes[] calldatas,string description)", Does::Custom(propose_spelled)),
    // Nouns'
    function("propose(address[] targets,uint256[] values,string[] signatures,bytes[] calldatas,string,uint32)", Does::Custom(propose_spelled)),
    function("proposeOnTimelockV1(address[] targets,uint256[] values,string[] signatures,bytes[] calldatas,string)", Does::Custom(propose_spelled)),
    function("proposeOnTimelockV1(address[] targets,uint256[] values,string[] signatures,bytes[] calldatas,string,uint32)", Does::Custom(propose_spelled)),
    function("proposeBySigs((bytes,address signer,uint256)[],address[] targets,uint256[] values,string[] signatures,bytes[] calldatas,string)", Does::Custom(propose_spelled)),
    function("proposeBySigs((bytes,address signer,uint256)[],address[] targets,uint256[] values,string[] signatures,bytes[] calldatas,string,uint32)", Does::Custom(propose_spelled)),
    function("updateProposal(uint256,address[] targets,uint256[] values,string[] signatures,bytes[] calldatas,string,string)", Does::Custom(propose_spelled)),
    function("updateProposalTransactions(uint256,address[] targets,uint256[] values,string[] signatures,bytes[] calldatas,string)", Does::Custom(propose_spelled)),
    function("updateProposalBySigs(uint256,(bytes,address signer,uint256)[],address[] targets,uint256[] values,string[] signatures,bytes[] calldatas,string,string)", Does::Custom(propose_spelled)),
    function("createProposalCandidate(address[] targets,uint256[] values,string[] signatures,bytes[] calldatas,string,string,uint256)", Does::Custom(propose_spelled)),
    function("updateProposalCandidate(address[] targets,uint256[] values,string[] signatures,bytes[] calldatas,string,string,uint256,string)", Does::Custom(propose_spelled)),
    function("cancelProposalCandidate(string)", Does::Ordinary),
    function("addSignature(bytes,uint256,address proposer,string,uint256,bytes,string)", Does::Ordinary).with(&[(Role::Mentioned, "proposer")]),
    function("sendFeedback(uint256,uint8,string)", Does::Ordinary),
    function("sendCandidateFeedback(address,string,uint8,string)", Does::Ordinary),
    function("createStream(address recipient,uint256 amount,address token,uint256,uint256,uint8,address)", send(Of::Token("token"), "amount", "recipient")),
    function("sendOrRegisterDebt(address recipient,uint256 amount)", send(Of::Unnamed, "amount", "recipient")),
    // What goes there belongs to the fork, and to whoever has a part of that.
    function("escrowToFork(uint256[],uint256[],string)", deposit(Of::Unnamed, UNSAID, UNSAID)),
    function("joinFork(uint256[],uint256[],string)", deposit(Of::Unnamed, UNSAID, UNSAID)),
    // Flare's
    function("propose(string,(bool,uint256,uint256,uint256,uint256,uint256))", Does::Ordinary),
    function("propose(address[] targets,uint256[] values,bytes[] calldatas,string,(bool,uint256,uint256,uint256,uint256,uint256,uint256,uint256))", lists("calldatas")),
    // Nouns Builder's
    function("execute(address[] targets,uint256[] values,bytes[] calldatas,bytes32,address)", lists("calldatas")),
    function("queue(bytes32)", Does::Ordinary),
    function("veto(bytes32)", Does::Ordinary),
    function("castVote(bytes32,uint256)", Does::Ordinary),
    function("castVoteWithReason(bytes32,uint256,string)", Does::Ordinary),
    function("relay(address target,uint256 value,bytes data)", one("data")),
    function("queue(uint256 proposalId)", Does::Ordinary),
    function("execute(uint256 proposalId)", Does::Ordinary),
    function("cancel(uint256 proposalId)", Does::Ordinary),
    function("castVote(uint256 proposalId,uint8 support)", Does::Custom(vote)),
    function("castVote(uint256 proposalId,bool support)", Does::Custom(vote)),
    function("castVoteWithReason(uint256 proposalId,uint8 support,string reason)", Does::Custom(vote)),
    function("castVoteWithReasonAndParams(uint256 proposalId,uint8 support,string reason,bytes params)", Does::Custom(vote)),
    function("castVoteBySig(uint256 proposalId,uint8 support,uint8 v,bytes32 r,bytes32 s)", Does::Custom(vote)),
    function("castVoteBySig(uint256 proposalId,uint8 support,address voter,bytes signature)", Does::Custom(vote)),
    function("submitVote(uint256 proposalId,bool support)", Does::Custom(vote)),
    function("castRefundableVote(uint256 proposalId,uint8 support)", Does::Custom(vote)),
    function("castRefundableVote(uint256 proposalId,uint8 support,uint32 clientId)", Does::Custom(vote)),
    function("castRefundableVoteWithReason(uint256 proposalId,uint8 support,string reason)", Does::Custom(vote)),
    function("castRefundableVoteWithReason(uint256 proposalId,uint8 support,string reason,uint32 clientId)", Does::Custom(vote)),
    function("submitVote(uint256 proposalId,bool support,(address underlyingAsset,uint128 slot,bytes proof)[] votingBalanceProofs)", Does::Custom(vote)),
    // Celo's
    function("propose(uint256[],address[],bytes,uint256[],string)", deposit(Of::Native, VALUE, UNSAID)),
    function("approve(uint256,uint256)", Does::Ordinary),
    function("execute(uint256,uint256)", Does::Ordinary),
    function("dequeueProposalsIfReady()", Does::Ordinary),
    // Moloch's and DAOhaus's
    function("submitVote(uint256 proposalId,uint8 support)", Does::Custom(vote)),
    function("submitVote(uint32 proposalId,bool support)", Does::Custom(vote)),
    function("sponsorProposal(uint32)", Does::Ordinary),
    function("ragequit(address to,uint256,uint256,address[] tokens)", withdraw(Of::Unnamed, UNSAID, "to")),
    // Aragon's votes, and Maker's
    function("vote(uint256 proposalId,bool support,bool executesIfDecided)", Does::Custom(vote)),
    function("vote(uint256 proposalId,uint256 option)", Does::Ordinary),
    function("vote(uint256 proposalId,uint8 option,bool executesIfDecided)", Does::Ordinary),
    function("vote(uint256[] proposalIds,uint256[] options)", Does::Ordinary),
    function("vote(address[] yays)", Does::Ordinary),
    function("vote(bytes32 slate)", Does::Ordinary),
    // Voting power.
    function("delegate(address delegatee)", Does::Custom(delegate)).with(&[(Role::Mentioned, "delegatee")]),
    function("delegateBySig(address delegatee,uint256 nonce,uint256 expiry,uint8 v,bytes32 r,bytes32 s)", Does::Custom(delegate))
        .with(&[(Role::Mentioned, "delegatee")]),
    function("metaDelegate(address owner,address delegatee,uint256,uint8,bytes32,bytes32)", Does::Custom(delegate))
        .with(&[(Role::Mentioned, "delegatee"), (Role::Holder, "owner")]),
    function("metaDelegateByType(address owner,address delegatee,uint8,uint256,uint8,bytes32,bytes32)", Does::Custom(delegate))
        .with(&[(Role::Mentioned, "delegatee"), (Role::Holder, "owner")]),
    function("delegatePlans(uint256[],address[] delegatees)", Does::Custom(delegate)).with(&[(Role::Mentioned, "delegatees")]),
    function("setupVoting(uint256)", Does::Ordinary),
    function("setDelegate(bytes32 id,address delegate)", Does::Custom(delegate)).with(&[(Role::Mentioned, "delegate")]),
    function("clearDelegate(bytes32 id)", Does::Custom(delegate)),
];

/// Calls that a timelock makes after a while; with no while at all, it is none.
fn schedule(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let shape = if called.get("target").is_some() {
        Shape::One { to: "target", value: "value", data: "data" }
    } else {
        Shape::Lists { to: "targets", value: "values", data: "payloads" }
    };
    let mut act = called.calls(shape, reader)?;
    if called.uint("delay")?.is_zero() {
        act.calls.push(bypassed(called, &act));
    }
    Some(act)
}

fn bypass(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let shape = Shape::Each { list: "calls", to: "target", value: "value", data: "data" };
    let mut act = called.calls(shape, reader)?;
    act.calls.push(bypassed(called, &act));
    Some(act)
}

fn bypassed(called: &Called<'_>, act: &Act) -> Act {
    let deed = Deed::Administer { power: Power::TimelockBypassed, about: None };
    let path = called.call.path.to_owned();
    Act::new(deed, path, act.read_as.clone(), act.means, act.parties.clone())
}

/// A call whose function is spelled out beside its arguments; an empty text leaves the bytes as they are.
fn with_selector(signature: &str, data: &[u8]) -> Vec<u8> {
    if signature.is_empty() {
        return data.to_vec();
    }
    let hash = keccak256(signature);
    [hash.get(..abi::SELECTOR).unwrap_or_default(), data].concat()
}

fn spelled(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let (to_path, value_path, path) =
        (called.path("target"), called.path("value"), called.path("data"));
    let data = with_selector(called.text_at("signature")?, called.bytes_at("data")?);
    let made = Call {
        by: Caller::contract(called.call),
        to: called.address("target")?,
        to_path: &to_path,
        value: called.uint("value"),
        value_path: &value_path,
        data: &data,
        path: &path,
        means: called.call.means,
    };
    let inner = named(reader.call(&made), called.text_at("signature")?);
    Some(called.making(1, inner, reader))
}

fn propose_spelled(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let targets = called.get("targets")?.items()?;
    let count = targets.len();
    let rest = (called.get("values")?.items()?, called.get("signatures")?.items()?);
    let calldatas = called.get("calldatas")?.items()?;
    called.note_more(count, reader);
    if rest.0.len() != count || rest.1.len() != count || calldatas.len() != count {
        let reason = "the lists of targets, values, functions and arguments differ in length";
        reader.unread.push(Unread::new(called.call.path, reason));
    }
    let mut inner = Vec::new();
    let rows = targets.zip(rest.0).zip(rest.1).zip(calldatas).enumerate().take(limits::ITEMS);
    for (index, (((target, value), signature), data)) in rows {
        let to_path = format!("{}[{index}]", called.path("targets"));
        let path = format!("{}[{index}]", called.path("calldatas"));
        let data = with_selector(signature.text()?, data.bytes()?);
        let made = Call {
            by: Caller::contract(called.call),
            to: target.address()?,
            to_path: &to_path,
            value: value.uint().or(Some(U256::ZERO)),
            value_path: &path,
            data: &data,
            path: &path,
            means: called.call.means,
        };
        inner.extend(named(reader.call(&made), signature.text()?));
    }
    Some(called.making(count, inner, reader))
}

/// A function that is not known is called by the name that is spelled out for it, if it is one.
fn named(mut acts: Vec<Act>, signature: &str) -> Vec<Act> {
    const LONG: usize = 100;
    let is_of_name = |byte: u8| byte.is_ascii_alphanumeric() || b"_(),[]".contains(&byte);
    let is_name = (1..=LONG).contains(&signature.len()) && signature.bytes().all(is_of_name);
    for act in &mut acts {
        if let Deed::Call { function: function @ None, read: false, .. } = &mut act.deed
            && is_name
        {
            *function = Some(signature.to_owned());
            act.words = act.in_words();
        }
    }
    acts
}

fn vote(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let proposal = amount::id_in_words(&called.uint("proposalId")?.to_string());
    let proposal = proposal.strip_prefix('#').unwrap_or(&proposal);
    let side = called.get("support").and_then(|support| support.uint());
    let which = if called.function.signature.contains("bool support") {
        called.bool_at("support").map(|yes| if yes { FOR } else { AGAINST })
    } else if called.function.signature.starts_with("submitVote(") {
        // Moloch's counts otherwise.
        match side.map(u8::try_from) {
            Some(Ok(1)) => Some(FOR),
            Some(Ok(2)) => Some(AGAINST),
            _ => None,
        }
    } else {
        side.and_then(on_side)
    };
    let what = format!("a vote {} proposal {proposal}", which.unwrap_or("on"));
    Some(called.act(Deed::Vote { what }, Role::Contract, Vec::new(), reader))
}

const FOR: &str = "for";
const AGAINST: &str = "against";

/// How governors count the sides of a vote.
pub(super) fn on_side(side: U256) -> Option<&'static str> {
    match u8::try_from(side).ok()? {
        0 => Some(AGAINST),
        1 => Some(FOR),
        2 => Some("that abstains on"),
        _ => None,
    }
}

/// That somebody votes with the account's tokens from now on.
pub(super) fn votes_for_you(who: &Party) -> Deed {
    Deed::Vote { what: format!("let {} vote with your tokens", who.short()) }
}

#[allow(clippy::unnecessary_wraps)] // As every function that a row names.
pub(super) fn delegate(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    if called.is_paid() {
        // What is paid along is staked (Ronin).
        let deed =
            Deed::Deposit { asset: tokens::native(reader.chain), amount: called.amount(VALUE) };
        return Some(called.act(deed, Role::Contract, Vec::new(), reader));
    }
    let who = called.party(Role::Mentioned, "delegatee", reader);
    let deed = who.as_ref().map_or_else(
        || Deed::Vote { what: "a change of who votes for you".to_owned() },
        votes_for_you,
    );
    Some(called.act(deed, Role::Contract, Vec::new(), reader))
}
