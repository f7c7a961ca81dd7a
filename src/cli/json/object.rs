//! JSON objects whose keys keep their order.

use std::borrow::Cow;

use serde_json::{Map, Value};

use crate::plan::{Figure, Left, Money, NotComputable, Total};

/// A JSON object under construction.
#[derive(Debug, Default)]
pub(in crate::cli) struct Object(Map<String, Value>);

impl Object {
    /// Adds a value. A zero has no sign: to a reader, `-0.0` would be another number than `0.0`.
    pub(in crate::cli) fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0.insert(name.to_owned(), without_sign_of_zero(value.into()));
        self
    }

    /// Adds a sum: its amount, or `null` with the reason why a cost is missing under `NAME_reason` and what is known of it
    /// under `NAME_at_least`.
    pub(in crate::cli) fn total(self, name: &str, total: Total, amount: impl Fn(Money) -> String) -> Self {
        let object = self.figure(name, total.exact().map(&amount));
        if total.exact().is_ok() { object } else { object.with(&format!("{name}_at_least"), amount(total.at_least())) }
    }

    /// Adds a list of sums. Where one lacks a cost it is `null`, and `NAME_reason` and `NAME_at_least` have as many items.
    pub(in crate::cli) fn totals(self, name: &str, totals: &[Total], amount: impl Fn(Money) -> String) -> Self {
        let exact: Value = totals.iter().map(|total| total.exact().ok().map(&amount)).collect();
        let object = self.with(name, exact);
        if totals.iter().all(|total| total.exact().is_ok()) {
            return object;
        }
        let reasons: Value = totals.iter().map(|total| total.why_missing().map(NotComputable::as_str)).collect();
        let least: Value = totals.iter().map(|total| amount(total.at_least())).collect();
        object.with(&format!("{name}_reason"), reasons).with(&format!("{name}_at_least"), least)
    }

    /// Adds an object of named sums, of which the first of a name counts. Where one lacks a cost it is `null`; `NAME_reason`
    /// then has the reasons of those, and `NAME_at_least` what is known of each.
    pub(in crate::cli) fn named_totals<'a>(
        self,
        name: &str,
        totals: impl Iterator<Item = (Cow<'a, str>, Total)>,
        amount: impl Fn(Money) -> String,
    ) -> Self {
        let (mut exact, mut reasons, mut least) = (Self::default(), Self::default(), Self::default());
        for (key, total) in totals {
            if exact.0.contains_key(&*key) {
                continue;
            }
            exact = exact.with(&key, total.exact().ok().map(&amount));
            least = least.with(&key, amount(total.at_least()));
            if let Some(why) = total.why_missing() {
                reasons = reasons.with(&key, why.as_str());
            }
        }
        let object = self.with(name, exact);
        if reasons.0.is_empty() {
            return object;
        }
        object.with(&format!("{name}_reason"), reasons).with(&format!("{name}_at_least"), least)
    }

    /// Adds what is left: its amount, or `null` with its reason and the most that it can be under `NAME_at_most`.
    pub(in crate::cli) fn left(self, name: &str, left: Figure<Left>, amount: impl Fn(Money) -> String) -> Self {
        let object = self.figure(name, left.and_then(|left| left.exact()).map(&amount));
        match left {
            Ok(left) if left.exact().is_err() => object.with(&format!("{name}_at_most"), amount(left.at_most())),
            _ => object,
        }
    }

    /// Adds a whole number, or `null` where it is beyond 64 bits.
    pub(in crate::cli) fn whole(self, name: &str, number: u128) -> Self {
        self.figure(name, u64::try_from(number).map_err(|_| NotComputable::TooLarge))
    }

    /// Adds a figure: its value, or `null` and its reason under `NAME_reason`.
    pub(in crate::cli) fn figure<T: Into<Value>>(self, name: &str, figure: Figure<T>) -> Self {
        match figure {
            Ok(value) => self.with(name, value),
            Err(why) => self.with(name, Value::Null).with(&format!("{name}_reason"), why.as_str()),
        }
    }
}

/// Returns the value with `0.0` in the place of `-0.0`. Objects inside were made by [`Object::with`].
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
        let object = Object::default().with("a", -0.0).with("b", list).figure("c", Ok(-0.0)).with("d", -0.0);
        let expected = r#"{"a":0.0,"b":[{"of":0.0},0.0,[0.0,1.0]],"c":0.0,"d":0.0}"#;
        assert_eq!(Value::from(object).to_string(), expected);
    }

    #[test]
    fn keys_keep_their_order_and_missing_values_their_reason() {
        let object = Object::default()
            .with("second", 2)
            .figure("reach", Ok(0.5))
            .figure("cpm", Err::<f64, _>(NotComputable::CostsNothing))
            .with("first", "1");
        let value = Value::from(object);
        assert_eq!(
            value.to_string(),
            r#"{"second":2,"reach":0.5,"cpm":null,"cpm_reason":"costs-nothing","first":"1"}"#
        );
    }
}
