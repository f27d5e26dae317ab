//! Options that contradict each other.

use hsffi_metadata::Class;

use super::{Instance, Options, Safety};
use crate::module::check_module_name;
use crate::report::Report;

impl Options {
    pub(super) fn check(&self, report: &mut Report) {
        report.take((self.module.as_ref()).map_or(Ok(()), check_module_name));
        match (&self.safety, &self.reason) {
            (Some((Safety::Unsafe, _)), None) if self.garbled => {}
            (Some((Safety::Unsafe, key)), None) => report.rule(
                key,
                "HS0006",
                "an `unsafe` export requires a reason: a blocked `unsafe` call blocks the whole Haskell program",
                "write `unsafe, reason = \"…\"` and state why the function neither blocks nor calls back; or write `safe`",
            ),
            (Some((Safety::Unsafe, _)), Some(reason)) if reason.value().trim().is_empty() => {
                report.rule(
                    reason,
                    "HS0006",
                    "the reason for `unsafe` is empty",
                    "write `unsafe, reason = \"…\"` and state why the function neither blocks nor calls back; or write `safe`",
                );
            }
            (Some((Safety::Unsafe, _)), Some(_)) | (_, None) => {}
            (_, Some(reason)) => report.push(syn::Error::new(
                reason.span(),
                "`reason` requires `unsafe`: remove it",
            )),
        }
        if let (true, Some(blocking)) = (self.import() == Safety::Unsafe, &self.blocking) {
            report.rule(
                blocking,
                "HS0039",
                "a `blocking` export cannot be `unsafe`: a blocked `unsafe` call blocks the garbage collector",
                "replace `unsafe` by `safe`; or remove `blocking` if the function never blocks",
            );
        }
        if let (Some(_), Some(blocking)) = (&self.pure, &self.blocking) {
            report.push(syn::Error::new(
                blocking.span(),
                "a `pure` function cannot be `blocking`, because any Haskell thread may evaluate it at any time: remove `blocking`, or remove `pure`",
            ));
        }
        for option in [&self.exclusive, &self.bound] {
            if let (Some(_), Some(option)) = (&self.immutable, option) {
                report.push(syn::Error::new(
                    option.span(),
                    "an `immutable` object is shared by calls on all threads: remove this option, or remove `immutable`",
                ));
            }
        }
        self.check_instances(report);
        if let (Some(_), Some(parent)) = (&self.bound, &self.parent) {
            report.rule(
                parent,
                "HS0049",
                "a bound object has no children: it is dropped when its thread ends",
                "remove `parent`, and let results own or share the data, for example by an `Rc`",
            );
        }
        for option in [&self.exclusive, &self.closeable, &self.parent, &self.bound] {
            if let (Some(_), Some(option)) = (&self.released_by, option) {
                report.push(syn::Error::new(
                    option.span(),
                    "this option cannot be combined with `released_by`: store the object in a Rust type as `OwnedByC`, and write the option there",
                ));
            }
        }
        self.check_finalizer(report);
        if let Some(name) = &self.name {
            if !is_haskell_name(&name.value()) {
                report.push(syn::Error::new(
                    name.span(),
                    "not a Haskell name: write a letter or `_`, then letters, digits, `_` and `'`",
                ));
            }
        }
    }

    /// Instances are of values, and some of them require others.
    fn check_instances(&self, report: &mut Report) {
        if let (Some(first), None) = (self.instances.first(), &self.immutable) {
            report.rule(
                &first.at,
                "HS0061",
                "only immutable objects have instances: Haskell evaluates the methods of a class at any time, and expects the same result",
                "add `immutable` if no call changes an object, as in `#[hsffi(immutable, instances(Eq))]`; or remove `instances`, and export functions",
            );
        }
        for Instance { class, at, .. } in &self.instances {
            let required = match class {
                Class::Ord | Class::Hashable => Class::Eq,
                Class::Monoid => Class::Semigroup,
                _ => continue,
            };
            if self.instances.iter().all(|other| other.class != required) {
                let example = if required == Class::Semigroup {
                    "Semigroup = \"union\""
                } else {
                    "Eq"
                };
                report.rule(
                    at,
                    "HS0063",
                    &format!("the instance `{class:?}` requires the instance `{required:?}`, its superclass in Haskell"),
                    &format!("add `{example}` to `instances`"),
                );
            }
        }
    }

    fn check_finalizer(&self, report: &mut Report) {
        if let (true, Some(usable)) = (self.has_haskell_finalizer(), &self.usable_in_finalizers) {
            report.push(syn::Error::new(
                usable.span(),
                "`usable_in_finalizers` cannot be combined with `finalizer = \"haskell\"`, because finalizers may use the object during its release: remove `usable_in_finalizers`, or write `finalizer = \"thread\"`",
            ));
        }
        if let (Some(_), Some(size)) = (&self.released_by, &self.size) {
            report.push(syn::Error::new_spanned(
                size,
                "`size` cannot be combined with `released_by`: store the object in a Rust type as `OwnedByC`, and write the option there",
            ));
        }
        if let Some(finalizer) = &self.finalizer {
            if !matches!(finalizer.value().as_str(), "c" | "haskell" | "thread") {
                report.push(syn::Error::new(
                    finalizer.span(),
                    "unknown finalizer; expected one of `\"c\"` (called by the garbage collector), `\"thread\"` (run by a Rust thread), `\"haskell\"` (run by a Haskell thread)",
                ));
            } else if self.has_haskell_finalizer() && self.parent.is_some() {
                report.push(syn::Error::new(
                    finalizer.span(),
                    "a `parent` cannot have a Haskell finalizer, because its last child may release it in a C finalizer: remove `finalizer`, or remove `parent`",
                ));
            } else if finalizer.value() != "c" && self.bound.is_some() {
                report.push(syn::Error::new(
                    finalizer.span(),
                    "a `bound` object is dropped on its own thread and has no other finalizer: remove `finalizer`",
                ));
            } else if self.released_by.is_some() {
                report.push(syn::Error::new(
                    finalizer.span(),
                    "`finalizer` cannot be combined with `released_by`, which names the C finalizer: remove `finalizer`",
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
