//! The command line: reviews requests from files or standard input.

#![allow(clippy::print_stdout, clippy::print_stderr)]
#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)
)]

mod bare;
mod input;
mod intel;
mod text;

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use countersign::request::Chain;
use countersign::request::json::Parsed;
use countersign::{Engine, Request, Verdict};

/// A second look before you sign.
#[derive(Parser)]
#[command(name = "countersign", version, about, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Review signing requests: one review for each, in order.
    #[command(
        after_help = "Exit code: 0 clear or notice, 10 warning, 20 danger, 30 critical (the \
                            worst of all requests); 2 if some input is no request and nothing \
                            worse was found."
    )]
    Review {
        /// How to print the reviews; json prints one per line.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
        /// The network of requests that name none: a CAIP-2 id such as eip155:1, or the number of a chain.
        #[arg(long, value_name = "CHAIN", value_parser = network)]
        chain: Option<String>,
        /// Files with requests as JSON or JSON Lines, folders of such files, or - for standard input.
        /// A transaction or typed data alone will do, and so will a signed transaction in hex.
        #[arg(value_name = "FILE", default_value = "-")]
        files: Vec<PathBuf>,
    },
    /// The address set: import publications, compare, compile, sign, ask.
    Intel {
        #[command(subcommand)]
        command: intel::Command,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// The exit code for input that is no request.
const UNUSABLE: u8 = 2;

fn main() -> ExitCode {
    match Arguments::parse().command {
        Command::Review { format, chain, files } => review(format, chain, files),
        Command::Intel { command } => ExitCode::from(intel::run(command)),
    }
}

/// A network as it is named on the command line.
fn network(text: &str) -> Result<String, String> {
    let id = match text.parse::<u64>() {
        Ok(number) => format!("eip155:{number}"),
        Err(_) => text.to_owned(),
    };
    match Chain::read(&id) {
        Some(_) => Ok(id),
        None => Err("it is not the CAIP-2 id of a network that is read here".to_owned()),
    }
}

fn review(format: Format, chain: Option<String>, files: Vec<PathBuf>) -> ExitCode {
    let mut run = Run {
        engine: Engine::new(),
        format,
        chain,
        color: io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
        code: 0,
        printed: false,
    };
    for file in files {
        input::each(&file, &mut |place, value| match value {
            Ok(value) => run.review(place, value),
            Err(reason) => {
                run.unusable(place, &reason);
                Ok(())
            }
        })
        .unwrap_or_else(|error| {
            // Whoever reads the output has gone: there is nobody left to tell.
            if error.kind() != io::ErrorKind::BrokenPipe {
                eprintln!("countersign: cannot write: {error}");
            }
            std::process::exit(i32::from(run.code.max(UNUSABLE)));
        });
    }
    ExitCode::from(run.code)
}

struct Run {
    engine: Engine,
    format: Format,
    chain: Option<String>,
    color: bool,
    code: u8,
    printed: bool,
}

impl Run {
    fn review(&mut self, place: &str, parsed: Parsed) -> io::Result<()> {
        let value = bare::request(parsed.value);
        let strange = strange_members(&value);
        let mut request = Request::from_value(value);
        request.unread.extend(parsed.repeated.map(|repeated| repeated.unread("")));
        request.chain = request.chain.or_else(|| self.chain.clone());
        if let Some(unread) = request.unusable() {
            self.unusable(place, &unread.reason);
            return Ok(());
        }
        if !strange.is_empty() {
            eprintln!("countersign: {place}: not read, since no request has it: {strange}");
        }
        let review = self.engine.review(&request);
        self.code = self.code.max(match review.verdict {
            Verdict::Clear | Verdict::Notice => 0,
            Verdict::Warning => 10,
            Verdict::Danger => 20,
            Verdict::Critical => 30,
        });
        let mut out = io::stdout().lock();
        match self.format {
            Format::Json => {
                serde_json::to_writer(&mut out, &review)?;
                writeln!(out)?;
            }
            Format::Text => {
                if self.printed {
                    writeln!(out)?;
                }
                write!(out, "{}", text::page(place, &request, &review, self.color))?;
            }
        }
        self.printed = true;
        out.flush()
    }

    fn unusable(&mut self, place: &str, reason: &str) {
        eprintln!("countersign: {place}: {reason}");
        self.code = self.code.max(UNUSABLE);
    }
}

/// The members of a request that it cannot have: most likely a slip, and what was meant is missing.
fn strange_members(value: &serde_json::Value) -> String {
    /// What JSON-RPC writes beside a method, and what the project's own test cases expect.
    const BESIDE: [&str; 3] = ["jsonrpc", "id", "expected"];
    let known = |name: &str| Request::MEMBERS.contains(&name) || BESIDE.contains(&name);
    let names = value.as_object().into_iter().flatten().map(|(name, _)| name.as_str());
    let strange: Vec<String> =
        names.filter(|name| !known(name)).map(|name| format!("{name:?}")).collect();
    strange.join(", ")
}
