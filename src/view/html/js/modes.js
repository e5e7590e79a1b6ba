/* SPDX-License-Identifier: GPL-3.0-or-later */
/* modes.js: the table of modes: sorted by a click on a head, narrowed by model, words and range; the modes of a
 * band that was clicked; a mode that was clicked moves its atoms where they are known. */
(function (page) {
  "use strict";
  var place = document.getElementById("modes-live"), data = page.data;
  var models = data ? data.models.filter(function (model) { return model.modes; }) : [];
  if (!place || models.length === 0) { return; }
  var mostRows = 200;

  function numbers(mode) { return mode.last > mode.first ? mode.first + "–" + mode.last : String(mode.first); }
  function likeText(mode) {
    if (!mode.like) { return ""; }
    return (mode.like[1] > mode.like[0] ? mode.like[0] + "–" + mode.like[1] : mode.like[0]) + ", " +
      Math.round(100 * mode.like[2]) + " %";
  }
  /* head, number or text of a row, and how it is shown. */
  var columns = [
    { key: "model", head: "model", value: function (row) { return row.model.series; },
      show: function (row) { return page.name(row.model); }, only: models.length > 1 },
    { key: "first", head: "modes", value: function (row) { return row.mode.first; }, show: function (row) { return numbers(row.mode); } },
    { key: "irrep", head: "irrep", text: true, value: function (row) { return row.mode.irrep; } },
    { key: "cm1", head: "calculated, cm⁻¹", value: function (row) { return row.mode.cm1; }, decimals: 2 },
    { key: "scaled", head: "scaled, cm⁻¹", value: function (row) { return row.mode.scaled; }, decimals: 2 },
    { key: "km_mol", head: "I, km/mol", value: function (row) { return row.mode.km_mol; }, decimals: 2 },
    { key: "active", head: "active", text: true, value: function (row) { return row.mode.active; } },
    { key: "raman", head: "Raman", value: function (row) { return row.mode.raman; }, decimals: 2 },
    { key: "lo", head: "LO, cm⁻¹", value: function (row) { return row.mode.lo; }, decimals: 2 },
    { key: "moves", head: "what moves", text: true, value: function (row) { return row.mode.moves; } },
    { key: "like", head: "like", value: function (row) { return row.mode.like ? row.mode.like[2] : null; },
      show: function (row) { return likeText(row.mode); } }
  ];
  var rows = [];
  models.forEach(function (model) {
    model.modes.forEach(function (mode) { rows.push({ model: model, mode: mode }); });
  });
  function known(column) {
    return column.only === undefined ? rows.some(function (row) {
      var value = column.value(row);
      return value !== null && value !== "";
    }) : column.only;
  }
  columns = columns.filter(known);

  var state = { sort: "first", down: false, model: "", words: "", from: "", to: "", strong: "", all: false };
  var moving = models.some(function (model) { return model.atoms && model.displacements; });

  function standing(row) { return row.mode.scaled === null ? row.mode.cm1 : row.mode.scaled; }
  function matches(row) {
    var words = state.words.toLowerCase(), at = standing(row);
    var text = [row.model.label, row.mode.irrep, row.mode.active, row.mode.moves].join(" ").toLowerCase();
    return (state.model === "" || String(row.model.series) === state.model) &&
      (state.from === "" || at >= Number(state.from)) && (state.to === "" || at <= Number(state.to)) &&
      (state.strong === "" || row.mode.km_mol >= Number(state.strong)) &&
      words.split(/\s+/).every(function (word) { return text.indexOf(word) >= 0; });
  }
  function sorted(list) {
    var column = columns.filter(function (one) { return one.key === state.sort; })[0] || columns[0];
    return list.slice().sort(function (a, b) {
      var p = column.value(a), q = column.value(b);
      if (p === null || q === null) { return p === q ? 0 : p === null ? 1 : -1; } /* unknown ones last */
      return (p < q ? -1 : p > q ? 1 : 0) * (state.down ? -1 : 1);
    });
  }

  function cellOf(column, row) {
    var content = column.show ? column.show(row) : column.text ? column.value(row) || "–"
      : page.fixed(column.value(row), column.decimals);
    return page.make("td", { "class": column.text || column.show ? "text" : null }, [content]);
  }
  /* Rows of modes as a table; heads sort if `again` is given. */
  page.modeTable = function (list, again) {
    return page.make("table", { "class": "modes" }, [
      page.make("thead", {}, [page.make("tr", {}, columns.map(function (column) {
        var now = again && state.sort === column.key;
        return page.make("th", { scope: "col", "aria-sort": now ? (state.down ? "descending" : "ascending") : null }, [
          again ? page.button(column.head + (now ? (state.down ? " ↓" : " ↑") : ""), function () {
            state.down = state.sort === column.key && !state.down;
            state.sort = column.key;
            again();
          }) : column.head]);
      }))]),
      page.make("tbody", {}, list.map(function (row) {
        var line = page.make("tr", {}, columns.map(function (column) { return cellOf(column, row); }));
        if (row.model.displacements && page.moveAtoms) {
          line.className = "can";
          var first = line.querySelector("td:nth-child(" + (models.length > 1 ? 2 : 1) + ")");
          page.clear(first).appendChild(page.button(numbers(row.mode), function (event) {
            event.stopPropagation();
            page.moveAtoms(row.model, row.mode);
          }, "Animate the atoms"));
          line.addEventListener("click", function () { page.moveAtoms(row.model, row.mode); });
        }
        return line;
      }))]);
  };

  var tablePlace = page.make("div", { "class": "scroll long", tabindex: 0, role: "region", "aria-label": "Table of modes" });
  var count = page.make("p", { "class": "note", role: "status" });
  function show() {
    var found = sorted(rows.filter(matches)), some = state.all ? found : found.slice(0, mostRows);
    page.clear(tablePlace).appendChild(page.modeTable(some, show));
    page.clear(count).appendChild(document.createTextNode(found.length + " of " + rows.length + " sets of modes" +
      (some.length < found.length ? ", the first " + some.length + " shown. " : ". ")));
    if (some.length < found.length) {
      count.appendChild(page.button("Show all", function () { state.all = true; show(); }));
    }
  }
  function field(label, key, more) {
    var input = page.make("input", more);
    input.value = state[key];
    input.addEventListener("input", function () { state[key] = input.value; show(); });
    return page.make("label", {}, [label + " ", input]);
  }
  var form = page.make("form", { "class": "tools", "aria-label": "Filter of the modes" });
  function offer() {
    page.clear(form);
    [models.length > 1 ? page.choice("Model", [["", "all"]].concat(models.map(function (model) {
      return [String(model.series), model.label];
    })), state.model, function (value) { state.model = value; show(); }) : null,
    field("From", "from", { type: "number", step: 1 }), field("to", "to", { type: "number", step: 1 }),
    field("I at least", "strong", { type: "number", min: 0, step: 0.1 }),
    field("Words", "words", { type: "search", placeholder: "A1, Zn, Raman" }),
    page.button("All modes", function () {
      state.from = state.to = state.strong = state.words = state.model = "";
      offer();
      show();
    })].forEach(function (part) { if (part) { form.appendChild(part); } });
  }
  form.addEventListener("submit", function (event) { event.preventDefault(); });

  /* The modes below a band, those that add most to its height first. */
  page.onBand = function (cm1, settings) {
    var half = settings.fwhm / 2, near = [];
    data.models.forEach(function (model, i) {
      if (!model.spectrum || !settings.models[i]) { return; }
      page.linesOf(model, settings).forEach(function (line) {
        var away = (line[0] - cm1) / half;
        if (Math.abs(away) <= 3) { near.push([line[1] / (1 + away * away), { model: model, mode: line[2] }]); }
      });
    });
    near.sort(function (a, b) { return b[0] - a[0]; });
    var box = document.getElementById("band-modes");
    page.clear(box).appendChild(near.length === 0
      ? page.make("p", { "class": "note" }, ["No modes with an intensity within " + (3 * half).toFixed(1) + " cm⁻¹ of " + cm1.toFixed(1) + "."])
      : page.make("div", { "class": "scroll", tabindex: 0, role: "region", "aria-label": "Modes of the band" }, [
        page.make("p", { "class": "note" }, ["Modes near " + cm1.toFixed(1) + " cm⁻¹, largest contribution first"]),
        page.modeTable(near.slice(0, 8).map(function (one) { return one[1]; }))]));
    state.from = (cm1 - 3 * half).toFixed(1);
    state.to = (cm1 + 3 * half).toFixed(1);
    offer();
    show();
  };

  if (moving) {
    page.whenTurning(function () {
      place.insertBefore(page.make("p", { "class": "note" }, ["Click a mode to animate its atoms."]), form);
      show();
    });
  }
  [form, count, tablePlace].forEach(function (part) { place.appendChild(part); });
  place.hidden = false;
  offer();
  show();
  page.modes = { rows: rows, state: state };
}(window.elastirPage = window.elastirPage || {}));
