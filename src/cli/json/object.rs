//! JSON objects whose keys keep their order.

use serde_json::{Map, Value};

use crate::plan::Figure;

/// A JSON object under construction.
#[derive(Debug, Default)]
pub(super) struct Object(Map<String, Value>);

impl Object {
    /// With a value. A zero has no sign: to a reader, `-0.0` would be another number than `0.0`.
    pub(super) fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0.insert(name.to_owned(), without_sign_of_zero(value.into()));
        self
    }

    /// With a value unless the name has one: of two things with one id the first one counts.
    pub(super) fn with_first(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0.entry(name).or_insert_with(|| without_sign_of_zero(value.into()));
        self
    }

    /// With a figure: its value, or `null` and its reason under `NAME_reason`.
    pub(super) fn figure<T: Into<Value>>(self, name: &str, figure: Figure<T>) -> Self {
        match figure {
            Ok(value) => self.with(name, value),
            Err(why) => self.with(name, Value::Null).with(&format!("{name}_reason"), why.as_str()),
        }
    }
}

/// The same value with `0.0` in the place of `-0.0`. Objects inside were made by [`Object::with`].
fn without_sign_of_zero(value: Value) -> Value {
    match value {
        Value::Number(number) if number.is_f64() && number.as_f64() == Some(0.0) => 0.0.into(),
        Value::Array(items) => items.into_iter().map(without_sign_of_zero).collect(),
        other => other,
    }
}

impl From<Object> for Value {
    fn from(object: Object) -> Self {
        Self::Object(object.0)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::Object;
    use crate::plan::NotComputable;

    #[test]
    fn zeros_have_no_sign() {
        let inner = Object::default().with("of", -0.0);
        let list: Vec<Value> = vec![inner.into(), (-0.0).into(), [-0.0, 1.0].as_slice().into()];
        let object = Object::default().with("a", -0.0).with("b", list).figure("c", Ok(-0.0)).with_first("d", -0.0);
        let expected = r#"{"a":0.0,"b":[{"of":0.0},0.0,[0.0,1.0]],"c":0.0,"d":0.0}"#;
        assert_eq!(Value::from(object).to_string(), expected);
    }

    #[test]
    fn keys_keep_their_order_and_missing_values_their_reason() {
        let object = Object::default()
            .with("second", 2)
            .figure("reach", Ok(0.5))
            .figure("cpm", Err::<f64, _>(NotComputable::CostsNothing))
            .with_first("second", 3)
            .with_first("first", "1");
        let value = Value::from(object);
        assert_eq!(
            value.to_string(),
            r#"{"second":2,"reach":0.5,"cpm":null,"cpm_reason":"costs-nothing","first":"1"}"#
        );
    }
}
