/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page.js: uses the page as a reader does. page.js BROWSER FOLDER, which holds page.html, the result c.json
 * and, if it could be had, axe-core.js. Prints a line a check. */
"use strict";
const fs = require("fs");
const path = require("path");
const { openBrowser } = require("./browser.js");

function check(good, what) { console.log((good ? "ok " : "bad ") + what.replace(/\s+/g, " ")); }
function skip(what) { console.log("skipped: " + what); }
function near(a, b, relative) { return Math.abs(a - b) <= relative * Math.max(Math.abs(a), Math.abs(b)); }

/* In the page: how much of a canvas is inked, and a sum of its pixels. */
const inked = `(canvas) => {
  const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  let n = 0, sum = 0;
  for (let i = 0; i < pixels.length; i += 4) {
    n += pixels[i + 3] > 0;
    sum = (sum * 31 + pixels[i] + 3 * pixels[i + 1] + 7 * pixels[i + 2]) % 1000003;
  }
  return { share: n / (canvas.width * canvas.height), sum };
}`;
const surface = "document.querySelector('#surfaces-live canvas')";

async function middleOf(page, element) {
  return page.ask(`(() => { const box = ${element}.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2, width: box.width }; })()`);
}

/* Each quantity under the pointer is that of the result where the result has it: at the extrema. */
async function checkValues(page, result) {
  const members = { E: "youngs_modulus_gpa", beta: "linear_compressibility_per_tpa", G: "shear_modulus_gpa",
    nu: "poisson_ratio", M: "contact_modulus_gpa" };
  let wrong = 0, count = 0;
  for (let m = 0; m < result.models.length; m++) {
    const elastic = result.models[m].elastic;
    for (const key of ["E", "beta", "G", "nu", "M", "p", "s1", "s2"]) {
      const range = members[key] ? elastic.directional[members[key]] : elastic.waves[key];
      for (const end of ["min", "max"]) {
        const values = await page.ask(`(() => { const page = elastirPage, model = page.surfaces.models[${m}];
          return page.valuesAlong(page.quantities.find((one) => one.key === "${key}"), model.solid,
            ${JSON.stringify(range[end].direction)}); })()`);
        count++;
        /* Rounding; M by two integrals that are exact to some 1e-6 in the page. */
        if (!near(values[end === "min" ? 0 : 1], range[end].value, key === "M" ? 1e-6 : 1e-11)) wrong++;
      }
    }
  }
  check(wrong === 0 && count === 16 * result.models.length, `${wrong} of ${count} extrema differ from the result`);
}

/* Any plane: its indices stand across the axes of a cubic lattice; what is no plane is refused. */
async function checkCuts(page) {
  await page.ask("document.querySelector('#cuts details').open = true");
  await page.ask("document.querySelector('#cuts').scrollIntoView({behavior: 'instant'})");
  const path = "document.querySelector('#cuts-live .cut path[stroke^=\"var(--s0)\"]').getAttribute('d')", before = await page.ask(path);
  const type = (text) => page.ask(`(() => { const input = document.querySelector("#cuts-live input[type=search]");
    input.value = "${text}"; input.dispatchEvent(new Event("input")); return elastirPage.plane.normal(); })()`);
  const n = await type("1 -1 0"), r = Math.sqrt(0.5);
  check(near(Math.abs(n[0]), r, 1e-12) && near(n[1], -n[0], 1e-12) && Math.abs(n[2]) < 1e-12, "(1 -1 0) is across " + n);
  check(await page.ask(path) !== before, "indices choose the plane of the cuts");
  check(await page.ask("document.querySelectorAll('#cuts-live svg[role=img]').length") === 4, "E, beta, G and nu are cut");
  for (const text of ["0 0 0", "11", "x"])
    check(near((await type(text))[0], n[0], 1e-12), `${text} is no plane`);
  check(near((await type("111"))[2], Math.sqrt(1 / 3), 1e-12), "(111) is across the diagonal");
}

