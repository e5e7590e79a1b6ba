/* SPDX-License-Identifier: GPL-3.0-or-later */
/* core.js: what the scripts of the page share: its data, elements, numbers, colours, files. */
(function (page) {
  "use strict";
  var root = document.documentElement, svgSpace = "http://www.w3.org/2000/svg";
  var holder = document.getElementById("page-data");
  root.classList.add("scripted");
  page.data = holder ? JSON.parse(holder.textContent) : null;
  var members = ["first", "last", "cm1", "scaled", "km_mol", "irrep", "active", "raman", "lo", "moves", "like"];
  (page.data ? page.data.models : []).forEach(function (model) {
    model.modes = model.modes && model.modes.map(function (list) {
      return members.reduce(function (mode, name, i) {
        mode[name] = list[i] === undefined ? null : list[i];
        return mode;
      }, {});
    });
  });

  page.each = function (selector, visit, within) {
    Array.prototype.forEach.call((within || document).querySelectorAll(selector), visit);
  };

  function fill(element, attributes, children) {
    Object.keys(attributes || {}).forEach(function (name) {
      var value = attributes[name];
      if (name.slice(0, 2) === "on") {
        element.addEventListener(name.slice(2), value);
      } else if (value !== null && value !== undefined && value !== false) {
        element.setAttribute(name, value === true ? "" : value);
      }
    });
    (children || []).forEach(function (child) {
      element.appendChild(typeof child === "object" ? child : document.createTextNode(child));
    });
    return element;
  }
  /* An element with attributes ("onclick": a listener) and children, text or elements. */
  page.make = function (name, attributes, children) {
    return fill(document.createElement(name), attributes, children);
  };
  page.draw = function (name, attributes, children) {
    return fill(document.createElementNS(svgSpace, name), attributes, children);
  };
  page.clear = function (element) {
    while (element.firstChild) { element.removeChild(element.firstChild); }
    return element;
  };

  /* A number to so many digits, with a minus that is one. */
  page.number = function (value, digits) {
    if (value === null || value === undefined || !isFinite(value)) { return "–"; }
    var text = Math.abs(value) >= 1e5 || (value !== 0 && Math.abs(value) < 1e-3)
      ? value.toExponential((digits || 4) - 1) : String(Number(value.toPrecision(digits || 4)));
    return text.replace("-", "−");
  };
  page.fixed = function (value, decimals) {
    return value === null || value === undefined || !isFinite(value) ? "–"
      : value.toFixed(decimals).replace("-", "−");
  };

  page.colour = function (name) {
    return getComputedStyle(root).getPropertyValue(name).trim();
  };
  page.seriesColour = function (series) { return page.colour("--s" + series % 7); };
  var dashes = [[], [5, 2], [1.5, 1.5], [6, 1.5, 1.5, 1.5], [9, 3]];
  page.seriesDash = function (series) { return dashes[series % dashes.length]; };

  function named(label, colour, dash) {
    return page.make("span", { "class": "model", title: label }, [
      page.draw("svg", { "class": "swatch", viewBox: "0 0 24 8", "aria-hidden": "true" }, [
        page.draw("path", { d: "M0 4h24", "stroke-width": 2.5, stroke: colour, "stroke-dasharray": dash.join(" ") })]),
      label]);
  }
  /* The line sample and the name of a model, or of a measured spectrum: black, with a dash of its own. */
  page.name = function (model) {
    return named(model.label, "var(--s" + model.series % 7 + ")", page.seriesDash(model.series));
  };
  page.measuredName = function (measured) {
    return named(measured.title, "var(--ink)", page.seriesDash(page.data.measured.indexOf(measured)));
  };

  /* Offers bytes or text as a file to be kept. */
  page.save = function (name, type, content) {
    var address = URL.createObjectURL(content instanceof Blob ? content
      : new Blob([content], { type: type }));
    page.make("a", { href: address, download: name }).click();
    window.setTimeout(function () { URL.revokeObjectURL(address); }, 10000);
  };
  page.fileName = function (text) {
    return text.replace(/[^A-Za-z0-9._-]+/g, "-").replace(/^[-.]+|-+$/g, "") || "figure";
  };

  /* The text of a picture on its own, with the colours that the style sheet gives it now. */
  page.plainSvg = function (picture) {
    picture.setAttribute("xmlns", svgSpace);
    return new XMLSerializer().serializeToString(picture).replace(/var\((--[a-z0-9]+)\)/g, function (all, name) {
      return page.colour(name);
    });
  };

  /* ---- controls ---- */
  page.button = function (label, act, title) {
    return page.make("button", { type: "button", onclick: act, title: title }, [label]);
  };
  page.check = function (label, checked, act) {
    var input = page.make("input", { type: "checkbox", checked: checked });
    input.addEventListener("change", function () { act(input.checked); });
    return page.make("label", {}, [input, typeof label === "string" ? " " + label : label]);
  };
  page.choice = function (label, options, chosen, act) {
    var select = page.make("select", {}, options.map(function (option) {
      return page.make("option", { value: option[0], selected: option[0] === chosen }, [option[1]]);
    }));
    select.addEventListener("change", function () { act(select.value); });
    return page.make("label", {}, [label + " ", select]);
  };
  page.slider = function (label, from, to, step, value, show, act) {
    var said = page.make("output", {}, [show(value)]);
    var input = page.make("input", { type: "range", min: from, max: to, step: step });
    input.value = value;
    input.addEventListener("input", function () {
      page.clear(said).appendChild(document.createTextNode(show(Number(input.value))));
      act(Number(input.value));
    });
    return page.make("label", { "class": "slider" }, [label + " ", input, said]);
  };
}(window.elastirPage = window.elastirPage || {}));
