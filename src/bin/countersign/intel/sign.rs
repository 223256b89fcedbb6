//! `countersign intel keygen`, `sign` and `verify`: what a release of the address set needs.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use clap::Args;
use countersign::intel::{AddressSet, Bundle, ReleaseKeys, UNTRUSTED_COMMENT, to_sign};
use minisign::{KeyPair, PublicKey, SecretKey, SecretKeyBox};

use super::day;

/// Where the password of the secret key is looked for. Without it, it is asked for.
const PASSWORD: &str = "COUNTERSIGN_KEY_PASSWORD";

/// What `keygen` is asked to do.
#[derive(Args)]
pub(crate) struct Keygen {
    /// Where the secret key is written. It must not exist yet.
    #[arg(value_name = "SECRET")]
    secret: PathBuf,
    /// Where the public key is written. It must not exist yet.
    #[arg(value_name = "PUBLIC")]
    public: PathBuf,
    /// Leave the secret key without a password, for machines that sign by themselves.
    #[arg(long)]
    without_password: bool,
}

/// What `sign` is asked to do.
#[derive(Args)]
pub(crate) struct Sign {
    /// The compiled address set.
    #[arg(value_name = "SET")]
    set: PathBuf,
    /// The file with the secret key, as minisign or `keygen` writes it.
    #[arg(long, value_name = "SECRET")]
    key: PathBuf,
    /// The last day on which the bundle may be taken, YYYY-MM-DD.
    #[arg(long, value_name = "DATE", value_parser = day::parse)]
    expires: u64,
    /// Where the bundle is written.
    #[arg(short, long, value_name = "BUNDLE")]
    output: PathBuf,
}

/// What `verify` is asked to do.
#[derive(Args)]
pub(crate) struct Verify {
    /// The signed address set.
    #[arg(value_name = "BUNDLE")]
    bundle: PathBuf,
    /// A file with public keys, in place of those of this release.
    #[arg(long, value_name = "PUBLIC")]
    key: Option<PathBuf>,
    /// The day to judge it by, YYYY-MM-DD; today when left out.
    #[arg(long, value_name = "DATE", value_parser = day::parse)]
    at: Option<u64>,
}

impl Keygen {
    /// Makes a pair of keys.
    ///
    /// # Errors
    ///
    /// If a file is there already or cannot be written.
    pub(crate) fn run(&self) -> Result<String, String> {
        let pair = if self.without_password {
            KeyPair::generate_unencrypted_keypair()
        } else {
            KeyPair::generate_encrypted_keypair(std::env::var(PASSWORD).ok())
        };
        let KeyPair { pk, sk } = pair.map_err(|error| error.to_string())?;
        let secret = sk.to_box(None).map_err(|error| error.to_string())?;
        let public = pk.to_box().map_err(|error| error.to_string())?;
        create(&self.secret, &secret.into_string(), true)?;
        create(&self.public, &public.into_string(), false)?;
        Ok(format!(
            "{} must stay secret; {} is for everybody.\n",
            self.secret.display(),
            self.public.display()
        ))
    }
}

impl Sign {
    /// Signs a compiled set.
    ///
    /// # Errors
    ///
    /// If the set is none, the key cannot be used, or the bundle cannot be written.
    pub(crate) fn run(&self) -> Result<String, String> {
        let set = super::set(Some(&self.set))?;
        let secret = secret_key(&self.key)?;
        let info = set.info();
        let mut bundle =
            to_sign(&set, day::end(self.expires)).map_err(|error| error.to_string())?;
        let said = format!(
            "countersign address set {}, {} addresses, to be taken until {}",
            info.version,
            info.entries,
            day::text(self.expires)
        );
        let comment = UNTRUSTED_COMMENT.strip_prefix("untrusted comment: ");
        let signature = minisign::sign(None, &secret, bundle.as_slice(), Some(&said), comment)
            .map_err(|error| error.to_string())?;
        bundle.extend(signature.into_string().trim_end().bytes());
        bundle.push(b'\n');
        // What is written has been read back, with the key that others will read it with.
        let public = PublicKey::from_secret_key(&secret).map_err(|error| error.to_string())?;
        let keys: ReleaseKeys =
            public.to_base64().parse().map_err(|_| "the key has no public half".to_owned())?;
        Bundle::open(&bundle, &keys).map_err(|error| error.to_string())?;
        fs::write(&self.output, &bundle)
            .map_err(|error| format!("{}: {error}", self.output.display()))?;
        let mut text = format!("Signed: {said}.\n");
        if Bundle::open(&bundle, &ReleaseKeys::compiled_in()).is_err() {
            text.push_str("The key is not one that this release of countersign accepts.\n");
        }
        Ok(text)
    }
}

impl Verify {
    /// Verifies a bundle as a host would that has the set of this release in use; `false` if the
    /// host would not take it.
    ///
    /// # Errors
    ///
    /// If a file cannot be read.
    pub(crate) fn run(&self) -> Result<(String, bool), String> {
        let name = self.bundle.display();
        let bytes = fs::read(&self.bundle).map_err(|error| format!("{name}: {error}"))?;
        let keys = match &self.key {
            None => ReleaseKeys::compiled_in(),
            Some(file) => {
                let text = fs::read_to_string(file)
                    .map_err(|error| format!("{}: {error}", file.display()))?;
                text.parse().map_err(|error| format!("{}: {error}", file.display()))?
            }
        };
        let opened = Bundle::open(&bytes, &keys).and_then(|bundle| {
            let not_after = bundle.not_after;
            bundle.replacing(&AddressSet::bundled(), self.now()).map(|set| (set, not_after))
        });
        Ok(match opened {
            Ok((set, not_after)) => {
                let info = set.info();
                let until = day::text(not_after);
                let text = format!(
                    "Good: address set {}, as of {}, {} addresses, to be taken until {until}.\n",
                    info.version, info.as_of, info.entries
                );
                (text, true)
            }
            Err(error) => (format!("Not taken ({}): {error}.\n", error.code()), false),
        })
    }

    fn now(&self) -> u64 {
        let clock = || SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |now| now.as_secs());
        self.at.unwrap_or_else(clock)
    }
}

/// Reads a secret key, with its password if it has one.
fn secret_key(file: &Path) -> Result<SecretKey, String> {
    let name = file.display();
    let text = fs::read_to_string(file).map_err(|error| format!("{name}: {error}"))?;
    let read = || SecretKeyBox::from_string(&text);
    let open = read().and_then(SecretKeyBox::into_unencrypted_secret_key).or_else(|_| {
        let password = std::env::var(PASSWORD).ok();
        read().and_then(|key| key.into_secret_key(password))
    });
    open.map_err(|error| format!("{name}: {error}"))
}

/// Writes a file that must not be there yet; a secret one is for its owner alone.
fn create(path: &Path, text: &str, is_secret: bool) -> Result<(), String> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(if is_secret { 0o600 } else { 0o644 });
    }
    #[cfg(not(unix))]
    let _ = is_secret;
    let mut file = options.open(path).map_err(|error| format!("{}: {error}", path.display()))?;
    file.write_all(text.as_bytes()).map_err(|error| format!("{}: {error}", path.display()))
}