async function checkSurfaces(page, result) {
  if (!await page.ask("!!document.querySelector('#three-packed')")) return skip("no three.js");
  await page.until("!!window.elastirPage.surfaces || /WebGL/.test(document.querySelector('#surfaces').textContent)");
  if (!await page.ask("!!window.elastirPage.surfaces")) return skip("this Chromium has no WebGL");
  await page.ask("document.querySelector('#surfaces').scrollIntoView({behavior: 'instant'})");
  await page.until(`(${inked})(${surface}).share > 0`);
  const first = await page.ask(`(${inked})(${surface})`);
  check(first.share > 0.1 && first.share < 0.8, "a surface is drawn: " + first.share);
  await new Promise((resolve) => setTimeout(resolve, 350)); /* the wheel does nothing right after scrolling */
  const at = await middleOf(page, surface);

  await page.mouse("mouseMoved", at.x + 3, at.y + 2);
  const said = await page.ask(`(() => { const said = document.querySelector("#surfaces-live .reading");
    return { n: JSON.parse(said.dataset.direction || "null"), values: JSON.parse(said.dataset.values || "null"),
      text: said.textContent }; })()`);
  check(said.n && near(Math.hypot(...said.n), 1, 1e-12), "pointing at a surface gives a direction");
  /* 1/E = S_ijkl n_i n_j n_k n_l, from the result's compliance. */
  const voigt = [[0, 5, 4], [5, 1, 3], [4, 3, 2]];
  result.models.forEach((model, m) => {
    let sum = 0;
    for (let i = 0; i < 81; i++) {
      const [a, b, c, d] = [27, 9, 3, 1].map((unit) => Math.floor(i / unit) % 3), p = voigt[a][b], q = voigt[c][d];
      sum += model.elastic.compliance_per_tpa[p][q] / ((p > 2 ? 2 : 1) * (q > 2 ? 2 : 1)) *
        said.n[a] * said.n[b] * said.n[c] * said.n[d];
    }
    check(near(1000 / sum, said.values[m][0], 1e-11), `E under the pointer is ${said.values[m][0]}, ${1000 / sum}`);
    check(said.text.includes(String(Number(said.values[m][0].toPrecision(5)))), "and is shown: " + said.text);
  });

  await page.drag(at.x, at.y, at.x + 70, at.y + 25);
  const turned = await page.ask(`(${inked})(${surface})`);
  check(turned.sum !== first.sum && turned.share > 0.1, "a drag turns it");
  await page.mouse("mouseWheel", at.x, at.y, { deltaX: 0, deltaY: -300 });
  await page.frames(3);
  const larger = await page.ask(`(${inked})(${surface})`);
  check(larger.share > turned.share, "the wheel zooms");
  await page.pinch(at.x, at.y, 20, 60);
  check(await page.ask("elastirPage.surfaces.stage.zoom") > 2, "two fingers zoom");
  await page.ask(`${surface}.focus(), ${surface}.dispatchEvent(new KeyboardEvent("keydown", { key: "Home" }))`);
  await page.frames(3);
  check((await page.ask(`(${inked})(${surface})`)).sum === first.sum, "Home goes back");
  for (const key of ["nu", "M", "p"]) {
    await page.ask(`elastirPage.surfaces.choose("${key}")`);
    check(await page.until(`document.querySelector("#surfaces-live").dataset.quantity === "${key}"`), `${key} is shown`);
    await page.frames(3);
    check((await page.ask(`(${inked})(${surface})`)).share > 0.05, `${key} is drawn`);
  }
  const cut = "document.querySelector('.cut path[stroke^=\"var(--s0)\"]').getAttribute('d')";
  const flat = await page.ask(cut);
  await page.ask(`(() => { const slider = document.querySelector("#surfaces-live input[type=range]");
    slider.value = 40; slider.dispatchEvent(new Event("input")); })()`);
  check(await page.ask(cut) !== flat, "a slider tilts the plane and its cut");
  await checkSaved(page, "#surfaces-live", "PNG", ["SVG", "Cut as SVG"]);
  await checkCuts(page);
  await checkValues(page, result);
}

