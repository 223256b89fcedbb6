//! `countersign intel compile`: a folder with an address set into the form the engine reads.

use std::fs;
use std::path::Path;

use countersign::intel::AddressSet;
use countersign::intel::compile::{self, Files};

use super::folder::Folder;

/// Compiles a folder's set.
///
/// # Errors
///
/// Every mistake in the folder's rows, or why it cannot be read.
pub(crate) fn folder(folder: &Path) -> Result<Vec<u8>, String> {
    let problems = |problems: Vec<String>| {
        format!("{} is not valid:\n  {}", folder.display(), problems.join("\n  "))
    };
    compiled(&Folder::read(folder)?).map_err(problems)
}

/// Compiles a set as it would be written, so that nothing is written that is not valid.
///
/// # Errors
///
/// Every mistake in its rows.
pub(crate) fn compiled(folder: &Folder) -> Result<Vec<u8>, Vec<String>> {
    let files = folder.files().map_err(|problem| vec![problem])?;
    let rows = compile::read(&Files {
        addresses: &files.addresses,
        sources: &files.sources,
        incidents: &files.incidents,
        exceptions: &files.exceptions,
        version: &files.version,
    })?;
    compile::compile(&rows).map_err(|problem| vec![problem])
}

/// Compiles a folder's set into a file.
///
/// # Errors
///
/// As [`folder`], or if the file cannot be written.
pub(crate) fn run(from: &Path, to: &Path) -> Result<String, String> {
    let bytes = folder(from)?;
    let set = AddressSet::from_bytes(bytes.clone()).map_err(|error| error.to_string())?;
    fs::write(to, &bytes).map_err(|error| format!("{}: {error}", to.display()))?;
    let info = set.info();
    Ok(format!(
        "Compiled: address set {}, as of {}, {} addresses, {} bytes.\n",
        info.version,
        info.as_of,
        info.entries,
        bytes.len()
    ))
}
