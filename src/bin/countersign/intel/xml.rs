//! Walks an XML document of any size, element by element, and tells a whole one from a cut one.

use std::io::BufRead;

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// How deep elements may lie in each other: three times as deep as in any list that is read.
const DEEPEST: usize = 48;

/// How much text one element may hold, in bytes: far more than any name, address or comment.
const LONGEST_TEXT: usize = 1 << 20;

/// Is told of every element, by its path of local names: `sdnList/sdnEntry/uid`.
pub(crate) trait Visit {
    /// An element begins.
    fn open(&mut self, path: &str, attributes: &Attributes<'_>);

    /// An element ends; `text` is what stands in it, if no elements do.
    ///
    /// # Errors
    ///
    /// If what stands there cannot be.
    fn close(&mut self, path: &str, text: &str) -> Result<(), String>;
}

/// The attributes of an element, by their local names.
pub(crate) struct Attributes<'a>(&'a BytesStart<'a>);

impl Attributes<'_> {
    /// The value of an attribute.
    pub(crate) fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let mut read = attributes.with_checks(false).flatten();
        let named = read.find(|one| one.key.local_name().as_ref() == name)?;
        let value = named.normalized_value(XmlVersion::Implicit1_0).ok()?;
        Some(value.trim().to_owned())
    }
}

/// Walks a document whose outermost element must be `root`.
///
/// # Errors
///
/// If it is another document, no document, or one that does not end: what was visited until then
/// must not be used.
pub(crate) fn walk(input: impl BufRead, root: &str, visitor: &mut dyn Visit) -> Result<(), String> {
    let mut reader = Reader::from_reader(input);
    let mut walk = Walk { root, visitor, path: String::new(), text: String::new(), ended: false };
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer);
        let place = reader.buffer_position();
        let more = match event {
            Ok(event) => walk.event(event),
            Err(error) => Err(error.to_string()),
        };
        match more {
            Ok(true) => {}
            Ok(false) => return walk.end(),
            Err(reason) => return Err(format!("at byte {place}: {reason}")),
        }
    }
}

struct Walk<'a> {
    root: &'a str,
    visitor: &'a mut dyn Visit,
    path: String,
    text: String,
    ended: bool,
}

impl Walk<'_> {
    /// Whether there is more to come after this.
    fn event(&mut self, event: Event<'_>) -> Result<bool, String> {
        match event {
            Event::Start(element) => self.open(&element)?,
            Event::Empty(element) => {
                self.open(&element)?;
                self.close()?;
            }
            Event::End(_) => self.close()?,
            Event::Text(text) => self.say(&text.xml10_content())?,
            Event::CData(text) => self.say(&text.xml10_content())?,
            Event::GeneralRef(reference) => {
                let character = reference.resolve_char_ref().map_err(|error| error.to_string())?;
                match (character, resolve_predefined_entity(&reference)) {
                    (Some(character), _) => self.say(character.encode_utf8(&mut [0; 4]))?,
                    (None, Some(text)) => self.say(text)?,
                    (None, None) => return Err(format!("the unknown entity {reference:?}")),
                }
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            Event::Eof => return Ok(false),
        }
        Ok(true)
    }

    fn open(&mut self, element: &BytesStart<'_>) -> Result<(), String> {
        let name = element.local_name();
        if self.path.is_empty() && (self.ended || name.as_ref() != self.root) {
            let found = name.as_ref();
            return Err(format!("<{found}>, where only one <{}> may stand", self.root));
        }
        if !self.path.is_empty() {
            self.path.push('/');
        }
        self.path.push_str(name.as_ref());
        if self.path.matches('/').count() >= DEEPEST {
            return Err("elements that lie too deep in each other".to_owned());
        }
        self.text.clear();
        self.visitor.open(&self.path, &Attributes(element));
        Ok(())
    }

    fn close(&mut self) -> Result<(), String> {
        self.visitor.close(&self.path, self.text.trim())?;
        self.text.clear();
        let parent = self.path.rfind('/').unwrap_or(0);
        self.path.truncate(parent);
        self.ended = self.path.is_empty();
        Ok(())
    }

    fn say(&mut self, text: &str) -> Result<(), String> {
        if self.path.is_empty() && !text.trim().is_empty() {
            return Err(format!("text outside <{}>: this is no such document", self.root));
        }
        if self.text.len() + text.len() > LONGEST_TEXT {
            return Err("an element with too much text".to_owned());
        }
        self.text.push_str(text);
        Ok(())
    }

    fn end(&self) -> Result<(), String> {
        match (self.ended, self.path.is_empty()) {
            (true, _) => Ok(()),
            (false, true) => Err("it is empty".to_owned()),
            (false, false) => Err(format!("it ends inside <{}>: the file is cut short", self.path)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Default)]
    struct Seen(Vec<String>);

    impl Visit for Seen {
        fn open(&mut self, path: &str, attributes: &Attributes<'_>) {
            self.0.extend(attributes.get("id").map(|id| format!("{path}@id={id}")));
        }

        fn close(&mut self, path: &str, text: &str) -> Result<(), String> {
            self.0.push(format!("{path}={text}"));
            Ok(())
        }
    }

    fn read(text: &str) -> Result<Vec<String>, String> {
        let mut seen = Seen::default();
        walk(text.as_bytes(), "a", &mut seen).map(|()| seen.0)
    }

    #[test]
    fn elements_are_told_by_local_names_with_their_text() {
        let text = "<?xml version=\"1.0\"?><!-- c --><x:a xmlns:x=\"u\"><b x:id=\"&lt;1\"> A &amp; \
                    &#66;<![CDATA[ <C>]]></b><x:b/>\n</x:a>\n";
        assert_eq!(read(text).unwrap(), ["a/b@id=<1", "a/b=A & B <C>", "a/b=", "a="]);
    }

    #[test]
    fn what_is_no_whole_document_is_refused() {
        for (text, reason) in [
            ("", "it is empty"),
            ("<a>", "it ends inside <a>"),
            ("<a><b>", "it ends inside <a/b>"),
            ("<a><b></a>", "b"),
            ("<a></a", ""),
            ("<a/><a/>", "only one <a>"),
            ("<html><body>Request blocked</body></html>", "<html>, where only one <a>"),
            ("Access denied", "text outside <a>"),
            ("<a/>trailing", "text outside <a>"),
            ("<a>&unheard;</a>", "unknown entity"),
        ] {
            let error = read(text).expect_err(text);
            assert!(error.contains(reason), "{text}: {error}");
        }
        let deep = format!("<a>{}", "<b>".repeat(DEEPEST));
        assert!(read(&deep).unwrap_err().contains("too deep"));
        let long = format!("<a>{}</a>", "x".repeat(LONGEST_TEXT + 1));
        assert!(read(&long).unwrap_err().contains("too much text"));
    }
}