/* What a button saves: its name, its text, and of a PNG the size and how much of it is not background. */
function saved(selector, label) {
  return `new Promise((done) => {
    const before = elastirPage.save;
    elastirPage.save = async (name, type, content) => {
      elastirPage.save = before;
      if (type !== "image/png") return done({ name, text: content instanceof Blob ? await content.text() : content });
      const picture = await createImageBitmap(content), canvas = document.createElement("canvas");
      canvas.width = picture.width;
      canvas.height = picture.height;
      const context = canvas.getContext("2d");
      context.drawImage(picture, 0, 0);
      const pixels = context.getImageData(0, 0, canvas.width, canvas.height).data;
      let inked = 0;
      for (let i = 0; i < pixels.length; i += 4)
        inked += [0, 1, 2].some((k) => pixels[i + k] !== pixels[k]);
      done({ name, width: picture.width, height: picture.height, inked: inked / (canvas.width * canvas.height) });
    };
    Array.from(document.querySelectorAll(${JSON.stringify(selector)} + " button"))
      .find((one) => one.textContent === ${JSON.stringify(label)}).click();
  })`;
}

/* Saved pictures are pictures: a PNG that the browser reads, an SVG that is XML and needs no style sheet. */
async function checkSaved(page, place, png, svgs) {
  const picture = await page.ask(saved(place, png));
  check(picture.name.endsWith(".png") && picture.width > 300 && picture.inked > 0.005, `${picture.name} is drawn: ${picture.inked}`);
  for (const label of svgs) {
    const drawing = await page.ask(saved(place, label));
    const parts = await page.ask(`(() => { const read = new DOMParser().parseFromString(${JSON.stringify(drawing.text)}, "image/svg+xml");
      return { wrong: read.querySelectorAll("parsererror").length, root: read.documentElement.localName,
        drawn: read.querySelectorAll("path, image, polyline").length }; })()`);
    check(drawing.name.endsWith(".svg") && parts.wrong === 0 && parts.root === "svg" && parts.drawn > 0 &&
      !drawing.text.includes("var(--"), `${drawing.name} is an SVG of its own`);
  }
}

/* The wavenumber of the highest point of the first curve between two others. */
const highest = `(from, to) => { const drawn = elastirPage.spectra.drawn(); let best = -1, at = null;
  drawn.x.forEach((x, i) => { if (x >= from && x <= to && drawn.traces[0].y[i] > best) { best = drawn.traces[0].y[i]; at = x; } });
  return at; }`;
function set(selector, value) {
  return `(() => { const input = document.querySelector(${JSON.stringify(selector)});
    input.value = ${value}; input.dispatchEvent(new Event("input", { bubbles: true })); })()`;
}

