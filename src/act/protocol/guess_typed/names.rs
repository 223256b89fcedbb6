//! What types and members are called, by which a guess is made of them.

use crate::act::homoglyph::folded;

/// What members are called that say what an offer gives, and how much of it. All names are in small letters, as they
/// are once [`folded`].
pub(super) const GIVES: [(&str, &str); 28] = [
    ("signertoken", "signeramount"),
    ("makerasset", "makingamount"),
    ("makerasset", "makeramount"),
    ("makerasset", "makerassetamount"),
    ("makertoken", "makeramount"),
    ("makertoken", "makertokenamount"),
    ("selltoken", "sellamount"),
    ("tokensell", "amountsell"),
    ("srctoken", "srcamount"),
    ("fromtoken", "fromamount"),
    ("fromtoken", "fromtokenamount"),
    ("tokenin", "amountin"),
    ("inputtoken", "inputamount"),
    ("offertoken", "offeramount"),
    ("offerasset", "offeramount"),
    ("inputtoken", "amountin"),
    ("inputtoken", "maxinputamount"),
    ("tokenin", "maxamountin"),
    ("fromtoken", "amount"),
    ("sell", "sellamount"),
    ("fromasset", "fromamount"),
    ("sellasset", "sellqty"),
    ("sellasset", "sellamount"),
    ("selltoken", "sellqty"),
    ("intoken", "inamount"),
    ("give.token", "give.amount"),
    ("offer.token", "offer.amount"),
    ("sell.token", "sell.amount"),
];

/// What members are called that say what is paid for it. Those that name a least are not here: it may be zero
/// where somebody else watches over the price.
pub(super) const GETS: [(&str, &str); 28] = [
    ("sendertoken", "senderamount"),
    ("takerasset", "takingamount"),
    ("takerasset", "takeramount"),
    ("takerasset", "takerassetamount"),
    ("takertoken", "takeramount"),
    ("takertoken", "takertokenamount"),
    ("buytoken", "buyamount"),
    ("tokenbuy", "amountbuy"),
    ("dsttoken", "dstamount"),
    ("desttoken", "destamount"),
    ("totoken", "toamount"),
    ("tokenout", "amountout"),
    ("tokenout", "minamountout"),
    ("tokenout", "amountoutmin"),
    ("tokenout", "amountoutminimum"),
    ("buytoken", "minbuyamount"),
    ("outputtoken", "outputamount"),
    ("wanttoken", "wantamount"),
    ("wantasset", "wantamount"),
    ("buy", "buyamount"),
    ("toasset", "toamount"),
    ("buyasset", "buyqty"),
    ("buyasset", "buyamount"),
    ("buytoken", "buyqty"),
    ("outtoken", "outamount"),
    ("take.token", "take.amount"),
    ("want.token", "want.amount"),
    ("buy.token", "buy.amount"),
];

/// What the member is called that says on which network it is paid.
pub(super) const ELSEWHERE: [&str; 7] = [
    "destinationchainid",
    "dstchainid",
    "destchainid",
    "outputchainid",
    "tochainid",
    "targetchainid",
    "destinationchain",
];

/// What the members are called that say which item is sold, by whom, for how much, and in what.
pub(super) const COLLECTIONS: [&str; 8] = [
    "collection",
    "collectionaddress",
    "nft",
    "nftaddress",
    "nftcontract",
    "tokencontract",
    "tokenaddress",
    "token",
];
pub(super) const ITEMS: [&str; 3] = ["tokenid", "nftid", "assetid"];
pub(super) const SELLERS: [&str; 2] = ["seller", "lister"];
pub(super) const MAKERS: [&str; 4] = ["maker", "owner", "from", "signer"];
pub(super) const PRICES: [&str; 5] = ["price", "saleprice", "askprice", "minprice", "endprice"];
pub(super) const CURRENCIES: [&str; 5] =
    ["currency", "paymenttoken", "paytoken", "erc20token", "quotetoken"];

