//! Morpho's bundles: calls of its adapters, which move what they were handed, or what their caller allowed
//! them to take. The older bundlers have functions of the same names, and make all calls themselves.

use super::function::{Does, Function, Of, UNSAID, deposit, function, send, withdraw};
use crate::act::Role;

const PULL: Does = send(Of::Token("token"), "amount", "receiver");
const PULL_IN: Does = deposit(Of::Token("token"), "amount", UNSAID);
const INTO_VAULT: Does = deposit(Of::Unnamed, "assets", "receiver");
const OUT_OF_VAULT: Does = withdraw(Of::Unnamed, UNSAID, "receiver");
const LEND: Does = deposit(Of::Token("market.loanToken"), "assets", "onBehalf");
const COLLATERAL: Does = deposit(Of::Token("market.collateralToken"), "assets", "onBehalf");
const BORROW: Does =
    Does::Borrow { asset: Of::Token("market.loanToken"), amount: "assets", holder: UNSAID };
const TO: &[(Role, &str)] = &[(Role::Payee, "receiver")];
const OWNER: &[(Role, &str)] = &[(Role::Holder, "owner")];

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("erc20TransferFrom(address token,address receiver,uint256 amount)", PULL),
    function("erc20TransferFrom(address token,uint256 amount)", PULL_IN),
    function("erc20Transfer(address token,address receiver,uint256 amount)", PULL),
    function("nativeTransfer(address receiver,uint256 amount)", send(Of::Native, "amount", "receiver")),
    function("permit2TransferFrom(address token,address receiver,uint256 amount)", PULL),
    function("permit2TransferFrom(address token,uint256 amount)", PULL_IN),
    function("wrapNative(uint256 amount)", Does::Ordinary),
    function("wrapNative(uint256 amount,address receiver)", withdraw(Of::Unnamed, "amount", "receiver")),
    function("unwrapNative(uint256 amount)", Does::Ordinary),
    function("unwrapNative(uint256 amount,address receiver)", withdraw(Of::Native, "amount", "receiver")),
    function("erc4626Mint(address vault,uint256 shares,uint256 maxSharePriceE27,address receiver)", deposit(Of::Unnamed, UNSAID, "receiver")),
    function("erc4626Deposit(address vault,uint256 assets,uint256 maxSharePriceE27,address receiver)", INTO_VAULT),
    function("erc4626Withdraw(address vault,uint256 assets,uint256 minSharePriceE27,address receiver,address owner)", OUT_OF_VAULT).with(OWNER),
    function("erc4626Redeem(address vault,uint256 shares,uint256 minSharePriceE27,address receiver,address owner)", OUT_OF_VAULT).with(OWNER),
    function("morphoSupply((address loanToken,address collateralToken,address oracle,address irm,uint256 lltv) market,uint256 assets,uint256 shares,uint256 maxSharePriceE27,address onBehalf,bytes data)", LEND),
    function("morphoSupplyCollateral((address loanToken,address collateralToken,address oracle,address irm,uint256 lltv) market,uint256 assets,address onBehalf,bytes data)", COLLATERAL),
    function("morphoBorrow((address loanToken,address collateralToken,address oracle,address irm,uint256 lltv) market,uint256 assets,uint256 shares,uint256 minSharePriceE27,address receiver)", BORROW).with(TO),
    function("morphoRepay((address loanToken,address collateralToken,address oracle,address irm,uint256 lltv) market,uint256 assets,uint256 shares,uint256 maxSharePriceE27,address onBehalf,bytes data)", LEND),
    function("morphoWithdraw((address loanToken,address collateralToken,address oracle,address irm,uint256 lltv) market,uint256 assets,uint256 shares,uint256 minSharePriceE27,address receiver)", withdraw(Of::Token("market.loanToken"), "assets", "receiver")),
    function("morphoWithdrawCollateral((address loanToken,address collateralToken,address oracle,address irm,uint256 lltv) market,uint256 assets,address receiver)", withdraw(Of::Token("market.collateralToken"), "assets", "receiver")),
    // Older bundlers hand in what was signed for them.
    function("approve2(((address token,uint160 amount,uint48 expiration,uint48 nonce) details,address spender,uint256 sigDeadline) permitSingle,bytes signature,bool skipRevert)", Does::Ordinary).with(&[(Role::Spender, "permitSingle.spender")]),
    function("reallocateTo(address publicAllocator,address vault,uint256 value,((address loanToken,address collateralToken,address oracle,address irm,uint256 lltv) marketParams,uint128 amount)[] withdrawals,(address loanToken,address collateralToken,address oracle,address irm,uint256 lltv) supplyMarketParams)", Does::Ordinary),
    function("reallocateTo(address vault,((address loanToken,address collateralToken,address oracle,address irm,uint256 lltv) marketParams,uint128 amount)[] withdrawals,(address loanToken,address collateralToken,address oracle,address irm,uint256 lltv) supplyMarketParams)", Does::Ordinary),
];
