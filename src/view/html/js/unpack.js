/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unpack.js: three.js, which the page holds packed, is unpacked and runs; where it cannot, the page says why
 * its surfaces are pictures. */
(function (page) {
  "use strict";
  var packed = document.getElementById("three-packed");
  if (!packed) { return; }

  function excuse(why) {
    var pictures = document.querySelector(".surfaces");
    if (!pictures) { return; }
    pictures.parentNode.insertBefore(page.make("p", { "class": "note" }, ["These surfaces are static pictures: " + why]), pictures);
  }
  if (typeof DecompressionStream === "undefined") {
    excuse("this browser is too old to turn them. Firefox 113, Chrome or Edge 80, Safari 16.4 and later can.");
    return;
  }
  function start(text) {
    document.body.appendChild(page.make("script", {}, [text])); /* its checksum is in the policy of the page */
    if (typeof THREE === "undefined" || !page.canTurn()) {
      excuse("this browser has no WebGL, or it is switched off.");
      return;
    }
    page.startTurning();
    var target = window.location.hash && document.getElementById(window.location.hash.slice(1));
    if (target) { target.scrollIntoView(); } /* what stands above it has another height now */
  }
  var letters = window.atob(packed.textContent), bytes = new Uint8Array(letters.length);
  for (var i = 0; i < letters.length; i++) { bytes[i] = letters.charCodeAt(i); }
  new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).text().then(start);
}(window.elastirPage = window.elastirPage || {}));