/// What types are called by which something is sold, or bought.
pub(super) const SALES: [&str; 4] = ["List", "Sell", "Sale", "Ask"];
pub(super) const PURCHASES: [&str; 4] = ["Bid", "Buy", "Purchase", "Offer"];

/// What the member is called whom something is paid to that is offered.
pub(super) const RECEIVERS: [&str; 8] = [
    "receiver",
    "recipient",
    "beneficiary",
    "to",
    "dst",
    "payoutaddress",
    "payoutwallet",
    "proceedsaddress",
];

/// What the member is called that a call is made to.
pub(super) const TARGETS: [&str; 9] = [
    "to",
    "target",
    "dest",
    "destination",
    "contractaddress",
    "contractaddr",
    "contract",
    "callee",
    "module",
];

/// What the member is called that holds what is called there.
pub(super) const CALLED: [&str; 9] = [
    "data",
    "calldata",
    "payload",
    "functionsignature",
    "functiondata",
    "args",
    "input",
    "inputs",
    "calls",
];

/// What the members are called that say who may take, and how much.
pub(super) const SPENDERS: [&str; 4] = ["spender", "operator", "grantee", "spenderaddress"];
pub(super) const AMOUNTS: [&str; 18] = [
    "value",
    "amount",
    "allowance",
    "wad",
    "collateralamount",
    "quantity",
    "qty",
    "numtokens",
    "maxamount",
    "assets",
    "shares",
    "amountperperiod",
    "payment",
    "cap",
    "limit",
    "spendlimit",
    "maxspend",
    "maxdebt",
];
pub(super) const TOKENS: [&str; 10] = [
    "token",
    "asset",
    "currency",
    "tokenaddress",
    "collateral",
    "collateralasset",
    "erc20",
    "tokencontract",
    "tokenid",
    "tokencurrency",
];

/// What the members are called that say who is paid.
pub(super) const PAYEES: [&str; 17] = [
    "to",
    "recipient",
    "receiver",
    "payee",
    "destination",
    "beneficiary",
    "payto",
    "merchant",
    "sendto",
    "toaddress",
    "toaccount",
    "toethaddress",
    "destinationaddress",
    "recipientaddress",
    "payoutaddress",
    "payoutwallet",
    "dst",
];

/// What the members are called that say who has an account from then on.
pub(super) const OWNERS: [&str; 5] =
    ["newowner", "newowners", "newsigner", "newsigners", "newadmin"];

/// What the members are called that say who may act for the signer from then on.
pub(super) const ACTING: [&str; 20] = [
    "delegate",
    "agent",
    "agentaddress",
    "operator",
    "manager",
    "sessionkey",
    "guardian",
    "dispatcher",
    "positionmanager",
    "authorizee",
    "delegatedexecutors",
    "delegatekey",
    "delegatee",
    "sessionsigner",
    "sessionpublickey",
    "signer",
    "authorized",
    "recoveryaddress",
    "key",
    "publickey",
];

/// Those of them that say so only as the whole name, or after a word that says whose they are: a market has a key, and
/// a vault a manager.
pub(super) const ALONE: [&str; 6] =
    ["signer", "key", "publickey", "manager", "positionmanager", "agent"];
pub(super) const WHOSE: [&str; 21] = [
    "new",
    "session",
    "delegate",
    "delegated",
    "api",
    "trading",
    "linked",
    "recovery",
    "authorized",
    "approved",
    "agent",
    "added",
    "backup",
    "trusted",
    "account",
    "wallet",
    "hot",
    "sub",
    "user",
    "owner",
    "signing",
];

/// What stands before a word that then is no amount and nobody who is paid: `charLimit`, `replyTo`.
pub(super) const OTHERWISE: [&str; 13] = [
    "char", "rate", "time", "word", "supply", "vote", "slippage", "price", "size", "reply",
    "relative", "respond", "assigned",
];

/// Those of them that stand before somebody all the same in what pays.
pub(super) const ANSWERED: [&str; 4] = ["reply", "relative", "respond", "assigned"];

