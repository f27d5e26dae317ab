//! Tells spam: learns from two folders of messages, and classifies those of a third, by a classifier that is written in Haskell.
//!
//!     classify SPAM HAM NEW
//!
//! Without arguments, it takes those of the folder `mail`.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fmt, fs, thread};

use hsffi::rts::Options;
use hsffi::{Hs, Runtime};

hsffi::module!("Mail.Classify.Rust");

#[hsffi::import(module = "Mail.Classify")]
extern "Haskell" {
    /// What has been learned.
    type Classifier;

    /// Learns from texts, each with whether it is spam.
    fn train(hs: Hs<'_>, texts: Vec<(String, bool)>) -> Classifier;

    /// The probability that a text is spam.
    #[hsffi(pure)]
    fn score(hs: Hs<'_>, classifier: &Classifier, text: &str) -> f64;

    /// The text of a message, without its header.
    fn strip(hs: Hs<'_>, message: &str) -> Result<String, MessageError>;
}

/// Why a file is not a message.
#[derive(Debug, PartialEq, hsffi::Error)]
pub enum MessageError {
    /// No blank line ends the header.
    NoText {
        /// How many lines there are.
        lines: u64,
    },
}

impl fmt::Display for MessageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            MessageError::NoText { lines } => write!(f, "none of {lines} lines is blank"),
        }
    }
}

const THREADS: usize = 4;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let mail = Path::new(env!("CARGO_MANIFEST_DIR")).join("mail");
    let [spam, ham, new] = match <[PathBuf; 3]>::try_from(arguments) {
        Ok(folders) => folders,
        Err(none) if none.is_empty() => ["spam", "ham", "new"].map(|name| mail.join(name)),
        Err(_) => return Err("usage: classify SPAM HAM NEW".into()),
    };
    let (spam, ham, new) = (messages(&spam)?, messages(&ham)?, messages(&new)?);

    let runtime = Runtime::start(&Options::new().rts_options("-N2"))?;
    let classifier = runtime.attach(|hs| learn(hs, &spam, &ham))??;
    for (name, score) in classify(&runtime, &classifier, &new)? {
        let verdict = if score > 0.5 { "spam" } else { "ham" };
        println!("{verdict} {score:.3} {name}");
    }
    Ok(())
}

fn learn(
    hs: Hs<'_>,
    spam: &[(String, String)],
    ham: &[(String, String)],
) -> Result<Classifier, String> {
    let labelled = |messages: &[(String, String)], is_spam| {
        let texts = messages.iter();
        let texts = texts.map(move |(name, text)| Ok((text_of(hs, name, text)?, is_spam)));
        texts.collect::<Result<Vec<_>, String>>()
    };
    let mut texts = labelled(spam, true)?;
    texts.extend(labelled(ham, false)?);
    train(hs, texts).map_err(|thrown| thrown.message(hs))
}

fn text_of(hs: Hs<'_>, name: &str, message: &str) -> Result<String, String> {
    match strip(hs, message) {
        Ok(Ok(text)) => Ok(text),
        Ok(Err(error)) => Err(format!("{name}: {error}")),
        Err(thrown) => Err(format!("{name}: {}", thrown.message(hs))),
    }
}

/// The probability that each message is spam, computed by several threads.
fn classify(
    runtime: &Runtime,
    classifier: &Classifier,
    messages: &[(String, String)],
) -> Result<Vec<(String, f64)>, Box<dyn Error>> {
    let next = AtomicUsize::new(0);
    let work = || {
        runtime.attach(|hs| {
            let mut scores = Vec::new();
            while let Some((name, text)) = messages.get(next.fetch_add(1, Ordering::Relaxed)) {
                let text = text_of(hs, name, text)?;
                let score = score(hs, classifier, &text);
                scores.push((name.clone(), score.map_err(|thrown| thrown.message(hs))?));
            }
            Ok::<_, String>(scores)
        })
    };
    let mut scores = thread::scope(|scope| {
        let threads = [(); THREADS].map(|()| scope.spawn(work));
        let mut scores = Vec::new();
        for thread in threads {
            scores.extend(thread.join().map_err(|_| "a thread panicked")???);
        }
        Ok::<_, Box<dyn Error>>(scores)
    })?;
    scores.sort_by(|(a, _), (b, _)| a.cmp(b));
    Ok(scores)
}

/// The names and contents of the files of a folder.
fn messages(folder: &Path) -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let read = |entry: std::io::Result<fs::DirEntry>| {
        let entry = entry?;
        let text = String::from_utf8_lossy(&fs::read(entry.path())?).into_owned();
        Ok((entry.file_name().to_string_lossy().into_owned(), text))
    };
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let messages: std::io::Result<Vec<_>> = entries.map(read).collect();
    messages.map_err(Into::into)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_learned_is_told_apart() {
        let runtime = Runtime::start(&Options::new()).expect("it has not been started");
        let message = |text: &str| (String::new(), format!("Subject: mail\n\n{text}"));
        let spam = [
            message("cheap watches, buy now"),
            message("buy cheap pills"),
        ];
        let ham = [
            message("the meeting is at noon"),
            message("minutes of the meeting"),
        ];
        let new = [("a", "buy watches"), ("b", "another meeting at noon")];
        let new = new.map(|(name, text)| (name.to_owned(), message(text).1));
        let classifier = runtime.attach(|hs| learn(hs, &spam, &ham).expect("there is both"));
        let scores = classify(&runtime, &classifier.expect("it runs"), &new).expect("it is pure");
        assert!(scores[0].1 > 0.8 && scores[1].1 < 0.2, "{scores:?}");

        let one_kind = runtime.attach(|hs| {
            let refused = learn(hs, &spam, &[]);
            refused.map(drop).expect_err("it cannot learn")
        });
        assert_eq!(
            one_kind.expect("it runs"),
            "user error (to learn takes both spam and other mail)"
        );
        let no_text = runtime.attach(|hs| strip(hs, "Subject: mail\n").expect("it is typed"));
        assert_eq!(
            no_text.expect("it runs"),
            Err(MessageError::NoText { lines: 1 })
        );
    }
}
