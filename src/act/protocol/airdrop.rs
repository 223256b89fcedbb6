//! Payments to many at once, claims, and mints of collectibles.

use alloy_primitives::{Address, U256, address};

use super::erc20::burned;
use super::function::{Called, Does, Function, Of, UNSAID, VALUE, function, send, withdraw};
use super::lists::each_taken_out;
use crate::act::{Act, Amount, Asset, Deed, Kind, Party, Reader, Role, tokens};
use crate::decode::{Unread, limits};

const CLAIM: Does = withdraw(Of::Unnamed, UNSAID, UNSAID);

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    // Disperse, and the multi-senders that came after it
    function("disperseEther(address[] recipients,uint256[] values)", Does::Custom(coins)),
    function("disperseToken(address token,address[] recipients,uint256[] values)", Does::Custom(by_token)),
    function("disperseTokenSimple(address token,address[] recipients,uint256[] values)", Does::Custom(by_token)),
    // Giveth's donations
    function("donateManyERC20(address token,uint256,address[] recipients,uint256[] values,bytes[])", Does::Custom(by_token)),
    function("donateManyETH(uint256,address[] recipients,uint256[] values,bytes[])", Does::Custom(coins)),
    function("donateERC20(address token,address recipient,uint256 amount,bytes)", send(Of::Token("token"), "amount", "recipient")),
    function("donateETH(address recipient,uint256 amount,bytes)", send(Of::Native, "amount", "recipient")),
    // Sablier's airdrops
    function("claimTo(uint256,address to,uint128 amount,bytes32[])", withdraw(Of::Unnamed, "amount", "to")),
    // Tempo: what was held back
    function("claim(address to,bytes)", withdraw(Of::Unnamed, UNSAID, "to")),
    function("claimViaSig(uint256,address recipient,address to,uint128 amount,uint40,bytes32[],bytes)", withdraw(Of::Unnamed, "amount", "to")).with(&[(Role::Holder, "recipient")]),
    function("multisendEther(address[] recipients,uint256[] values)", Does::Custom(coins)),
    function("multisendToken(address token,address[] recipients,uint256[] values)", Does::Custom(by_token)),
    function("airdropETH(address[] recipients,uint256[] values)", Does::Custom(coins)),
    function("airdropERC20(address token,address[] recipients,uint256[] values,uint256 total)", Does::Custom(by_token)),
    function("batchTransfer(address[] recipients,uint256[] values)", Does::Custom(own_token)),
    function("batchTransfer(address token,address[] recipients,uint256[] values)", Does::Custom(by_token)),
    function("multiTransfer(address[] recipients,uint256[] values)", Does::Custom(coins_or_token)),
    function("multiTransfer_OST(address token,address[] recipients,uint256[] values)", Does::Custom(by_token)),
    function("bulkTransfer(address token,address[] recipients,uint256[] values)", Does::Custom(by_token)),
    function("multiSend(address[] recipients,uint256[] values)", Does::Custom(coins_or_token)),
    function("multisend(address[] recipients,uint256[] values)", Does::Custom(coins_or_token)),
    function("distributeETH(address[] recipients,uint256[] values)", Does::Custom(coins)),
    function("distributeEther(address[] recipients,uint256[] values)", Does::Custom(coins)),
    function("batchTransferETH(address[] recipients,uint256[] values)", Does::Custom(coins)),
    function("batchSendETH(address[] recipients,uint256[] values)", Does::Custom(coins)),
    function("multiTransferETH(address[] recipients,uint256[] values)", Does::Custom(coins)),
    function("bulkSendETH(address[] recipients,uint256[] values)", Does::Custom(coins)),
    function("bulkSendEth(address[] recipients,uint256[] values)", Does::Custom(coins)),
    function("sendETH(address[] recipients,uint256[] values)", Does::Custom(coins)),
    function("multiSendETH(address[] recipients,uint256[] values)", Does::Custom(coins)),
    function("payMany(address[] recipients,uint256[] values)", Does::Custom(coins)),
    function("multiSend(address token,address[] recipients,uint256[] values)", Does::Custom(by_token)),
    function("multisend(address token,address[] recipients,uint256[] values)", Does::Custom(by_token)),
    function("batchSend(address token,address[] recipients,uint256[] values)", Does::Custom(by_token)),
    function("batchTransferToken(address token,address[] recipients,uint256[] values)", Does::Custom(by_token)),
    function("batchTransferERC20(address token,address[] recipients,uint256[] values)", Does::Custom(by_token)),
    function("batchSendERC20(address token,address[] recipients,uint256[] values)", Does::Custom(by_token)),
    function("bulkSend(address token,address[] recipients,uint256[] values)", Does::Custom(by_token)),
    function("bulkSendToken(address token,address[] recipients,uint256[] values)", Does::Custom(by_token)),
    function("distributeToken(address token,address[] recipients,uint256[] values)", Does::Custom(by_token)),
    function("distributeTokens(address token,address[] recipients,uint256[] values)", Does::Custom(by_token)),
    function("distributeERC20(address token,address[] recipients,uint256[] values)", Does::Custom(by_token)),
    function("multiSendToken(address token,address[] recipients,uint256[] values)", Does::Custom(by_token)),
    function("multiSendERC20(address token,address[] recipients,uint256[] values)", Does::Custom(by_token)),
    function("multiTransferToken(address token,address[] recipients,uint256[] values)", Does::Custom(by_token)),
    function("airdropToken(address token,address[] recipients,uint256[] values)", Does::Custom(by_token)),
    function("airdropTokens(address token,address[] recipients,uint256[] values)", Does::Custom(by_token)),
    // Claims: what is claimed is the contract's to know.
    function("claim()", Does::Ordinary),
    function("claimReward()", Does::Ordinary),
    function("claimRewards()", Does::Ordinary),
    function("claimTokens()", Does::Ordinary),
    function("claimReward(address account)", Does::Ordinary).with(&[(Role::Mentioned, "account")]),
    function("claimRewards(address account)", Does::Ordinary).with(&[(Role::Mentioned, "account")]),
    function("claimTokens(address account)", Does::Ordinary).with(&[(Role::Mentioned, "account")]),
    function("claim(address account)", Does::Custom(open)).with(&[(Role::Mentioned, "account")]),
    function("claim(uint256 amount)", CLAIM),
    function("claim(uint256 index,address account,uint256 amount,bytes32[] proof)", withdraw(Of::Unnamed, "amount", "account")),
    function("claim(address account,uint256 amount,bytes32[] proof)", withdraw(Of::Unnamed, "amount", "account")),
    function("claim(uint256 amount,bytes32[] proof)", withdraw(Of::Unnamed, "amount", UNSAID)),
    function("claimTokens(uint256 amount,address delegate,bytes32[] proof)", withdraw(Of::Unnamed, "amount", UNSAID)).with(&[(Role::Delegate, "delegate")]),
    function("claim(address[] users,address[] tokens,uint256[],bytes32[][])", Does::Custom(|called, reader| each_taken_out(called, ["tokens", UNSAID, "users"], reader))),
    function("claim(uint256 index,uint256 amount,bytes32[] proof)", withdraw(Of::Unnamed, "amount", UNSAID)),
    function("claim(uint256 index,address recipient,uint128 amount,bytes32[] proof)", withdraw(Of::Unnamed, "amount", "recipient")),
    function("claim(address account,uint256 amount,bytes32 expectedMerkleRoot,bytes32[] proof)", withdraw(Of::Unnamed, "amount", "account")),
    function("claim(bytes32[] proof,uint256 amount)", withdraw(Of::Unnamed, "amount", UNSAID)),
    function("claim(uint256 amount,bytes32[] proof,bytes signature)", withdraw(Of::Unnamed, "amount", UNSAID)),
    function("claim(uint256 amount,bytes signature)", withdraw(Of::Unnamed, "amount", UNSAID)),
    function("claim(address account,uint256 amount,bytes signature)", withdraw(Of::Unnamed, "amount", "account")),
    function("claim(address token,uint256 index,address account,uint256 amount,bytes32[] proof)", withdraw(Of::Token("token"), "amount", "account")),
    function("claim(uint256 index,address account,uint256 amount,bytes32[] proof,bytes signature)", withdraw(Of::Unnamed, "amount", "account")),
    function("claimMulti(address account,(address token,uint256 index,uint256 amount,bytes32[] proof)[] claims)", withdraw(Of::Unnamed, UNSAID, "account")),
    function("claimFor(address account,uint256 amount,bytes32[] proof)", withdraw(Of::Unnamed, "amount", "account")),
    function("claimAndDelegate(uint256 amount,bytes32[] proof,address delegatee)", withdraw(Of::Unnamed, "amount", UNSAID)).with(&[(Role::Mentioned, "delegatee")]),
    function("claimAndDelegate(uint256 amount,bytes32[] proof,address delegatee,uint256 expiry,uint8 v,bytes32 r,bytes32 s)", withdraw(Of::Unnamed, "amount", UNSAID)).with(&[(Role::Mentioned, "delegatee")]),
    function("claimMultiple(bytes16[],bytes32[][],uint256[])", CLAIM),
    function("claimTokens(uint256,uint256,bytes32[])", CLAIM),
    function("claim(uint256,uint256,uint256,address account,uint256 amount,bytes32[])", withdraw(Of::Unnamed, "amount", "account")),
    function("claimTokens(bytes16 campaignId,bytes32[] proof,uint256 amount)", withdraw(Of::Unnamed, "amount", UNSAID)),
    function("donateAndClaim(uint8 currency,uint256 amountToDonate,uint256 amount,bytes32[] proof,address to,bytes extraBytes)", withdraw(Of::Unnamed, "amount", "to")),
    // What drainers call the function that keeps the money.
    function("Claim(address account)", Does::Ordinary).with(&[(Role::Mentioned, "account")]),
    function("Claim()", Does::Ordinary),
    function("ClaimReward()", Does::Ordinary),
    function("ClaimRewards()", Does::Ordinary),
    function("SecurityUpdate()", Does::Ordinary),
    function("securityUpdate()", Does::Ordinary),
    function("secureClaim()", Does::Ordinary),
    function("safeClaim()", Does::Ordinary),
    function("networkMerge()", Does::Ordinary),
    function("Connect()", Does::Ordinary),
    function("connect()", Does::Ordinary),
    function("ConnectWallet()", Does::Ordinary),
    function("Verify()", Does::Ordinary),
    function("verify()", Does::Ordinary),
    function("NetworkMerge()", Does::Ordinary),
    function("Migrate()", Does::Ordinary),
    // Mints
    function("mint()", Does::Custom(minted)),
    function("mint(uint256 quantity)", Does::Custom(minted)),
    function("mint(address to)", Does::Custom(minted_to)),
    function("mint(address to,uint256 quantity)", Does::Custom(minted_for)),
    function("mint(address to,uint256 id,uint256 quantity,bytes minterArguments)", Does::Custom(minted_or_by)),
    function("publicMint(uint256 quantity)", Does::Ordinary),
    function("purchase(uint256 quantity)", Does::Ordinary),
    function("safeMint(address to)", Does::Ordinary).with(&[(Role::Mentioned, "to")]),
    function("safeMint(address to,string uri)", Does::Ordinary).with(&[(Role::Mentioned, "to")]),
    function("mintPublic(address collection,address feeRecipient,address minterIfNotPayer,uint256 quantity)", Does::Ordinary).with(&[(Role::FeeReceiver, "feeRecipient"), (Role::Mentioned, "minterIfNotPayer")]),
    function("mintWithRewards(address minter,uint256 tokenId,uint256 quantity,bytes minterArguments,address mintReferral)", Does::Custom(minted_by)).with(&[(Role::FeeReceiver, "mintReferral")]),
    function("mint(address minter,uint256 tokenId,uint256 quantity,address[] rewardsRecipients,bytes minterArguments)", Does::Custom(minted_by)).with(&[(Role::FeeReceiver, "rewardsRecipients")]),
    function("burn(uint256 id,uint256 amount)", Does::Ordinary),
    function("burn(address account,uint256 id,uint256 amount)", Does::Ordinary).with(&[(Role::Holder, "account")]),
    function("burnFrom(address account,uint256 amount)", Does::Custom(burned)).with(&[(Role::Holder, "account")]),
    // Orbiter's
    function("transfers(address[] recipients,uint256[] values)", Does::Custom(coins)),
    function("transferTokens(address token,address[] recipients,uint256[] values)", Does::Custom(by_token)),
    // Hedgey, Fluid, Merkl with a recipient, Galxe
    function("claim(bytes16,bytes32[],uint256 amount)", withdraw(Of::Unnamed, "amount", UNSAID)),
    function("claimAndDelegate(bytes16,bytes32[],uint256 amount,address delegatee,(uint256,uint256,uint8,bytes32,bytes32))", withdraw(Of::Unnamed, "amount", UNSAID)).with(&[(Role::Mentioned, "delegatee")]),
    function("claim(address recipient,uint256,uint8,bytes32,uint256,bytes32[],bytes)", withdraw(Of::Unnamed, UNSAID, "recipient")),
    function("claimWithRecipient(address[] users,address[] tokens,uint256[],bytes32[][],address[] recipients,bytes[])", Does::Custom(|called, reader| each_taken_out(called, ["tokens", UNSAID, "recipients"], reader))),
    function("claim(uint256,address,uint256,uint256,bytes)", Does::Ordinary),
    function("claim(uint256,address,uint256,uint256,address to,bytes)", Does::Ordinary).with(&[(Role::Mentioned, "to")]),
    function("claimCapped(uint256,address,uint256,uint256,uint256,address to,bytes)", Does::Ordinary).with(&[(Role::Mentioned, "to")]),
];

