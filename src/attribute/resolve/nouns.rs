//! The nouns and verbs that rules for roles and bodies ask for.

/// What is told of who stands trial.
pub(super) const DENIES: [&str; 11] = [
    "accused",
    "arraigned",
    "charged",
    "convicted",
    "denied",
    "denies",
    "faces",
    "indicted",
    "pleaded",
    "pleads",
    "trial",
];

/// What is told of a witness.
pub(super) const TESTIFIES: [&str; 4] = ["evidence", "testified", "testifies", "witness"];

/// What a place is called that speaks by its officials.
pub(super) const GROUNDS: [&str; 6] = ["city", "county", "district", "province", "state", "town"];

/// What a public body is called as well as others.
pub(super) const ANY_BODY: [&str; 4] = ["agency", "group", "organisation", "organization"];

/// The last words of names of public bodies.
pub(super) const PUBLIC_BODIES: [&str; 15] = [
    "administration",
    "assembly",
    "cabinet",
    "commission",
    "committee",
    "congress",
    "council",
    "court",
    "department",
    "government",
    "house",
    "ministry",
    "parliament",
    "police",
    "senate",
];

/// What is called so publishes: no institute, no scientific journal.
pub(super) const MEDIA: [&str; 6] = ["broadcaster", "magazine", "network", "newspaper", "outlet", "paper"];

/// What a business is called whatever its name, by what it does: “the furniture chain”.
pub(super) const BUSINESSES: [&str; 22] = [
    "airline",
    "automaker",
    "bank",
    "carmaker",
    "chain",
    "company",
    "firm",
    "giant",
    "insurer",
    "lender",
    "maker",
    "manufacturer",
    "operator",
    "producer",
    "railroad",
    "railway",
    "retailer",
    "start-up",
    "startup",
    "supermarket",
    "utility",
    "website",
];

/// Those that tell what they make behind them: “the maker of drills and saws”.
pub(super) const MAKERS: [&str; 3] = ["maker", "operator", "producer"];

/// What an organisation is called besides.
pub(super) const ANY_ORGANIZATION: [&str; 18] = [
    "agency",
    "broadcaster",
    "charity",
    "club",
    "federation",
    "fund",
    "group",
    "magazine",
    "network",
    "newspaper",
    "organisation",
    "organization",
    "outlet",
    "paper",
    "party",
    "studio",
    "team",
    "union",
];

/// What people are called whatever their office.
pub(super) const ANY_PERSON: [&str; 22] = [
    "analyst",
    "author",
    "boss",
    "businessman",
    "candidate",
    "chief",
    "diplomat",
    "executive",
    "expert",
    "head",
    "lawmaker",
    "leader",
    "man",
    "native",
    "official",
    "politician",
    "source",
    "speaker",
    "spokesman",
    "star",
    "veteran",
    "woman",
];
