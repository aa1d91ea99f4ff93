// Typing at the end of 20,000 characters of Markdown: in a field of a postmortem, and in what others have for that, in turns. Each has a page
// of its own in one browser.
import assert from "node:assert/strict";
import { launch, ready } from "../e2e/support/app.mjs";
import { file, story, usual } from "./documents.mjs";
import { KEY_BUDGET, letter, observe, press } from "./keys.mjs";
import { givePeers } from "./modules.mjs";
import { styleOf } from "./peers.mjs";
import { others, quantile } from "./table.mjs";
import { EMPTY, SLOW } from "./visit.mjs";

const CHARACTERS = 20_000;
const ROUNDS = 4;
/** In a round, at each speed. */
const KEYS = 50;

/** How each is put into `place` with `text` in it, ready to type at its end; and how many characters it then has. */
const EDITORS = {
  "bare text area": `
    export const edit = (place, text) => {
      const field = Object.assign(document.createElement("textarea"), { value: text, rows: 25, cols: 100 });
      place.append(field);
      field.focus();
      field.setSelectionRange(text.length, text.length);
    };
    export const length = () => document.activeElement.value.length;`,
  EasyMDE: `
    import EasyMDE from "easymde";
    let it;
    export const edit = (place, text) => {
      const field = place.appendChild(document.createElement("textarea"));
      it = new EasyMDE({ element: field, initialValue: text, autoDownloadFontAwesome: false, spellChecker: false, maxHeight: "400px" });
      it.codemirror.focus();
      it.codemirror.setCursor(it.codemirror.lineCount(), 0);
    };
    export const length = () => it.value().length;`,
  "CodeMirror 6": `
    import { EditorView, basicSetup } from "codemirror";
    import { markdown } from "@codemirror/lang-markdown";
    let it;
    export const edit = (parent, doc) => {
      const fixed = EditorView.theme({ "&": { height: "400px" } });
      it = new EditorView({ doc, parent, extensions: [basicSetup, markdown(), fixed, EditorView.lineWrapping] });
      it.focus();
      it.dispatch({ selection: { anchor: doc.length }, scrollIntoView: true });
    };
    export const length = () => it.state.doc.length;`,
  "React controlled form": `
    import { useState } from "react";
    import { createRoot } from "react-dom/client";
    import { flushSync } from "react-dom";
    const Form = ({ text }) => {
      const [fields, setFields] = useState({ title: "", text });
      const set = (name) => (event) => setFields({ ...fields, [name]: event.target.value });
      return <form>
        <input value={fields.title} onChange={set("title")} />
        <textarea rows={25} cols={100} value={fields.text} onChange={set("text")} />
        <p>{fields.text.length}</p>
      </form>;
    };
    export const edit = (place, text) => {
      flushSync(() => createRoot(place).render(<Form text={text} />));
      const field = place.querySelector("textarea");
      field.focus();
      field.setSelectionRange(text.length, text.length);
    };
    export const length = () => document.activeElement.value.length;`,
};

/** Rows of the table. */
export const writing = async (site) => {
  const browser = await launch();
  try {
    const text = story(CHARACTERS).slice(0, CHARACTERS);
    const pages = { ours: await ours(browser, site, text) };
    for (const name of Object.keys(EDITORS)) pages[name] = await theirs(browser, site, name, text);
    const pressed = {};
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [name, page] of Object.entries(pages)) {
        await page.bringToFront();
        for (const slowdown of [1, SLOW]) ((pressed[name] ??= {})[slowdown] ??= []).push(await type(page, slowdown));
      }
    }
    return rows(pressed);
  } finally {
    await browser.close();
  }
};

const rows = (pressed) => {
  const all = (name, slowdown, what) => pressed[name][slowdown].flatMap((it) => it[what]);
  const row = (what, budget, unit, of) => {
    const { ours, ...peers } = Object.fromEntries(Object.keys(pressed).map((name) => [name, of(name)]));
    return { what, ours, unit, budget, beside: others(peers, unit) };
  };
  const at = (name, slowdown, ...shares) => shares.map((share) => quantile(all(name, slowdown, "keys"), share));
  const count = CHARACTERS.toLocaleString("en");
  const longest = (name) => Math.max(0, ...all(name, SLOW, "tasks"));
  return [
    row(`key → paint in ${count} characters of Markdown: p50 / p99`, KEY_BUDGET.slice(0, 2), "ms", (name) => at(name, 1, 0.5, 0.99)),
    row(`the same at ${SLOW}×: p95`, 40, "ms", (name) => at(name, SLOW, 0.95)),
    // The browser tells of no shorter ones.
    row(`the same at ${SLOW}×: the longest task, 0 where none is over 50 ms`, 50, "ms", longest),
  ];
};

/** The field of a postmortem that says what happened. */
const ours = async (browser, site, text) => {
  const page = browser.context.pages()[0];
  await page.addInitScript(observe);
  await page.goto(`${site.url}#/import`);
  await ready(page);
  await page.locator("input[type=file]").setInputFiles(file({ ...usual(), whatHappened: text }));
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByRole("button", { name: "Edit What happened", exact: true }).click();
  const field = page.getByRole("textbox", { name: "What happened", exact: true });
  await field.click();
  await page.keyboard.press("Control+End");
  await page.evaluate(() => (window.peers = { length: () => document.activeElement.value.length }));
  return page;
};

const theirs = async (browser, site, name, text) => {
  const page = await browser.context.newPage();
  await page.addInitScript(observe);
  await page.goto(site.origin + EMPTY);
  if (name === "EasyMDE") await page.addStyleTag({ content: styleOf("easymde/dist/easymde.min.css") });
  await givePeers(page, EDITORS[name]);
  await page.bringToFront();
  await page.evaluate((text) => {
    const place = document.getElementById("app");
    place.replaceChildren();
    window.peers.edit(place, text);
  }, text);
  return page;
};

const type = async (page, slowdown) => {
  const length = () => page.evaluate(() => window.peers.length());
  const already = await length();
  const pressed = await press(page, letter, KEYS, slowdown);
  assert.equal((await length()) - already, KEYS, "the keys did not arrive in the field");
  return pressed;
};