/// The amounts that are of money wherever they stand; the others count things as well.
pub(super) const MONEY: [&str; 8] =
    ["value", "amount", "wad", "payment", "assets", "allowance", "maxamount", "amountperperiod"];

/// What types are called by which something is paid out; by the latter, at times to the one who signs.
pub(super) const PAYS: [&str; 5] = ["withdraw", "transfer", "send", "pay", "spend"];
pub(super) const PAYS_OUT: [&str; 11] = [
    "claim",
    "redeem",
    "redemption",
    "stream",
    "donat",
    "cashout",
    "release",
    "settle",
    "disburse",
    "unlock",
    "refund",
];

/// What members are called that hold a number by which something is told from others, and nobody.
pub(super) const NUMBERS: [&str; 6] = ["salt", "nonce", "id", "hash", "uid", "ref"];

/// What members are called beside a new owner who gets that, and not the account.
pub(super) const NAMES: [&str; 4] = ["name", "label", "node", "domain"];

/// What members are called that hold the account which is given away all the same.
pub(super) const ACCOUNTS: [&str; 3] = ["account", "wallet", "safe"];

/// What members are called that take the place of neither of these, in part of their names.
pub(super) const ASIDE: [&str; 6] = ["fee", "gas", "refund", "referr", "royalt", "min"];

/// What members are called that are things and not people: they are named last.
pub(super) const THINGS: [&str; 12] = [
    "vault", "pool", "market", "strategy", "adapter", "oracle", "hook", "hooks", "router",
    "module", "target", "contract",
];

/// What types are called that count something and move nothing.
pub(super) const COUNTED: [&str; 9] =
    ["like", "vote", "score", "mint", "voucher", "attest", "react", "follow", "rating"];

/// Whether a type is called by what pays.
pub(crate) fn is_payment(kind: &str) -> bool {
    pays(kind)
        || PAYS_OUT.iter().any(|verb| folded(kind).contains(verb))
        || has_word(kind, "tip")
        || has_word(kind, "vest")
}

/// Whether it is called by what takes something out, and nothing in.
pub(super) fn pays(kind: &str) -> bool {
    let kind = folded(kind).replace("payload", "").replace("paymaster", "");
    PAYS.iter().any(|verb| kind.contains(verb))
}

/// Whether one of the words of a name begins like this.
pub(super) fn has_word(name: &str, word: &str) -> bool {
    let mut found = name.to_ascii_lowercase();
    found.retain(|c| c.is_ascii());
    let letters: Vec<char> = name.chars().filter(char::is_ascii).collect();
    found.match_indices(word).any(|(at, _)| {
        let letter = |at: usize| letters.get(at).copied().unwrap_or('_');
        letter(at).is_ascii_uppercase() || at == 0 || !letter(at - 1).is_ascii_alphabetic()
    })
}

/// What an address is, by what its member is called.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Payee,
    Person,
    Thing,
}

/// What an address is, by what its member is called.
pub(super) fn sort(called: &str) -> Sort {
    let tails = tails(called);
    let among = |words: &[&str]| tails.iter().any(|tail| words.contains(&tail.as_str()));
    if among(&TOKENS) || among(&COLLECTIONS) || among(&THINGS) {
        return Sort::Thing;
    }
    let gets = among(&PAYEES) || among(&OWNERS) || among(&SPENDERS) || among(&ACTING);
    if gets || tails.first().is_some_and(|whole| whole.contains("fee")) {
        return Sort::Payee;
    }
    Sort::Person
}

/// What a member is called, and what its name ends in, word by word: `payoutTo` ends in `to`.
pub(super) fn tails(name: &str) -> Vec<String> {
    /// No name that says something is longer.
    const LONGEST: usize = 100;
    if name.len() > LONGEST {
        return vec![folded(name)];
    }
    let mut before = '_';
    let mut tails = Vec::new();
    for (at, letter) in name.char_indices() {
        if before == '_' || letter.is_uppercase() && !before.is_uppercase() {
            tails.push(folded(name.get(at..).unwrap_or_default()));
        }
        before = letter;
    }
    tails
}