async function checkSpectra(page, result) {
  await page.ask("document.querySelector('#spectra-live').scrollIntoView({behavior: 'instant'})");
  const spectrum = result.models[0].spectrum, plot = "document.querySelector('#spectra-live canvas')";
  await page.ask(`elastirPage.spectra.zoom(${spectrum.from_cm1}, 1e9)`);
  await page.frames(3);
  /* As settings and grid are those of the result, so are the curves: sums in another order. */
  const curve = await page.ask("({ x: elastirPage.spectra.drawn().x, y: elastirPage.spectra.drawn().traces[0].y })");
  const tallest = Math.max(...spectrum.absorbance);
  const worst = Math.max(...curve.y.map((y, i) => Math.abs(y - spectrum.absorbance[i])));
  check(curve.x.length === spectrum.points && worst < 1e-12 * tallest, `curves are the result's: off by ${worst}`);
  check(await page.ask(`(${inked})(document.querySelector('#spectra-live canvas')).share`) > 0.005, "spectra are drawn");

  const box = await page.ask(`(() => { const box = ${plot}.getBoundingClientRect();
    return { x: box.x, y: box.y, width: box.width, height: box.height }; })()`);
  await page.mouse("mouseMoved", box.x + box.width / 2, box.y + box.height / 2);
  await page.frames(2);
  const said = await page.ask(`(() => { const said = document.querySelector("#spectra-live .reading");
    return { cm1: Number(said.dataset.cm1), heights: JSON.parse(said.dataset.heights || "[]"), text: said.textContent }; })()`);
  const at = Math.round((said.cm1 - spectrum.from_cm1) / spectrum.step_cm1);
  check(Math.abs(said.heights[0] - spectrum.absorbance[at]) < 1e-12 * tallest && said.text.includes("cm⁻¹"),
    "the cursor tells heights: " + said.text);

  const ends = await page.ask("[950, 1150].map(elastirPage.spectra.plot.xAt)");
  await page.drag(box.x + ends[0], box.y + 50, box.x + ends[1], box.y + 60);
  const range = await page.ask("[elastirPage.spectra.settings().from, elastirPage.spectra.settings().to]");
  check(near(range[0], 950, 0.005) && near(range[1], 1150, 0.005), "dragging zooms to " + range); /* half a pixel */
  await page.pinch(box.x + box.width / 2, box.y + 100, 60, 180);
  const pinched = await page.ask("[elastirPage.spectra.settings().from, elastirPage.spectra.settings().to]");
  check(pinched[1] - pinched[0] < 0.8 * (range[1] - range[0]), "two fingers zoom to " + pinched);
  await page.ask(`(() => { const canvas = ${plot}; canvas.focus();
    for (const key of ["ArrowRight", "Home"]) canvas.dispatchEvent(new KeyboardEvent("keydown", { key })); })()`);
  await page.frames(3);
  check(await page.ask("elastirPage.spectra.settings().to - elastirPage.spectra.settings().from") > 3000, "Home shows all");
  const forth = await page.ask("[elastirPage.spectra.plot.xAt(1000), elastirPage.spectra.plot.xAt(2000)]");
  await page.ask(`Array.from(document.querySelectorAll("#spectra-live label")).find((one) => one.textContent.trim() === "reversed axis")
    .querySelector("input").click()`);
  await page.frames(3);
  const back = await page.ask("[elastirPage.spectra.plot.xAt(1000), elastirPage.spectra.plot.xAt(2000)]");
  check(forth[0] < forth[1] && back[0] > back[1], "the axis is reversed");
  await page.ask("elastirPage.spectra.zoom(1000, 1300)");
  await page.frames(3);
  const before = await page.ask(`(${highest})(1100, 1200)`);
  await page.ask(set("#spectra-live .factor:last-of-type input", 0.968));
  await page.frames(3);
  const after = await page.ask(`(${highest})(1100, 1200)`);
  check(Math.abs(before - 1146) < 1 && near(after / before, 0.968 / 0.958, 1e-3), `a factor moves a band from ${before} to ${after}`);
  const top = "Math.max(...elastirPage.spectra.drawn().traces[0].y)", narrow = await page.ask(top);
  await page.ask(set("#spectra-live .slider input", 20));
  await page.frames(3);
  check(await page.ask(top) < 0.6 * narrow, "a width makes bands lower");
  check((await page.ask("elastirPage.tracesCsv(elastirPage.spectra.drawn())")).startsWith('"wavenumber_cm1","ideal km/mol cm"'),
    "what is shown can be had as CSV");
  await checkSaved(page, "#spectra-live", "PNG", []);
  const table = await page.ask(saved("#spectra-live", "Save CSV"));
  const points = await page.ask("elastirPage.spectra.drawn().x.length");
  check(table.name === "spectra.csv" && table.text.trim().split("\n").length === points + 1, "a line a point is saved");
  const traces = "elastirPage.spectra.drawn().traces.length", shown = await page.ask(traces);
  const first = `Array.from(document.querySelectorAll("#spectra-live label")).find((one) => one.textContent.trim() === ` +
    `${JSON.stringify(result.models[0].label)}).querySelector("input").click()`;
  await page.ask(first);
  await page.frames(3);
  const fewer = await page.ask(traces);
  await page.ask(first);
  await page.frames(3);
  check(fewer === shown - 1 && await page.ask(traces) === shown, `a model is switched off and on: ${shown}, ${fewer}`);
  await page.ask(`Array.from(document.querySelectorAll("#spectra-live button")).find((one) => one.textContent === "Reset").click()`);

  await page.ask("elastirPage.onBand(1146, elastirPage.spectra.settings())");
  check((await page.ask("document.querySelector('#band-modes tbody tr').textContent")).includes("1146"), "a band tells its modes");
}

