//! What stands in `#[hsffi(…)]` and `#[hsffi::export(…)]`.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, LitStr, Path, Token};

use crate::report::Report;

/// Options as written, each at most once.
#[derive(Default)]
pub struct Options {
    pub safety: Option<(Safety, Ident)>,
    pub reason: Option<LitStr>,
    pub either: Option<Ident>,
    pub name: Option<LitStr>,
    pub exclusive: Option<Ident>,
    pub closeable: Option<Ident>,
    pub parent: Option<Ident>,
    pub immutable: Option<Ident>,
    pub pure: Option<Ident>,
    pub bound: Option<Ident>,
    pub released_by: Option<Path>,
    pub finalizer: Option<LitStr>,
    pub usable_in_finalizers: Option<Ident>,
    pub size: Option<Path>,
    pub blocking: Option<Ident>,
    /// Whether something could not be read, and may have been the option that is missed.
    garbled: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Safety {
    Safe,
    Unsafe,
    Interruptible,
    Cancellable,
}

/// Which options may stand where.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Function,
    Constant,
    Destructor,
    /// A type behind a handle.
    Object,
    Type,
    Variant,
    Field,
}

impl Place {
    fn allowed(self) -> &'static [&'static str] {
        match self {
            Place::Function => &[
                "safe",
                "unsafe",
                "interruptible",
                "cancellable",
                "reason",
                "blocking",
                "either",
                "pure",
                "name",
            ],
            Place::Object => &[
                "closeable",
                "exclusive",
                "immutable",
                "parent",
                "bound",
                "released_by",
                "finalizer",
                "usable_in_finalizers",
                "size",
                "name",
            ],
            Place::Destructor => &["finalizer", "usable_in_finalizers", "name"],
            Place::Constant | Place::Type | Place::Variant | Place::Field => &["name"],
        }
    }

    /// Says that an option does not stand here, and where it would.
    fn refusal(self, option: &str) -> String {
        let problem = if Place::Function.allowed().contains(&option) {
            format!("`{option}` is an option of exported functions")
        } else if Place::Object.allowed().contains(&option) {
            format!("`{option}` is an option of types that derive `hsffi::Opaque`")
        } else {
            format!("unknown option `{option}`")
        };
        match self.allowed() {
            [only] => format!("{problem}; expected `{only}`"),
            several => format!("{problem}; expected one of `{}`", several.join("`, `")),
        }
    }

    fn takes_value(option: &str) -> bool {
        matches!(option, "reason" | "finalizer" | "name")
    }
}

impl Options {
    /// Reads `tokens` and the `#[hsffi(…)]` among `attributes`.
    pub fn read(
        place: Place,
        tokens: TokenStream,
        attributes: &[Attribute],
        report: &mut Report,
    ) -> Self {
        let mut options = Options::default();
        let mut lists = vec![tokens];
        for attribute in attributes.iter().filter(|attribute| is_hsffi(attribute)) {
            lists.extend(
                report.take(
                    attribute
                        .meta
                        .require_list()
                        .map(|list| list.tokens.clone()),
                ),
            );
        }
        for list in lists {
            let read = |input: ParseStream<'_>| options.read_list(place, input, report);
            // What is wrong has been reported, and the list read to its end.
            let _ = read.parse2(list);
        }
        options.check(report);
        options
    }

    fn read_list(
        &mut self,
        place: Place,
        input: ParseStream<'_>,
        report: &mut Report,
    ) -> syn::Result<()> {
        while !input.is_empty() {
            if let Err(error) = self.read_option(place, input) {
                report.push(error);
            }
            // One option that is wrong says nothing of the next.
            while !input.is_empty() && input.parse::<Option<Token![,]>>()?.is_none() {
                input.parse::<TokenTree>()?;
            }
        }
        Ok(())
    }

