// Runs in every new document before its own scripts, and tells when something was painted.
(function () {
  "use strict";

  // The frame after the next has been put on the screen.
  function painted(done) {
    requestAnimationFrame(function () {
      requestAnimationFrame(function () { done(performance.now()); });
    });
  }

  // Resolves with the time at which `ready` held and was painted; null after a while.
  function when(ready) {
    return new Promise(function (resolve) {
      var observer = new MutationObserver(check);
      var given_up = setTimeout(function () { observer.disconnect(); resolve(null); }, 25000);
      function check() {
        if (!ready()) return;
        observer.disconnect();
        clearTimeout(given_up);
        painted(resolve);
      }
      observer.observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
      check();
    });
  }

  // The customer of each row; a row has further links, to what is pending for instance.
  function links() {
    var found = [];
    document.querySelectorAll("tbody tr").forEach(function (row) {
      var link = row.querySelector("a[href^='/sales/customers/']");
      if (link) found.push(link.getAttribute("href"));
    });
    return found;
  }

  function busy() {
    return document.querySelector("main [aria-busy='true']") !== null;
  }

  // From an event of the person until `ready` was painted.
  function from(kind, ready) {
    return new Promise(function (resolve) {
      addEventListener(kind, function (event) {
        when(ready).then(function (end) { resolve(end === null ? null : end - event.timeStamp); });
      }, { capture: true, once: true });
    });
  }

  window.__bench = {
    row: when(function () { return links().length > 0; }),
    page: new Promise(function (resolve) { addEventListener("load", function () { painted(resolve); }); }),
    rows: function () { return when(function () { return links().length > 0 && !busy(); }); },
    detail: function (path) {
      return from("click", function () {
        return location.pathname === path && document.querySelector("main [role='tabpanel']") !== null && !busy();
      });
    },
    filtered: function (ids) {
      var wanted = ids.map(function (id) { return "/sales/customers/" + id; }).join();
      return from("keydown", function () { return !busy() && links().join() === wanted; });
    }
  };
})();
