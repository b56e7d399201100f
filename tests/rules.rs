//! The rules, each with the English that motivated it.
//!
//! A case is a text with its statements marked: content `⟦so⟧`, cue `*so*`, source `_so_`. The marks are taken out, the rest
//! is attributed, and what is found must be marked the same way.

use onrecord::{Record, Span, StatementRule, attribute, read_text};

/// A story needs a headline, so that the case itself is body text.
const HEAD: &str = "Harbour plan splits council\n\n";

fn record(text: &str) -> Record {
    attribute(read_text(&format!("{HEAD}{text}")).expect("short enough"))
}

#[track_caller]
fn marked(case: &str, expected: &str) -> Record {
    let plain: String = case.chars().filter(|char| !"⟦⟧*_".contains(*char)).collect();
    let record = record(&plain);
    let mut marks: Vec<(usize, bool, usize, &str)> = Vec::new();
    for statement in record.statements() {
        let mut mark = |span: Span, open, close| {
            marks.push((span.start(), true, usize::MAX - span.len(), open));
            marks.push((span.end(), false, span.len(), close));
        };
        statement.content.iter().for_each(|&span| mark(span, "⟦", "⟧"));
        statement.cue.iter().for_each(|cue| mark(cue.span, "*", "*"));
        statement.source.iter().for_each(|&span| mark(span, "_", "_"));
    }
    marks.sort_unstable();
    let mut found = String::new();
    let mut at = HEAD.len();
    for (to, _, _, mark) in marks {
        found.push_str(&record.article.text[at..to]);
        found.push_str(mark);
        at = to;
    }
    found.push_str(&record.article.text[at..]);
    assert_eq!(found, expected);
    record
}

/// One statement, found by `rule`.
#[track_caller]
fn rule(rule: StatementRule, case: &str) {
    let record = marked(case, case);
    assert_eq!(record.statements[0].basis.statement, rule, "{case}");
}

/// Any number of statements.
#[track_caller]
fn finds(case: &str) {
    marked(case, case);
}

