//! What stands in `#[hsffi(…)]` and `#[hsffi::export(…)]`.

use proc_macro2::{Ident, TokenStream};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, LitStr, Token};

use crate::report::Report;

/// Options as written, each at most once.
#[derive(Default)]
pub struct Options {
    pub safety: Option<(Safety, Ident)>,
    pub because: Option<LitStr>,
    pub either: Option<Ident>,
    pub name: Option<LitStr>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Safety {
    Safe,
    Unsafe,
}

/// Which options may stand where.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Function,
    Destructor,
    Type,
    Variant,
}

impl Place {
    fn allowed(self) -> &'static [&'static str] {
        match self {
            Place::Function => &["safe", "unsafe", "because", "either", "name"],
            Place::Destructor | Place::Type | Place::Variant => &["name"],
        }
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
            let read = |input: ParseStream<'_>| options.read_list(place, input);
            report.take(read.parse2(list));
        }
        options.check(report);
        options
    }

    fn read_list(&mut self, place: Place, input: ParseStream<'_>) -> syn::Result<()> {
        while !input.is_empty() {
            let key = input.call(Ident::parse_any)?;
            self.read_option(place, &key, input)?;
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(())
    }

    fn read_option(
        &mut self,
        place: Place,
        key: &Ident,
        input: ParseStream<'_>,
    ) -> syn::Result<()> {
        let span = key.span();
        let name = key.to_string();
        if !place.allowed().contains(&name.as_str()) {
            let known = place.allowed().join("`, `");
            return Err(syn::Error::new(
                span,
                format!("there is no option `{name}` here; there are `{known}`"),
            ));
        }
        let again = match name.as_str() {
            "safe" => self.safety.replace((Safety::Safe, key.clone())).is_some(),
            "unsafe" => self.safety.replace((Safety::Unsafe, key.clone())).is_some(),
            "either" => self.either.replace(key.clone()).is_some(),
            "because" => self.because.replace(value(key, input)?).is_some(),
            _ => self.name.replace(value(key, input)?).is_some(),
        };
        if again {
            return Err(syn::Error::new(
                span,
                "this contradicts or repeats an option before it",
            ));
        }
        Ok(())
    }

    fn check(&self, report: &mut Report) {
        match (&self.safety, &self.because) {
            (Some((Safety::Unsafe, key)), None) => report.rule(
                key,
                "HS0006",
                "an `unsafe` export must say why it may be imported so",
                "write `unsafe, because = \"…\"` with the reason that it neither blocks nor calls back, or make it `safe`",
            ),
            (Some((Safety::Unsafe, _)), Some(because)) if because.value().trim().is_empty() => {
                report.rule(
                    because,
                    "HS0006",
                    "the reason for an `unsafe` import is empty",
                    "say why the function neither blocks nor calls back, or make it `safe`",
                );
            }
            (Some((Safety::Unsafe, _)), Some(_)) | (_, None) => {}
            (_, Some(because)) => report.push(syn::Error::new(
                because.span(),
                "`because` gives the reason for an `unsafe` import, and this is a `safe` one",
            )),
        }
        if let Some(name) = &self.name
            && !is_haskell_name(&name.value())
        {
            report.push(syn::Error::new(
                name.span(),
                "a Haskell name is a letter or `_`, then letters, digits, `_` and `'`",
            ));
        }
    }

    pub fn is_unsafe(&self) -> bool {
        matches!(self.safety, Some((Safety::Unsafe, _)))
    }

    pub fn name(&self) -> String {
        self.name.as_ref().map(LitStr::value).unwrap_or_default()
    }

    pub fn because(&self) -> String {
        self.because.as_ref().map(LitStr::value).unwrap_or_default()
    }
}

fn value(key: &Ident, input: ParseStream<'_>) -> syn::Result<LitStr> {
    if !input.peek(Token![=]) {
        return Err(syn::Error::new(
            key.span(),
            format!("write `{key} = \"…\"`"),
        ));
    }
    input.parse::<Token![=]>()?;
    input.parse()
}

fn is_haskell_name(name: &str) -> bool {
    let mut chars = name.chars();
    chars
        .next()
        .is_some_and(|c| c.is_ascii_alphabetic() || c == '_')
        && chars.all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '\'')
}

/// Whether this is `#[hsffi(…)]`, which rustc does not know outside of a derive.
pub fn is_hsffi(attribute: &Attribute) -> bool {
    attribute.path().is_ident("hsffi")
}
