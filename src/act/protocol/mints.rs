//! Mints and auctions of collectibles, and launches of tokens: what is paid is the native amount that goes
//! along, and what is got is the caller's unless a row says whose.

use super::deal::Deal;
use super::function::{
    Called, Does, Function, Of, UNSAID, VALUE, deposit, function, sweep, trade, withdraw,
};
use super::plan::encoded;
use crate::act::call::Call;
use crate::act::{Act, Asset, Reader, Role};
use crate::decode::abi;

const MINT: Does = Does::Ordinary;
const CLAIM: Does = withdraw(Of::Unnamed, UNSAID, UNSAID);
const TO: &[(Role, &str)] = &[(Role::Mentioned, "to")];

/// The token, or whoever gets what comes of it.
const EITHER: &[(Role, &str)] = &[(Role::Mentioned, "token")];
const REFERRER: &[(Role, &str)] = &[(Role::FeeReceiver, "referrer")];
const SUBJECT: &[(Role, &str)] = &[(Role::Mentioned, "subject")];
const SHARES: &[(Role, &str)] = &[(Role::Mentioned, "subject"), (Role::FeeReceiver, "referrer")];
/// Who earns by a coin of Zora's, and who may say so from then on.
const COIN: &[(Role, &str)] = &[
    (Role::FeeReceiver, "payoutRecipient"),
    (Role::Mentioned, "owners"),
    (Role::FeeReceiver, "platformReferrer"),
];
/// The same, and what is handed the amount that goes along.
const HOOKED: &[(Role, &str)] = &[
    (Role::FeeReceiver, "payoutRecipient"),
    (Role::Mentioned, "owners"),
    (Role::FeeReceiver, "platformReferrer"),
    (Role::Mentioned, "hook"),
];
const SEADROP: &[(Role, &str)] =
    &[(Role::FeeReceiver, "feeRecipient"), (Role::Mentioned, "minterIfNotPayer")];

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("mint(uint256 quantity,bytes32[] proof)", MINT),
    function("mint(uint256 quantity,bytes signature)", MINT),
    function("mint(bytes32[] proof)", MINT),
    function("mint(uint256 quantity,bytes32[] proof,uint256 limit)", MINT),
    function("mint(address to,uint256 quantity,bytes32[] proof)", MINT).with(TO),
    function("mint(uint32 quantity,uint32 limit,bytes32[] proof,uint256 timestamp,bytes signature)", MINT),
    function("whitelistMint(uint256 quantity,bytes32[] proof)", MINT),
    function("presaleMint(uint256 quantity,bytes32[] proof)", MINT),
    function("allowlistMint(uint256 quantity,bytes32[] proof)", MINT),
    function("lazyMint(uint256 amount,string baseURI,bytes data)", Does::Ordinary),
    function("publicMint()", MINT),
    function("freeMint()", MINT),
    function("freeMint(uint256 quantity)", MINT),
    function("publicSaleMint(uint256 quantity)", MINT),
    function("mintNFT(uint256 quantity)", MINT),
    function("mint(uint256 tokenId,uint256 quantity)", MINT),
    function("mint(uint256[] tokenIds)", MINT),
    function("mint(uint8 quantity)", MINT),
    function("mint(string)", MINT),
    function("mint(address to,string)", MINT).with(TO),
    function("mintTo(address to)", MINT).with(TO),
    function("mintTo(address to,string)", MINT).with(TO),
    function("safeMint(address to,uint256 tokenId)", MINT).with(TO),
    function("safeMint(address to,uint256 tokenId,string)", MINT).with(TO),
    function("mintNFT(address to,string)", MINT).with(TO),
    function("mintPublic(uint256 quantity)", MINT),
    function("mintToken(uint256 quantity)", MINT),
    function("mintTokens(uint256 quantity)", MINT),
    function("mintToken(uint256,uint256,address to,uint256,bytes)", MINT).with(TO),
    function("whitelistMint(bytes32[] proof)", MINT),
    // BasePaint
    function("paint(uint256,uint256,bytes)", MINT),
    function("authorWithdraw(uint256[])", withdraw(Of::Native, UNSAID, UNSAID)),
    // OpenSea's drops
    function("mintAllowList(address collection,address feeRecipient,address minterIfNotPayer,uint256 quantity,(uint256 mintPrice,uint256 maxTotalMintableByWallet,uint256 startTime,uint256 endTime,uint256 dropStageIndex,uint256 maxTokenSupplyForStage,uint256 feeBps,bool restrictFeeRecipients) mintParams,bytes32[] proof)", MINT).with(SEADROP),
    function("mintSigned(address collection,address feeRecipient,address minterIfNotPayer,uint256 quantity,(uint256 mintPrice,uint256 maxTotalMintableByWallet,uint256 startTime,uint256 endTime,uint256 dropStageIndex,uint256 maxTokenSupplyForStage,uint256 feeBps,bool restrictFeeRecipients) mintParams,uint256 salt,bytes signature)", MINT).with(SEADROP),
    // Zora, Foundation, Art Blocks, SuperRare, Nouns
    function("purchaseWithComment(uint256 quantity,string comment)", MINT),
    function("mintWithRewards(address to,uint256 quantity,string comment,address mintReferral)", MINT).with(&[(Role::Mentioned, "to"), (Role::FeeReceiver, "mintReferral")]),
    function("mint(address to,uint256 quantity,address collection,uint256 tokenId,address mintReferral,string comment)", MINT).with(&[(Role::Mentioned, "to"), (Role::FeeReceiver, "mintReferral")]),
    function("mintFromFixedPriceSale(address collection,uint16 count,address buyReferrer)", MINT).with(&[(Role::FeeReceiver, "buyReferrer")]),
    function("mint(address to,uint256 quantity,address collection,uint256 id,uint256 total,address currency,address referrer,string comment)", Does::Custom(for_token)).with(REFERRER),
    function("mintFromFixedPriceSale(uint256,uint256 quantity,address to,address referrer)", MINT).with(&[(Role::Mentioned, "to"), (Role::FeeReceiver, "referrer")]),
    function("vectorMint721(uint256,uint48,address to)", MINT).with(TO),
    function("vectorMint721WithReferral(uint256,uint48,address to,address referrer)", MINT).with(&[(Role::Mentioned, "to"), (Role::FeeReceiver, "referrer")]),
    function("mintFromFixedPriceSaleV2(address collection,uint16 count,address to,address buyReferrer)", MINT).with(&[(Role::Mentioned, "to"), (Role::FeeReceiver, "buyReferrer")]),
    function("placeBidV2(uint256 auctionId,uint256 amount,address referrer)", MINT).with(&[(Role::FeeReceiver, "referrer")]),
    function("placeBid(uint256 auctionId)", MINT),
    function("purchase(uint256 projectId,address collection)", MINT).with(&[(Role::Mentioned, "collection")]),
    function("purchaseTo(address to,uint256 projectId)", MINT).with(TO),
    function("purchase_H4M(uint256 projectId)", MINT),
    function("purchaseTo_do6(address to,uint256 projectId)", MINT).with(TO),
    function("mint(uint256 tokenId,uint256 quantity,bytes32[] proof)", MINT),
    function("mintTo(address to,uint256 quantity,string,bytes)", MINT).with(TO),
    function("bid(uint256 auctionId)", MINT),
    function("bid(address collection,uint256 tokenId,address currency,uint256 amount)", MINT),
    function("buy(address collection,uint256 tokenId,address currency,uint256 amount)", MINT),
    function("createBid(uint256 nounId)", MINT),
    // Manifold's market
    function("bid(uint40,bool)", MINT),
    function("bid(address referrer,uint40,bool)", MINT).with(REFERRER),
    function("purchase(uint40)", MINT),
    function("purchase(uint40,uint24)", MINT),
    function("purchase(address referrer,uint40)", MINT).with(REFERRER),
    function("purchase(address referrer,uint40,uint24)", MINT).with(REFERRER),
    function("finalize(uint40)", MINT),
    function("createBid(uint256 nounId,uint32 clientId)", MINT),
    function("createBidWithReferral(uint256,address referrer)", MINT).with(REFERRER),
    function("settleCurrentAndCreateNewAuction()", MINT),
    // friend.tech, four.meme, Virtuals, Zora's coins
    function("buyShares(address subject,uint256 amount)", MINT).with(SUBJECT),
    // Moxie
    function("buySharesFor(address subject,uint256 amount,address to,uint256 least)", trade((Of::Unnamed, "amount"), (Of::Unnamed, "least"), "to")).with(SUBJECT),
    function("buySharesForV2(address subject,uint256 amount,address to,uint256 least,address referrer)", trade((Of::Unnamed, "amount"), (Of::Unnamed, "least"), "to")).with(SHARES),
    function("buyShares(address subject,uint256 amount,uint256 least)", trade((Of::Unnamed, "amount"), (Of::Unnamed, "least"), UNSAID)).with(SUBJECT),
    function("buySharesV2(address subject,uint256 amount,uint256 least,address referrer)", trade((Of::Unnamed, "amount"), (Of::Unnamed, "least"), UNSAID)).with(SHARES),
    function("sellShares(address subject,uint256 amount)", MINT).with(SUBJECT),
    function("buyTokenAMAP(address token,uint256 funds,uint256 minAmount)", trade((Of::Native, VALUE), (Of::Token("token"), "minAmount"), UNSAID)),
    function("buyTokenAMAP(address token,address to,uint256 funds,uint256 minAmount)", trade((Of::Native, VALUE), (Of::Token("token"), "minAmount"), "to")),
    function("buyToken(address token,uint256 amount,uint256 maxFunds)", trade((Of::Native, VALUE), (Of::Token("token"), "amount"), UNSAID)),
    function("buyTokenAMAP(uint256,address token,address to,uint256 funds,uint256 minAmount)", trade((Of::Native, VALUE), (Of::Token("token"), "minAmount"), "to")),
    function("buyToken(uint256,address token,address to,uint256 amount,uint256)", trade((Of::Native, VALUE), (Of::Token("token"), "amount"), "to")),
    function("sellToken(uint256,address token,uint256 amount,uint256 minFunds,uint256,address feeRecipient)", trade((Of::Token("token"), "amount"), (Of::Unnamed, "minFunds"), UNSAID)).with(&[(Role::FeeReceiver, "feeRecipient")]),
    function("buyToken(address token,address to,uint256 amount,uint256)", trade((Of::Native, VALUE), (Of::Token("token"), "amount"), "to")),
    function("sellToken(uint256,address token,address from,uint256 amount,uint256 minFunds,uint256,address feeRecipient)", trade((Of::Token("token"), "amount"), (Of::Unnamed, "minFunds"), "from")).with(&[(Role::FeeReceiver, "feeRecipient")]),
    // SunPump
    function("purchaseToken(address token,uint256 least)", trade((Of::Native, VALUE), (Of::Token("token"), "least"), UNSAID)),
    function("saleToken(address token,uint256 amount,uint256 least)", trade((Of::Token("token"), "amount"), (Of::Native, "least"), UNSAID)),
    function("purchaseTokenAMAP(address token,uint256,uint256 least)", trade((Of::Native, VALUE), (Of::Token("token"), "least"), UNSAID)),
    function("purchaseTokenAMAP(uint256,address token,address to,uint256,uint256 least)", trade((Of::Native, VALUE), (Of::Token("token"), "least"), "to")),
    function("saleToken(address token,uint256 amount)", trade((Of::Token("token"), "amount"), (Of::Native, UNSAID), UNSAID)),
    function("buyWithEth(uint256,address token,address to,uint256,uint256 least)", trade((Of::Native, VALUE), (Of::Token("token"), "least"), "to")),
    function("sellForEth(uint256,address token,uint256 amount,uint256 least,uint256,address feeRecipient)", trade((Of::Token("token"), "amount"), (Of::Native, "least"), UNSAID)).with(&[(Role::FeeReceiver, "feeRecipient")]),
    function("sellForEth(uint256,address token,address from,uint256 amount,uint256 least,uint256,address feeRecipient)", trade((Of::Token("token"), "amount"), (Of::Native, "least"), "from")).with(&[(Role::FeeReceiver, "feeRecipient")]),
    function("buyToken(bytes args,uint256,bytes)", Does::Custom(in_bytes)),
    function("createToken(bytes,bytes signature)", MINT),
    function("sellToken(address token,uint256 amount)", trade((Of::Token("token"), "amount"), (Of::Unnamed, UNSAID), UNSAID)),
    function("sellToken(address token,uint256 amount,uint256 minFunds)", trade((Of::Token("token"), "amount"), (Of::Unnamed, "minFunds"), UNSAID)),
    function("sellToken(uint256 origin,address token,uint256 amount,uint256 minFunds)", trade((Of::Token("token"), "amount"), (Of::Unnamed, "minFunds"), UNSAID)),
    function("buy(uint256 amountIn,address token)", trade((Of::Unnamed, UNSAID), (Of::Token("token"), UNSAID), UNSAID)).with(EITHER),
    function("buy(uint256 amountIn,address token,uint256 amountOutMin,uint256 deadline)", trade((Of::Unnamed, UNSAID), (Of::Token("token"), "amountOutMin"), UNSAID)),
    function("sell(uint256 amountIn,address token)", trade((Of::Token("token"), "amountIn"), (Of::Unnamed, UNSAID), UNSAID)).with(EITHER),
    function("sell(uint256 amountIn,address token,uint256 amountOutMin,uint256 deadline)", trade((Of::Token("token"), "amountIn"), (Of::Unnamed, "amountOutMin"), UNSAID)),
    // nad.fun, flap, The Arena
    function("swapExactInputV3((address inputToken,address outputToken,uint256 inputAmount,uint256 minOutputAmount,bytes,bytes) params)", trade((Of::Token("params.inputToken"), "params.inputAmount"), (Of::Token("params.outputToken"), "params.minOutputAmount"), UNSAID)),
    function("buyAndCreateLpIfPossible(uint256 amount,uint256)", MINT),
    function("buyAndCreateLpIfPossible(uint256 amount,uint256,uint256 most)", MINT),
    function("buyAndCreateLpIfPossible(uint256 amount,uint256,uint256 most,uint256)", MINT),
    // Megapot
    function("purchaseTickets(address referrer,uint256 amount,address to)", Does::Deposit { asset: Of::Unnamed, amount: "amount", payee: "to" }).with(REFERRER),
    function("withdrawWinnings()", CLAIM),
    function("withdrawReferralFees()", CLAIM),
    // Magic Eden, Manifold, Aavegotchi, Decentraland; and what many sign each day
    function("mint(uint32 quantity,bytes32[] proof,uint64,bytes signature)", MINT),
    function("mintCube((uint256,uint256,uint256,address to,string,string,string,(string,string)[],(address,uint16)[],(address,uint256,uint256,uint256,uint8,uint256,address)) data,bytes)", MINT).with(&[(Role::Mentioned, "data.to")]),
    function("mintWithLimit(uint32 quantity,uint32,bytes32[],uint64,bytes)", MINT),
    function("mintWithLimit(uint256,uint32 quantity,uint32,bytes32[])", MINT),
    function("mintSignature(address,uint256,uint16,bytes,bytes32,bytes32,address to)", MINT).with(TO),
    function("executeERC721ListingToRecipient(uint256,address,uint256 price,uint256,address to)", trade((Of::Unnamed, "price"), (Of::Unnamed, UNSAID), "to")),
    function("onChainGM(address referrer)", MINT).with(REFERRER),
    function("voteForApp(uint256)", MINT),
    function("claimNFT()", MINT),
    function("mintNFT()", MINT),
    function("mintNFT(address to)", MINT).with(TO),
    function("dailyCheckIn()", MINT),
    function("claimRefund()", CLAIM),
    function("claimVested()", CLAIM),
    function("buy(address to,uint256 orderSize,uint256 minAmountOut,uint160 sqrtPriceLimitX96,address tradeReferrer)", trade((Of::Native, VALUE), (Of::This, "minAmountOut"), "to")).with(&[(Role::FeeReceiver, "tradeReferrer")]),
    // Unlock's keys: bought, and for longer
    function("purchase(uint256[] values,address[] recipients,address[] referrers,address[] keyManagers,bytes[] data)", MINT).with(&[(Role::Mentioned, "recipients"), (Role::FeeReceiver, "referrers"), (Role::Admin, "keyManagers")]),
    function("extend(uint256 value,uint256 tokenId,address referrer,bytes data)", MINT).with(&[(Role::FeeReceiver, "referrer")]),
    // Zora
    function("collect(address collection,address minter,uint256 tokenId,(address[] rewards,bytes arguments,string comment) mint)", MINT).with(&[(Role::Mentioned, "minter")]),
    function("buy1155(address collection,uint256 quantity,address to,address refundTo,uint256 most,uint160 limit)", MINT).with(&[(Role::Mentioned, "to"), (Role::RefundReceiver, "refundTo")]),
    function("sell1155(address collection,uint256,address to,uint256 least,uint160)", trade((Of::Unnamed, UNSAID), (Of::Native, "least"), "to")),
    function("buyOnSecondaryAndComment(address commenter,uint256,address,uint256,address refundTo,uint256,uint160,string)", MINT).with(&[(Role::Mentioned, "commenter"), (Role::RefundReceiver, "refundTo")]),
    function("sellOnSecondaryAndComment(address commenter,uint256,address,uint256,address to,uint256 least,uint160,string)", trade((Of::Unnamed, UNSAID), (Of::Native, "least"), "to")),
    function("timedSaleMintAndComment(address commenter,uint256,address,uint256,address mintReferral,string)", MINT).with(&[(Role::Mentioned, "commenter"), (Role::FeeReceiver, "mintReferral")]),
    function("comment(address commenter,address,uint256,string,(address,address,uint256,bytes32),address,address referrer)", MINT).with(REFERRER),
    function("sparkComment((address,address,uint256,bytes32),uint256,address referrer)", MINT).with(REFERRER),
    function("deploy(address payoutRecipient,address[] owners,string,string,string,bytes,address platformReferrer,address hook,bytes,bytes32)", MINT).with(HOOKED),
    function("deployCreatorCoin(address payoutRecipient,address[] owners,string,string,string,bytes,address platformReferrer,bytes32)", MINT).with(COIN),
    function("deployCreatorCoin(address payoutRecipient,address[] owners,string,string,string,bytes,address platformReferrer,address hook,bytes,bytes32)", MINT).with(HOOKED),
    function("claimVesting()", CLAIM),
    function("swapWithLimitOrders((address to,(uint256[],uint256[]),address tokenIn,uint256 amountIn,bytes,(address,address tokenOut,uint24,int24,address)[] route,uint256 least) params)", trade((Of::Token("params.tokenIn"), "params.amountIn"), (Of::Unnamed, "params.least"), "params.to")),
    function("create((address,address,uint24,int24,address),bool,uint256[],int24[],address maker)", deposit(Of::Unnamed, UNSAID, "maker")),
    function("withdraw(bytes32[],address coin,uint256 least,address to)", sweep(Of::Token("coin"), "least", "to")),
    // Clanker
    function("deployToken(((string,string,bytes32,string,string,string,uint256),(uint8,uint256),(address,int24),(uint24,uint256),(uint256,address creatorAdmin,address creatorRewardRecipient,address interfaceAdmin,address interfaceRewardRecipient) rewards) config)", MINT).with(&[(Role::Mentioned, "config.rewards.creatorAdmin"), (Role::FeeReceiver, "config.rewards.creatorRewardRecipient"), (Role::Mentioned, "config.rewards.interfaceAdmin"), (Role::FeeReceiver, "config.rewards.interfaceRewardRecipient")]),
    function("deployToken(((address admin,string,string,bytes32,string,string,string,uint256) token,(address,address,int24,int24,bytes),(address,address[] admins,address[] recipients,uint16[],int24[],int24[],uint16[],bytes) locker,(address,bytes),(address,uint256,uint16,bytes)[]) config)", MINT).with(&[(Role::Mentioned, "config.token.admin"), (Role::Mentioned, "config.locker.admins"), (Role::FeeReceiver, "config.locker.recipients")]),
    function("buyIntoPresale(uint256)", MINT),
    function("claimEth(uint256,address recipient)", withdraw(Of::Native, UNSAID, "recipient")),
    function("withdrawFromPresale(uint256,uint256 amount,address recipient)", withdraw(Of::Native, "amount", "recipient")),
    function("collectRewardsWithoutUnlock(address token)", CLAIM),
    function("collectRewards(uint256)", CLAIM),
    // Virtuals
    function("launch(string,string,uint8[],string,string,string[4],uint256 amount)", deposit(Of::Unnamed, "amount", UNSAID)),
    // Rarible's lazy ones
    function("mintAndTransfer((uint256,string,(address,uint96)[],(address,uint96)[],bytes[]) data,address to)", MINT).with(&[(Role::Mentioned, "to")]),
    function("mintAndTransfer((uint256,string,uint256,(address,uint96)[],(address,uint96)[],bytes[]) data,address to,uint256 amount)", MINT).with(&[(Role::Mentioned, "to")]),
    // nad.fun, Flap
    function("buy((uint256 amountOutMin,address token,address to,uint256) params)", trade((Of::Native, VALUE), (Of::Token("params.token"), "params.amountOutMin"), "params.to")),
    function("sell((uint256 amountIn,uint256 amountOutMin,address token,address to,uint256) params)", trade((Of::Token("params.token"), "params.amountIn"), (Of::Native, "params.amountOutMin"), "params.to")),
    function("exactOutBuy((uint256,uint256 amount,address token,address to,uint256) params)", trade((Of::Native, VALUE), (Of::Token("params.token"), "params.amount"), "params.to")),
    function("exactOutSell((uint256 most,uint256 amount,address token,address to,uint256) params)", trade((Of::Token("params.token"), "params.most"), (Of::Native, "params.amount"), "params.to")),
    function("sellPermit((uint256 amount,uint256 least,uint256,address token,address to,uint256,uint8,bytes32,bytes32) params)", trade((Of::Token("params.token"), "params.amount"), (Of::Native, "params.least"), "params.to")),
    function("exactOutSellPermit((uint256 most,uint256 amount,uint256,address token,address to,uint256,uint8,bytes32,bytes32) params)", trade((Of::Token("params.token"), "params.most"), (Of::Native, "params.amount"), "params.to")),
    function("swapExactInput((address tokenIn,address tokenOut,uint256 amountIn,uint256 amountOutMin,bytes) params)", trade((Of::Token("params.tokenIn"), "params.amountIn"), (Of::Token("params.tokenOut"), "params.amountOutMin"), UNSAID)),
];

