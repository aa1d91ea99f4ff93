// A day of work in one tab, compressed: keys, pages and imports, again and again. What the tab holds does not grow with how often.
//
// AFTERWORD_SOAK=1 is the whole day (10,000 edits, 300 changes of the page, 50 imports) and prints what the tab holds after each tenth of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { usual } from "../bench/documents.mjs";
import { openApp } from "./support/app.mjs";
import { addEntries, newPostmortem, saved, section } from "./support/steps.mjs";

const IS_WHOLE = Boolean(process.env.AFTERWORD_SOAK);

/** Looks at what the tab holds, and rounds between two of them: edits of a document, some other pages, and an import now and then. */
const [N_LOOKS, N_ROUNDS] = IS_WHOLE ? [10, 15] : [1, 5];
const N_EDITS = 73;
const ROUNDS_AN_IMPORT = 3;
/** So many rounds, and each page once, fill what is filled once: caches, fonts, code that is compiled when it is needed. */
const N_WARM_UP = 2;

/** Elements and listeners that may be there once more: a sentence in the corner, a hint that is open. */
const SOME = 60;

const OTHERS = ["Home", "Postmortems", "Actions", "Trends", "Toil", "Maturity", "Library", "Trash"];
const go = async (page, name) => {
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name, exact: true }).click();
  await page.getByRole("heading", { level: 1 }).first().waitFor();
};

/** Runs in the page before the app: where the memory of each of its programs is. */
const noteMemories = () => {
  window.memories = [];
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const instantiate = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await instantiate.apply(WebAssembly, given);
      const { exports } = made.instance ?? made;
      if (exports.memory) window.memories.push(exports.memory);
      return made;
    };
  }
};

/** What the tab holds, on a page that is the same however much is stored. */
const look = async (page, devtools) => {
  await go(page, "Settings");
  await page.getByRole("textbox", { name: "Your name" }).waitFor();
  // What is said in the corner goes by itself.
  await page.waitForTimeout(6_000);
  for (let n = 0; n < 3; n += 1) await devtools.send("HeapProfiler.collectGarbage");
  const { metrics } = await devtools.send("Performance.getMetrics");
  const of = (name) => metrics.find((it) => it.name === name).value;
  const bytes = await page.evaluate(() => window.memories.map((it) => it.buffer.byteLength));
  return {
    heap: of("JSHeapUsedSize"),
    memory: bytes.reduce((sum, it) => sum + it, 0),
    nodes: of("Nodes"),
    listeners: of("JSEventListeners"),
  };
};

/** `count` edits of the document that is open, one a key, in all its kinds of fields; it is as long afterwards as before. */
const edit = async (page, count) => {
  const fields = [
    () => page.getByRole("textbox", { name: "Title", exact: true }).click(),
    async () => {
      await page.getByRole("button", { name: "Edit Summary", exact: true }).click();
      await page.getByRole("textbox", { name: "Summary", exact: true }).click();
    },
    () => section(page, "Action items").getByRole("textbox", { name: "What will be done" }).first().click(),
  ];
  const a_field = Math.floor((count - 7) / fields.length / 2);
  for (const open of fields) {
    await open();
    await page.keyboard.press("Control+End");
    for (let n = 0; n < a_field; n += 1) await page.keyboard.press("abcdefgh"[n % 8]);
    for (let n = 0; n < a_field; n += 1) await page.keyboard.press("Backspace");
    await page.keyboard.press("Escape");
  }
  await addEntries(page, "2026-01-01 10:00 passing");
  const entry = section(page, "Timeline").getByRole("list", { name: "Timeline" }).getByRole("group", { name: /passing/ });
  await entry.focus();
  for (const keys of ["Delete", "Control+z", "Control+Shift+z", "Control+z", "Control+z"]) await page.keyboard.press(keys);
  await entry.waitFor({ state: "detached" });
  await saved(page);
  return a_field * 2 * fields.length + 6;
};

/** Brings a document in. The page itself is given the file: a driver that chooses it holds on to the elements around the field. */
const bringIn = async (page) => {
  await go(page, "Import");
  await page.locator("input[type=file]").waitFor({ state: "attached" });
  await page.evaluate((text) => {
    const field = document.querySelector("input[type=file]");
    const chosen = new DataTransfer();
    chosen.items.add(new File([text], "day.json", { type: "application/json" }));
    field.files = chosen.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }, JSON.stringify(usual()));
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByRole("textbox", { name: "Title", exact: true }).waitFor();
  await saved(page);
};

test("a day of work leaves a tab as large as it was", async (t) => {
  const { page } = await openApp(t);
  await page.addInitScript(noteMemories);
  await page.reload();
  await newPostmortem(page, "All day");
  await addEntries(page, ...Array.from({ length: 20 }, (_, n) => `2026-01-01 11:${10 + n} step ${n}`));
  const next = page.getByRole("textbox", { name: "Next action" });
  await next.fill("Look at it all day");
  await next.press("Enter");
  await saved(page);
  const address = new URL(page.url()).hash;
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable");

  const done = { edits: 0, pages: 0, imports: 0 };
  const work = async (rounds) => {
    for (let n = 0; n < rounds; n += 1) {
      await page.evaluate((hash) => (location.hash = hash), address);
      await page.getByRole("textbox", { name: "Title", exact: true }).waitFor();
      done.edits += await edit(page, N_EDITS);
      await go(page, OTHERS[done.pages % OTHERS.length]);
      done.pages += 2;
      if (n % ROUNDS_AN_IMPORT !== 0) continue;
      await bringIn(page);
      done.imports += 1;
    }
  };
  const said = ({ heap, memory, nodes, listeners }) =>
    `heap ${(heap / 1e6).toFixed(1)} MB, WebAssembly ${(memory / 1e6).toFixed(1)} MB, ${nodes} nodes, ${listeners} listeners`;
  for (const name of OTHERS) await go(page, name);
  await work(N_WARM_UP);
  const begun = performance.now();
  const looks = [await look(page, devtools)];
  t.diagnostic(`after the warm-up: ${said(looks[0])}`);
  Object.assign(done, { edits: 0, pages: 0, imports: 0 });
  for (let n = 0; n < N_LOOKS; n += 1) {
    await work(N_ROUNDS);
    looks.push(await look(page, devtools));
    t.diagnostic(`${done.edits} edits, ${done.pages} pages, ${done.imports} imports: ${said(looks.at(-1))}`);
  }
  t.diagnostic(`in ${Math.round((performance.now() - begun) / 1_000)} s`);
  const [first, last] = [looks[0], looks.at(-1)];
  for (const what of ["nodes", "listeners"]) {
    assert.ok(last[what] <= first[what] + SOME, `${what}: ${looks.map((it) => it[what]).join(", ")}`);
  }
});
