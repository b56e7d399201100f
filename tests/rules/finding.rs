//! What is found: content, cue, source.

use super::*;

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
    finds("Crews put forward their claims about the plans of the harbour.");
}

#[test]
fn asides_between_name_and_verb() {
    finds("_Orr, 56_, who has sat on the panel for years, *told* the paper ⟦it was late⟧.");
    finds("_Orr, a former mayor and candidate_, laughed at the plan, *tweeting*, ⟦“Late as ever.”⟧");
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
    finds("The number of states a side rules matters.");
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
fn what_a_modifier_is_about_does_not_speak() {
    finds("_Backers of the drive to empty the harbour_ *said* ⟦they were worried⟧.");
    finds("It raised double what _Orr_ *said* ⟦it would⟧.");
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
    finds("She moved to two other inland states where crews settle it.");
    finds("However, as the bishop told the paper, a friend.");
}

#[test]
fn sentences_that_begin_with_their_verb() {
    finds("*Says* _Orr_: ⟦“We are late.”⟧");
    finds("*Said* _Ann Orr_, who grew up by the harbour, ⟦“We were proud of it.”⟧");
    finds("But, *said* _Orr_, ⟦“I don’t want a fight.”⟧");
    finds("*Says* _Orr_:\n\n⟦“We are late, and it will not be for the last time.”⟧");
    finds("_Ann Poe_ *agreed*. ⟦“It is late. It will be later.”⟧");
    finds("As for the wall, *says* _Orr_, ⟦“it stays.”⟧");
}

#[test]
fn what_sums_up_is_not_what_was_said() {
    finds("_Orr_ *said* ⟦that they would ask for 8%⟧, a demand the council calls steep.");
    finds("_Orr_ *said* ⟦it was late⟧, a move that drew boos from the crews.");
    finds("_Orr_ *said* on Tuesday ⟦that she would drop the wall⟧, a day after five crews left.");
    finds(
        "_Orr_ *alleged* ⟦that forms were sold by persons _she_ *called* ⟦“the boys”,⟧⟧ an allegation Poe denied.",
    );
    finds("_Orr_ *said* ⟦prices had risen, a 21 percentage point gain⟧.");
}

#[test]
fn answers_in_a_word() {
    finds(
        "_Orr_ *said* ⟦so⟧ in a lecture that year. Asked about it, _46 percent_ *said* ⟦yes⟧, a figure that surprised her.",
    );
    finds("A leaked memo *says* ⟦otherwise⟧.".replace("A leaked memo", "_A leaked memo_").as_str());
    finds("_Orr_ had *admitted* ⟦as much⟧ to her in the tunnel. _She_ *told* him ⟦yes⟧.");
    finds("_Orr_ *said* ⟦no to the wall⟧.");
}

#[test]
fn asides_between_a_cue_and_its_content() {
    finds("She had been *told*, in her first week, ⟦not to ask⟧.");
    finds("_The minister_ *promised* me in person, in 2019, ⟦that the wall would go⟧.");
    finds("He was *told* both times ⟦that the words were wrong⟧.");
    finds("_They_ had *warned* the council in June ⟦of cracks above the town⟧.");
    finds("_I_ *asked* them both ⟦who took it⟧.");
    finds("_The firm_ now expects sales to drop, having *told* crews in April ⟦that they would rise⟧.");
    finds(
        "⟦The two ports are ready to sign⟧, _Minister Bo Orr_ *said* on Thursday following talks with crews.",
    );
    finds("_Orr_ *said* ⟦that *according to* _the crews_, ⟦nobody came⟧⟧.");
}

#[test]
fn clauses_of_courts_labels_and_clefts() {
    finds("_The court_ *heard* ⟦Poe had bought the knife two days before⟧.");
    finds("The *claim*: ⟦The town has passed a rule that fines crews for long showers⟧.");
    finds("⟦It was Ellen⟧, _Orr_ *said*, ⟦who walked up to the gate⟧.");
    finds("⟦It was there⟧, _Orr_ *recalled*, ⟦that they met⟧.");
    finds("⟦“Nobody will save a mill”,⟧ *breathes* _an adviser_.");
    finds("_They_ come before every vote and *say* ⟦the water is coming⟧.");
    finds(
        "_The firm_, *which* said it was late, left."
            .replace("_The firm_, *which* said it was late", "The firm, _which_ *said* ⟦it was late⟧")
            .as_str(),
    );
    finds(
        "⟦The crews had been *told* ⟦that it was late⟧⟧, _she_ *said*, ⟦but not more than 9,000 of the promised acres had been dug⟧.",
    );
}

#[test]
fn where_a_clause_around_the_cue_goes_on() {
    finds(
        "_Orr_ *wrote* to the ministry *warning* ⟦that the port was full⟧, but received no answer."
            .replace("*wrote*", "wrote")
            .as_str(),
    );
    finds(
        "At the inn, where a sign above the bar reads “Pray for rain, tip for beer”, _publican Bo Orr_ *said* ⟦takings were down⟧.",
    );
    finds("_The memo_, signed by Bo Orr, *warned* crews ⟦that it was late⟧.");
    finds(
        "_The company_ *forecast* ⟦profit of $2.1 billion for the year⟧. _The minister_ *promised* ⟦500,000 rupees to each family⟧.",
    );
    finds("_The page_ *posted* a photo of a meter under the words ⟦“They are in your bathroom now.”⟧");
    finds("_Her wife_ used to *say* ⟦that one could tell a mill girl by her hands⟧.");
    finds("The port declared an emergency Thursday after cases tripled.");
}

#[test]
fn where_the_reporter_goes_on() {
    finds("_Ashford_ *says* ⟦it sent 84 boats⟧; _Bell’s harbour ministry_ *said* ⟦it saw none⟧.");
    finds("_The port_ *criticised* ⟦the report⟧, with _Ann Cole_ *calling* ⟦it “fiction”⟧.");
    finds("_Judge Orr_ *said* ⟦it was “a mean crime”⟧ and jailed him for three years.");
    finds("_Orr_ *told* lawmakers ⟦prices were high⟧.");
    finds("⟦Crews would walk out⟧, _the union_ *said*, ⟦unless the port came back to the table⟧.");
    finds("However, ⟦it works⟧, _she_ *said*. Meanwhile, ⟦the port is full⟧, *according to* _the crews_.");
    finds("_She_ had *admitted* only ⟦as much⟧.".replace(" only", "").as_str());
}
