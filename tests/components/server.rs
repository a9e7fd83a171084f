//! Stands in for the server: each test says what it answers.

use serde::Serialize;

/// From now on a request whose method and address hold the first text gets that status and body; the first that fits
/// counts. What is held is answered after [`let_go`].
pub(crate) fn answers(all: &[(&str, u16, String)]) {
    let script = format!(
        "{{
            const answers = {};
            const held = new Promise(resolve => {{ window.letGo = resolve }});
            window.asked = [];
            window.fetch = async request => {{
                const {{ pathname, search }} = new URL(request.url, location.href);
                const line = request.method + ' ' + pathname + search.replace(/[?&]$/, '');
                window.asked.push(line + ' ' + await request.clone().text());
                const found = answers.find(([part]) => line.includes(part.replace(/^held /, '')));
                if (!found) return new Response('', {{ status: 404 }});
                if (found[0].startsWith('held ')) await held;
                return new Response(found[2], {{ status: found[1] }});
            }};
        }}",
        serde_json::to_string(all).unwrap()
    );
    js_sys::eval(&script).unwrap();
}

/// An answer's body.
pub(crate) fn body(answer: &impl Serialize) -> String {
    serde_json::to_string(answer).unwrap()
}

/// Answers what was held.
pub(crate) fn let_go() {
    js_sys::eval("window.letGo()").unwrap();
}

/// The last request that holds this: method, address and body in one line.
pub(crate) fn asked(part: &str) -> String {
    let script = format!("window.asked.filter(line => line.includes('{part}')).pop() ?? ''");
    js_sys::eval(&script).unwrap().as_string().unwrap_or_default().trim().to_owned()
}

/// How many requests hold this.
pub(crate) fn times_asked(part: &str) -> u32 {
    let script = format!("String(window.asked.filter(line => line.includes('{part}')).length)");
    js_sys::eval(&script).unwrap().as_string().and_then(|count| count.parse().ok()).unwrap_or_default()
}
