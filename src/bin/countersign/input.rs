//! Requests from files, folders and standard input.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use countersign::request::json::{Parsed, well_formed};
use serde_json::{Deserializer, Value};

/// The largest input that is read, in bytes: far beyond any request, and it fits in memory.
const LARGEST: u64 = 256 << 20;

/// What is done with each request, or with the reason why one cannot be read.
pub(crate) type Visit<'a> = dyn FnMut(&str, Result<Parsed, String>) -> io::Result<()> + 'a;

/// Visits every request in a file, in a folder's `.json` and `.jsonl` files, or on standard input
/// (`-`), with the place it stands in for messages.
///
/// # Errors
///
/// Only those of `visit`; what cannot be read is visited as its reason.
pub(crate) fn each(file: &Path, visit: &mut Visit<'_>) -> io::Result<()> {
    if file.as_os_str() == "-" {
        return match read(io::stdin().lock()) {
            Ok(bytes) => values("standard input", &bytes, visit),
            Err(error) => visit("standard input", Err(error.to_string())),
        };
    }
    let name = file.display().to_string();
    if file.is_dir() {
        return match folder(file) {
            Ok(files) if files.is_empty() => {
                visit(&name, Err("the folder has no .json or .jsonl files".to_owned()))
            }
            Ok(files) => files.iter().try_for_each(|file| each(file, visit)),
            Err(error) => visit(&name, Err(error.to_string())),
        };
    }
    match fs::File::open(file).and_then(read) {
        Ok(bytes) => values(&name, &bytes, visit),
        Err(error) => visit(&name, Err(error.to_string())),
    }
}

fn read(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length <= LARGEST) {
        Ok(bytes)
    } else {
        Err(io::Error::other(format!("more than {} MiB", LARGEST >> 20)))
    }
}

fn folder(path: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        let path = entry.path();
        let is_json = path.extension().is_some_and(|ext| ext == "json" || ext == "jsonl");
        // A link to a folder may lead back to where it stands.
        let is_folder = entry.file_type()?.is_dir();
        if is_folder || is_json && !path.is_dir() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// The JSON values in a text: one, several (JSON Lines), or a list of them; or a transaction in hex.
fn values(place: &str, bytes: &[u8], visit: &mut Visit<'_>) -> io::Result<()> {
    let mut number = 0;
    let mut emit = |value: Result<Parsed, String>, visit: &mut Visit<'_>| {
        number += 1;
        let place =
            if number == 1 { place.to_owned() } else { format!("{place}, request {number}") };
        visit(&place, value)
    };
    let mut found = false;
    // A byte order mark is how some editors begin a file.
    let text = String::from_utf8_lossy(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes));
    if let Some(transaction) = super::bare::transaction(&text) {
        return emit(Ok(Parsed { value: transaction, repeated: None }), visit);
    }
    for value in Deserializer::from_str(&well_formed(&text)).into_iter::<Parsed>() {
        match value {
            Ok(Parsed { value: Value::Array(list), repeated }) => {
                found |= !list.is_empty();
                for value in list {
                    emit(Ok(Parsed { value, repeated: repeated.clone() }), visit)?;
                }
            }
            Ok(value) => {
                found = true;
                emit(Ok(value), visit)?;
            }
            Err(error) => return emit(Err(format!("not JSON: {error}")), visit),
        }
    }
    if found { Ok(()) } else { visit(place, Err("there is no request in it".to_owned())) }
}
