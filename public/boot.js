// Runs before the first paint: theme, language, rail, and the requests that every page needs.
// A file of its own because the content security policy allows no inline script.
(function () {
  "use strict";

  var root = document.documentElement;

  // The policy for trusted types asks who makes markup. The framework does, from templates compiled into the app:
  // never with anything that runs.
  if (window.trustedTypes && window.trustedTypes.createPolicy) {
    window.trustedTypes.createPolicy("default", {
      createHTML: function (markup) {
        if (/<(script|iframe|object|embed|base|meta|link)\b|\son\w+\s*=|javascript:/i.test(markup)) return null;
        return markup;
      }
    });
  }

  function stored(name) {
    try {
      return localStorage.getItem("pc." + name);
    } catch (_) {
      return null; // Private windows may refuse.
    }
  }

  // Theme: without a stored choice the style sheet follows the system by itself.
  var theme = stored("theme");
  if (theme === "light" || theme === "dark") root.setAttribute("data-theme", theme);
  if (stored("rail") === "collapsed") root.setAttribute("data-rail", "collapsed");

  // Language: the same order as src/i18n/locale.rs.
  var parameters = new URLSearchParams(location.search);
  var wanted = [parameters.get("lang"), stored("lang")].concat(navigator.languages || []);
  var lang = "zh-CN";
  for (var i = 0; i < wanted.length; i++) {
    var tag = (wanted[i] || "").toLowerCase();
    if (tag.indexOf("zh") === 0) { lang = "zh-CN"; break; }
    if (tag.indexOf("en") === 0) { lang = "en"; break; }
  }
  root.setAttribute("lang", lang);

  // Early requests, while the wasm is still on its way. window.__early is an array of
  //   { method: "GET", path: "/v2/…", body: null | "<exact JSON text>", promise: Promise<Response> }
  // The transport takes (and removes) the entry whose method, path and body equal its own request instead of sending
  // it again. A promise may reject; a response may be any status.
  window.__early = [];
  function early(method, path, body) {
    var promise = fetch(path, {
      method: method,
      body: body,
      credentials: "same-origin",
      headers: body === null ? { accept: "application/json" } : { accept: "application/json", "content-type": "application/json" }
    });
    promise.catch(function () {}); // The transport reports it; here it must not count as unhandled.
    window.__early.push({ method: method, path: path, body: body, promise: promise });
  }
  // The server leaves this mark beside the session: a stranger's visit asks for nothing that it would be refused.
  var signedIn = /(?:^|; )signed_in=(\w+)/.exec(document.cookie);
  if (signedIn) early("GET", "/v2/sessions/current", null);
  parameters.delete("lang");
  // The list as it opens without filters; the same bytes as the app's first request.
  if (signedIn && location.pathname === "/sales/customers" && parameters.toString() === "") {
    early("POST", "/v2/partners/sub-customers/query", '{"offset":0,"limit":20,"sort":"-associated_on","include":["console"]}');
  }

  // Other lists, in the bytes of src/api/request.rs.
  var list = signedIn && !parameters.get("tab") && {
    "/todos": "partners/todos",
    "/messages": "messages",
    "/sales/association-requests": "partners/association-requests",
    "/sales/authorizations": "partners/authorizations",
    "/sales/incentives": "partners/incentives"
  }[location.pathname];
  if (list) {
    var query = { limit: parameters.get("size") || 20 };
    query.offset = ((parameters.get("page") || 1) - 1) * query.limit;
    if (/incentives/.test(list)) query.sort = "-period";
    parameters.forEach(function (value, name) {
      if (!/^(page|size|columns|density|request|record)$/.test(name)) query[name] = value;
    });
    early("GET", "/v2/" + list + "?" + Object.keys(query).sort().map(function (name) {
      return name + "=" + encodeURIComponent(query[name]);
    }).join("&"), null);
  }

  // The code of the page that stands at this address, while the rest is still on its way. The names are those of
  // src/app/pages.rs; an address that is not listed here only loads a little later.
  var addresses = [
    // Where a login starts is decided by src/app/guard.rs.
    [/^\/$/, signedIn && { CUSTOMER: "my_partner", EMPLOYEE: "my_records" }[signedIn[1]] || "home"],
    [/^\/todos$/, "home"],
    [/^\/sales\/customers$/, "customer_list"],
    [/^\/sales\/customers\/development/, "development"],
    [/^\/sales\/customers\/(?!development)/, "customer"],
    [/^\/sales\/(association-requests|authorizations)/, "records"],
    [/^\/sales\/incentives/, "incentives"],
    [/^\/opportunities/, "opportunities"],
    [/^\/resellers/, "resellers"],
    [/^\/(specialists|programs\/paths\/[^/]+\/certification)/, "specialists"],
    [/^\/programs(?!\/paths\/.)/, "programs"],
    [/^\/(reviews|partners)/, "reviews"],
    [/^\/my\/partner/, "my_partner"],
    [/^\/my\/records/, "my_records"],
    [/^\/organization/, "organization"],
    [/^\/(messages|settings|my\/messages)/, "account"],
    [/^\/rules/, "rules"]
  ];
  var wants = signedIn ? ["frame"] : ["entry"];
  if (signedIn) addresses.forEach(function (address) { if (address[0].test(location.pathname)) wants.push(address[1]); });
  var meta = document.querySelector("meta[name=chunks]");
  var asked = {};
  (meta ? meta.content : "").split(";").forEach(function (chunk) {
    var parts = chunk.split("=");
    if (wants.indexOf(parts[0]) < 0) return;
    parts[1].split(",").forEach(function (file) {
      if (asked[file]) return;
      asked[file] = true;
      var link = document.createElement("link");
      link.rel = "preload";
      link.as = "fetch";
      link.crossOrigin = "";
      link.href = "/" + file;
      document.head.appendChild(link);
    });
  });

  // When the app does not start, say so instead of showing grey rows for ever.
  var started = false;
  var patience = 5000;
  function trouble() {
    var notice = document.getElementById("start-trouble");
    if (started || !notice || !document.getElementById("boot")) return;
    document.getElementById("boot").hidden = true;
    notice.hidden = false;
    document.getElementById("start-reload").onclick = function () { location.reload(); };
  }
  window.addEventListener("TrunkApplicationStarted", function () {
    started = true;
    var notice = document.getElementById("start-trouble");
    if (notice) notice.hidden = true; // It came late, but it came.
  });
  window.addEventListener("unhandledrejection", trouble);
  window.addEventListener("error", function (event) {
    // A missing picture is no reason; a missing script is.
    if (!(event.target instanceof Element) || event.target.tagName === "SCRIPT") trouble();
  }, true);
  document.addEventListener("DOMContentLoaded", function () { setTimeout(trouble, patience); });
})();
