//! The colours of the style sheet, measured: contrasts, and how far apart speakers stay for the colour-blind.

use std::collections::HashMap;

/// Red, green and blue, linear.
type Colour = [f64; 3];

/// Least contrast of text with what lies behind it (WCAG 2.2, 1.4.3), and of lines (1.4.11).
const TEXT: f64 = 4.5;
const LINE: f64 = 3.0;
/// Least distance of two tints, in hundredths of OKLab, where about 2 is just noticeable; Okabe and Ito's full hues come
/// down to 7.5 under deuteranopia.
const APART: f64 = 4.5;
const SPEAKERS: usize = 7;

/// How dichromats see linear red, green and blue: Machado, Oliveira and Fernandes, *A Physiologically-based Model for
/// Simulation of Color Vision Deficiency*, IEEE TVCG 15 (2009), severity 1.0.
const SIGHTS: [(&str, [[f64; 3]; 3]); 4] = [
    ("trichromacy", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    ),
    (
        "deuteranopia",
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    ),
    (
        "tritanopia",
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    ),
];

/// The colours of one scheme by selector and variable: `.c0 tint`.
type Scheme = HashMap<String, Colour>;

/// Light, and dark over light.
fn schemes() -> [(&'static str, Scheme); 2] {
    let css = include_str!("../src/write/html/base.css");
    let (light, rest) =
        css.split_once("@media screen and (prefers-color-scheme: dark)").expect("a dark scheme");
    let dark = rest.split_once("\n}").expect("its end").0;
    let light = colours(light, Scheme::new());
    let dark = colours(dark, light.clone());
    [("light", light), ("dark", dark)]
}

fn colours(css: &str, mut known: Scheme) -> Scheme {
    for rule in css.split('}') {
        let Some((selector, values)) = rule.rsplit_once('{') else { continue };
        let selector = selector.split_whitespace().last().unwrap_or_default();
        for value in values.split(';') {
            let Some((name, value)) = value.split_once(':') else { continue };
            if let Some(colour) = hex(value.trim()) {
                known.insert(format!("{selector} {}", name.trim().trim_start_matches('-')), colour);
            }
        }
    }
    known
}

fn hex(text: &str) -> Option<Colour> {
    let digits = text.strip_prefix('#')?;
    let each = digits.len() / 3;
    let mut colour = [0.0; 3];
    for (at, part) in colour.iter_mut().enumerate() {
        let part_text = digits[at * each..(at + 1) * each].repeat(3 - each);
        let value = f64::from(u8::from_str_radix(&part_text, 16).ok()?) / 255.0;
        *part = if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) };
    }
    Some(colour)
}

fn times(matrix: &[[f64; 3]; 3], colour: Colour) -> Colour {
    matrix.map(|row| row.iter().zip(colour).map(|(factor, part)| factor * part).sum())
}

fn contrast(one: Colour, other: Colour) -> f64 {
    let luminance = |[red, green, blue]: Colour| 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Ottosson's OKLab, in which distances are as people see them.
fn oklab(colour: Colour) -> Colour {
    let cones = times(
        &[
            [0.4122214708, 0.5363325363, 0.0514459929],
            [0.2119034982, 0.6806995451, 0.1073969566],
            [0.0883024619, 0.2817188376, 0.6299787005],
        ],
        colour.map(|part| part.clamp(0.0, 1.0)),
    );
    times(
        &[
            [0.2104542553, 0.7936177850, -0.0040720468],
            [1.9779984951, -2.4285922050, 0.4505937099],
            [0.0259040371, 0.7827717662, -0.8086757660],
        ],
        cones.map(f64::cbrt),
    )
}

fn distance(one: Colour, other: Colour) -> f64 {
    let squares = oklab(one).into_iter().zip(oklab(other)).map(|(one, other)| (one - other).powi(2));
    100.0 * squares.sum::<f64>().sqrt()
}

#[test]
fn words_and_lines_stand_out() {
    for (scheme, colours) in schemes() {
        let of = |name: &str| *colours.get(name).unwrap_or_else(|| panic!("{scheme} has no {name}"));
        let holds = |one: &str, other: &str, least: f64| {
            let contrast = contrast(of(one), of(other));
            assert!(contrast >= least, "{scheme}: {one} on {other} has {contrast:.2}");
        };
        for ground in [":root page", ":root ground"] {
            for ink in [":root ink", ":root soft", ":root link"] {
                holds(ink, ground, TEXT);
            }
        }
        for voice in (0..SPEAKERS).map(|at| format!(".c{at}")).chain([".c-none".to_owned()]) {
            holds(":root ink", &format!("{voice} tint"), TEXT);
            holds(&format!("{voice} on-hue"), &format!("{voice} hue"), TEXT);
            holds(&format!("{voice} line"), &format!("{voice} tint"), LINE);
            holds(&format!("{voice} line"), ":root page", LINE);
            holds(&format!("{voice} line"), ":root ground", LINE);
        }
    }
}

#[test]
fn speakers_stay_apart_for_the_colour_blind() {
    for (scheme, colours) in schemes() {
        for (sight, matrix) in SIGHTS {
            for variable in ["tint", "hue"] {
                let seen = |at: usize| times(&matrix, colours[&format!(".c{at} {variable}")]);
                for one in 0..SPEAKERS {
                    for other in 0..one {
                        let apart = distance(seen(one), seen(other));
                        assert!(
                            apart >= APART,
                            "{scheme}, {sight}: {variable}s {other} and {one} are {apart:.1} apart"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn the_measures_are_those_of_their_authors() {
    let [black, white, grey] = ["#000", "#ffffff", "#767676"].map(|text| hex(text).expect("a colour"));
    assert_eq!(contrast(black, white), 21.0);
    assert!((contrast(white, grey) - 4.54).abs() < 0.01);
    assert!((distance(black, white) - 100.0).abs() < 0.1);
}
