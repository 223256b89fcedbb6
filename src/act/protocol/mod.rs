//! The protocols that are read, one file each.

mod collectible;
mod erc20;
mod permit;
mod permit2;

use super::call::Call;
use super::{Act, Reader};
use crate::decode::TypedData;

/// What a call does, if a protocol knows its function.
pub(super) fn call(call: &Call<'_>, reader: &mut Reader) -> Option<Act> {
    erc20::call(call, reader).or_else(|| collectible::call(call, reader))
}

/// What signing typed data does, if a protocol knows its type.
pub(super) fn typed_data(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    permit::signed(data, reader).or_else(|| permit2::signed(data, reader))
}
