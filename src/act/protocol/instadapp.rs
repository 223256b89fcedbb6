//! What the connectors of Instadapp's accounts do. They are run as the account itself.

use super::function::{Does, Function, Of, UNSAID, deposit, function, trade, withdraw};
use crate::act::Role;

const PUT: Does = deposit(Of::Token("token"), "amount", UNSAID);
const TAKE: Does = withdraw(Of::Token("token"), "amount", UNSAID);
const PUT_NAMED: Does = deposit(Of::Unnamed, "amount", UNSAID);
const TAKE_NAMED: Does = withdraw(Of::Unnamed, "amount", UNSAID);

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("build(address owner,uint256 version,address origin)", Does::Ordinary).with(&[(Role::Owner, "owner")]),
    // The connectors of its own account, of Aave, of Compound, of Maker's vaults, and of exchanges
    function("withdraw(address token,uint256 amount,uint256 getId,uint256 setId)", TAKE),
    function("borrow(address token,uint256 amount,uint256 rateMode,uint256 getId,uint256 setId)", Does::Borrow { asset: Of::Token("token"), amount: "amount", holder: UNSAID }),
    function("payback(address token,uint256 amount,uint256 rateMode,uint256 getId,uint256 setId)", PUT),
    function("deposit(string tokenId,uint256 amount,uint256 getId,uint256 setId)", PUT_NAMED),
    function("withdraw(string tokenId,uint256 amount,uint256 getId,uint256 setId)", TAKE_NAMED),
    function("borrow(string tokenId,uint256 amount,uint256 getId,uint256 setId)", Does::Borrow { asset: Of::Unnamed, amount: "amount", holder: UNSAID }),
    function("payback(string tokenId,uint256 amount,uint256 getId,uint256 setId)", PUT_NAMED),
    function("deposit(uint256 vault,uint256 amount,uint256 getId,uint256 setId)", PUT_NAMED),
    function("withdraw(uint256 vault,uint256 amount,uint256 getId,uint256 setId)", TAKE_NAMED),
    function("borrow(uint256 vault,uint256 amount,uint256 getId,uint256 setId)", Does::Borrow { asset: Of::Unnamed, amount: "amount", holder: UNSAID }),
    function("payback(uint256 vault,uint256 amount,uint256 getId,uint256 setId)", PUT_NAMED),
    function("sell(address buyToken,address sellToken,uint256 amount,uint256 unitAmount,uint256 getId,uint256 setId)", trade((Of::Token("sellToken"), "amount"), (Of::Token("buyToken"), UNSAID), UNSAID)),
    function("sell(address buyToken,address sellToken,uint256 amount,uint256 unitAmount,bytes data,uint256 setId)", trade((Of::Token("sellToken"), "amount"), (Of::Token("buyToken"), UNSAID), UNSAID)),
    function("flashPayback(address token,uint256 amount,uint256 getId,uint256 setId)", Does::Ordinary),
];
