/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figures.js: the toggles of the drawn spectra, where there is nothing to zoom them with. */
(function (page) {
  "use strict";
  function showLayout(name) {
    page.each(".spectrum", function (figure) {
      if (figure.querySelector(".overlaid")) {
        figure.classList.toggle("show-overlaid", name === "overlaid");
      }
    });
  }
  page.each('input[name="layout"]', function (input) {
    input.addEventListener("change", function () { showLayout(input.value); });
    if (input.checked) { showLayout(input.value); }
  });
  function showModel(input) {
    page.each('figure g[data-series="' + input.dataset.toggle + '"]', function (group) {
      group.classList.toggle("gone", !input.checked);
    });
  }
  page.each("input[data-toggle]", function (input) {
    input.addEventListener("change", function () { showModel(input); });
    showModel(input);
  });
  page.each("input[data-sticks]", function (input) {
    function show() {
      page.each("figure g.sticks", function (group) { group.classList.toggle("gone", !input.checked); });
    }
    input.addEventListener("change", show);
    show();
  });
  page.each("form.controls", function (form) {
    form.addEventListener("submit", function (event) { event.preventDefault(); });
  });
}(window.elastirPage = window.elastirPage || {}));
