// A page without a browser: jsdom, with what it lacks. The clients that run in it are unmodified.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { JSDOM, VirtualConsole } from "jsdom";

const require = createRequire(import.meta.url);
const SECONDS = 20;

export function open(url, { errors = [] } = {}) {
  const console = new VirtualConsole();
  console.on("jsdomError", (error) => errors.push(error.message));
  const { window } = new JSDOM("<!doctype html><body><div id=chat></div></body>", {
    url,
    runScripts: "outside-only",
    pretendToBeVisual: true,
    virtualConsole: console,
  });
  class Observer {
    observe() {}
    unobserve() {}
    disconnect() {}
  }
  Object.assign(window, {
    matchMedia: () => ({ matches: false, addListener() {}, removeListener() {}, addEventListener() {} }),
    ResizeObserver: Observer,
    IntersectionObserver: Observer,
    scrollTo() {},
  });
  window.Element.prototype.scrollTo = () => {};
  window.Element.prototype.scrollIntoView = () => {};
  Object.defineProperty(window.HTMLElement.prototype, "innerText", {
    get() {
      return this.textContent;
    },
    set(text) {
      this.textContent = text;
    },
  });
  return window;
}

export const source = (name) => readFileSync(require.resolve(name), "utf-8");

// Looks again until `find` gives something; what it gives.
export async function until(what, find) {
  const end = Date.now() + SECONDS * 1000;
  for (;;) {
    const found = find();
    if (found) return found;
    if (Date.now() > end) throw new Error(`not within ${SECONDS} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

// One line of JSON for the test, and an end that waits for no open connection.
export function report(found) {
  process.stdout.write(`${JSON.stringify(found)}\n`, () => process.exit(0));
}