/// Whoever it is for, or where what the caller is due goes, or the token that is claimed: whether it is a contract is
/// asked for where it is none that is known.
#[allow(clippy::unnecessary_wraps)] // As every reader of a row.
pub(super) fn open(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let act = called.act(called.ordinary(), Role::Contract, Vec::new(), reader);
    let named = act.party(Role::Mentioned).filter(|one| one.kind.is_none());
    if let Some(named) = named.filter(|one| !reader.is_own(&one.address))
        && let Some(address) = named.address.bytes20()
    {
        reader.ask_code(address);
    }
    Some(act)
}

/// A mint for somebody; or, by the same function, of what a known token is given for.
fn minted_for(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let to = called.address("to")?;
    if tokens::known(reader.chain, &to).is_some() {
        let deed = Deed::Deposit { asset: reader.token(to), amount: called.amount("quantity") };
        return Some(called.act(deed, Role::Contract, Vec::new(), reader));
    }
    // Only who may create a token can call this of one that is known to be money.
    if tokens::known(reader.chain, &called.call.to).is_some() {
        let deed = Deed::Deposit {
            asset: reader.token(called.call.to),
            amount: called.amount("quantity"),
        };
        let payee = called.party(Role::Payee, "to", reader);
        return Some(called.act(deed, Role::Token, payee.into_iter().collect(), reader));
    }
    let to = called.party(Role::Mentioned, "to", reader);
    Some(called.act(called.ordinary(), Role::Contract, to.into_iter().collect(), reader))
}