async function checkModes(page, result) {
  const all = result.models.reduce((sum, model) => sum + model.vibrations.modes.length, 0);
  await page.ask(`Array.from(document.querySelectorAll("#modes-live button")).find((one) => one.textContent === "All modes").click()`);
  check((await page.ask("document.querySelector('#modes-live [role=status]').textContent")).startsWith(`${all} of ${all} `), "all modes are there");
  await page.ask(`Array.from(document.querySelectorAll("#modes-live thead button")).find((one) => one.textContent.startsWith("I,")).click()`);
  await page.ask(`Array.from(document.querySelectorAll("#modes-live thead button")).find((one) => one.textContent.startsWith("I,")).click()`);
  const most = Math.max(...result.models.map((model) => Math.max(...model.vibrations.modes.map((mode) => mode.intensity_km_mol || 0))));
  check((await page.ask("document.querySelector('#modes-live tbody tr').textContent")).includes(most.toFixed(2)), "sorted by intensity");
  await page.ask(set("#modes-live input[type=search]", "'F2 Raman'"));
  check(await page.ask("Array.from(document.querySelectorAll('#modes-live tbody tr')).every((row) => row.textContent.includes('F2'))"), "narrowed by words");
}

/* Atoms that move: the picture is another one a moment later, and the last of a mode is its own. */
async function checkAtoms(page) {
  if (!await page.ask("!!document.querySelector('#three-packed')") || !await page.until("!!window.elastirPage.atoms")) return skip("no three.js, or no WebGL");
  const canvas = "document.querySelector('.atoms canvas')";
  await page.ask("document.querySelectorAll('#modes-live tbody button')[11].click()");
  await page.until(`(${inked})(${canvas}).share > 0`);
  const first = await page.ask(`(${inked})(${canvas})`);
  check(first.share > 0.01 && first.share < 0.9, "atoms are drawn: " + first.share);
  check(await page.until(`(${inked})(${canvas}).sum !== ${first.sum}`), "atoms move");
  const made = await page.ask(`(() => { const made = elastirPage.atoms.state.made, model = elastirPage.atoms.state.model;
    return { atoms: made.at.length, bonds: model.bonds.length / 2,
      longest: Math.max(...made.vectors.map((v) => v.length() * made.reach)) }; })()`);
  check(made.atoms === 10 && near(made.longest, 0.45, 0.01), "the atom that moves most goes 0.45 angstrom: " + made.longest);
  check(made.bonds >= 8, "atoms are joined by " + made.bonds + " sticks");
  await checkSaved(page, ".atoms", "PNG", []);
  const frames = (await page.ask(saved(".atoms", "XYZ"))).text.split("\n");
  const numbers = frames.slice(2, 12).map((line) => line.trim().split(/\s+/));
  check(Number(frames[0]) === 10 && numbers.every((one) => one.length === 7 && one.slice(1).every((x) => isFinite(x))),
    "XYZ has a place and a displacement for each of 10 atoms");
}

/* A layer: 1/E = S11 along x, (S11 + S22 + 2 S12 + S66)/4 between the axes; 1/G = S66 along x, S11 + S22 -
 * 2 S12 between; nu = -S12/S11 along x. */
async function checkLayers(page) {
  const expected = [[0, 0, 100], [0, 90, 50], [0, 45, 4 / 0.076], [1, 0, 20], [1, 45, 1 / 0.034], [2, 0, 0.2]];
  for (const [q, angle, value] of expected) {
    const got = await page.ask(`elastirPage.layerValue(elastirPage.layerQuantities[${q}], elastirPage.layers[0], ${angle})`);
    check(near(got, value, 1e-12), `quantity ${q} of a layer at ${angle} degrees is ${got}, not ${value}`);
  }
  check(await page.ask("document.querySelectorAll('#layers svg[role=img]').length") === 3, "E, G and nu of a layer are drawn");
}

