//! What the words next to a number leave open and the article tells: whose dollars, which degrees, sixteen of what.

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::claim::quantity::Found;
use crate::claim::quantity::region::Region;
use crate::language::{Pieces, Text};
use crate::lexicon::{ChangeForm, Class, NumeralKind, UnitKind, measures};
use crate::model::{Decimal, Quantity, Value};

/// What the sentences before have counted.
#[derive(Debug)]
pub(in crate::claim) struct Context<'t, 'a> {
    text: &'t Text<'a>,
    /// Looked for once something hangs on it.
    region: OnceCell<Region>,
    /// The unit last counted, and how many sentences ago.
    counted: Option<(Cow<'static, str>, u32)>,
    /// The article has given shares in percent.
    percents: bool,
    /// “°C” or “°F”, once the article has said it.
    degrees: Option<Cow<'static, str>>,
}

/// So many sentences further a number alone no longer counts the same.
const FARTHEST: u32 = 2;

impl<'t, 'a> Context<'t, 'a> {
    pub(in crate::claim) fn new(text: &'t Text<'a>) -> Self {
        Self { text, region: OnceCell::new(), counted: None, percents: false, degrees: None }
    }

    fn region(&self) -> &Region {
        self.region.get_or_init(|| Region::of(self.text))
    }

    /// Whether the article is at home south of the equator.
    pub(in crate::claim) fn is_southern(&self) -> bool {
        self.region().south
    }

    pub(in crate::claim) fn sentence_begins(&mut self) {
        if let Some((_, ago)) = &mut self.counted {
            *ago += 1;
        }
    }

    /// Gives a quantity the unit that its context says.
    pub(in crate::claim) fn complete(&mut self, pieces: &Pieces<'_>, found: &mut Found) {
        let quantity = &mut found.quantity;
        if quantity.unit.is_empty() {
            if let Some(unit) = self.open_unit(pieces, found) {
                found.quantity.unit = unit;
            }
        } else if let Some(unit) = found.without_country {
            let symbol = self.region().unit(unit).symbol;
            // Where it is at home most articles say nothing of.
            if quantity.unit != symbol {
                quantity.unit = symbol.into();
            }
        } else if quantity.unit == "point"
            && self.percents
            && !is_above(quantity.value, 100)
            && !pieces.is_the_word(found.first.wrapping_sub(1), "or")
        {
            // A lead of 5 points among shares is one of percentage points; “0.4 percent, or 33 points” is an index’s.
            quantity.unit = "percentage point".into();
        } else if quantity.unit == "degree" {
            quantity.unit = self.degrees.clone().unwrap_or("degree".into());
        } else if matches!(&*quantity.unit, "°C" | "°F") {
            self.degrees = Some(quantity.unit.clone());
        }
        self.remember(&found.quantity);
    }

    fn remember(&mut self, quantity: &Quantity) {
        self.percents |= quantity.unit == "%";
        // Money is named again each time.
        let is_money =
            quantity.unit.len() == 3 && quantity.unit.bytes().all(|byte| byte.is_ascii_uppercase());
        if !quantity.unit.is_empty() && quantity.unit != "time" && !is_money {
            // In the room of the one before.
            let (unit, ago) = self.counted.get_or_insert_default();
            unit.clone_from(&quantity.unit);
            *ago = 0;
        }
    }