/// A mint for somebody; or, by the same function, a stake with a validator (Core), of which the caller gets the shares.
fn minted_to(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    const EARN: Address = address!("0xf5fA1728bABc3f8D2a617397faC2696c958C3409");
    let to = called.party(Role::Mentioned, "to", reader)?;
    let deed = if called.call.to == EARN {
        Deed::Deposit { asset: tokens::native(reader.chain), amount: called.amount(VALUE) }
    } else {
        called.ordinary()
    };
    Some(called.act(deed, Role::Contract, vec![to], reader))
}

/// A mint for somebody; or, by the same function, by way of a minter of Zora's.
fn minted_or_by(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let to = called.party(Role::Mentioned, "to", reader)?;
    if to.kind == Some(Kind::Other) {
        return minted_by(called, reader);
    }
    Some(called.act(called.ordinary(), Role::Contract, vec![to], reader))
}

/// A mint by way of a minter, for whoever the first word of what it is given names.
fn minted_by(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let minter = if called.get("minter").is_some() { "minter" } else { "to" };
    let minter = called.party(Role::Mentioned, minter, reader)?;
    let path = called.path("minterArguments");
    let to = called.bytes_at("minterArguments")?.first_chunk::<32>();
    // Minters that are given something else begin with where that stands.
    let to = to.filter(|word| {
        let (zeros, rest) = word.split_at(12);
        zeros.iter().all(|byte| *byte == 0) && rest.iter().take(8).any(|byte| *byte != 0)
    });
    let mut parties = Vec::new();
    match to {
        Some(word) => {
            let to = Address::from_word(word.into());
            parties.push(Party::new(Role::Mentioned, to, path, reader.chain));
        }
        None => reader.only_searched(path, "who gets what is minted"),
    }
    parties.push(minter);
    Some(called.act(called.ordinary(), Role::Contract, parties, reader))
}

