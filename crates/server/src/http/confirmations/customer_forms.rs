//! The two ways to associate: with an account that there is, and with a new one. A letter is for the account that it was
//! written to, so it has the first alone.

use crate::http::confirmations::customer::Invitation;
use crate::http::confirmations::customer_page::{Fault, Typed};
use crate::http::confirmations::html::notice;
use crate::http::confirmations::texts::Texts;
use crate::http::escape::escaped;

/// The way of those who have an account.
pub(super) const ACCOUNT: &str = "account";
/// The way of those who register one.
pub(super) const REGISTER: &str = "register";

/// One way, with what was typed into it and what is wrong with that.
struct Form<'a> {
    t: Texts,
    way: &'static str,
    token: &'a str,
    faults: &'a [Fault],
}

/// A field, but for what was typed.
struct Field {
    id: &'static str,
    label: &'static str,
    hint: Option<&'static str>,
}

impl Form<'_> {
    fn field(&self, Field { id, label, hint }: &Field, rest: &str) -> String {
        let way = self.way;
        let fault = self.faults.iter().find(|(field, _)| field == id).map(|(_, words)| words.as_str());
        let said = fault.map(|words| format!("<span class=\"bad\">{words}</span>")).unwrap_or_default();
        // A fault that says what the hint says is said once.
        let hint = hint.filter(|words| fault != Some(*words));
        let hint = hint.map(|words| format!("<span class=\"muted\">{words}</span>")).unwrap_or_default();
        let between = if said.is_empty() || hint.is_empty() { "" } else { "<br>" };
        let invalid = if fault.is_some() { " aria-invalid=\"true\"" } else { "" };
        format!(
            "<label for=\"{way}-{id}\">{label}</label><input id=\"{way}-{id}\" name=\"{id}\" required{invalid} \
             aria-describedby=\"{way}-{id}-about\" {rest}><span id=\"{way}-{id}-about\">{said}{between}{hint}</span>"
        )
    }

    fn notice(&self, is_needed: bool, ticked: bool) -> String {
        if !is_needed {
            return String::new();
        }
        let (way, t) = (self.way, self.t);
        let fault = self.faults.iter().find(|(field, _)| field == "notice").map(|(_, words)| words.as_str());
        let said = fault.map(|words| format!("<span class=\"bad\">{words}</span>")).unwrap_or_default();
        let checked = if ticked { " checked" } else { "" };
        format!(
            "<p><label for=\"{way}-notice\"><input type=\"checkbox\" id=\"{way}-notice\" name=\"notice\" value=\"read\" required{checked}> {}</label>{said}</p>",
            t.get("cus_notice")
        )
    }

    fn whole(&self, heading: &str, inside: &str, button: &str) -> String {
        let (lang, _) = self.t.codes();
        let (way, token) = (self.way, self.token);
        // What is no field's fault stands by itself.
        let wrong = match self.faults.first() {
            None => String::new(),
            Some((field, words)) if field.is_empty() => notice("bad", words),
            Some(_) => notice("bad", self.t.get("reg_faults")),
        };
        format!(
            "<section><h2 id=\"{way}\">{heading}</h2>{wrong}<form method=\"post\" action=\"/c/customer/{token}\">\
             <input type=\"hidden\" name=\"lang\" value=\"{lang}\"><input type=\"hidden\" name=\"way\" value=\"{way}\">\
             {inside}<button class=\"primary\">{button}</button></form></section>"
        )
    }
}

/// What is typed in both ways stands in the one that was sent.
pub(super) fn forms(t: Texts, invitation: &Invitation, token: &str, (typed, faults): (&Typed, &[Fault])) -> String {
    let none = Typed::default();
    let of = |way: &'static str| if typed.way == way { (typed, faults) } else { (&none, &[] as &[Fault]) };
    let steps = if invitation.needs_notice() {
        let text = t.get("cus_resale_notice");
        format!("<h2>{}</h2><p>{text}</p>", t.get("cus_resale_notice_title"))
    } else {
        String::new()
    };
    let (typed, faults) = of(ACCOUNT);
    let with_account = account(&Form { t, way: ACCOUNT, token, faults }, typed, invitation.needs_notice());
    if invitation.row.is_letter() {
        return format!("{steps}{with_account}");
    }
    let (typed, faults) = of(REGISTER);
    let registered = register(&Form { t, way: REGISTER, token, faults }, typed, invitation.needs_notice());
    format!("{steps}{with_account}{registered}")
}

fn value(text: &str) -> String {
    format!("value=\"{}\"", escaped(text))
}

fn account(form: &Form<'_>, typed: &Typed, needs_notice: bool) -> String {
    let t = form.t;
    let name = Field { id: "account", label: t.get("reg_account"), hint: None };
    let password = Field { id: "password", label: t.get("cus_password"), hint: None };
    let inside = format!(
        "{}{}{}",
        form.field(&name, &format!("autocomplete=\"username\" maxlength=\"64\" {}", value(&typed.account))),
        form.field(&password, "type=\"password\" autocomplete=\"current-password\" maxlength=\"128\""),
        form.notice(needs_notice, !typed.notice.is_empty()),
    );
    form.whole(t.get("cus_have"), &inside, t.get("cus_associate"))
}

fn register(form: &Form<'_>, typed: &Typed, needs_notice: bool) -> String {
    let t = form.t;
    let field = |id, label, hint| Field { id, label, hint };
    let new = "type=\"password\" autocomplete=\"new-password\" minlength=\"12\" maxlength=\"128\"";
    let inside = [
        form.field(
            &field("name", t.get("cus_name"), None),
            &format!("autocomplete=\"organization\" maxlength=\"64\" {}", value(&typed.name)),
        ),
        form.field(
            &field("account", t.get("reg_account"), Some(t.get("reg_account_hint"))),
            &format!("autocomplete=\"username\" maxlength=\"32\" {}", value(&typed.account)),
        ),
        form.field(
            &field("telephone", t.get("reg_telephone"), None),
            &format!("type=\"tel\" autocomplete=\"tel\" maxlength=\"32\" {}", value(&typed.telephone)),
        ),
        form.field(&field("new_password", t.get("reg_password"), Some(t.get("reg_password_hint"))), new),
        form.field(&field("again", t.get("reg_again"), None), new),
        form.notice(needs_notice, !typed.notice.is_empty()),
    ];
    form.whole(t.get("cus_register"), &inside.concat(), t.get("cus_register_associate"))
}
