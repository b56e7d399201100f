//! Sets of names as bits.

/// Declares a set of named things. Each has a bit by its place, so that no two can share one; more than the number has
/// do not compile.
macro_rules! named_set {
    (
        $(#[$about:meta])*
        $set:ident($bits:ty) {
            $($(#[$doc:meta])* $name:ident $text:literal),* $(,)?
        }
    ) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub(crate) struct $set($bits);

        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Bit {
            $($name),*
        }

        impl $set {
            $($(#[$doc])* pub(crate) const $name: Self = Self(1 << Bit::$name as u32);)*

            /// What the lists of `data/` call so.
            pub(in crate::lexicon) fn named(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$name),)* _ => None }
            }

            /// Whether the two share anything.
            pub(crate) const fn has(self, other: Self) -> bool {
                self.0 & other.0 != 0
            }

            /// Both sets.
            pub(crate) const fn or(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }
        }
    };
}
