//! An act as an object: what its deed says stands beside its other members.
//!
//! As `#[serde(flatten)]` writes it, which however takes every name for one that is met for the first time:
//! names that are known when the engine is compiled are handed to JavaScript once and kept there.

use serde::ser::{Error, Impossible, Serialize, SerializeStruct, Serializer};

use super::Act;

impl Serialize for Act {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { deed, words, path, read_as, means, parties, guess, deadline, calls, .. } = self;
        let mut object = serializer.serialize_struct("Act", 8)?;
        deed.serialize(Members(&mut object))?;
        object.serialize_field("words", words)?;
        object.serialize_field("path", path)?;
        object.serialize_field("read_as", read_as)?;
        object.serialize_field("means", means)?;
        object.serialize_field("parties", parties)?;
        object.serialize_field("guess", guess)?;
        object.serialize_field("deadline", deadline)?;
        object.serialize_field("calls", calls)?;
        object.end()
    }
}

/// Writes the members of an object into another one.
struct Members<'a, S>(&'a mut S);

impl<S: SerializeStruct> SerializeStruct for Members<'_, S> {
    type Ok = ();
    type Error = S::Error;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), S::Error> {
        self.0.serialize_field(name, value)
    }

    fn end(self) -> Result<(), S::Error> {
        Ok(())
    }
}

/// Anything but an object has no members, and no deed is anything else.
macro_rules! refuse {
    ($($name:ident $(<$generic:ident>)? ($($type:ty),*) -> $ok:ty;)*) => {
        $(fn $name $(<$generic: Serialize + ?Sized>)? (self $(, _: $type)*) -> Result<$ok, S::Error> {
            Err(S::Error::custom("only an object has members"))
        })*
    };
}

type Nothing<S> = Impossible<(), <S as SerializeStruct>::Error>;

impl<S: SerializeStruct> Serializer for Members<'_, S> {
    type Ok = ();
    type Error = S::Error;
    type SerializeSeq = Nothing<S>;
    type SerializeTuple = Nothing<S>;
    type SerializeTupleStruct = Nothing<S>;
    type SerializeTupleVariant = Nothing<S>;
    type SerializeMap = Nothing<S>;
    type SerializeStruct = Self;
    type SerializeStructVariant = Nothing<S>;

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, S::Error> {
        Ok(self)
    }

    refuse! {
        serialize_bool(bool) -> ();
        serialize_i8(i8) -> ();
        serialize_i16(i16) -> ();
        serialize_i32(i32) -> ();
        serialize_i64(i64) -> ();
        serialize_u8(u8) -> ();
        serialize_u16(u16) -> ();
        serialize_u32(u32) -> ();
        serialize_u64(u64) -> ();
        serialize_f32(f32) -> ();
        serialize_f64(f64) -> ();
        serialize_char(char) -> ();
        serialize_str(&str) -> ();
        serialize_bytes(&[u8]) -> ();
        serialize_none() -> ();
        serialize_some<T>(&T) -> ();
        serialize_unit() -> ();
        serialize_unit_struct(&'static str) -> ();
        serialize_unit_variant(&'static str, u32, &'static str) -> ();
        serialize_newtype_struct<T>(&'static str, &T) -> ();
        serialize_newtype_variant<T>(&'static str, u32, &'static str, &T) -> ();
        serialize_seq(Option<usize>) -> Nothing<S>;
        serialize_tuple(usize) -> Nothing<S>;
        serialize_tuple_struct(&'static str, usize) -> Nothing<S>;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Nothing<S>;
        serialize_map(Option<usize>) -> Nothing<S>;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Nothing<S>;
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::{Deed, Means};
    use super::*;

    #[test]
    fn a_deeds_members_stand_beside_the_acts() {
        let deed = Deed::SwitchNetwork { chain_id: Some("1".to_owned()) };
        let act = Act::new(deed, "params[0]".to_owned(), None, Means::Transaction, Vec::new());
        let written = serde_json::to_value(&act).unwrap();
        assert_eq!(written["kind"], "switch-network");
        assert_eq!(written["chain_id"], "1");
        assert_eq!(written["path"], "params[0]");
        assert_eq!(written["calls"], json!([]));
        assert_eq!(serde_json::from_value::<Act>(written).unwrap(), act);
    }
}
