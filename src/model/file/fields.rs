//! A value as its type, where only an object can be a record: serde would also take a list of its fields in
//! the order of the program's source, which the JSON Schema refuses.

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{Deserializer, Error as _, IntoDeserializer, Unexpected, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::{Error, Value, map};

/// A value in a document.
#[derive(Clone, Copy)]
pub(super) struct JsonField<'a>(pub(super) &'a Value);

/// The fields of an object, each as a value of its own.
pub(super) type Fields<'a> = MapDeserializer<
    'a,
    std::iter::Map<map::Iter<'a>, fn(Pair<'a>) -> (&'a str, JsonField<'a>)>,
    Error,
>;

type Pair<'a> = (&'a String, &'a Value);

/// The fields of an object.
pub(super) fn fields_of(object: &serde_json::Map<String, Value>) -> Fields<'_> {
    fn field<'a>((key, value): Pair<'a>) -> (&'a str, JsonField<'a>) {
        (key, JsonField(value))
    }
    MapDeserializer::new(object.iter().map(field as fn(Pair<'_>) -> (&str, JsonField<'_>)))
}

impl<'de> IntoDeserializer<'de, Error> for JsonField<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for JsonField<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Value::Array(list) => {
                let mut entries = SeqDeserializer::new(list.iter().map(JsonField));
                let read = visitor.visit_seq(&mut entries)?;
                entries.end().map(|()| read)
            }
            Value::Object(object) => visitor.visit_map(fields_of(object)),
            single => single.deserialize_any(visitor),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.0 {
            Value::Object(object) => visitor.visit_map(fields_of(object)),
            other => Err(Error::invalid_type(unexpected(other), &visitor)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.0.deserialize_enum(name, variants, visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map identifier ignored_any
    }
}

fn unexpected(value: &Value) -> Unexpected<'_> {
    match value {
        Value::Null => Unexpected::Unit,
        Value::Bool(it) => Unexpected::Bool(*it),
        Value::Number(it) => match (it.as_u64(), it.as_i64()) {
            (Some(it), _) => Unexpected::Unsigned(it),
            (None, Some(it)) => Unexpected::Signed(it),
            (None, None) => Unexpected::Float(it.as_f64().unwrap_or_default()),
        },
        Value::String(it) => Unexpected::Str(it),
        Value::Array(_) => Unexpected::Seq,
        Value::Object(_) => Unexpected::Map,
    }
}
