/* SPDX-License-Identifier: GPL-3.0-or-later */
/* folds.js: what is folded opens when a link leads there, and on paper. */
(function (page) {
  "use strict";
  function openTarget() {
    var target = document.getElementById(window.location.hash.slice(1));
    page.each("details", function (fold) { fold.open = true; }, target && target.classList.contains("folded") ? target : document.createElement("p"));
  }
  window.addEventListener("hashchange", openTarget);
  openTarget();
  page.each('nav a[href^="#"]', function (link) {
    link.addEventListener("click", function () { window.setTimeout(openTarget, 0); });
  });
  var opened = [];
  window.addEventListener("beforeprint", function () {
    page.each("details:not([open])", function (fold) {
      fold.open = true;
      opened.push(fold);
    });
  });
  window.addEventListener("afterprint", function () {
    opened.forEach(function (fold) { fold.open = false; });
    opened = [];
  });
}(window.elastirPage = window.elastirPage || {}));
