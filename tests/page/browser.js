/* SPDX-License-Identifier: GPL-3.0-or-later */
/* browser.js: starts Chromium and speaks its debugging protocol with it, over a pipe: JSON, each
 * message ended by a NUL. Node alone is needed. */
"use strict";
const { spawn } = require("child_process");
const fs = require("fs");

/* A page of Chromium: what its console said, what it asked for, and calls that wait for answers. */
class Page {
  constructor(command, profile) {
    this.problems = []; /* errors of the console and of scripts */
    this.requests = []; /* addresses of anything but the page */
    this.waiting = new Map();
    this.events = new Map();
    this.next = 0;
    this.process = spawn(command, ["--headless", "--no-sandbox", "--disable-gpu", "--use-angle=swiftshader",
      "--enable-unsafe-swiftshader", "--disable-background-networking", "--hide-scrollbars",
      "--user-data-dir=" + profile, "--remote-debugging-pipe", "about:blank"],
    { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
    let held = "";
    this.process.stdio[4].on("data", (bytes) => {
      const parts = (held + bytes).split("\0");
      held = parts.pop();
      parts.forEach((text) => this.receive(JSON.parse(text)));
    });
    this.gone = new Promise((resolve, reject) => {
      this.process.on("error", reject);
      this.process.on("exit", () => reject(new Error("Chromium ended")));
    });
    this.gone.catch(() => {});
  }
  receive(message) {
    const asked = this.waiting.get(message.id);
    if (asked) {
      this.waiting.delete(message.id);
      if (message.error) asked.reject(new Error(message.error.message));
      else asked.resolve(message.result);
    }
    const heard = message.method && this.events.get(message.method);
    if (heard) heard(message.params);
  }
  send(method, params) {
    const id = ++this.next;
    const message = { id, method, params: params || {} };
    if (this.session) message.sessionId = this.session;
    this.process.stdio[3].write(JSON.stringify(message) + "\0");
    return Promise.race([this.gone,
      new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }))]);
  }
  async start() {
    const targets = (await this.send("Target.getTargets")).targetInfos;
    const found = targets.find((target) => target.type === "page");
    this.session = (await this.send("Target.attachToTarget", { targetId: found.targetId, flatten: true })).sessionId;
    this.events.set("Runtime.exceptionThrown", (event) =>
      this.problems.push(event.exceptionDetails.exception ? event.exceptionDetails.exception.description
        : event.exceptionDetails.text));
    this.events.set("Runtime.consoleAPICalled", (event) => {
      if (event.type === "error") this.problems.push(event.args.map((one) => one.value).join(" "));
    });
    /* Software rendering says that reading pixels is slow: no fault of the page. */
    this.events.set("Log.entryAdded", (event) => {
      if (event.entry.level === "error") this.problems.push(event.entry.text);
    });
    this.events.set("Network.requestWillBeSent", (event) => {
      if (event.request.url !== this.address && !event.request.url.startsWith("blob:"))
        this.requests.push(event.request.url);
    });
    for (const domain of ["Page", "Runtime", "Log", "Network"]) await this.send(domain + ".enable");
  }
  async size(width, height, scale) {
    await this.send("Emulation.setDeviceMetricsOverride",
      { width, height, deviceScaleFactor: scale || 1, mobile: false });
  }
  async open(file) {
    this.address = "file://" + file;
    const loaded = new Promise((resolve) => this.events.set("Page.loadEventFired", resolve));
    await this.send("Page.navigate", { url: this.address });
    await Promise.race([this.gone, loaded]);
    await this.frames(3);
  }
  /* The value of an expression in the page; of a promise what it brings. */
  async ask(expression) {
    const answer = await this.send("Runtime.evaluate",
      { expression, awaitPromise: true, returnByValue: true, allowUnsafeEvalBlockedByCSP: true });
    if (answer.exceptionDetails)
      throw new Error((answer.exceptionDetails.exception || {}).description || answer.exceptionDetails.text);
    return answer.result.value;
  }
  frames(count) {
    return this.ask(`new Promise((done) => { let left = ${count};
      (function next() { if (left-- > 0) requestAnimationFrame(next); else done(); }()); })`);
  }
  /* Until the expression is true, for ten seconds at most. */
  async until(expression) {
    for (let i = 0; i < 200; i++) {
      if (await this.ask(expression)) return true;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return false;
  }
  mouse(type, x, y, more) {
    return this.send("Input.dispatchMouseEvent", Object.assign({ type, x, y }, more));
  }
  async drag(x, y, toX, toY) {
    await this.mouse("mouseMoved", x, y);
    await this.mouse("mousePressed", x, y, { button: "left", buttons: 1, clickCount: 1 });
    for (let i = 1; i <= 5; i++)
      await this.mouse("mouseMoved", x + (toX - x) * i / 5, y + (toY - y) * i / 5, { button: "left", buttons: 1 });
    await this.mouse("mouseReleased", toX, toY, { button: "left", clickCount: 1 });
    await this.frames(3);
  }
  /* Two fingers side by side, so far from the middle before and after. */
  async pinch(x, y, before, after) {
    const touch = (type, apart) => this.send("Input.dispatchTouchEvent", { type,
      touchPoints: apart ? [{ x: x - apart, y, id: 1 }, { x: x + apart, y, id: 2 }] : [] });
    await touch("touchStart", before);
    for (let i = 1; i <= 5; i++) await touch("touchMove", before + (after - before) * i / 5);
    await touch("touchEnd");
    await this.frames(3);
  }
  async picture(file, whole) {
    const taken = await this.send("Page.captureScreenshot", { format: "png", captureBeyondViewport: !!whole });
    fs.writeFileSync(file, Buffer.from(taken.data, "base64"));
  }
  close() {
    this.process.removeAllListeners("exit");
    this.process.kill();
  }
}

exports.openBrowser = async function (command, profile) {
  const page = new Page(command, profile);
  await page.start();
  return page;
};