/// Who speaks, statement by statement; `?` for nobody known.
#[track_caller]
fn speakers(text: &str, expected: &[&str]) {
    let record = record(text);
    let found: Vec<_> = record
        .statements()
        .map(|statement| statement.speaker().map_or("?", |speaker| speaker.name()))
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn quotations_and_their_cues() {
    rule(StatementRule::QuoteThenCue, "⟦“It works,”⟧ _she_ *said*.");
    rule(StatementRule::QuoteThenCue, "⟦“It works”,⟧ *said* _Ada Orr_.");
    rule(StatementRule::QuoteThenCue, "⟦‘It works,’⟧ *say* _scientists_.");
    rule(StatementRule::QuoteThenCue, "⟦“It works,”⟧ _she_ *sighed*.");
    rule(StatementRule::CueThenQuote, "_She_ *said*, ⟦“It works.”⟧");
    rule(StatementRule::CueThenQuote, "_The mayor_ *told* reporters on Monday: ⟦“It works.”⟧");
    rule(StatementRule::CueThenQuote, "_Orr_ *replied* evenly, ⟦“It works.”⟧");
    rule(StatementRule::QuoteAroundCue, "⟦“It works,”⟧ _she_ *said*. ⟦“It always did.”⟧");
    rule(
        StatementRule::QuoteAroundCue,
        "⟦“It works,”⟧ *said* _Ada Orr, the engineer_, ⟦“and it always did.”⟧",
    );
    rule(StatementRule::DashedSource, "⟦“It works.”⟧ – _Ada Orr, engineer_");
    finds("⟦“Why?”⟧ _Orr_ *asked* on Friday. ⟦“Because.”⟧");
    finds("⟦“Right?”⟧ _Orr_ *went on*. ⟦“But you have to.”⟧");
}

#[test]
fn a_quotation_over_paragraphs_is_one_statement() {
    finds("⟦“One is enough.⟧\n\n⟦“Two are too many,”⟧ _Orr_ *said*.");
    finds("⟦“One is enough.⟧\n\n⟦Two are too many”,⟧ *said* _Orr_.");
    finds("_Orr_ *spoke about* the wall:\n\n⟦“It is full.”⟧");
    // Two cues are two acts, though the marks make one quotation of them.
    finds("_Orr, a doctor_, *said*: ⟦“They need help.⟧\n\n⟦“They need it now,”⟧ _he_ *added*.");
}

#[test]
fn indirect_statements() {
    rule(StatementRule::ThatClause, "_She_ *said* on Monday in a speech ⟦that it works⟧.");
    rule(StatementRule::ThatClause, "_Orr_ *told* a hearing in Rome on Friday ⟦that it works⟧.");
    rule(StatementRule::BareClause, "_Officials_ *said* ⟦the harbour was full⟧.");
    rule(StatementRule::WhClause, "_She_ *asked* ⟦whether it works⟧.");
    rule(StatementRule::Infinitive, "_She_ *promised* ⟦to make it work⟧.");
    rule(StatementRule::NounPhrase, "_She_ *criticized* ⟦the plan⟧.");
    rule(StatementRule::Parenthetical, "⟦The plan was dead⟧, _she_ *said*.");
    rule(StatementRule::Parenthetical, "⟦The plan⟧, _she_ *said*, ⟦was dead⟧.");
    rule(StatementRule::Parenthetical, "As _Orr_ *said*, ⟦the plan was dead⟧.");
    rule(StatementRule::AccordingTo, "*According to* _a study_, ⟦it works⟧.");
    rule(StatementRule::AccordingTo, "⟦It works⟧, *according to* _the ministry_.");
    rule(StatementRule::AccordingTo, "In _her_ *opinion*, ⟦it works⟧.");
    rule(StatementRule::NounCue, "Nobody believed _her_ *claim* ⟦that it works⟧.");
}

#[test]
fn where_what_is_said_ends() {
    marked(
        "_Orr_ *said* ⟦it was late⟧ and *accused* ⟦Poe of lying⟧.",
        // One subject for both.
        "__Orr__ *said* ⟦it was late⟧ and *accused* ⟦Poe of lying⟧.",
    );
    finds("Although _she_ *said* ⟦it was late⟧, the council stayed.");
    finds("The minister, _who_ *said* ⟦it was late⟧, left.");
    finds("_Orr_ *said* ⟦it was late⟧, though _he_ did not *say* ⟦when⟧.");
    finds("*Asked* ⟦whether it works⟧, _Orr_ *answered*: ⟦“No.”⟧");
    finds("_Orr_ *called* ⟦the plan “a mess”⟧ in an interview on Friday.");
}

#[test]
fn gaps() {
    finds("It was a plan ⟦which⟧ _she_ *said* ⟦was dead⟧.");
    finds("It was a plan _she_ *said* ⟦had cost millions⟧.");
    finds("The bank was to blame, ⟦which⟧ _the ministry_ *denied*.");
}

#[test]
fn passives() {
    finds("Residents were *told* ⟦that it was late⟧.");
    finds("Residents were *warned* by _the mayor_ ⟦not to drink it⟧.");
}

#[test]
fn statements_within_statements() {
    let record = marked(
        "_Orr_ *said* ⟦that _Poe_ had *told* her ⟦to go⟧⟧.",
        "_Orr_ *said* ⟦that _Poe_ had *told* her ⟦to go⟧⟧.",
    );
    assert_eq!(
        record.statements().nth(1).and_then(|inner| inner.parent()).map(|outer| outer.id().0),
        Some(0)
    );
    let record = record_of_quoted();
    assert_eq!(record.statements[1].parent.map(|parent| parent.0), Some(0));
}

fn record_of_quoted() -> Record {
    let case = "⟦“_My editor_ *begged* me ⟦to stop⟧,”⟧ _Orr_ *said*.";
    marked(case, case)
}

#[test]
fn no_statements() {
    finds("They met at a bar called “The Wall” and sang “Oh, Donna” all night.");
    finds("Protesters carried a sign reading “Closed”.");
    finds("The so-called “canal war” is over.");
    finds("His creative writing professor was late.");
    finds("Voters in 16 states holding primaries were late.");
    finds("Experts put forward their assumptions about the topics of the meeting.");
}

#[test]
fn names_roles_and_pronouns() {
    speakers(
        "Mayor Ada Quill said it was late. “Very late,” Quill said. She added that it was cold. The mayor asked whether it was.",
        &["Ada Quill"; 4],
    );
    speakers(
        "Ben Okafor said no. Ada Quill said yes. “Never,” he said. “Always,” she said.",
        &["Ben Okafor", "Ada Quill", "Ben Okafor", "Ada Quill"],
    );
    speakers(
        "Russian President Vladimir Putin met Ilham Aliyev, the President of Azerbaijan. “It is late”, the Russian president said. \
         “It is”, the President of Azerbaijan said.",
        &["Vladimir Putin", "Ilham Aliyev"],
    );
    speakers(
        "“It is late”, political observer Samir Humbatov argues.\n\n“It is cold”, the expert said.",
        &["Samir Humbatov"; 2],
    );
    speakers("Ray Dombrowski, 66, was late. “I am,” the 66-year-old said.", &["Ray Dombrowski"]);
    speakers(
        "Senate Majority Leader Dale Krueger said no. Secretary of State Jon Husted said yes.",
        &["Dale Krueger", "Jon Husted"],
    );
}

#[test]
fn families_and_short_forms() {
    speakers(
        "Kerry Hallinan and her husband, Doug Hallinan, run it. “No,” Ms Hallinan said. “Yes,” Doug Hallinan said.",
        &["Kerry Hallinan", "Doug Hallinan"],
    );
    speakers("Robert C. “Bobby” Scott was there. “No,” Scott said.", &["Robert C. “Bobby” Scott"]);
    speakers("The Republican National Committee met. The RNC said no.", &["Republican National Committee"]);
}

#[test]
fn those_without_a_name() {
    speakers(
        "Experts say it is late. A resident said it was. “Very,” the resident added.",
        &["Experts", "resident", "resident"],
    );
    speakers(
        "A report by the port authority said no. The report added that it was late.",
        &["report by the port authority"; 2],
    );
    speakers(
        "A spokesman for the rebels denied it. “No,” said the spokesman, Teoman Rusk.",
        &["Teoman Rusk"; 2],
    );
    speakers("“My editor told me ‘no’,” said Ada Quill. “Never.”", &["Ada Quill", "editor"]);
}

#[test]
fn interviews() {
    let text =
        "Ada Quill has mended bridges for years.\n\nQ: Is it late?\n\nA: It is.\n\nQ: Very?\n\nA: Very.";
    speakers(text, &["Q", "Ada Quill", "Q", "Ada Quill"]);
    // Who asks is told as well; “AQ” is who has these initials.
    let told = "Ada Quill mends bridges. She spoke to the Herald’s Tom Poe.\n\nQ: Is it late?\n\nA: It is.\n\nQ: Very?\n\nA: Very.";
    speakers(told, &["Tom Poe", "Ada Quill", "Tom Poe", "Ada Quill"]);
    let initials = "Ada Quill mends bridges.\n\nHN: Late?\n\nAQ: It is.\n\nHN: Very?\n\nAQ: Very.";
    speakers(initials, &["HN", "Ada Quill", "HN", "Ada Quill"]);
}

#[test]
fn particles_and_offices_as_names() {
    speakers(
        "Ursula von der Weyde said no. “Yes,” said Mayor Bill de Brauw. De Brauw said it again.",
        &["Ursula von der Weyde", "Bill de Brauw", "Bill de Brauw"],
    );
    speakers("“No,” said Rep. Ada Orr. “Yes,” Mr. King said.", &["Ada Orr", "King"]);
    speakers("Stephen King Live is her show; Stephen King was late. “No,” Mr. King said.", &["Stephen King"]);
    speakers("At a church in Ashford, Will Orr said no.", &["Will Orr"]);
    speakers(
        "The Alliance to Mend Our Bridges met. The Center for the Study of Tides said no.",
        &["Center for the Study of Tides"],
    );
}

#[test]
fn asides_between_name_and_verb() {
    finds("_Orr, 56_, who has sat on the panel for years, *told* the paper ⟦it was late⟧.");
    finds("_Orr, a former mayor and candidate_, laughed at the plan, *tweeting*, ⟦“Late as ever.”⟧");
}

#[test]
fn the_same_office_or_a_lesser_one() {
    speakers(
        "Ada Orr, the education secretary, met Tom Poe, the shadow education secretary. The education secretary said no.",
        &["Ada Orr"],
    );
    speakers("Deputy mayor Tom Poe came. Mayor Ada Orr did not. The mayor said no.", &["Ada Orr"]);
    // What follows the place’s comma has a verb of its own.
    speakers("Mayor Ada Orr came to Chelsea. At a rally in Chelsea, the mayor also said no.", &["Ada Orr"]);
}

#[test]
fn who_a_pronoun_can_mean() {
    // A capital that every sentence’s first word has makes no name.
    speakers(
        "Ada Orr laughed. “It is plumbing,” Orr said. “Slow, free plumbing.” She said it worked.",
        &["Ada Orr", "Ada Orr"],
    );
    // A pronoun knows better than a list of given names.
    speakers("Grower Jules Poe argued that it was late. “It is,” she said.", &["Jules Poe"; 2]);
    // Nor does a noun for nobody become “he”.
    speakers(
        "Tom Poe came. The port’s own rules say that ships pay. “They do,” he said.",
        &["port’s own rules", "Tom Poe"],
    );
    // What stands in quotation marks is called so.
    speakers(
        "The roof at the “Shop End” shook when Tom Poe scored. “No,” the 23-year-old striker said.",
        &["Tom Poe"],
    );
}

#[test]
fn passives_within_what_is_said() {
    finds("⟦“I was *told* ⟦it was late⟧,”⟧ _Orr_ *said*.");
    finds("_Orr_ *said* ⟦drivers were *told* ⟦to stop⟧⟧.");
}

#[test]
fn pairs_of_verbs_and_whose_words_are_cited() {
    finds("_The ministry_ would neither confirm nor *deny* ⟦that it was late⟧.");
    finds("Citing a source in the ministry, _Orr_ *said* ⟦it was late⟧.");
    finds("_Orr_ *wrote* in a note to clients ⟦that it was late⟧.");
}

#[test]
fn verbs_as_family_names_and_places_behind_names() {
    finds("_Prime Minister Theresa May_ *said* ⟦it was late⟧. _Mrs. May_ *said* ⟦it was early⟧.");
    finds("_George Will_ *wrote* ⟦that it was late⟧.");
    finds("_Ada Orr_, of Ashford, Va., *said* ⟦it was late⟧.");
    finds("_Ada Orr, 59_, of Ashton, Md., who watched, *said* ⟦it was late⟧.");
    speakers(
        "Charlotte Mayor Jennifer Orr said no. Gov. Earl Ray Poe said yes.",
        &["Jennifer Orr", "Earl Ray Poe"],
    );
    finds("_A poll released on Tuesday by the college_ *showed* ⟦that the wall was popular⟧.");
}

#[test]
fn offices_of_places_before_names() {
    speakers(
        "President of Georgia Ada Orr said no. “Yes,” she added. Bo Ray spoke. President of France Tom Poe said no.",
        &["Ada Orr", "Ada Orr", "Tom Poe"],
    );
}

#[test]
fn modifiers_between_subject_and_verb() {
    finds("_Families_ whose homes burned in Skelby have *complained* ⟦that nobody came⟧.");
    finds("_The minister_, who was accompanied by his wife, Ann Cole, *said* ⟦the bridge would open⟧.");
    finds("_Mayor Ann Lee_, who won in May, *urged* residents ⟦to stay at home⟧.");
    finds("_A report tabled in parliament_ *warned* ⟦that the dam could fail⟧.");
    finds("_Residents living near the plant_ *said* ⟦the smell was bad⟧.");
    finds("_Drivers stuck on the road for hours_ *complained* ⟦that nobody came⟧.");
    finds("_The party_ on Saturday for the first time *accused* ⟦the firm of fraud⟧.");
    // The subject's number tells a verb from a noun.
    finds("_People in town_ *say* ⟦the mill is dead⟧.");
    finds("_Opponents of allowing more trucks_ *say* ⟦the mill is dead⟧.");
    finds("_Orr and Poe_ *say* ⟦the mill is dead⟧.");
    finds("The number of states each party holds matters.");
}

#[test]
fn offices_of_firms_and_letters_behind_names() {
    speakers("CEO of Acme Ann Lee said no. “Never,” Lee said.", &["Ann Lee"; 2]);
    speakers("The Minister of Finance of Moldova Ion Rusu said taxes would rise.", &["Ion Rusu"]);
    speakers("Shadow chancellor and MP for Leeds West Rita Moss said it was late.", &["Rita Moss"]);
    speakers("The court met. “No,” Ada Keane KC said. Keane said why.", &["Ada Keane"; 2]);
    speakers("Del. Tracy Moon said no. Moon said yes.", &["Tracy Moon"; 2]);
    // A capital that a sentence's first word has, and a branch of learning that no list holds.
    speakers("Born Eugene Hallow in Leeds, he grew up in York. “No,” Hallow said.", &["Eugene Hallow"]);
    speakers("Turkologist Orhan Demir said no. The turkologist said why.", &["Orhan Demir"; 2]);
}

#[test]
fn names_of_bodies() {
    speakers(
        "The Securities and Exchange Commission said no. The SEC said yes.",
        &["Securities and Exchange Commission"; 2],
    );
    // The letters in parentheses tell where a name begins, and are one.
    speakers("The Opposition Kisan Pragati Dal (KPD) said no. The KPD said yes.", &["Kisan Pragati Dal"; 2]);
    speakers("The Alliance to Mend Our Bridges said no.", &["Alliance to Mend Our Bridges"]);
    // “Zero” begins a name within a sentence, so it does at the next one's start.
    speakers("It was at Zero Wall first. Zero Wall said no.", &["Zero Wall"]);
    speakers("The business daily Kaspi Vesti said no. The newspaper said yes.", &["Kaspi Vesti"; 2]);
    speakers("Its owner, the Belgian fund Skaldis, said no. The fund said yes.", &["Skaldis"; 2]);
    speakers("Nordbank cut its outlook. The bank said no.", &["Nordbank"]);
    speakers("Deputies came from Dale County. The county said no.", &["Dale County"]);
    speakers("Ashford Falls police said no. Police said yes.", &["Ashford Falls police"; 2]);
    speakers(
        "The national disaster agency said no. The disaster agency said yes.",
        &["national disaster agency"; 2],
    );
    // A ministry is no company.
    speakers("BigTent Live met the Foreign Ministry. The company said no.", &["BigTent Live"]);
}

#[test]
fn slips_of_a_letter() {
    speakers("“No,” Al Sharpwood said. Sharpwod said why.", &["Al Sharpwood"; 2]);
    // A family, and another one.
    speakers("Ada Holland said no. The Hollands said yes.", &["Ada Holland", "Hollands"]);
    speakers(
        "Ada Hansen said no. Bo Hanson said yes. Hanson said why.",
        &["Ada Hansen", "Bo Hanson", "Bo Hanson"],
    );
}

#[test]
fn countries_parties_and_states_tell_two_of_one_office_apart() {
    speakers(
        "President Igor Petrov of Russia and his Turkish counterpart, Kemal Aydin, met in Sochi. The Turkish president said no. \
         “We agreed,” the Russian leader said.",
        &["Kemal Aydin", "Igor Petrov"],
    );
    speakers(
        "German Chancellor Greta Vogel and French President Luc Morel met in Berlin. “It is late,” the chancellor said. The \
         French leader said no. The German leader said yes.",
        &["Greta Vogel", "Luc Morel", "Greta Vogel"],
    );
    speakers(
        "Republican nominee Dan Pruitt and Democratic nominee Eva Stone met. The Democratic nominee said yes. The Republican \
         said no.",
        &["Eva Stone", "Dan Pruitt"],
    );
    speakers(
        "Rep. Joe Dunn of Ohio said no. Sen. Mary Beck, D-Maine, said yes. “No,” said the Ohio congressman. The senator said \
         why.",
        &["Joe Dunn", "Mary Beck", "Joe Dunn", "Mary Beck"],
    );
    speakers("Sven Lind won in Paris. “I was lucky,” the Swede said.", &["Sven Lind"]);
}

#[test]
fn other_nouns_for_a_role() {
    speakers("Sen. Ada Orr came. The lawmaker said no. The senator said yes.", &["Ada Orr"; 2]);
    speakers("Ada Orr, chief executive of Acme, came. Bo Ray left. The CEO said no.", &["Ada Orr"]);
    speakers(
        "A boy of 14 was found in Ashford. The teen said no. “I was cold,” the boy said.",
        &["boy of 14"; 2],
    );
    // Whose lawyer, and whose spokesman.
    speakers(
        "Ada Orr’s lawyer, Bo Ray, came with Tom Poe’s lawyer, Kim Lund. Orr’s lawyer said no. Poe’s lawyer said yes.",
        &["Bo Ray", "Kim Lund"],
    );
}

#[test]
fn subjects_between_the_statements() {
    speakers("The driver got out and looked at Tom Orr’s papers. “Is this it?” he asked.", &["driver"]);
    speakers(
        "Lance Beebe said that Hilary Orr should go. He came to the rally, though he is not sure if he will vote for Orr or \
         Ben Sand. “I asked my wife,” he said.",
        &["Lance Beebe"; 2],
    );
    speakers(
        "Tom Orr came at four. A woman in a wax jacket met him. “Come in,” she said. “Thanks,” he said.",
        &["woman in a wax jacket", "Tom Orr"],
    );
    speakers("A report by the port came out. It said that ships pay.", &["report by the port"]);
}

#[test]
fn others_in_what_somebody_tells() {
    speakers(
        "“I asked a supervisor why. He said that it was late,” Ada Orr recalled. Bo Ray laughed. “He did,” she said.",
        &["Ada Orr", "Ada Orr", "supervisor", "Ada Orr"],
    );
}

#[test]
fn described_first_and_named_later() {
    speakers(
        "A state judge has said that it was late.\n\nSupreme Court Justice Frank Nerva said the court had no say.",
        &["Frank Nerva"; 2],
    );
    speakers(
        "The education secretary has denied that she hid a report.\n\nIn the Commons, Judith Harcourt said she read it late.",
        &["Judith Harcourt"; 2],
    );
    // A neighbour in the first lines is not whoever speaks next.
    speakers(
        "A neighbour said that it was late.\n\n“Very,” said Police Chief Ada Orr.",
        &["neighbour", "Ada Orr"],
    );
}

#[test]
fn names_behind_roles_and_relative_pronouns() {
    speakers("One of the family’s lawyers, Justin Bell, said no. He said why.", &["Justin Bell"; 2]);
    speakers(
        "Her employer, the Nordic Institute of Sound, said she was right.",
        &["Nordic Institute of Sound"],
    );
    speakers("The deal is hardly new for Ada Kay, who said that it was late.", &["Ada Kay"]);
    speakers(
        "They paid John Bentel, a staffer at the State Department who said it was late.",
        &["John Bentel"],
    );
    speakers("Ed Rand praised Sam Orr for the deal, but he said it was late.", &["Ed Rand", "Ed Rand"]);
    speakers("Kerry Hall and her husband, Doug Hall, farm. Mr Hall said no.", &["Doug Hall"]);
}

#[test]
fn nobody_said_so() {
    finds(
        "Lee never said the plan was dead. Nobody said the plan was dead. If Ray says that it is late, we go.",
    );
    finds("Police could not confirm that the man was dead.");
    finds("_Lee_ *declined to say* ⟦whether the plan was dead⟧.");
}

#[test]
fn opinions_and_whose_they_are() {
    finds("The plan was *described* by _Ann Lee_ as ⟦“a mess”⟧.");
    finds("The film, *dubbed* ⟦“a joke”⟧ by _critics_, opens on Friday.");
    finds("The move was *criticised* by _Ben Orr_ as ⟦too slow⟧.");
    finds("The bill has been *called* ⟦a disgrace⟧ by _unions_.");
}

#[test]
fn settings_before_a_clause_without_that() {
    finds("_Lee_ *told* a packed hall in Leeds ⟦he was ill⟧.");
    finds("_Lee_ *told* reporters on Thursday ⟦the project was late⟧.");
    finds("_Lee_ later *clarified* ⟦there was no deal⟧.");
    finds("_Orr_ had last year *observed* ⟦that prices were high⟧.");
    finds("_The mayor_ *denies* ⟦having been warned⟧. _Lee_ had *recommended* ⟦closing the pool for good⟧.");
}

#[test]
fn headlines_that_name_their_source() {
    let found = |headline: &str| {
        let text =
            format!("{headline}\n\nASHFORD — Residents met Ada Orr on Monday. The minister, Tom Poe, left.");
        let record = attribute(read_text(&text).unwrap());
        let first = record.statements().next().map(|statement| {
            let speaker = statement.speaker().map(|speaker| speaker.name().to_owned());
            (speaker.unwrap_or_default(), statement.text())
        });
        first.map(|(speaker, text)| format!("{speaker}: {text}"))
    };
    assert_eq!(found("Orr: Wall must go by spring").as_deref(), Some("Ada Orr: Wall must go by spring"));
    assert_eq!(
        found("Wall must go by spring – minister").as_deref(),
        Some("Tom Poe: Wall must go by spring")
    );
    assert_eq!(found("Police: Man stole two boats").as_deref(), Some("Police: Man stole two boats"));
    assert_eq!(found("The Latest: Wall is built in Ashford"), None);
}

#[test]
fn clefts_and_what_people_call_things() {
    finds("What _Lee_ *told* us was ⟦that no trader will lose⟧.");
    finds("It is what _officers_ *described as* ⟦a “targeted attack”⟧.");
    finds("It was a comeback _their manager_ *called* ⟦“daft”⟧.");
    finds("_Lee_ *shouted*, ⟦“Run,”⟧ and then fell.");
    finds("_She_’d *said* ⟦that it was late⟧.".replace("_She_’d", "_She’d_").as_str());
}

#[test]
fn hearsay_and_means_of_saying() {
    finds("It was *alleged* ⟦that Orr took it⟧. ⟦Orr⟧ is *said* ⟦to own three houses⟧.");
    finds("_Lee_ took to Mastodon to *say* ⟦the wall is safe⟧. _Poe_ used her speech to *call for* ⟦calm⟧.");
    finds("*Per* _the report_, ⟦the wall is safe⟧. It costs 40 per person.");
}

#[test]
fn a_clause_within_commas_has_its_own_cue() {
    finds(
        "_Orr_ *said* ⟦it was late⟧ but declined to go. __She__ *wrote* ⟦that it was late⟧ before *asking* ⟦whether it was early⟧.",
    );
    finds(
        "The row grew, with _the party_ *alleging* ⟦that it was late⟧ and _Tom Poe_ *dismissing* ⟦the charge as “a lie”⟧.",
    );
    finds("⟦The drains are full⟧, _he_ *said*, ⟦and crews have come twice⟧.");
    finds("⟦“It is late,”⟧ _the 71-year-old_ *told* reporters.");
    finds("_A poll released last week_ *found* ⟦that it was late⟧.");
}

#[test]
fn what_a_fresh_reading_found() {
    finds("⟦The hall will close⟧, _the workers' union_ *said*.");
    finds("⟦The trick⟧, *said* _Ann Pole_, ⟦is a slow oven⟧.");
    finds("⟦“Thanks,”⟧ *said* _Ford_, putting on his hat, ⟦“but it is too late.”⟧");
    finds("⟦“Late,”⟧ _she_ once *told* the Herald.");
    finds("9:15 a.m. - ⟦The road is closed⟧, _police_ *said*.");
    finds("_A publican charged with assault_ *told* the court ⟦he had only pushed the man⟧.");
    finds("_Lee_ rose to *ask* ⟦whether it was true⟧. _Poe_ *maintained* ⟦the plot had been stolen⟧.");
    finds("Shares rose after _the bank_ *said* ⟦cuts could come soon⟧.");
}

#[test]
fn whoever_was_introduced_without_a_name() {
    speakers(
        "An insider said Ann Pole is to wed Sam Ford. “They're happy,” the source added.",
        &["insider", "insider"],
    );
    speakers("We saw a guard near the gate. Tom Lee came. “Wait,” the guard said.", &["guard"]);
    speakers("Oldacre's shadow, Freya Munn, accused the party of waste.", &["Freya Munn"]);
}

#[test]
fn places_and_things_are_nobody() {
    let lead = "Mayor Tom Hill runs a charity. ";
    speakers(&format!("{lead}On Telegram, he said that it was late."), &["Tom Hill"]);
    speakers(&format!("{lead}Most Southern states were cold. He said that it was late."), &["Tom Hill"]);
    speakers(&format!("{lead}The Pacific was cold. He said that it was late."), &["Tom Hill"]);
    speakers(&format!("{lead}It was 4 degrees Celsius. He said that it was late."), &["Tom Hill"]);
    speakers(
        &format!("{lead}It is in the journal Freshwater Letters. He said that it was late."),
        &["Tom Hill"],
    );
}

#[test]
fn what_is_tied_to_a_source() {
    speakers(
        "Ned Poe was there. An official trained in rescue said it was late. “It is,” he said.",
        &["official trained in rescue", "official trained in rescue"],
    );
    speakers("Sir Gavin Orr (Con, Wessex), who asked whether it was true, sat down.", &["Gavin Orr"]);
    speakers(
        "Two people familiar with the plan, who asked not to be named, told reporters it was dead.",
        &["Two people familiar with the plan", "Two people familiar with the plan"],
    );
}

#[test]
fn roles_that_are_told_apart() {
    speakers(
        "Sir Ned Lee said no. The administrator of Sea Kitchen said that it was closed.",
        &["Ned Lee", "administrator of Sea Kitchen"],
    );
    speakers("An ad of Hilda Poe’s ran on Monday. “It is time,” the ad’s narrator said.", &["ad’s narrator"]);
    speakers("Tom Pym wrote to the minister of trade. The minister replied that it was late.", &["minister"]);
    speakers(
        "Tom Pym left. One of them, who gave his name only as Joseph, said it was late. “It is,” he said.",
        &["Joseph", "Joseph"],
    );
    speakers("The referees’ body denied that it was late. “It is not,” it said.", &["referees’ body"; 2]);
}

#[test]
fn ranks_letters_and_titles_that_are_names() {
    speakers("The officer, DSP Daniel Eze, confirmed it. It was late, he said.", &["Daniel Eze"]);
    speakers("Questioned by Mr Fintan Orr BL, she left. “Is it?” asked Mr Orr.", &["Fintan Orr"]);
    speakers("PC Tom Orr QPM said that it was late. Ada Poe SAN said it was early.", &["Tom Orr", "Ada Poe"]);
    speakers("Pope Leo XIV said it was late. The pope said it was so.", &["Pope Leo XIV"; 2]);
    speakers("Prince Mohammed bin Salman said it was late.", &["Mohammed bin Salman"]);
    finds("_Wu Jun_ *said* ⟦that it was late⟧. _Wu_ *said* ⟦it was so⟧.");
    speakers("Co-author Li Jun said that it was late. “It is,” Li said.", &["Li Jun"; 2]);
    finds("⟦It was late⟧, *according to* _a reporter for USA Today_.");
    let headed = read_text("Hilda Clinton Says No\n\nIt rained. “No,” Clinton said.").expect("short enough");
    let record = attribute(headed);
    assert_eq!(record.statements().last().unwrap().speaker().unwrap().name(), "Hilda Clinton");
}

#[test]
fn who_is_before_the_court() {
    speakers(
        "Pat Lally (44), of Ashford, denies damage. Garda Sine Moss gave evidence that it was late. “Was it?” asked \
         solicitor Declan Poe. “It was,” the witness said. The defendant said that it was early.",
        &["Pat Lally", "Sine Moss", "Declan Poe", "Sine Moss", "Pat Lally"],
    );
}

#[test]
fn what_is_said_in_passing_of_who_speaks() {
    // Where a sentence begins is not who speaks.
    finds("In Ashford, _the rebels’ spokesman, Lado Kiria_, *said* ⟦it was late⟧.");
    finds("Reacting, _the chairman, Ada Orr_, *said* ⟦it was late⟧.");
    speakers("His friend, the novelist Giles Amory, said it was late.", &["Giles Amory"]);
    speakers("A report by the council in 2022 found that it was late.", &["report by the council"]);
    speakers("Experts on trade said it was late.", &["Experts on trade"]);
    // “She” in what Mbete says is Mbete, so that “he” is somebody else.
    speakers(
        "Nomvu Mbete says she was turned away. Mbete’s grandson, Siya, waits. “I wait,” he says.",
        &["Nomvu Mbete", "Siya"],
    );
    speakers(
        "Leeds Bulldogs coach Brett Poe was there, as was Jye Orr. Jye Orr said it was late. The Bulldogs mentor said \
         it was early.",
        &["Jye Orr", "Brett Poe"],
    );
    speakers(
        "Bhagwati Infracon Ltd owes millions. In a filing, Bhagwati Infracon said it was late.",
        &["Bhagwati Infracon Ltd"],
    );
}

#[test]
fn whatever_stands_between_a_subject_and_its_verb() {
    finds("_Orr_, himself late, *said* ⟦he had missed the vote⟧.");
    finds("_Cllr Ann Orr (Lab, Ashford)_, *said* after the vote ⟦that the wall would stand⟧.");
    finds("_The officers whose posts have been cut_ *say* ⟦the real work has yet to begin⟧.");
    finds("_Those close to her_ *say* ⟦that, in the end, she would go⟧.");
    finds("Even _the party’s oldest hands_, like Orr and Poe, *say* ⟦the rest should pay⟧.");
    finds("_Some traders — and a few of their rivals —_ *say* ⟦that the market has outgrown the square⟧.");
    finds("_Orr_ offered him the post, then *says* ⟦she’ll take anyone who wants it⟧.");
    finds("_The Ashford Republican_ *says* in a letter ⟦that the plan is dead⟧.");
    finds("_Orr_, who’s running the harbour, *added* ⟦that it was full⟧.");
    finds("The plan went down badly with the crews, _many of whom_ *say* ⟦the harbour is too small⟧.");
    finds("_Orr_ a month later *announced* ⟦60 dismissals⟧.");
}

#[test]
fn shares_of_those_who_were_asked() {
    finds("About _four in 10_ *said* ⟦they were tired of it⟧.");
    finds("_A mere 9 percent_ *say* ⟦they only eat fish⟧.");
    finds("On the harbour, _42%_ *say* ⟦they are for it⟧.");
    finds("By two to one, _those surveyed_ *say* ⟦the wall should stand⟧.");
    finds("_The poll_ *finds* ⟦Orr doing better in the south than in the north⟧.");
}

#[test]
fn what_stands_between_a_cue_and_its_clause() {
    finds("_Harbour aides_ *said* ⟦details of the plan will follow in May⟧.");
    finds("_Orr_ *said* — on television, as it happened — ⟦that the wall was late⟧.");
    finds("_Orr_ *says*, ⟦win or lose on Tuesday, she’s staying in the race⟧.");
    finds("_Orr_ has *said* repeatedly ⟦they don’t want to leave⟧.");
    finds("_Orr_ had *said* in an interview taped before the vote ⟦that the wall would fall⟧.");
    finds("_The harbour office_ *reported* ⟦at least six boats had been lost⟧.");
    finds("_Police_ have since *confirmed* ⟦a man was held⟧.");
    finds("_Orr_ is continuing to *insist* ⟦she will publish the letters⟧.");
}

#[test]
fn sentences_that_begin_with_their_source() {
    finds("*According to* _the results_, ⟦Orr doubles her lead⟧.");
    finds("*According to* _harbour officials_, ⟦the boat that Ann Poe used was linked to the harbour⟧.");
    finds("⟦Over the long run⟧, *according to* _the harbour office_, ⟦the rise in fees “is due to age”⟧.");
    finds("⟦Just a week ago⟧, as _the Ashford Courier_ *reported*, ⟦Orr and Poe were talking about a swap⟧.");
}

#[test]
fn what_goes_on_behind_a_cue() {
    finds("⟦It was hopeless⟧, _Orr_ *said*, ⟦so the crews divided the work⟧.");
    finds("⟦The cost is hard to tell⟧, _many builders_ *say*, ⟦because there is no plan⟧.");
    finds("⟦The yard uses the same crane over and over again⟧, *said* _Ann Orr_, who runs it.");
    finds("⟦A quieter harbour may not be so bad⟧, *say* _some traders_, who wince at the noise.");
}

#[test]
fn what_somebody_is_called_and_calls_for() {
    finds("_One councillor_ *called* ⟦Orr “the queen of delay”⟧.");
    finds("A page called Harbour Truth shows boats.");
    finds("She drew laughs with _her_ *call* for ⟦“a total and lasting ban” on gulls⟧.");
    finds("_Orr’s_ boldest *claim* is ⟦that the wall was never there⟧.");
    finds("_Crews_ marched past, holding signs and *chanting* ⟦“No more delay!”⟧");
}

#[test]
fn quotations_as_the_subject_of_a_clause() {
    finds("⟦“We were late,”⟧ was how _the skipper_ *summed* it up.");
    finds("⟦“We were late”⟧ was the *verdict* of _skipper Joe Poe_.");
    finds("⟦“Never,”⟧ was _her_ *reply*.");
    speakers(
        "*Asked* if he would stay, Poe shrugged. “Why not? I like it.”".replace('*', "").as_str(),
        &["?", "Poe"],
    );
}

#[test]
fn whom_a_paper_cites() {
    finds("The Courier quoted _the mayor_ as *saying* ⟦that all crews were safe⟧.");
    finds("_The council_ *says* ⟦it is late⟧; _Ashford_ *denies* ⟦it⟧.");
    finds("_The bishop_ *appealed* to the crews ⟦to stay away⟧.");
    finds("Taking to X, _the skipper_ *slammed* ⟦trolls for spreading rumours⟧.");
    finds("Speaking on the channel’s “This Week,” _Orr_ *admitted* ⟦that the name was wrong⟧.");
}

#[test]
fn answers_reports_and_warnings() {
    finds("⟦“We’ll see”⟧ is all _the skipper_ would *say* about it.");
    finds("⟦“No comment,”⟧ came the *reply*.");
    finds("_A study in the journal Soil_ *found* ⟦worms move faster in warm mud⟧.");
    finds("⟦Profit came in at a billion⟧, _the company_ *said* in a statement, beating estimates.");
    finds("_He_ was quoted in the Daily Herald as *saying*: ⟦“I am done.”⟧");
    finds("_Justice Ann Orr_, writing for the majority, *said* ⟦the search was lawful⟧.");
    finds("_She_, however, *warned* parents ⟦against leaving children at home⟧.");
    finds("*Per* _multiple reports_, ⟦the Ducks have hired him⟧.");
}

#[test]
fn nouns_that_look_like_verbs() {
    finds(
        "Most southern states that will vote in March are small. Amid a strong showing in the polls, she won.",
    );
    finds("She moved to two other battleground states where voters will decide.");
    finds("However, as the bishop told the paper, a friend.");
}

#[test]
fn sentences_that_begin_with_their_verb() {
    finds("*Says* _Orr_: ⟦“We are late.”⟧");
    finds("*Said* _Ann Orr_, who grew up by the harbour, ⟦“We were proud of it.”⟧");
    finds("But, *said* _Orr_, ⟦“I don’t want a fight.”⟧");
    finds("As for the wall, *says* _Orr_, ⟦“it stays.”⟧");
}

#[test]
fn those_of_whom_it_is_said() {
    speakers("Those close to him said that it was late.", &["Those close to him"]);
    speakers(
        "They asked relatives of the crew, many of whom said that it was late.",
        &["relatives of the crew"],
    );
    speakers("Tom Orr left. Said Orr: “It was late.”", &["Tom Orr"]);
}

#[test]
fn what_stands_for_a_name() {
    speakers("His Excellency said that it was late.", &["His Excellency"]);
    speakers("The neighbouring republic of Sorvia condemned the plan.", &["Sorvia"]);
    speakers(
        "A report of the Auditor General (AG) said that it was late.",
        &["report of the Auditor General (AG)"],
    );
    speakers(
        "Residents said they had warned them. Several of them said it was late. One of them said it was so.",
        &["Residents", "Residents", "One of them"],
    );
    speakers(
        "By Tom Orr\n\nAda Quill is an engineer.\n\nQ: Was it late?\n\nA: It was. My husband claims that I stopped and \
         said, “It is late.”",
        &["Tom Orr", "Ada Quill", "husband", "Ada Quill"],
    );
}

#[test]
fn bodies_by_what_is_said_behind_their_names() {
    speakers(
        "Quill Legal, the start-up whose chatbot contests tickets, was sued. The company said it was late.",
        &["Quill Legal"],
    );
    speakers("CN, which owns the track, was there. The railway said it was late.", &["CN"]);
    speakers("The chair, Lady Harcourt, wrote that it was late. She said it was so.", &["Lady Harcourt"; 2]);
    speakers("Craig Orr faces 14 charges. He denied them. “No,” the accused replied.", &["Craig Orr"; 2]);
}

#[test]
fn roles_that_are_somebodys_or_nobodys() {
    speakers("A pilot met Tom Lee. “It was late,” the pilot said.", &["pilot"]);
    // Who has no article before is not whoever is nearest, but may bear the word for a name.
    speakers("Tom Lee was there. Tenant said that it was late.", &["Tenant"]);
    speakers("Brian Baker was there. Baker said that it was late.", &["Brian Baker"]);
    speakers("Birch Street was full. Tom Orr left. He said that it was late.", &["Tom Orr"]);
}

#[test]
fn kin_and_whose_they_are() {
    let she = "Mr Poe’s wife Jeanette is blunt. “It is late,” she says.";
    speakers(&format!("Ada Orr said that it was late. {she}"), &["Ada Orr", "Jeanette"]);
    speakers("Sanders' spokesman Michael Briggs said it was late.", &["Michael Briggs"]);
    // Whoever is named soon after with more than the bare office is another.
    speakers(
        "An architect said it was late. “It is,” said David Poe, the architect of the plan.",
        &["architect", "David Poe"],
    );
    speakers(
        "By Tom Orr\n\nAda Quill is an engineer.\n\nQ: You wrote that it was late.\n\nA: It was.",
        &["Tom Orr", "Ada Quill", "Ada Quill"],
    );
}

#[test]
fn a_title_tells_two_of_one_family_apart() {
    // “Mr Poe” is not Hilda, nor is the Poe of the same article who has no title.
    speakers(
        "Hilda Poe was there. President Poe said it was late. “It is,” Mr Poe said. Poe said it was so.",
        &["Poe"; 3],
    );
    // The office stands before the name, whose the lawyer is told behind it.
    speakers(
        "Council leader Devi Nair was there. Spokesperson for the ruling party Alok Dewan accused the council, which, he \
         said, was late.",
        &["Alok Dewan"; 2],
    );
    speakers(
        "He met Mitch Orr, now the Senate majority leader, who in 2010 said it was late.",
        &["Mitch Orr"],
    );
    // Of whom nothing was said is hardly the vicar.
    speakers("Wilf Haddow refused. It was late. The vicar said it was late.", &["vicar"]);
}

#[test]
fn offices_before_mere_titles_and_firms_by_what_they_do() {
    speakers(
        "Vice-Chancellor Prof. Anant Rao was there. Zoya Poe said it was late. The VC said it was early.",
        &["Zoya Poe", "Anant Rao"],
    );
    speakers("Dean of students Mrs. Lata Rao said it was late.", &["Lata Rao"]);
    speakers("A student from Latur said it was late. “It is,” he said.", &["student from Latur"; 2]);
    speakers("The Ceann Comhairle, Tom Orr, said it was late.", &["Tom Orr"]);
    speakers("Roisin Orr was there. “No,” the Fine Gael TD said. Orr said it was late.", &["Roisin Orr"; 2]);
    speakers(
        "Shares in Harrow & Finch fell after the furniture chain warned that it was late.",
        &["Harrow & Finch"],
    );
}
