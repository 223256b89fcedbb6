//! Executions by mode: ERC-7579's `execute(bytes32,bytes)`, and ERC-7821's, which is the same function.
//!
//! The mode's first byte says whether the bytes are one call, packed, or a list of calls, or code to run
//! as the account; ERC-7821 marks lists that carry more than calls, or are lists of lists.

use alloy_primitives::{Address, U256};

use super::function::{Called, Does, Function, function};
use crate::act::call::{Call, Caller};
use crate::act::{Act, Deed, Reader, Role};
use crate::decode::abi::{self, Arguments, signature};
use crate::decode::{Unread, limits};

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("execute(bytes32 mode,bytes executionCalldata)", Does::Custom(execute)),
    function("executeFromExecutor(bytes32 mode,bytes executionCalldata)", Does::Custom(execute)),
    function("redeemDelegations(bytes[] permissionContexts,bytes32[] modes,bytes[] executionCallDatas)", Does::Custom(redeem)),
];

const LIST: &str = "f((address target,uint256 value,bytes callData)[] calls)";
const LIST_AND_MORE: &str = "f((address target,uint256 value,bytes callData)[] calls,bytes opData)";
const LISTS: &str = "f(bytes[] batches)";

/// ERC-7821's marks, in the mode's bytes 6 to 9.
const WITH_MORE: [u8; 4] = [0x78, 0x21, 0x00, 0x01];
const OF_LISTS: [u8; 4] = [0x78, 0x21, 0x00, 0x02];

fn execute(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let mut executions = Executions { called, inner: Vec::new(), count: 0, tries: false };
    let data = called.bytes_at("executionCalldata")?;
    executions.read(called.get("mode")?.word(), data, &called.path(""), reader)?;
    let Executions { inner, count, .. } = executions;
    let mut act = called.act(Deed::Calls { count }, Role::Account, Vec::new(), reader);
    act.calls = inner;
    Some(act)
}

/// Calls that others permitted, made in the name of their accounts (ERC-7710).
fn redeem(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let modes = called.get("modes")?.items()?;
    let datas = called.get("executionCallDatas")?.items()?;
    called.note_more(datas.len(), reader);
    let mut executions = Executions { called, inner: Vec::new(), count: 0, tries: false };
    for (index, (mode, data)) in modes.zip(datas).enumerate().take(limits::ITEMS) {
        let path = format!("{}[{index}]", called.path("executionCallDatas"));
        executions.read(mode.word(), data.bytes()?, &path, reader)?;
    }
    let Executions { inner, count, .. } = executions;
    Some(called.making(count, inner, reader))
}

/// Calls that are read from executions.
struct Executions<'a> {
    called: &'a Called<'a>,
    inner: Vec<Act>,
    count: usize,
    /// Whether the next calls are made though one fails.
    tries: bool,
}

impl Executions<'_> {
    /// Reads one execution. `None` if its mode or its bytes are not understood.
    fn read(&mut self, mode: [u8; 32], data: &[u8], path: &str, reader: &mut Reader) -> Option<()> {
        let [kind, tries, _, _, _, _, mark @ ..] = mode;
        self.tries = tries == 1;
        let mark: [u8; 4] = *mark.first_chunk()?;
        match kind {
            // One call; 0xfe only asks a question, by staticcall.
            0x00 | 0xfe => {
                let (to, rest) = data.split_first_chunk::<20>()?;
                let (value, data) = rest.split_first_chunk::<32>()?;
                let value = U256::from_be_bytes(*value);
                self.add(Address::from(*to), value, data, path, U256::ZERO, reader);
            }
            0x01 if mark == OF_LISTS => {
                if let Some(oddity) = abi::oddity(LISTS, data) {
                    reader.unread.push(Unread::odd(path, oddity.words()));
                }
                let batches = Arguments::new(signature::parameters(LISTS), data);
                let batches = batches.get("batches")?.items()?;
                reader.note_more(path, batches.len());
                for (index, batch) in batches.enumerate().take(limits::ITEMS) {
                    self.list(batch.bytes()?, true, &format!("{path}[{index}]"), reader)?;
                }
            }
            0x01 => self.list(data, mark == WITH_MORE, path, reader)?,
            0xff => {
                let (code, data) = data.split_first_chunk::<20>()?;
                self.add(Address::from(*code), U256::ZERO, data, path, U256::ONE, reader);
            }
            _ => return None,
        }
        Some(())
    }

    fn list(&mut self, data: &[u8], erc7821: bool, path: &str, reader: &mut Reader) -> Option<()> {
        let calls = Arguments::new(signature::parameters(LIST), data).get("calls")?.items()?;
        reader.note_more(path, calls.len());
        let standard = abi::oddity(LIST, data);
        if let Some(oddity) = standard
            && !(erc7821 && abi::oddity(LIST_AND_MORE, data).is_none())
        {
            reader.unread.push(Unread::odd(path, oddity.words()));
        }
        for (index, one) in calls.enumerate().take(limits::ITEMS) {
            let path = format!("{path}[{index}]");
            let data = one.bytes_at("callData")?;
            let named = one.address_at("target")?;
            // ERC-7821 writes zero for the account itself; elsewhere a call of nobody does nothing.
            let own = named.is_zero() && (erc7821 || !data.is_empty());
            let to = if own { self.called.call.to } else { named };
            self.add(to, one.uint_at("value")?, data, &path, U256::ZERO, reader);
        }
        Some(())
    }

    fn add(
        &mut self,
        to: Address,
        value: U256,
        data: &[u8],
        path: &str,
        operation: U256,
        reader: &mut Reader,
    ) {
        self.count += 1;
        let (to_path, value_path) = (format!("{path}.target"), format!("{path}.value"));
        let made = Call {
            by: Caller::contract(self.called.call),
            to,
            to_path: &to_path,
            value: Some(value),
            value_path: &value_path,
            data,
            path,
            means: self.called.call.means,
        };
        let tries = self.tries;
        self.inner.extend(reader.apart(tries, |reader| reader.operation(&made, operation, path)));
    }
}
