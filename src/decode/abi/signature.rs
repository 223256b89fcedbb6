//! Functions as Solidity spells them, with the names of their parameters:
//! `transfer(address to,uint256 value)`.

use super::keccak;

/// The longest signature, in bytes, of those that are known.
const LONGEST: usize = 1024;

/// The selector of a function: the first four bytes of the Keccak hash of its canonical signature.
///
/// Evaluated by the compiler for every function in the tables.
pub const fn selector(signature: &str) -> [u8; 4] {
    let (canonical, length) = canonical(signature.as_bytes());
    keccak::first_four(&canonical, length)
}

/// The signature without the names of its parameters, and its length.
const fn canonical(signature: &[u8]) -> ([u8; LONGEST], usize) {
    let mut out = [0; LONGEST];
    let mut length = 0;
    let mut at = 0;
    // A name stands after a space and ends with the comma or parenthesis that follows it.
    let mut in_name = false;
    while at < signature.len() {
        #[allow(clippy::indexing_slicing)]
        let byte = signature[at];
        match byte {
            b' ' => in_name = true,
            b',' | b')' => in_name = false,
            _ => {}
        }
        if !in_name {
            #[allow(clippy::indexing_slicing)]
            {
                out[length] = byte;
            }
            length += 1;
        }
        at += 1;
    }
    (out, length)
}

/// The signature as it is hashed: `transfer(address,uint256)`.
pub fn without_names(signature: &str) -> String {
    let mut out = String::with_capacity(signature.len());
    let (mut from, mut in_name) = (0, false);
    for (at, byte) in signature.bytes().enumerate() {
        match byte {
            b' ' if !in_name => {
                out.push_str(signature.get(from..at).unwrap_or_default());
                in_name = true;
            }
            b',' | b')' if in_name => (from, in_name) = (at, false),
            _ => {}
        }
    }
    out.push_str(signature.get(from..).unwrap_or_default());
    out
}

/// The function's name.
pub fn name(signature: &str) -> &str {
    signature.split('(').next().unwrap_or_default()
}

/// The list of parameters: what stands between the outermost parentheses.
pub fn parameters(signature: &'static str) -> Members {
    let start = signature.find('(').map_or(signature.len(), |at| at + 1);
    let end = signature.rfind(')').unwrap_or(signature.len());
    Members(signature.get(start..end).unwrap_or_default())
}

/// A type and what it is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    /// The type: `uint256`, `(address token,uint160 amount)[]`.
    pub kind: &'static str,
    /// The name; empty if it has none.
    pub name: &'static str,
}

/// The members of a tuple, or the parameters of a function, one after the other.
#[derive(Clone, Copy, Debug)]
pub struct Members(&'static str);

impl Members {
    /// The members of a tuple type, `(…)`.
    pub fn of_tuple(kind: &'static str) -> Self {
        Self(kind.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or_default())
    }
}

// A copy starts over where it was copied, which is what every reader of a type wants.
#[allow(clippy::copy_iterator)]
impl Iterator for Members {
    type Item = Member;

    fn next(&mut self) -> Option<Member> {
        if self.0.is_empty() {
            return None;
        }
        let mut depth = 0_u32;
        let end = self.0.bytes().position(|byte| {
            match byte {
                b'(' => depth += 1,
                b')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            byte == b',' && depth == 0
        });
        let (member, rest) = self.0.split_at_checked(end.unwrap_or(self.0.len()))?;
        self.0 = rest.strip_prefix(',').unwrap_or_default();
        // A name stands after everything else; the spaces of a tuple without one are inside it.
        let last = member.bytes().rposition(|byte| matches!(byte, b' ' | b')'));
        let (kind, name) = match last.and_then(|at| member.split_at_checked(at)) {
            Some((kind, name)) if name.starts_with(' ') => (kind, name.get(1..)?),
            _ => (member, ""),
        };
        Some(Member { kind, name })
    }
}

/// The element type of an array type, and its length if that is fixed.
pub fn element(kind: &'static str) -> Option<(&'static str, Option<usize>)> {
    let inner = kind.strip_suffix(']')?;
    let open = inner.rfind('[')?;
    let length = inner.get(open + 1..)?;
    let length = if length.is_empty() { None } else { Some(length.parse().ok()?) };
    Some((inner.get(..open)?, length))
}

/// Whether a type's encoding has no fixed size.
pub fn is_dynamic(kind: &'static str) -> bool {
    // Nearly every type is elementary.
    if !kind.ends_with([']', ')']) {
        return kind == "bytes" || kind == "string";
    }
    match element(kind) {
        Some((_, None)) => true,
        Some((inner, Some(_))) => is_dynamic(inner),
        None => Members::of_tuple(kind).any(|member| is_dynamic(member.kind)),
    }
}

/// How many bytes a value of the type takes in the head of what it stands in.
pub fn head_size(kind: &'static str) -> usize {
    if !kind.ends_with([']', ')']) || is_dynamic(kind) {
        return super::WORD;
    }
    match element(kind) {
        Some((inner, length)) => head_size(inner) * length.unwrap_or(0),
        None => Members::of_tuple(kind).map(|member| head_size(member.kind)).sum(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn selectors_are_those_of_the_canonical_signature() {
        assert_eq!(selector("transfer(address to,uint256 value)"), [0xa9, 0x05, 0x9c, 0xbb]);
        assert_eq!(selector("transfer(address,uint256)"), [0xa9, 0x05, 0x9c, 0xbb]);
        assert_eq!(
            without_names("f((address token,uint160[2] amount)[] details,bytes data)"),
            "f((address,uint160[2])[],bytes)"
        );
    }

    #[test]
    fn members_and_sizes() {
        let all: Vec<_> =
            parameters("f((address a,uint8[2] b)[] list,bytes,(uint256 x,bool y) pair)")
                .map(|member| (member.kind, member.name))
                .collect();
        assert_eq!(
            all,
            [("(address a,uint8[2] b)[]", "list"), ("bytes", ""), ("(uint256 x,bool y)", "pair")]
        );
        assert_eq!(head_size("(uint256 x,bool y)[3]"), 192);
        assert_eq!(head_size("(uint256 x,bytes y)[3]"), 32);
        assert!(is_dynamic("(uint256 x,bytes y)[3]") && !is_dynamic("uint256[2][3]"));
        assert_eq!(element("uint256[2][]"), Some(("uint256[2]", None)));
        assert_eq!(parameters("f()").count(), 0);
    }
}
