//! Schemas of the types whose JSON is not that of their fields.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::model::{Decimal, NewsDate, Period};

/// What [`NewsDate`] writes: as much of an ISO 8601 date as is known.
const DATE: &str =
    r"[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?";

impl JsonSchema for NewsDate {
    fn schema_name() -> Cow<'static, str> {
        "NewsDate".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A date as ISO 8601 writes it, as far as it is known: `2021`, `2021-07`, `2021-07-21`, \
                `2021-07-21T10:30:00`, `2021-07-21T10:30:00+04:00`.",
            "type": "string",
            "pattern": format!("^{DATE}$"),
        })
    }
}

impl JsonSchema for Period {
    fn schema_name() -> Cow<'static, str> {
        "Period".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let part = "[0-9]{4}-(H[12]|Q[1-4]|W[0-5][0-9])";
        json_schema!({
            "description": "A calendar period: a date, `2020-H1` (a half), `2020-Q3` (a quarter), `2020-W45` (a week), or \
                an interval of two dates, both included: `2014/2020-06`.",
            "type": "string",
            "pattern": format!("^({DATE}(/{DATE})?|{part})$"),
        })
    }
}

impl JsonSchema for Decimal {
    fn schema_name() -> Cow<'static, str> {
        "Decimal".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A decimal number of at most 15 significant digits.",
            "type": "number",
        })
    }
}
