//! Options that contradict each other.

use super::{Options, Safety};
use crate::report::Report;

impl Options {
    pub(super) fn check(&self, report: &mut Report) {
        match (&self.safety, &self.reason) {
            (Some((Safety::Unsafe, _)), None) if self.garbled => {}
            (Some((Safety::Unsafe, key)), None) => report.rule(
                key,
                "HS0006",
                "an `unsafe` export must say why it may be imported so",
                "write `unsafe, reason = \"…\"` with the reason that it neither blocks nor calls back, or make it `safe`",
            ),
            (Some((Safety::Unsafe, _)), Some(reason)) if reason.value().trim().is_empty() => {
                report.rule(
                    reason,
                    "HS0006",
                    "the reason for an `unsafe` import is empty",
                    "say why the function neither blocks nor calls back, or make it `safe`",
                );
            }
            (Some((Safety::Unsafe, _)), Some(_)) | (_, None) => {}
            (_, Some(reason)) => report.push(syn::Error::new(
                reason.span(),
                "`reason` gives the reason for an `unsafe` import, and this is none: leave it out",
            )),
        }
        if let (true, Some(blocking)) = (self.import() == Safety::Unsafe, &self.blocking) {
            report.rule(
                blocking,
                "HS0039",
                "what may wait cannot be imported `unsafe`: no thread could collect garbage until it returns",
                "make the export `safe`, or leave out `blocking` if it never waits",
            );
        }
        if let (Some(_), Some(blocking)) = (&self.pure, &self.blocking) {
            report.push(syn::Error::new(
                blocking.span(),
                "a pure function waits for nothing: Haskell makes the call whenever it comes to need the value, in any thread. Leave out `blocking`, or leave out `pure`, and Haskell gets an action",
            ));
        }
        if let (Some(_), Some(parent)) = (&self.exclusive, &self.parent) {
            report.push(syn::Error::new(
                parent.span(),
                "an exclusive object has no children: each call has it to itself, and a child would share it. Leave out `parent`, or leave out `exclusive`",
            ));
        }
        for option in [&self.exclusive, &self.bound] {
            if let (Some(_), Some(option)) = (&self.immutable, option) {
                report.push(syn::Error::new(
                    option.span(),
                    "calls on all threads share an `immutable` object: remove this option, or remove `immutable`",
                ));
            }
        }
        if let (Some(_), Some(parent)) = (&self.bound, &self.parent) {
            report.rule(
                parent,
                "HS0049",
                "a bound object has no children: they would have to be released with it, on its thread",
                "let the results own or share what they need of it, for instance by an `Rc`",
            );
        }
        for option in [&self.exclusive, &self.closeable, &self.parent, &self.bound] {
            if let (Some(_), Some(option)) = (&self.released_by, option) {
                report.push(syn::Error::new(
                    option.span(),
                    "what a C library releases is not kept by hsffi: put it in a Rust type, and the option there",
                ));
            }
        }
        self.check_finalizer(report);
        if let Some(name) = &self.name
            && !is_haskell_name(&name.value())
        {
            report.push(syn::Error::new(
                name.span(),
                "a Haskell name is a letter or `_`, then letters, digits, `_` and `'`",
            ));
        }
    }

    fn check_finalizer(&self, report: &mut Report) {
        if let (true, Some(usable)) = (self.has_haskell_finalizer(), &self.usable_in_finalizers) {
            report.push(syn::Error::new(
                usable.span(),
                "a Haskell thread would release the object beside the finalizers that use it: leave out this, or make it `finalizer = \"thread\"`",
            ));
        }
        if let (Some(_), Some(size)) = (&self.released_by, &self.size) {
            report.push(syn::Error::new_spanned(
                size,
                "what a C library releases is not counted: put it in a Rust type, and the option there",
            ));
        }
        if let Some(finalizer) = &self.finalizer {
            if !matches!(finalizer.value().as_str(), "c" | "haskell" | "thread") {
                report.push(syn::Error::new(
                    finalizer.span(),
                    "a finalizer is `\"c\"`, which the garbage collector calls, `\"thread\"`, which a thread of Rust's runs, or `\"haskell\"`, which a Haskell thread runs",
                ));
            } else if self.has_haskell_finalizer() && self.parent.is_some() {
                report.push(syn::Error::new(
                    finalizer.span(),
                    "the last of its children may release a parent, in a C finalizer: let an object without children have the finalizer",
                ));
            } else if finalizer.value() != "c" && self.bound.is_some() {
                report.push(syn::Error::new(
                    finalizer.span(),
                    "a bound object is dropped on its own thread, in the midst of whatever that does: its destructor must neither wait nor call Haskell, so leave out `finalizer`",
                ));
            } else if self.released_by.is_some() {
                report.push(syn::Error::new(
                    finalizer.span(),
                    "what a C library releases, its own function releases, as a C finalizer: leave out `finalizer`",
                ));
            }
        }
    }
}

fn is_haskell_name(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(|c| c.is_alphabetic() || c == '_')
        && chars.all(|c| c.is_alphanumeric() || c == '_' || c == '\'')
}