    fn read_option(&mut self, place: Place, input: ParseStream<'_>) -> syn::Result<()> {
        let known = place.allowed().join("`, `");
        let Ok(key) = input.call(Ident::parse_any) else {
            self.garbled = true;
            return Err(input.error(format!(
                "options stand here, with commas between; there are `{known}`"
            )));
        };
        let name = key.to_string();
        if !place.allowed().contains(&name.as_str()) {
            return Err(syn::Error::new_spanned(&key, place.refusal(&name)));
        }
        if name == "released_by" {
            input.parse::<Token![=]>().map_err(|error| {
                syn::Error::new(
                    error.span(),
                    "write `released_by = free`, with the type that `#[hsffi::release]` made",
                )
            })?;
            if self.released_by.replace(input.parse()?).is_some() {
                return Err(repeated(&key));
            }
            return Ok(());
        }
        if name == "size" {
            let method = input
                .parse::<Token![=]>()
                .and_then(|_| input.parse::<Path>());
            let method = method.map_err(|error| {
                syn::Error::new(
                    error.span(),
                    "write `size = method`, with the name of a method `fn(&self) -> usize`",
                )
            })?;
            if self.size.replace(method).is_some() {
                return Err(repeated(&key));
            }
            return Ok(());
        }
        let value = if Place::takes_value(&name) {
            match value(&key, input) {
                Ok(value) => Some(value),
                Err(error) => {
                    self.garbled = true;
                    return Err(error);
                }
            }
        } else {
            None
        };
        if !input.is_empty() && !input.peek(Token![,]) {
            self.garbled = true;
            return Err(input.error("a comma stands between options"));
        }
        let again = match (name.as_str(), value) {
            ("reason", Some(value)) => self.reason.replace(value).is_some(),
            ("finalizer", Some(value)) => self.finalizer.replace(value).is_some(),
            (_, Some(value)) => self.name.replace(value).is_some(),
            ("either", None) => self.either.replace(key.clone()).is_some(),
            ("exclusive", None) => self.exclusive.replace(key.clone()).is_some(),
            ("closeable", None) => self.closeable.replace(key.clone()).is_some(),
            ("blocking", None) => self.blocking.replace(key.clone()).is_some(),
            ("parent", None) => self.parent.replace(key.clone()).is_some(),
            ("immutable", None) => self.immutable.replace(key.clone()).is_some(),
            ("pure", None) => self.pure.replace(key.clone()).is_some(),
            ("bound", None) => self.bound.replace(key.clone()).is_some(),
            ("usable_in_finalizers", None) => {
                self.usable_in_finalizers.replace(key.clone()).is_some()
            }
            ("unsafe", None) => self.is_again(Safety::Unsafe, &key),
            ("interruptible", None) => self.is_again(Safety::Interruptible, &key),
            ("cancellable", None) => self.is_again(Safety::Cancellable, &key),
            (_, None) => self.is_again(Safety::Safe, &key),
        };
        if again {
            return Err(repeated(&key));
        }
        Ok(())
    }

    fn is_again(&mut self, safety: Safety, key: &Ident) -> bool {
        self.safety.replace((safety, key.clone())).is_some()
    }

    fn check(&self, report: &mut Report) {
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

    /// How Haskell imports the function.
    pub fn import(&self) -> Safety {
        self.safety
            .as_ref()
            .map_or(Safety::Safe, |(safety, _)| *safety)
    }

    /// Whether a Haskell thread runs the destructor.
    pub fn has_haskell_finalizer(&self) -> bool {
        self.finalizer
            .as_ref()
            .is_some_and(|finalizer| finalizer.value() == "haskell")
    }

    /// Whether a thread of Rust's runs the destructor, which may wait.
    pub fn has_thread_finalizer(&self) -> bool {
        self.finalizer
            .as_ref()
            .is_some_and(|finalizer| finalizer.value() == "thread")
    }

    pub fn name(&self) -> String {
        self.name.as_ref().map(LitStr::value).unwrap_or_default()
    }

    pub fn reason(&self) -> String {
        self.reason.as_ref().map(LitStr::value).unwrap_or_default()
    }
}

fn repeated(key: &Ident) -> syn::Error {
    syn::Error::new_spanned(
        key,
        "this contradicts or repeats an option before it: keep one of them",
    )
}

fn value(key: &Ident, input: ParseStream<'_>) -> syn::Result<LitStr> {
    let wrong = |at: &dyn ToTokens| syn::Error::new_spanned(at, format!("write `{key} = \"…\"`"));
    if !input.peek(Token![=]) {
        return Err(wrong(key));
    }
    let equals = input.parse::<Token![=]>()?;
    if input.peek(LitStr) {
        input.parse()
    } else if let Ok(token) = input.fork().parse::<TokenTree>() {
        Err(wrong(&token))
    } else {
        Err(wrong(&equals))
    }
}

fn is_haskell_name(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(|c| c.is_alphabetic() || c == '_')
        && chars.all(|c| c.is_alphanumeric() || c == '_' || c == '\'')
}

/// Whether this is `#[hsffi(…)]`, which rustc does not know outside of a derive.
pub fn is_hsffi(attribute: &Attribute) -> bool {
    attribute.path().is_ident("hsffi")
}
