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

async function checkSurfaces(page, result) {
  if (!await page.ask("!!document.querySelector('#surfaces-live')")) return skip("no three.js");
  if (!await page.ask("!!window.elastirPage.surfaces")) return skip("this Chromium has no WebGL");
  await page.ask("document.querySelector('#surfaces').scrollIntoView({behavior: 'instant'})");
  await page.until(`(${inked})(${surface}).share > 0`);
  const first = await page.ask(`(${inked})(${surface})`);
  check(first.share > 0.1 && first.share < 0.8, "a surface is drawn: " + first.share);
  await new Promise((resolve) => setTimeout(resolve, 350)); /* the wheel does nothing right after scrolling */
  const at = await middleOf(page, surface);

  await page.mouse("mouseMoved", at.x + 3, at.y + 2);
  const said = await page.ask(`(() => { const said = document.querySelector(".reading");
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
  await checkValues(page, result);
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
    await checkLabels(page, result);
    await checkSurfaces(page, result);
    await checkAccess(page, folder);
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
