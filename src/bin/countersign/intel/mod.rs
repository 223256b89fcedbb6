//! The address set on the command line: importing, comparing, compiling, signing, asking.

mod compile;
mod day;
mod diff;
mod folder;
mod import;
mod list;
mod list_csv;
mod list_json;
mod list_text;
mod merge;
mod ofac;
mod publication;
mod rows;
mod sdn_advanced_xml;
mod sdn_xml;
mod show;
mod sign;
mod xml;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Subcommand;
use countersign::intel::AddressSet;

/// The commands about the address set.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Show what a publication would change in the address set, and change it with --write.
    Import(Box<import::Import>),
    /// Show what differs between two folders with an address set.
    #[command(after_help = "Exit code: 0 if nothing differs, 1 if something does, 2 if a folder \
                            cannot be read.")]
    Diff {
        /// The folder as it was.
        old: PathBuf,
        /// The folder as it is.
        new: PathBuf,
    },
    /// Compile a folder with an address set into one file.
    Compile {
        /// The folder.
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        /// The file to write.
        #[arg(short, long, value_name = "SET")]
        output: PathBuf,
    },
    /// Make a pair of keys to sign address sets with.
    Keygen(sign::Keygen),
    /// Sign a compiled address set.
    Sign(sign::Sign),
    /// Say whether a signed address set would be taken.
    #[command(after_help = "Exit code: 0 if it would be taken, 1 if not, 2 if a file cannot be \
                            read.")]
    Verify(sign::Verify),
    /// Say who listed an address, or what is known of an incident, an actor or a source.
    #[command(after_help = "Exit code: 0 if there is something, 1 if there is nothing, 2 if the \
                            set cannot be read. An address that is not listed may be anybody's.")]
    Show {
        /// An address, or a part of a name.
        #[arg(value_name = "ADDRESS|INCIDENT|SOURCE")]
        asked: String,
        /// A compiled address set, or a folder with one, in place of the one of this release.
        #[arg(long, value_name = "SET")]
        intel: Option<PathBuf>,
    },
    /// Count what is in the address set.
    Stats {
        /// A compiled address set, or a folder with one, in place of the one of this release.
        #[arg(long, value_name = "SET")]
        intel: Option<PathBuf>,
    },
}

/// The exit code for a difference, an address that is not listed, a bundle that is not taken.
const NO: u8 = 1;

/// The exit code for what could not be done.
const FAILED: u8 = 2;

/// Does what a command asks, prints what comes of it, and gives the exit code.
pub(crate) fn run(command: Command) -> u8 {
    let done = match command {
        Command::Import(import) => import.run().map(|text| (text, 0)),
        Command::Diff { old, new } => diff(&old, &new),
        Command::Compile { folder, output } => compile::run(&folder, &output).map(|text| (text, 0)),
        Command::Keygen(keygen) => keygen.run().map(|text| (text, 0)),
        Command::Sign(sign) => sign.run().map(|text| (text, 0)),
        Command::Verify(verify) => verify.run().map(coded),
        Command::Show { asked, intel } => {
            set(intel.as_deref()).map(|set| coded(show::show(&set, &asked)))
        }
        Command::Stats { intel } => set(intel.as_deref()).map(|set| (show::stats(&set), 0)),
    };
    match done {
        Ok((text, code)) => {
            match io::stdout().write_all(text.as_bytes()) {
                // Whoever reads the output may have seen enough.
                Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                    eprintln!("countersign: cannot write: {error}");
                    FAILED
                }
                _ => code,
            }
        }
        Err(reason) => {
            eprintln!("countersign: {reason}");
            FAILED
        }
    }
}

/// A text with the exit code for whether it is the answer that was hoped for.
fn coded((text, yes): (String, bool)) -> (String, u8) {
    (text, if yes { 0 } else { NO })
}

/// The address set in a file or a folder; that of this release if none is named.
fn set(path: Option<&Path>) -> Result<AddressSet, String> {
    let Some(path) = path else {
        return Ok(AddressSet::bundled());
    };
    let bytes = if path.is_dir() {
        compile::folder(path)?
    } else {
        fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?
    };
    AddressSet::from_bytes(bytes).map_err(|error| format!("{}: {error}", path.display()))
}

fn diff(old: &Path, new: &Path) -> Result<(String, u8), String> {
    let (old, new) = (folder::Folder::read(old)?, folder::Folder::read(new)?);
    let diff = diff::Diff::between(&old, &new);
    Ok(coded((diff.text(), diff.is_empty())))
}
