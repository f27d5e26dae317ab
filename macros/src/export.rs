//! `#[hsffi::export]`: from the item to its shims.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::parse::{Parse, ParseStream, Parser};
use syn::visit_mut::VisitMut;
use syn::{
    Attribute, FnArg, GenericParam, ImplItem, ImplItemConst, ImplItemFn, ItemConst, ItemImpl,
    ItemTrait, LitStr, PatType, Receiver, ReceiverKind, ReturnType, Signature, Token, Type,
    Visibility, parse_quote,
};

use crate::constant::Constant;
use crate::lifetime::CallLifetimes;
use crate::options::{Options, Place, is_hsffi};
use crate::report::Report;
use crate::shim::Export;
use crate::{attributes, conditions, dyn_trait, lifetime, metadata, signature, unused_stop_token};

pub fn expand(options: TokenStream, item: TokenStream) -> TokenStream {
    let mut report = Report::default();
    let expanded = match parse.parse2(item.clone()) {
        Ok(Item::Function(function)) => expand_function(options, *function, &mut report),
        Ok(Item::Constant(constant)) => expand_constant(options, *constant, &mut report),
        Ok(Item::Impl(block)) => expand_impl(&options, *block, &mut report),
        Ok(Item::Trait(item)) => dyn_trait::expand(options, *item, &mut report),
        Err(error) => {
            report.push(error);
            item
        }
    };
    let errors = report.into_tokens();
    quote!(#expanded #errors)
}

/// A function with its body unread: whatever stands there, it is not the macro's affair.
pub struct Function {
    pub attributes: Vec<Attribute>,
    pub visibility: Visibility,
    pub signature: Signature,
    body: TokenStream,
}

impl Function {
    /// The function as the user wrote it, without what only the macro understands.
    pub fn item(&self) -> TokenStream {
        let Function {
            attributes,
            visibility,
            signature,
            body,
        } = self;
        let attributes = attributes.iter().filter(|attribute| !is_hsffi(attribute));
        let mut signature = signature.clone();
        without_options(&mut signature);
        quote!(#(#attributes)* #visibility #signature #body)
    }
}

impl Parse for Function {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        Ok(Function {
            attributes: input.call(Attribute::parse_outer)?,
            visibility: input.parse()?,
            signature: input.parse()?,
            body: input.parse()?,
        })
    }
}

enum Item {
    Function(Box<Function>),
    Constant(Box<ItemConst>),
    Impl(Box<ItemImpl>),
    Trait(Box<ItemTrait>),
}

fn parse(input: ParseStream<'_>) -> syn::Result<Item> {
    let ahead = input.fork();
    ahead.call(Attribute::parse_outer)?;
    if ahead.peek(Token![impl]) || ahead.peek(Token![unsafe]) && ahead.peek2(Token![impl]) {
        return input.parse().map(|block| Item::Impl(Box::new(block)));
    }
    ahead.parse::<Visibility>()?;
    if ahead.peek(Token![trait]) || ahead.peek(Token![unsafe]) && ahead.peek2(Token![trait]) {
        return input.parse().map(|item| Item::Trait(Box::new(item)));
    }
    if !is_function(&ahead) {
        if ahead.peek(Token![const]) {
            return (input.parse()).map(|constant| Item::Constant(Box::new(constant)));
        }
        return Err(ahead.error("expected a function, a constant, a trait or an `impl` block below `#[hsffi::export]`; for a type, write `#[derive(hsffi::Opaque)]`, `#[derive(hsffi::Enum)]` or `#[derive(hsffi::Error)]`"));
    }
    input
        .parse()
        .map(|function| Item::Function(Box::new(function)))
}

/// Whether `fn` stands before everything but qualifiers. What follows may be malformed.
fn is_function(ahead: ParseStream<'_>) -> bool {
    let ahead = ahead.fork();
    while !ahead.peek(Token![fn]) {
        let qualifier = ahead.peek(Token![const])
            || ahead.peek(Token![async])
            || ahead.peek(Token![unsafe])
            || ahead.peek(Token![extern])
            || ahead.peek(LitStr);
        if !qualifier || ahead.parse::<TokenTree>().is_err() {
            return false;
        }
    }
    true
}

fn expand_function(options: TokenStream, function: Function, report: &mut Report) -> TokenStream {
    attributes::check(&function.attributes, report);
    let options = Options::read(Place::Function, options, &function.attributes, report);
    let shim = if let Some(receiver) = function.signature.receiver() {
        report.push(syn::Error::new_spanned(
            receiver,
            "a method is exported with its `impl` block: move `#[hsffi::export]` to the `impl` block",
        ));
        TokenStream::new()
    } else {
        let checked = signature::check(&function.signature, None, &options, report);
        unused_stop_token::check(&options, &function.signature, &function.body, report);
        let export = Export {
            attributes: &function.attributes,
            options: &options,
            signature: &function.signature,
            checked: &checked,
            owner: None,
            of_trait: None,
            class: None,
        };
        export.expand(report.is_empty())
    };
    let item = match name_the_call(&function.signature) {
        None => function.item(),
        // Readers of the documentation see the signature as it is written.
        Some(signature) => {
            let written = function.item();
            let named = Function {
                signature,
                ..function
            };
            let named = named.item();
            let meant = named_lifetimes_are_meant();
            quote!(#[cfg(doc)] #written #[cfg(not(doc))] #meant #named)
        }
    };
    quote!(#item #shim)
}

fn expand_constant(
    options: TokenStream,
    mut constant: ItemConst,
    report: &mut Report,
) -> TokenStream {
    let options = Options::read(Place::Constant, options, &constant.attrs, report);
    if constant.ident == "_" {
        report.push(syn::Error::new_spanned(
            &constant.ident,
            "an exported constant requires a name",
        ));
    }
    let record = report.is_empty().then(|| {
        let exported = Constant {
            attributes: &constant.attrs,
            options: &options,
            name: &constant.ident,
            ty: &constant.ty,
            owner: None,
        };
        exported.expand()
    });
    constant.attrs.retain(|attribute| !is_hsffi(attribute));
    quote!(#constant #record)
}

fn expand_impl(options: &TokenStream, mut block: ItemImpl, report: &mut Report) -> TokenStream {
    let options = Options::read(Place::Block, options.clone(), &block.attrs, report);
    block.attrs.retain(|attribute| !is_hsffi(attribute));
    check_block(&block, report);
    let exportable = report.is_empty();
    let self_ty = (*block.self_ty).clone();
    let mut shims = Vec::new();
    let mut items = Vec::new();
    let mut exports = false;
    for mut item in std::mem::take(&mut block.items) {
        let (attributes, visibility) = match &item {
            ImplItem::Fn(function) => (&function.attrs, &function.vis),
            ImplItem::Const(constant) => (&constant.attrs, &constant.vis),
            _ => {
                refuse_options(&mut item, report);
                items.push(item);
                continue;
            }
        };
        let public = matches!(visibility, Visibility::Public(_));
        exports |= public;
        if public {
            shims.extend(expand_cases(&item, &self_ty, &options, exportable, report));
        } else if let Some(attribute) = conditions::options(attributes) {
            report.push(syn::Error::new_spanned(
                attribute,
                "this item is not exported, because it is not `pub`: add `pub`, or remove the attribute",
            ));
        }
        match &mut item {
            ImplItem::Fn(function) => {
                conditions::without_options(&mut function.attrs);
                without_options(&mut function.sig);
                let named = public.then(|| name_the_call(&function.sig)).flatten();
                // Readers of the documentation see the signature as it is written.
                if let Some(signature) = named {
                    let mut named = function.clone();
                    named.sig = signature;
                    named.attrs.push(parse_quote!(#[cfg(not(doc))]));
                    named.attrs.push(named_lifetimes_are_meant());
                    function.attrs.push(parse_quote!(#[cfg(doc)]));
                    items.push(ImplItem::Fn(named));
                }
            }
            ImplItem::Const(constant) => conditions::without_options(&mut constant.attrs),
            _ => {}
        }
        items.push(item);
    }
    block.items = items;
    if exportable && !exports {
        report.push(syn::Error::new_spanned(
            &block.self_ty,
            "this block exports nothing: add `pub` to functions or constants, or remove `#[hsffi::export]`",
        ));
    }
    quote!(#block #(#shims)*)
}

/// The shims of a function or constant of a block, one for each case that its attributes tell apart.
fn expand_cases(
    item: &ImplItem,
    owner: &Type,
    of_block: &Options,
    exportable: bool,
    report: &mut Report,
) -> Vec<TokenStream> {
    let (ImplItem::Fn(ImplItemFn { attrs, .. }) | ImplItem::Const(ImplItemConst { attrs, .. })) =
        item
    else {
        return Vec::new();
    };
    let cases = conditions::cases(attrs, report);
    let several = cases.len() > 1;
    let mut shims = Vec::new();
    for case in cases {
        let mut item = item.clone();
        if let ImplItem::Fn(ImplItemFn { attrs, .. })
        | ImplItem::Const(ImplItemConst { attrs, .. }) = &mut item
        {
            attrs.clone_from(&case);
        }
        let mut own = Report::default();
        let shim = expand_item(&item, owner, of_block, &mut own);
        if exportable {
            shims.push(shim);
        }
        if several {
            // What is wrong in one case is not in another.
            let errors = own.into_tokens();
            shims.push(metadata::scope(&case, &errors));
        } else {
            report.append(own);
        }
    }
    shims
}

/// A function or constant of a block.
fn expand_item(
    item: &ImplItem,
    owner: &Type,
    of_block: &Options,
    report: &mut Report,
) -> TokenStream {
    let read = |place, attributes: &[Attribute], report: &mut Report| {
        let mut options = Options::read(place, TokenStream::new(), attributes, report);
        options.module = options.module.or_else(|| of_block.module.clone());
        options
    };
    match item {
        ImplItem::Fn(function) => {
            attributes::check(&function.attrs, report);
            let options = read(Place::Function, &function.attrs, report);
            let checked = signature::check(&function.sig, Some(owner), &options, report);
            unused_stop_token::check(
                &options,
                &function.sig,
                &function.block.to_token_stream(),
                report,
            );
            let export = Export {
                attributes: &function.attrs,
                options: &options,
                signature: &function.sig,
                checked: &checked,
                owner: Some(owner),
                of_trait: None,
                class: None,
            };
            export.expand(report.is_empty())
        }
        ImplItem::Const(constant) => {
            let options = read(Place::Constant, &constant.attrs, report);
            let exported = Constant {
                attributes: &constant.attrs,
                options: &options,
                name: &constant.ident,
                ty: &constant.ty,
                owner: Some(owner),
            };
            exported.expand()
        }
        _ => TokenStream::new(),
    }
}

/// Options of what is neither a function nor a constant.
fn refuse_options(item: &mut ImplItem, report: &mut Report) {
    let attributes = match item {
        ImplItem::Type(item) => &mut item.attrs,
        ImplItem::Macro(item) => &mut item.attrs,
        _ => return,
    };
    attributes.retain(|attribute| {
        if !is_hsffi(attribute) {
            return true;
        }
        report.push(syn::Error::new_spanned(
            attribute,
            "only functions and constants have options: remove the attribute",
        ));
        false
    });
}

fn check_block(block: &ItemImpl, report: &mut Report) {
    if let Some((path, _)) = &block.trait_ {
        report.rule(
            path,
            "HS0025",
            "a trait implementation cannot be exported: functions of two traits could have the same Haskell name",
            "export an inherent `impl` block whose functions call those of the trait",
        );
    }
    if let Some(parameter) = block
        .generics
        .params
        .iter()
        .find(|parameter| !matches!(parameter, GenericParam::Lifetime(_)))
    {
        report.rule(
            parameter,
            "HS0014",
            "a generic `impl` block cannot be exported: a C function has one type",
            "export one `impl` block for each type that Haskell needs",
        );
    }
}

/// Removes options from parameters, which have none.
pub fn without_options(signature: &mut Signature) {
    for input in &mut signature.inputs {
        let (FnArg::Typed(PatType { attrs, .. }) | FnArg::Receiver(Receiver { attrs, .. })) = input;
        conditions::without_options(attrs);
    }
}

/// Keeps clippy from advising a user to elide what only the macro named.
fn named_lifetimes_are_meant() -> Attribute {
    parse_quote!(#[allow(clippy::needless_lifetimes, clippy::elidable_lifetime_names)])
}

/// A copy of the signature whose elided lifetimes have names, so that rustc's complaint about what is kept names the rule;
/// nothing where there are none.
fn name_the_call(signature: &Signature) -> Option<Signature> {
    let mut signature = signature.clone();
    let borrows = match &signature.output {
        ReturnType::Type(_, ty) => lifetime::borrows(ty),
        ReturnType::Default => false,
    };
    let mut lifetimes = CallLifetimes {
        names: Vec::new(),
        // What a result borrows from, its lifetime tells, which may depend on which of the others are elided.
        references: !borrows,
    };
    for input in &mut signature.inputs {
        match input {
            FnArg::Typed(input) => lifetimes.visit_type_mut(&mut input.ty),
            FnArg::Receiver(receiver) => match &mut receiver.kind {
                ReceiverKind::Reference(and, lifetime @ None, _) if lifetimes.references => {
                    *lifetime = Some(lifetimes.next(and.span));
                }
                ReceiverKind::Typed(_, ty) => lifetimes.visit_type_mut(ty),
                _ => {}
            },
        }
    }
    if lifetimes.names.is_empty() {
        return None;
    }
    for name in lifetimes.names.iter().rev() {
        signature.generics.params.insert(0, parse_quote!(#name));
    }
    Some(signature)
}
