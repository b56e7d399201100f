//! Who speaks.

use super::*;

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
fn offices_of_places_before_names() {
    speakers(
        "President of Georgia Ada Orr said no. “Yes,” she added. Bo Ray spoke. President of France Tom Poe said no.",
        &["Ada Orr", "Ada Orr", "Tom Poe"],
    );
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
fn whose_title_names_its_country_later() {
    speakers(
        "Premier Ned Orr met Premier Ann Poe of Norland. “It is late,” said Ann Poe. Premier Orr left. “It was,” the Premier \
         of Sudland said.",
        &["Ann Poe", "Ned Orr"],
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
    speakers("He met Mitch Orr, now the Senate minority leader, who had said it was late.", &["Mitch Orr"]);
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

#[test]
fn bodies_called_after_those_whose_they_are() {
    speakers(
        "The Women's Institute said it was late. St Mary's Hospital said it was so.",
        &["Women's Institute", "St Mary's Hospital"],
    );
    speakers(
        "The Harbour Elders’ Forum said it was late. The forum said that it was so.",
        &["Harbour Elders’ Forum"; 2],
    );
    speakers("The All Norland Growers' Council said it was late.", &["All Norland Growers' Council"]);
    // Whose campaign it is is somebody, not a part of its name.
    speakers("Orr's Campaign said it was late.", &["Campaign"]);
}

#[test]
fn names_of_days_books_and_nations() {
    speakers("The leader, Hon. Sunday Idise, said it was late. Idise said it was so.", &["Sunday Idise"; 2]);
    speakers("Ann Poe SC asked if it was late. Mr Fox SC left. Ms Poe said it was.", &["Ann Poe"; 2]);
    speakers("Tom Orr left. Fans of The Long Paddock met. “It is late,” he said.", &["Tom Orr"]);
    speakers("Tom Orr left. “It is late,” the New Zealander said.", &["Tom Orr"]);
    speakers("Its sponsor, Senator Omar Orr, said it was late.", &["Omar Orr"]);
    speakers("A girl who gave only her first name, Mei, said it was late.", &["Mei"]);
}

#[test]
fn phrases_that_reach_behind_a_place_a_number_or_a_joint() {
    finds("_The maker of drills and saws_ *said* ⟦it was late⟧.");
    finds("_The mission in Norland, Unmin_, *said* ⟦it was late⟧.");
    finds("_A group of more than 50 lawyers_ *said* ⟦it was late⟧.");
    finds("⟦It was late⟧, *according to* _the A/B poll_.");
    finds("_Those_ who back her plans *say* ⟦it is late⟧.");
    speakers("A source close to him told the paper it was late.", &["source close to him"]);
    speakers(
        "It rained, the agency said, though police and hospital staff gave other figures and warned that it was late.",
        &["agency", "police and hospital staff"],
    );
}

#[test]
fn subjects_before_those_who_only_are_mentioned() {
    speakers(
        "Ada Orr said that it was late. The coach, former keeper Wasim Poe, was not amused. “It was hard,” he said.",
        &["Ada Orr", "Wasim Poe"],
    );
    speakers(
        "Ed Rand said it was late. Rand's opposite number, Jon Poe, praised the bowlers. “Well done,” he said.",
        &["Ed Rand", "Jon Poe", "Jon Poe"],
    );
    speakers("The president, Norland ecology minister Ned Orr, said it was late.", &["Ned Orr"]);
    speakers("One fan trudged home. “Same old Tigers,” he said.", &["One fan"]);
    speakers("Ada Orr was there. The mom of one left. “It is late,” she said.", &["Ada Orr"]);
}

#[test]
fn firms_clubs_and_what_else_they_are_called() {
    speakers(
        "Rival Northgate Systems said it was late. The San Jose company said it was so.",
        &["Northgate Systems"; 2],
    );
    speakers(
        "Activist investor Blackthorn Capital said it was late. “It is,” the hedge fund wrote.",
        &["Blackthorn Capital"; 2],
    );
    // Who has an article and is several is a team.
    speakers(
        "Wessex Chargers beat the Kings. The Chargers slumped before Tom Orr came. The 20-year-old said it was late.",
        &["Tom Orr"],
    );
    speakers(
        "European commissioner Piet Haan said it was late. The Dutchman said it was so.",
        &["Piet Haan"; 2],
    );
}

#[test]
fn whose_statement_it_is() {
    speakers(
        "Governor Lee Poe said in a statement that it was late. “It is,” the statement said.",
        &["Lee Poe"; 2],
    );
    speakers("It was late, according to a statement from the Norland Fund.", &["Norland Fund"]);
    speakers("“It is late,” the UN's statement said.", &["UN"]);
    speakers(
        "Principal Secretary Ada Abdi was there. Tom Poe said it was late. The PS said it was early.",
        &["Tom Poe", "Ada Abdi"],
    );
    speakers(
        "Noel Breen told the jury it was late. Asked by Ann Poe, the witness said it was so.",
        &["Noel Breen"; 2],
    );
}

#[test]
fn whom_a_sentence_is_of() {
    speakers(
        "Ada Orr said it was late. Analysts at Poe Bank were more sanguine. “It is over,” they said.",
        &["Ada Orr", "Analysts at Poe Bank"],
    );
    speakers(
        "Quill Ltd chief Don Poe said it was late. The state-owned company has until August to decide, it said.",
        &["Don Poe", "Quill Ltd"],
    );
    speakers(
        "Ann Poe said it was late. Its chair, Moira Orr, called for more – a third, by her reckoning.",
        &["Ann Poe", "Moira Orr"],
    );
    finds("The ad uses footage of _Ada Orr_ *saying*, ⟦“It is late.”⟧");
    speakers("Ada Orr and Tom Poe both said it was late.", &["Ada Orr & Tom Poe"]);
    speakers("“It is late,” said his friend the novelist Giles Poe.", &["Giles Poe"]);
    speakers(
        "Delegates from 39 towns walked out of talks, saying that it was late.",
        &["Delegates from 39 towns"],
    );
}

#[test]
fn whom_the_next_lines_name() {
    let body = |rest: &str| format!("A stock agent has told a court that it was late.\n\n{rest}");
    speakers(&body("Craig Orr, 52, faces 14 charges. He said it was early."), &["Craig Orr"; 2]);
    // Whoever holds another office is another.
    speakers(&body("Mayor Ada Orr said it was early."), &["stock agent", "Ada Orr"]);
    speakers(
        "Two men stole 40 boats, a prosecutor told a jury.\n\nTom Poe, 41, and Ed Ray deny it.\n\nProsecutor Ann Orr said \
         it was late.",
        &["Ann Orr", "Ann Orr"],
    );
}

#[test]
fn who_is_at_hand_by_office_or_as_the_subject() {
    speakers(
        "Health Secretary Ada Abad said it was late. Rommel Poe said no. Abad bristled. “Let them,” the health chief said.",
        &["Ada Abad", "Rommel Poe", "Ada Abad"],
    );
    speakers(
        "Peter Poe of Poe & Lowe said it was late. Strider welcomed it. “It is,” the company said.",
        &["Peter Poe", "Strider"],
    );
    speakers("One of the two, Santa Cruz nurse Dolores Hay, said it was late.", &["Dolores Hay"]);
    speakers(
        "Liam Hess said it was late.\n\nHess's keeper, Darragh Quill, was calm. The 21-year-old said it was early.",
        &["Liam Hess", "Darragh Quill"],
    );
}

#[test]
fn whoever_is_asked_answers() {
    speakers(
        "“Absolutely not,” Tom Poe replied.\n\n“Did you lose it?” Ada Orr asked.\n\n“Somebody did.”",
        &["Tom Poe", "Ada Orr", "Tom Poe"],
    );
    // Who asks nothing goes on.
    speakers(
        "“Absolutely not,” Tom Poe replied.\n\n“You lost it,” Ada Orr said.\n\n“Somebody did.”",
        &["Tom Poe", "Ada Orr", "Ada Orr"],
    );
}

#[test]
fn firms_by_their_form_and_courtesy_that_is_no_office() {
    speakers("Rheinbach Motoren AG will close. Rheinbach said it was late.", &["Rheinbach Motoren AG"]);
    speakers(
        "A former detective has said it was late.\n\nRoss Poe was in charge.\n\n“Not I,” Mr Poe said.",
        &["Ross Poe"; 2],
    );
}

#[test]
fn letters_that_modify_and_those_who_turn_out_to_be_somebody() {
    speakers(
        "Halden Ltd cut its outlook as the DIY boom faded. The maker of drills and saws said it was late.",
        &["Halden Ltd"],
    );
    speakers(
        "“It is late,” a man told police.\n\nThat man was Terry Orr, 33, who says he was there.",
        &["Terry Orr"; 2],
    );
}
