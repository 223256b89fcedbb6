//! Circle's CCTP, both versions: burns USDC here and creates it there.

use super::super::foreign::To;
use super::super::function::{Does, Function, Of, UNSAID, bridge, function, withdraw};

const TO: To = To::Circle("destinationDomain");

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("depositForBurn(uint256 amount,uint32 destinationDomain,bytes32 mintRecipient,address burnToken)", bridge(Of::Token("burnToken"), "amount", "mintRecipient", TO)),
    function("depositForBurnWithCaller(uint256 amount,uint32 destinationDomain,bytes32 mintRecipient,address burnToken,bytes32 destinationCaller)", bridge(Of::Token("burnToken"), "amount", "mintRecipient", TO)),
    function("depositForBurn(uint256 amount,uint32 destinationDomain,bytes32 mintRecipient,address burnToken,bytes32 destinationCaller,uint256 maxFee,uint32 minFinalityThreshold)", bridge(Of::Token("burnToken"), "amount", "mintRecipient", TO)),
    function("depositForBurnWithHook(uint256 amount,uint32 destinationDomain,bytes32 mintRecipient,address burnToken,bytes32 destinationCaller,uint256 maxFee,uint32 minFinalityThreshold,bytes hookData)", bridge(Of::Token("burnToken"), "amount", "mintRecipient", TO)),
    function("receiveMessage(bytes message,bytes attestation)", Does::Ordinary),
    // Its Gateway
    function("initiateWithdrawal(address token,uint256 amount)", withdraw(Of::Token("token"), "amount", UNSAID)),
    function("gatewayMint(bytes attestation,bytes signature)", Does::Ordinary),
];
