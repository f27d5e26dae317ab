//! Reads a message: headers to show, and words to search.

use mailparse::{MailHeaderMap, ParsedMail, dateparse, parse_mail};
use std::collections::BTreeSet;

/// A message as its file tells it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Mail {
    pub id: Option<String>,
    pub from: Option<String>,
    pub to: Option<String>,
    pub subject: Option<String>,
    /// Seconds since 1970 in UTC.
    pub date: Option<i64>,
    /// The ids of the messages that it answers, or that came before those.
    pub references: Vec<String>,
    /// Those of the body and the headers, and those of each header again behind its name, as in `from:alice`.
    pub words: BTreeSet<String>,
}

/// Words that are longer are encoded data rather than something to search for.
const LONGEST_WORD: usize = 64;

/// Reads a message, if it is one: without any of the headers, it is another kind of file.
pub fn parse(bytes: &[u8]) -> Option<Mail> {
    let parsed = parse_mail(bytes).ok()?;
    let header = |name| {
        parsed
            .headers
            .get_first_value(name)
            .map(|value| value.trim().to_owned())
    };
    let ids_of = |name| header(name).map_or_else(Vec::new, |value| ids(&value));
    let mut mail = Mail {
        id: ids_of("Message-ID").pop(),
        from: header("From"),
        to: header("To"),
        subject: header("Subject"),
        date: header("Date").and_then(|value| date(&value)),
        references: [ids_of("References"), ids_of("In-Reply-To")].concat(),
        words: BTreeSet::new(),
    };
    if mail == Mail::default() {
        return None;
    }
    mail.words.extend(words(&text(&parsed)));
    for (name, value) in [
        ("from", &mail.from),
        ("to", &mail.to),
        ("subject", &mail.subject),
    ] {
        for word in value.iter().flat_map(|value| words(value)) {
            mail.words.insert(format!("{name}:{word}"));
            mail.words.insert(word);
        }
    }
    Some(mail)
}

/// The text that a message shows.
pub fn body(bytes: &[u8]) -> String {
    parse_mail(bytes).map_or_else(|_| String::new(), |parsed| text(&parsed))
}

fn text(parsed: &ParsedMail) -> String {
    let plain = parsed
        .parts()
        .filter(|part| part.subparts.is_empty() && part.ctype.mimetype == "text/plain");
    plain.filter_map(|part| part.get_body().ok()).collect()
}

/// The words of a text, as they are searched: letters and digits, in lower case.
pub fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words
        .map(str::to_lowercase)
        .filter(|word| word.len() <= LONGEST_WORD)
}

/// The ids in a header, without their angle brackets and whatever stands between them.
fn ids(value: &str) -> Vec<String> {
    let parts = value.split('<').skip(1);
    parts
        .filter_map(|part| part.split_once('>'))
        .map(|(id, _)| id.to_owned())
        .filter(|id| !id.is_empty())
        .collect()
}

fn date(value: &str) -> Option<i64> {
    // `dateparse` answers 0 where it finds no day, month and year.
    dateparse(value).ok().filter(|&seconds| seconds != 0)
}
