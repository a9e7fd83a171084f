//! Further samples of the gallery.

use leptos::prelude::*;

use super::*;
use crate::i18n::t;
use crate::platform::clock;

#[component]
pub(super) fn ChecksSample() -> impl IntoView {
    let busy = RwSignal::new(false);
    let item = |outcome, title: &'static str, seen: &'static str, needed: &'static str, fix: bool| CheckItem {
        outcome,
        title: title.into(),
        seen: Some(seen.into()),
        needed: Some(needed.into()),
        who: fix.then(|| "Customer".into()),
        fix: fix.then(|| FixLink { label: t::common::FIX_IT.into(), href: "/x".into() }),
        again: (!fix && outcome == Outcome::Unmet).then(|| "2027-02-11".into()),
    };
    let items = vec![
        item(Outcome::Met, "Real-name authentication is complete", "Complete", "Complete", false),
        item(Outcome::Unmet, "No arrears", "\u{a5}1,204.00", "\u{a5}0.00", true),
        item(Outcome::Unmet, "At most 1 request in 3 months", "1", "0", false),
        item(Outcome::Unknown, "Not registered by another partner", "\u{2013}", "No", false),
    ];
    let event = |id: &str, turn, title: &'static str| TimelineEvent {
        id: id.into(),
        at: clock::now(),
        turn,
        title: title.into(),
        actor: "Lin Wei \u{b7} web".into(),
        note: None,
        changes: vec![("Type".into(), "Resale".into(), "Referral".into())],
    };
    view! {
        <section class="panel">
            <h2 class="panel-title">"Account check"</h2>
            <CheckList label="Account check" items=Signal::stored(items) busy on_recheck=move |()| busy.update(|busy| *busy = !*busy)
                note=Signal::stored(Some("Rules 2026-01 \u{b7} checked 14:05".to_owned()))/>
            <TurnLine turn=Turn::Waiting parts=Signal::stored(vec!["Waiting for customer".into(), "due 12-01 18:00".into(), "expires if no answer".into()])/>
        </section>
        <section class="panel">
            <h2 class="panel-title">"Facts"</h2>
            <KeyFacts><Fact label="Customer">"Ironwood"</Fact><Fact label="Balance"><AmountText minor=-120_450 currency="CNY"/></Fact><Fact label="Id"><CopyId id="100000000000001234"/></Fact></KeyFacts>
            <div class="figure-row"><div class="figure"><p>"To do"</p><p>"7"</p></div><div class="figure"><p>"Customers"</p><p>"1,500"</p></div><div class="figure"><p>"Balance"</p><p><AmountText minor=123_456_700 currency="CNY"/></p></div></div>
            <Timeline events=Signal::stored(vec![event("1", Turn::Done, "Association type changed"), event("2", Turn::Waiting, "Request sent")])/>
        </section>
    }
}

#[component]
pub(super) fn FormSample() -> impl IntoView {
    let (name, note, password, code, tick) = (
        RwSignal::new(String::new()),
        RwSignal::new(String::new()),
        RwSignal::new("secret".to_owned()),
        RwSignal::new(String::new()),
        RwSignal::new(true),
    );
    let faults = RwSignal::new(Vec::new());
    let (from, to, confirm, dialog, drawer) = (
        RwSignal::new(String::new()),
        RwSignal::new(String::new()),
        RwSignal::new(false),
        RwSignal::new(false),
        RwSignal::new(false),
    );
    view! {
        <section class="panel">
            <h2 class="panel-title">"Form"</h2>
            <div class="form">
                <ErrorSummary faults/>
                <Field label="Reason" id="g-name" required=true hint="The customer reads this." error=Signal::stored(Some("Enter the reason in 10 to 200 characters.".to_owned()))><TextInput value=name/></Field>
                <Field label="Note"><TextArea value=note maxlength=200/></Field>
                <Field label="Password" required=true><PasswordInput value=password/></Field>
                <Field label=t::common::VERIFICATION_CODE required=true><CodeInput value=code seconds_left=Signal::stored(42) sent=Signal::stored(true) on_send=|()| () status=Signal::stored(Some("Sent to 138****0021".to_owned()))/></Field>
                <DateRange from to label="Period"/>
                <Checkbox checked=tick on_change=move |on| tick.set(on)>"I have read the notice and told the customer."</Checkbox>
                <div class="form-actions">
                    <Button tone=Tone::Primary busy=Signal::stored(true)>{t::common::SUBMIT}</Button>
                    <Button on_press=move |()| faults.set(vec![FieldFault { field_id: "g-name".into(), message: "Enter the reason in 10 to 200 characters.".into() }])>"Faults"</Button>
                    <Button on_press=move |()| dialog.set(true)>"Dialog"</Button><Button on_press=move |()| drawer.set(true)>"Drawer"</Button>
                    <Button tone=Tone::Danger on_press=move |()| confirm.set(true)>"Unbind"</Button>
                </div>
            </div>
            <ConfirmDialog open=confirm title="Unbind Quayside" confirm="Unbind" type_name="Quayside" on_confirm=move |()| confirm.set(false)><p>"The customer keeps its resources and pays the vendor directly. This cannot be undone for 3 months."</p></ConfirmDialog>
            <Dialog open=dialog title="A dialog"><p>"Body"</p></Dialog>
            <Drawer open=drawer title="A drawer"><p>"Body"</p></Drawer>
        </section>
    }
}

#[component]
pub(super) fn StatesSample() -> impl IntoView {
    let current = RwSignal::new("one".to_owned());
    let failure = Failure {
        message: "The server did not answer within 10 seconds.".into(),
        request_id: Some("0192f3a4c5d67e8f".into()),
    };
    view! {
        <section class="panel">
            <Tabs label="States" tabs=vec![Tab::new("one", t::common::NONE).counted(Signal::stored(Some(3))), Tab::new("two", t::common::LOADING)] current on_select=move |to| current.set(to)/>
            <TabPanel key="one" current>
                <Notice>"A rule changes on 2027-01-01."</Notice>
                <Notice kind=NoticeKind::NeedsYou on_dismiss=|()| ()>"2 requests expire today."</Notice>
                <Notice kind=NoticeKind::Done>"Saved."</Notice>
                <Notice kind=NoticeKind::Failed>"Not saved."</Notice>
                <ErrorState failure=Signal::stored(Some(failure.clone())) on_retry=|()| ()/>
                <EmptyState kind=EmptyKind::NoMatch hint=t::common::NO_MATCH_HINT><Button>{t::common::CLEAR_FILTERS}</Button></EmptyState>
            </TabPanel>
            <TabPanel key="two" current><Skeleton/><EmptyState kind=EmptyKind::NothingYet/><EmptyState kind=EmptyKind::NoRight/></TabPanel>
        </section>
        <Banner kind=NoticeKind::NeedsYou>{t::shell::OFFLINE}</Banner>
    }
}
