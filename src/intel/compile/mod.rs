//! The compiler of the address set: `intel/*.csv` in, the binary form out.
//!
//! The build script, the command line and the tests share it. It does no input or output: whoever
//! calls it reads the files. It uses nothing of the crate but its neighbours, which the build script
//! has as well.

mod check;
mod encode;
mod rows;

use super::address::ChainAddress;
pub use encode::compile;
pub use rows::{AddressRow, Bars, ExceptionRow, IncidentRow, Rows, SourceRow, incident_name};

/// What the address set is written down in, as bytes of the files of `intel/`.
#[derive(Clone, Copy, Debug)]
pub struct Files<'a> {
    /// `addresses.csv`.
    pub addresses: &'a [u8],
    /// `sources.csv`.
    pub sources: &'a [u8],
    /// `incidents.csv`.
    pub incidents: &'a [u8],
    /// `exceptions.csv`.
    pub exceptions: &'a [u8],
    /// `VERSION`: the number of the set.
    pub version: &'a [u8],
}

/// Reads the files and validates every row.
///
/// # Errors
///
/// Every mistake, each with the file and the line it is in.
pub fn read(files: &Files<'_>) -> Result<Rows, Vec<String>> {
    let mut problems = Vec::new();
    let placed = rows::read(files, &mut problems);
    check::check(&placed, &mut problems);
    if problems.is_empty() { Ok(placed.into_rows()) } else { Err(problems) }
}
