//! What stands in `#[hsffi(…)]` and `#[hsffi::export(…)]`.

mod check;
mod instances;
mod place;

pub use instances::{Instance, Items, Source};
pub use place::Place;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream, Parser};
use syn::{Attribute, LitStr, Path, Token, Type};

use crate::report::Report;

/// Options as written, each at most once.
#[derive(Default)]
pub struct Options {
    pub safety: Option<(Safety, Ident)>,
    pub reason: Option<LitStr>,
    pub either: Option<Ident>,
    pub name: Option<LitStr>,
    /// The Haskell module.
    pub module: Option<LitStr>,
    pub exclusive: Option<Ident>,
    pub closeable: Option<Ident>,
    pub parent: Option<Ident>,
    pub immutable: Option<Ident>,
    pub instances: Vec<Instance>,
    pub pure: Option<Ident>,
    pub bound: Option<Ident>,
    pub released_by: Option<Path>,
    pub finalizer: Option<LitStr>,
    pub usable_in_finalizers: Option<Ident>,
    pub size: Option<Path>,
    pub blocking: Option<Ident>,
    pub newtype: Option<Ident>,
    pub storable: Option<Ident>,
    pub return_only: Option<Ident>,
    pub skip: Option<Ident>,
    /// An error of which the message alone crosses.
    pub flat: Option<Ident>,
    pub fields: Option<LitStr>,
    /// The type by which a field crosses.
    pub via: Option<Type>,
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
                "expected options separated by commas; the options are `{known}`"
            )));
        };
        let name = key.to_string();
        if !place.allowed().contains(&name.as_str()) {
            return Err(syn::Error::new_spanned(&key, place.refusal(&name)));
        }
        let repeats = match name.as_str() {
            "released_by" => {
                let function = after_equals(
                    &key,
                    input,
                    "write `released_by = free`, with the name of a function under `#[hsffi::release]`",
                )?;
                Some(self.released_by.replace(function).is_some())
            }
            "size" => {
                let method = after_equals(
                    &key,
                    input,
                    "write `size = method`, with the name of a method `fn(&self) -> usize`",
                )?;
                Some(self.size.replace(method).is_some())
            }
            "via" => {
                let via = after_equals(
                    &key,
                    input,
                    "write `via = Day`, with the name of a type that derives `hsffi::Via`, or a list or an `Option` of it",
                )?;
                Some(self.via.replace(via).is_some())
            }
            _ => None,
        };
        match repeats {
            Some(true) => return Err(repeated(&key)),
            Some(false) => return Ok(()),
            None => {}
        }
        if name == "instances" {
            let instances = instances::read(&key, input).inspect_err(|_| self.garbled = true)?;
            if !self.instances.is_empty() {
                return Err(repeated(&key));
            }
            self.instances = instances;
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
            return Err(input.error("expected a comma between options"));
        }
        let again = match (name.as_str(), value) {
            ("reason", Some(value)) => self.reason.replace(value).is_some(),
            ("module", Some(value)) => self.module.replace(value).is_some(),
            ("fields", Some(value)) => self.fields.replace(value).is_some(),
            ("finalizer", Some(value)) => self.finalizer.replace(value).is_some(),
            (_, Some(value)) => self.name.replace(value).is_some(),
            ("either", None) => self.either.replace(key.clone()).is_some(),
            ("exclusive", None) => self.exclusive.replace(key.clone()).is_some(),
            ("closeable", None) => self.closeable.replace(key.clone()).is_some(),
            ("blocking", None) => self.blocking.replace(key.clone()).is_some(),
            ("parent", None) => self.parent.replace(key.clone()).is_some(),
            ("immutable", None) => self.immutable.replace(key.clone()).is_some(),
            ("newtype", None) => self.newtype.replace(key.clone()).is_some(),
            ("storable", None) => self.storable.replace(key.clone()).is_some(),
            ("return_only", None) => self.return_only.replace(key.clone()).is_some(),
            ("flat", None) => self.flat.replace(key.clone()).is_some(),
            ("skip", None) => self.skip.replace(key.clone()).is_some(),
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

    /// Those of a pure function.
    pub fn of_pure_function() -> Self {
        Options {
            pure: Some(Ident::new("pure", Span::call_site())),
            ..Options::default()
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

/// What stands behind the `=` of an option.
fn after_equals<T: Parse>(key: &Ident, input: ParseStream<'_>, advice: &str) -> syn::Result<T> {
    let parsed = input.parse::<Token![=]>().and_then(|_| input.parse());
    parsed.map_err(|error| {
        let at = if input.is_empty() {
            key.span()
        } else {
            error.span()
        };
        syn::Error::new(at, advice)
    })
}

fn repeated(key: &Ident) -> syn::Error {
    syn::Error::new_spanned(
        key,
        "this option contradicts or repeats an earlier option: keep one",
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

/// Whether this is `#[hsffi(…)]`, which rustc does not know outside of a derive.
pub fn is_hsffi(attribute: &Attribute) -> bool {
    attribute.path().is_ident("hsffi")
}