/// Items of a collection for a token.
fn for_token(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let to = called.address("to")?;
    let address = reader.spelled(called.address("collection")?);
    let id = called.uint("id")?.to_string();
    let currency = reader.token_or_native(called.address("currency")?);
    let mut deal = Deal::of(called.call.by.address());
    deal.gives(currency, called.uint("total")?);
    deal.gets(Asset::Collectible { address, id }, called.uint("quantity")?, Some(to));
    deal.party(Role::Payee, to, called.path("to"), reader);
    Some(deal.act(called, reader))
}

/// What four.meme takes in bytes beside a signature of its own: so many of a coin, or as many as there are for so much.
static IN_BYTES: Function = function(
    "buyToken(uint256,address token,address to,uint256 amount,uint256,uint256,uint256 least)",
    Does::Ordinary,
);

fn in_bytes(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let (data, path) = (called.bytes_at("args")?, called.path("args"));
    if abi::oddity(IN_BYTES.signature, data).is_some() {
        return None;
    }
    let call = Call { data, path: &path, ..*called.call };
    let told = encoded(&call, &IN_BYTES);
    let amount = if told.uint("amount")?.is_zero() { "least" } else { "amount" };
    told.read_as(trade((Of::Native, VALUE), (Of::Token("token"), amount), "to"), reader)
}