    /// The unit of a number that stands alone.
    fn open_unit(&self, pieces: &Pieces<'_>, found: &Found) -> Option<Cow<'static, str>> {
        // “27 killed”, “63 were missing”: people.
        let harmed = [
            "killed",
            "injured",
            "wounded",
            "dead",
            "missing",
            "hurt",
            "died",
            "arrested",
            "hospitalized",
            "hospitalised",
            "displaced",
            "rescued",
            "detained",
            "drowned",
            "buried",
            "people",
            "charged",
            "evacuated",
            "hospital",
            "infected",
            "jailed",
            "stabbed",
            "trapped",
            "treated",
        ];
        if (found.last..found.last + 4).any(|at| pieces.is_any(at, &harmed))
            && !pieces.is_the_word(found.last, "of")
        {
            return Some("person".into());
        }
        // “six of them children”
        if pieces.is_the_word(found.last, "of")
            && pieces.is_any(found.last + 1, &["them", "whom", "which", "these", "those"])
        {
            let noun = found.last + 2;
            let is_noun = pieces.is_word(noun)
                && measures().is_plural(pieces.word(noun))
                && !pieces.is(noun, Class::VERB | Class::AUXILIARY);
            if is_noun {
                return Some(measures().singular(pieces.word(noun)));
            }
            // “spent it on borewells, two of which failed”
            let behind = |at: &usize| pieces.is_word(*at) && measures().is_plural(pieces.word(*at));
            let before = (found.first.saturating_sub(4)..found.first).rev().find(behind);
            if let Some(noun) = before.filter(|_| pieces.is_any(found.last + 1, &["which", "whom"])) {
                return Some(measures().singular(pieces.word(noun)));
            }
        } else if found.is_share {
            // “down by a third”: of whatever it was.
            return None;
        }
        // “a depth of 10 km with a magnitude of 6.1”
        if pieces.is_any(found.first.wrapping_sub(1), &["of"])
            && pieces.is_the_word(found.first.wrapping_sub(2), "magnitude")
        {
            return None;
        }
        // “24.71 per euro” is a rate of its own kind.
        if pieces.is_the_word(found.last, "per") {
            return None;
        }
        // “the attendance of 6,412”
        if pieces.is_any(found.first.wrapping_sub(1), &["of"])
            && pieces.is_any(found.first.wrapping_sub(2), &GATHERINGS)
        {
            return Some("person".into());
        }
        // “flu cases doubled in two weeks, to 3,552”: what rose or fell to a level is its subject.
        if let Some(unit) = subject_of_level(pieces, found.first) {
            return unit;
        }
        let (unit, ago) = self.counted.as_ref()?;
        // A measure is taken up in its own sentence only: “131 days, compared with a target of 100”; and a share may be
        // taken up by what can be one: not “rose 2 percent to 59,708”.
        let kind = measures().unit(|at| if at == 0 { unit } else { "" }).map(|(unit, _)| unit.kind);
        let fits = match kind {
            Some(UnitKind::Percent | UnitKind::Point) if unit != "point" => {
                !is_above(found.quantity.value, 100)
            }
            Some(_) => *ago == 0,
            None => true,
        };
        if !fits {
            return None;
        }
        // “from 14 to 16 percent” looks ahead; “9 percent. I had guessed 10” looks back.
        (*ago <= FARTHEST).then(|| unit.clone())
    }
}

/// Whether a number, or the higher of two, is larger than `limit`.
fn is_above(value: Value, limit: u32) -> bool {
    let (Value::Number(number) | Value::Range(_, number)) = value;
    number > Decimal::from(limit)
}

/// Who comes together where these words count: “the crowd fell to 11,400”.
const GATHERINGS: [&str; 6] = ["attendance", "audience", "congregation", "crowd", "turnout", "workforce"];

/// What a number behind “to” counts, where a verb of change stands before it: the plural or the gathering that changed.
/// `Some(None)`: something else changed.
fn subject_of_level(pieces: &Pieces<'_>, at: usize) -> Option<Option<Cow<'static, str>>> {
    let to = at.checked_sub(1).filter(|to| pieces.is_the_word(*to, "to"))?;
    let changes = |at: &usize| {
        pieces.change(*at).is_some_and(|change| change.form == ChangeForm::Verb)
            || pieces.numeral(*at).is_some_and(|numeral| numeral.kind == NumeralKind::Fold)
    };
    let verb = (0..to).rev().find(changes)?;
    // “from 14 to 16”: what rises is counted by the number behind.
    if (verb..to).any(|at| pieces.is_the_word(at, "from")) {
        return None;
    }
    // The subject is what stands before the verb in its clause.
    let begins =
        |at: &usize| pieces.is_comma(*at) || pieces.is(*at, Class::CONJUNCTION | Class::SUBORDINATOR);
    let first = (0..verb).rev().find(begins).map_or(0, |at| at + 1);
    let ends = |at: &usize| pieces.is(*at, Class::PREPOSITION);
    let last = (first..verb).find(ends).unwrap_or(verb);
    if (first..last).any(|at| pieces.is_any(at, &GATHERINGS)) {
        return Some(Some("person".into()));
    }
    let head = last.checked_sub(1).filter(|head| *head >= first && pieces.is_word(*head));
    let plural = head.filter(|head| measures().is_plural(pieces.word(*head)) && !pieces.is_capital(*head));
    Some(plural.map(|head| measures().singular(pieces.word(head))))
}