/* A curve of a result that does not hold its modes. */
async function checkStored(page, result) {
  const most = Math.max(...result.models[0].spectrum.absorbance.filter((y) => y !== null));
  if (!await page.ask("!!window.elastirPage.spectra")) return;
  await page.ask("elastirPage.spectra.zoom(0, 1e9)");
  await page.frames(3);
  check(near(await page.ask("Math.max(...elastirPage.spectra.drawn().traces[0].y)"), most, 1e-4),
    "a curve without its modes is drawn as it is");
}

/* A browser that cannot unpack keeps the pictures, says so, and has its spectra all the same. */
async function checkOld(page, file) {
  if (!await page.ask("!!document.querySelector('#three-packed')")) return;
  await page.send("Page.addScriptToEvaluateOnNewDocument", { source: "delete window.DecompressionStream" });
  await page.open(file);
  check(await page.ask(`document.querySelector("#surfaces").textContent.includes("this browser is too old") &&
    getComputedStyle(document.querySelector("#surfaces .surfaces")).display !== "none"`), "an old browser has pictures");
  check(await page.ask("!!elastirPage.spectra && !elastirPage.surfaces"), "and spectra that zoom");
}

async function checkLabels(page, result) {
  const evil = result.models[1].label;
  check(await page.ask("document.title") !== "pwned", "a label does not run");
  check(await page.ask(`Array.from(document.querySelectorAll(".model")).some((one) =>
    one.textContent === ${JSON.stringify(evil)})`), "a label is shown as it is");
  check(await page.ask("document.querySelectorAll('.model b, .model script').length") === 0, "no label is markup");
}

async function checkAccess(page, folder) {
  const script = path.join(folder, "axe-core.js");
  if (!fs.existsSync(script)) return;
  await page.ask(fs.readFileSync(script, "utf8") + "; 0");
  await page.ask("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })");
  for (const width of [390, 800, 1440]) {
    await page.size(width, 900);
    await page.frames(3);
    const found = await page.ask(`axe.run({ resultTypes: ["violations"] }).then((result) =>
      result.violations.map((one) => one.id + " (" + one.nodes.length + "): " + one.nodes[0].html.slice(0, 120)))`);
    check(found.length === 0, `at ${width} axe-core finds: ${found.join("; ")}`);
    const wide = await page.ask("document.documentElement.scrollWidth");
    check(wide <= width, `at ${width} the page is ${wide} wide`);
  }
}

async function main(browser, folder) {
  const result = JSON.parse(fs.readFileSync(path.join(folder, "c.json"), "utf8"));
  const page = await openBrowser(browser, path.join(folder, "profile"));
  try {
    await page.size(1440, 900);
    await page.open(path.join(folder, "page.html"));
    check(await page.ask("document.documentElement.classList.contains('scripted')"), "the scripts ran");
    const seen = await page.ask(`(() => { const box = document.querySelector("#spectra-live canvas").getBoundingClientRect();
      return Math.min(box.bottom, window.innerHeight) - box.top; })()`);
    check(seen >= 300, `a third of the first screen is the spectra: ${seen} of 900`);
    await checkLabels(page, result);
    await checkSurfaces(page, result);
    await checkSpectra(page, result);
    await checkModes(page, result);
    await checkAccess(page, folder);
    await page.size(1440, 900);
    await page.open(path.join(folder, "show.html"));
    await checkStored(page, JSON.parse(fs.readFileSync(path.join(folder, "show.json"), "utf8")));
    await page.open(path.join(folder, "layer.html"));
    await checkLayers(page);
    await page.open(path.join(folder, "atoms.html"));
    await checkAtoms(page);
    await checkOld(page, path.join(folder, "page.html"));
    check(page.problems.length === 0, "the console says: " + page.problems.join("; "));
    check(page.requests.length === 0, "the page asks for: " + page.requests.join(", "));
  } finally {
    page.close();
  }
}

main(process.argv[2], process.argv[3]).catch((error) => {
  console.log("bad " + String(error.stack).replace(/\s+/g, " "));
  process.exitCode = 1;
});