fn coins(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    shared_out(called, tokens::native(reader.chain), reader)
}

fn by_token(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let asset = called.asset(Of::Token("token"), reader)?;
    shared_out(called, asset, reader)
}

/// The coin that is sent along, or else the token that is called.
fn coins_or_token(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let paid = called.is_paid();
    if paid { coins(called, reader) } else { own_token(called, reader) }
}

/// The token that is called sends to many.
fn own_token(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let asset = reader.token(called.call.to);
    shared_out(called, asset, reader)
}

/// One act for the whole, and one inside it for each recipient.
fn shared_out(called: &Called<'_>, asset: Asset, reader: &mut Reader) -> Option<Act> {
    let recipients = called.get("recipients")?.items()?;
    let values = called.get("values")?.items()?;
    if recipients.len() != values.len() {
        let reason = format!("{} recipients for {} amounts", recipients.len(), values.len());
        reader.unread.push(Unread::new(called.call.path, reason));
    }
    called.note_more(recipients.len(), reader);
    let mut total = U256::ZERO;
    let mut acts = Vec::new();
    for (index, (_, value)) in recipients.zip(values).enumerate().take(limits::ITEMS) {
        let value = value.uint()?;
        total = total.saturating_add(value);
        let payee = called.party(Role::Payee, &format!("recipients.{index}"), reader)?;
        let deed = Deed::Send { asset: asset.clone(), amount: Amount::of(value) };
        acts.push(called.act(deed, Role::Contract, vec![payee], reader));
    }
    if acts.len() == 1 {
        return acts.pop();
    }
    let deed = Deed::Send { asset, amount: Amount::of(total) };
    let mut act = called.act(deed, Role::Contract, Vec::new(), reader);
    act.calls = acts;
    act.words = act.in_words();
    Some(act)
}

/// A mint of so many; or, at a lender that is known (Compound and its kin), a deposit of what it keeps.
#[allow(clippy::unnecessary_wraps)] // As every reader of a row.
fn minted(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let quantity = if called.get("quantity").is_some() { "quantity" } else { VALUE };
    let deed = match called.kept_alone(reader) {
        Some(asset) => Deed::Deposit { asset, amount: called.amount(quantity) },
        None => called.ordinary(),
    };
    Some(called.act(deed, Role::Contract, Vec::new(), reader))
}
