// Every way out of a document goes through one door: the same readers, the same roles in place of people, nothing secret unasked.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { axe, openApp } from "./support/app.mjs";
import { calendar, confluence, csv, jira, mediawiki } from "./support/readers.mjs";
import { addEntries, choose, download, eventually, forgiveAxe, newPostmortem, saved, section, write } from "./support/steps.mjs";

const KEY = "AKIAQ3EGRT7XWNMZ5PLD";
const WHY = "Why it happened";
const OUTLINE = `Problem: Nobody could pay
- Anna Schmidt rotated ${KEY}
  - The old key was still in the pool
- Nobody noticed for seven minutes
`;

const PRINT = "Print, or save as PDF";

/** Every verb that takes something of a document out of the page, by the menu that it stands in. */
const VERBS = {
  Export: [
    "Copy as Markdown",
    "Copy a link that holds it",
    "Download Markdown",
    "Download a page (HTML)",
    PRINT,
    "Copy for Confluence",
    "Copy for MediaWiki",
    "Copy for Jira",
    "Download for Confluence",
    "Download for MediaWiki",
    "Download for Jira",
    "Download JSON",
    "Download the actions (CSV)",
    "Download due dates (calendar)",
  ],
  "Take the drawn timeline out": [
    "Copy as Mermaid",
    "Copy the drawing (SVG)",
    "Download Mermaid",
    "Download the drawing (SVG)",
    "Download the drawing (PNG)",
  ],
  "This tree": [
    "Copy as an outline",
    "Copy as Mermaid",
    "Copy the drawing (SVG)",
    "Download the outline",
    "Download Mermaid",
    "Download the drawing (SVG)",
    "Download the drawing (PNG)",
  ],
};

const dialog = (page) => page.locator("dialog.share-dialog");

const pasteTree = async (page, text) => {
  const why = section(page, WHY);
  await why.getByRole("button", { name: "Start with what people noticed" }).click();
  await choose(page, "This tree", "Paste a tree…");
  const paste = page.getByRole("dialog", { name: "A tree from a text" });
  await paste.getByRole("textbox", { name: "Text" }).fill(text);
  await paste.getByRole("status").filter({ hasText: "A tree of" }).waitFor();
  await paste.getByRole("button", { name: /^(Put it here|Add as another tree)$/ }).click();
  await paste.waitFor({ state: "hidden" });
};

const addAction = async (page, line) => {
  const field = page.getByRole("textbox", { name: "Next action" });
  await field.fill(line);
  await field.press("Enter");
};

/** A postmortem with a key and a person's name in its title, its text, its timeline and its causes. */
const written = async (page) => {
  await newPostmortem(page, `Checkout outage after Anna Schmidt rotated ${KEY}`);
  await section(page, "People").getByRole("textbox", { name: "Incident commander" }).fill("Anna Schmidt");
  await write(page, "Summary", `Anna rolled back; ${KEY} was in the log.`);
  await addEntries(page, "2026-11-14 14:32 error rate rises", `14:40 Anna revokes ${KEY}`, "14:55 rolled back");
  await pasteTree(page, OUTLINE);
  await addAction(page, `Ask Anna Schmidt for the place of ${KEY} 2026-12-08`);
  await page.getByRole("textbox", { name: "Review meeting" }).fill("2026-12-01 14:00");
  await page.keyboard.press("Tab");
  await saved(page);
};

/** What a verb gives out, as text: a file with its name, the clipboard, or the page as it is when it is printed. */
const given = async (page, verb, press) => {
  if (verb.startsWith("Copy")) {
    await page.evaluate(() => navigator.clipboard.writeText(""));
    await press();
    const read = () => page.evaluate(() => navigator.clipboard.readText());
    await eventually(async () => (await read()) !== "", true);
    return read();
  }
  if (verb === PRINT) {
    await page.evaluate(() => {
      window.print = () => {
        dispatchEvent(new Event("beforeprint"));
        // Components draw what is for paper before the browser goes on.
        setTimeout(() => {
          const fields = [...document.querySelectorAll("main :is(input, textarea)")].map((it) => it.value);
          window.printed = [document.querySelector("main").textContent, ...fields].join("\n");
          dispatchEvent(new Event("afterprint"));
        });
      };
    });
    await press();
    await page.waitForFunction(() => window.printed);
    return page.evaluate(() => window.printed);
  }
  const [file] = await Promise.all([page.waitForEvent("download"), press()]);
  return `${file.suggestedFilename()}\n${await readFile(await file.path(), "utf8")}`;
};

const assertClean = (text, verb) => {
  assert.ok(text.length > 40, `${verb} gave something out: ${text}`);
  assert.doesNotMatch(text, new RegExp(`${KEY}|Anna|Schmidt`, "i"), verb);
};

test("whatever leaves a document is asked about, and leaves without secrets and names", async (t) => {
  const { page, context, complaints } = await openApp(t, { viewport: { width: 1440, height: 1000 } });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await written(page);
  const asked = async (verb) => {
    await page.getByRole("dialog", { name: /things? that should not go out/ }).waitFor();
    const it = dialog(page);
    await it.getByRole("radio", { name: "The organisation" }).check();
    return given(page, verb, () => it.getByRole("button", { name: verb, exact: true }).click());
  };
  for (const [menu, verbs] of Object.entries(VERBS)) {
    // The list above is all there is: a verb that nobody thought of fails here.
    await page.getByRole("button", { name: menu, exact: true }).click();
    const items = (await page.getByRole("menuitem").allInnerTexts()).map((it) => it.split("\n")[0].trim());
    assert.deepEqual(items.filter((it) => /^(Copy|Download|Print|Export|Save)/.test(it)), verbs, menu);
    assert.ok(items.includes("For other readers…"), menu);
    await page.keyboard.press("Escape");
    for (const verb of verbs) {
      await choose(page, menu, new RegExp(`^${verb.replace(/[()]/g, "\\$&")}`));
      assertClean(await asked(verb), `${menu}: ${verb}`);
      await dialog(page).waitFor({ state: "hidden" });
    }
  }
  await page.getByRole("button", { name: "Calendar file" }).click();
  assertClean(await asked("Calendar file"), "the invitation");
  // The browser's own key for printing stands at the same door.
  await page.keyboard.press("Control+p");
  assertClean(await asked(PRINT), "Ctrl P");

  // What was on paper is gone from the page, and the document keeps every word.
  await section(page, "Summary").getByText(`Anna rolled back; ${KEY} was in the log.`).waitFor();
  await choose(page, "This tree", "For other readers");
  assert.deepEqual(await axe(page), []);
  forgiveAxe(complaints);
});

test("a form is chosen for other readers, and what they do not get does not go out", async (t) => {
  const { page } = await openApp(t);
  await newPostmortem(page, "Checkout outage");
  await pasteTree(page, "Problem: Nobody could pay\n- The pool was exhausted\n  - A release took more\n");
  await choose(page, "This tree", "For other readers");
  const it = dialog(page);
  await it.getByRole("combobox", { name: "As" }).selectOption("Mermaid");
  await it.getByRole("button", { name: "The text as it goes out" }).click();
  await it.getByText("flowchart LR").waitFor();
  const chart = await download(page, async () => {
    await it.getByRole("button", { name: "Download Mermaid" }).click();
  });
  assert.match(chart.name, /-causes-organisation\.mmd$/);
  assert.match(chart.text, /^flowchart LR\n/);
  await choose(page, "This tree", "For other readers");
  await it.getByRole("radio", { name: "The public" }).check();
  await it.getByText("These readers do not get “Why it happened”.").waitFor();
  assert.equal(await it.getByRole("button", { name: "Download the outline" }).isDisabled(), true);
});

test("drawings go along with Markdown when asked, and the choice is remembered", async (t) => {
  const { page } = await openApp(t);
  await newPostmortem(page, "Drawn");
  await addEntries(page, "2026-11-14 14:32 error rate rises", "14:40 alert fired", "14:55 rolled back");
  await pasteTree(page, "Problem: Nobody could pay\n- The pool was exhausted\n  - A release took more\n");
  await saved(page);
  await choose(page, "Export", "For other readers");
  const it = dialog(page);
  const drawings = it.getByRole("combobox", { name: "Drawn timeline and trees" });
  await drawings.selectOption("As Mermaid diagrams in the text");
  const drawn = await download(page, () => it.getByRole("button", { name: "Download Markdown" }).click());
  assert.match(drawn.text, /```mermaid\n%% Drawn from the list below\ngantt\n/);
  assert.match(drawn.text, /```mermaid\n%% Drawn from the list below\nflowchart LR\n/);

  await page.reload();
  await section(page, "Timeline").waitFor();
  const again = await download(page, () => choose(page, "Export", "Download Markdown"));
  assert.match(again.text, /```mermaid/, "without being asked again");
  await choose(page, "Export", "For other readers");
  await drawings.selectOption("As SVG files beside the text");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    it.getByRole("button", { name: "Download Markdown" }).click(),
  ]);
  assert.match(file.suggestedFilename(), /\.zip$/);
  const archive = (await readFile(await file.path())).toString("latin1");
  for (const name of ["timeline.svg", "causes.svg"]) {
    const shown = archive.match(new RegExp(`\\]\\((\\S+-${name}) `));
    assert.ok(shown, `${name} is shown by the text`);
    assert.equal(archive.split(shown[1]).length, 4, "and is a file beside it: in the text, the archive and its directory");
  }
});

test("a page stands alone: its drawings are in it, and it fetches and runs nothing", async (t) => {
  const { page, context } = await openApp(t);
  await newPostmortem(page, "Alone <b>");
  await addEntries(page, "2026-11-14 14:32 error rate <script>alert(1)</script> rises", "14:40 alert fired");
  await pasteTree(page, "Problem: Nobody could pay\n- The pool was exhausted\n  - A release took more\n");
  await saved(page);
  const [file] = await Promise.all([page.waitForEvent("download"), choose(page, "Export", "Download a page (HTML)")]);
  assert.match(file.suggestedFilename(), /\.html$/);
  const alone = await context.newPage();
  const said = [];
  alone.on("console", (it) => said.push(it.text()));
  alone.on("request", (it) => said.push(it.url()));
  await alone.setViewportSize({ width: 320, height: 640 });
  await alone.setContent(await readFile(await file.path(), "utf8"));
  assert.equal(await alone.getByRole("heading", { level: 1 }).innerText(), "Alone <b>");
  await alone.getByRole("listitem").getByText("<script>alert(1)</script>").waitFor();
  assert.deepEqual(await alone.getByRole("figure").evaluateAll((all) => all.map((it) => it.ariaLabel)), ["Timeline", "Nobody could pay"]);
  assert.equal(await alone.evaluate(() => document.scripts.length), 0);
  assert.equal(await alone.evaluate(() => document.documentElement.scrollWidth), 320);
  assert.deepEqual(said, []);
});

test("the drawn timeline and tree are on paper, within the page, with nothing cut off", async (t) => {
  // As wide as A4 and Letter are between their margins, in CSS pixels.
  const { page } = await openApp(t);
  await newPostmortem(page, "Printed");
  await addEntries(page, ...Array.from({ length: 12 }, (_, n) => `2026-11-14 14:${10 + n * 4} step ${n} of a long story about paper`));
  const deep = Array.from({ length: 7 }, (_, n) => `${"  ".repeat(n)}- Cause ${n + 1} behind it all`).join("\n");
  await pasteTree(page, `Problem: Nobody could pay\n${deep}\n`);
  await choose(page, "This tree", "Hide the drawing");
  await saved(page);
  for (const width of [658, 680]) {
    await page.setViewportSize({ width, height: 980 });
    await page.emulateMedia({ media: "print" });
    const timeline = section(page, "Timeline").getByRole("img", { name: "Timeline" });
    const tree = section(page, WHY).getByRole("img", { name: "Nobody could pay" });
    for (const drawing of [timeline, tree]) {
      await drawing.waitFor();
      const { x, width: wide, height } = await drawing.boundingBox();
      assert.ok(x >= 0 && x + wide <= width + 1, `${x} and ${wide} of ${width}`);
      assert.ok(height <= 908, `24 cm at most, not ${height} px`);
    }
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll("main *")]
        .filter((it) => /auto|scroll|hidden/.test(getComputedStyle(it).overflowX) && it.scrollWidth > it.clientWidth + 1)
        .filter((it) => it.checkVisibility() && !it.closest("svg") && it.clientWidth > 2)
        .map((it) => it.outerHTML.slice(0, 120)),
    );
    assert.deepEqual(cut, [], "nothing is in a box that would have to be scrolled");
    await page.emulateMedia({ media: "screen" });
    await eventually(() => tree.count(), 0);
  }
  const pdf = await page.pdf({ format: "A4" });
  assert.ok(pdf.length > 10_000);
});

test("the wall shows the drawings, and the lists that say the same", async (t) => {
  const { page, complaints } = await openApp(t);
  await newPostmortem(page, "Presented");
  await addEntries(page, "2026-11-14 14:32 error rate rises", "14:40 alert fired", "14:55 rolled back");
  await pasteTree(page, "Problem: Nobody could pay\n- The pool was exhausted\n  - A release took more\n");
  await saved(page);
  await choose(page, "More", "Present");
  const stage = page.getByRole("dialog", { name: "Review meeting" });
  await stage.getByRole("button", { name: "Begin" }).click();
  const heading = stage.getByRole("article").getByRole("heading", { level: 2 });
  const to = async (name) => {
    for (let n = 0; n < 20 && (await heading.innerText()) !== name; n++) await page.keyboard.press("ArrowRight");
    assert.equal(await heading.innerText(), name);
  };
  const fits = async (drawing) => {
    const { x, y, width, height } = await drawing.boundingBox();
    const slide = await stage.getByRole("article").boundingBox();
    assert.ok(x >= 0 && x + width <= 1280 && y >= slide.y && y + height <= slide.y + slide.height, "the slide holds it");
  };
  await to("Timeline");
  await fits(stage.getByRole("img", { name: "Timeline" }));
  await stage.getByRole("listitem").filter({ hasText: "alert fired" }).waitFor();
  await to(WHY);
  await fits(stage.getByRole("img", { name: "Nobody could pay" }));
  await stage.getByRole("listitem").filter({ hasText: "A release took more" }).waitFor();
  assert.deepEqual(await axe(page), []);
  forgiveAxe(complaints);
});

test("how somebody looked at a tree and a timeline is as they left it, and no part of the document", async (t) => {
  const { page } = await openApp(t, { viewport: { width: 1440, height: 1000 } });
  await newPostmortem(page, "Looked at");
  await addEntries(page, ...Array.from({ length: 9 }, (_, n) => `2026-11-14 14:${10 + n} step ${n}`));
  await pasteTree(page, "Problem: Nobody could pay\n- The pool was exhausted\n  - A release took more\n");
  await saved(page);
  const before = await download(page, () => choose(page, "Export", "Download JSON"));
  const tree = page.getByRole("tree", { name: "Drawing: Nobody could pay" });
  const isUpright = async () => {
    const at = (name) => tree.getByRole("treeitem", { name }).boundingBox();
    const [problem, cause] = [await at(/^Problem/), await at(/^The pool/)];
    return cause.y >= problem.y + problem.height;
  };
  await tree.getByRole("treeitem", { name: /^The pool/ }).click();
  await page.keyboard.press("Space");
  await tree.getByRole("treeitem", { name: /1 cause folded away/ }).waitFor();
  // It grew downwards, for which there is more room.
  assert.equal(await isUpright(), true);
  await page.getByRole("button", { name: "From left to right" }).click();
  await page.getByRole("searchbox", { name: "Find in the timeline" }).fill("step 7");
  await page.getByRole("button", { name: "Drawn timeline", exact: true }).click();
  const entries = page.getByRole("list", { name: "Timeline" }).getByRole("group");
  await eventually(() => entries.count(), 1);
  await saved(page);

  await page.reload();
  await tree.getByRole("treeitem", { name: /1 cause folded away/ }).waitFor();
  assert.equal(await isUpright(), false);
  assert.equal(await page.getByRole("searchbox", { name: "Find in the timeline" }).inputValue(), "step 7");
  assert.equal(await entries.count(), 1);
  await section(page, "Timeline").getByRole("img", { name: "Timeline" }).waitFor();
  const after = await download(page, () => choose(page, "Export", "Download JSON"));
  assert.equal(after.text, before.text);

  await page.getByRole("button", { name: "Show all", exact: true }).click();
  await choose(page, "This tree", "Hide the drawing");
  await page.reload();
  await eventually(() => entries.count(), 9);
  assert.equal(await tree.count(), 0);
});

test("a document goes to wikis in their own marks, and what was typed stays text", async (t) => {
  const { page, context } = await openApp(t);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const title = "Pay {{delete}} [[Main Page]] *now* ''twice'' {quote} <b>&lt;";
  await newPostmortem(page, title);
  const code = "]]> </pre> {noformat} x";
  await write(page, "Summary", `It **broke**, see [the graph](https://x.example/a_b?c=1).\n\n- one\n  - two\n\n\`\`\`\n${code}\n\`\`\``);
  await addEntries(page, "2026-11-14 14:32 error rate of |pool| rises (x) :)", "14:40 #alert {{x}} [[y]] h1. fired");
  await addAction(page, "Alert on -pool- size 2026-12-01");
  await saved(page);
  const entries = ["error rate of |pool| rises (x) :)", "#alert {{x}} [[y]] h1. fired"];
  const headings = [title, "Summary", "Timeline", "Action items"];
  const takes = async (verb) => (await download(page, () => choose(page, "Export", verb)));

  const storage = await takes("Download for Confluence");
  assert.match(storage.name, /\.confluence\.xml$/);
  const page1 = await confluence(page, storage.text);
  assert.equal(page1.error, "");
  assert.deepEqual(page1.headings, headings);
  assert.deepEqual(page1.labels, ["Draft"]);
  assert.deepEqual(page1.code, [code]);
  assert.deepEqual(page1.links, ["https://x.example/a_b?c=1"]);
  assert.deepEqual(page1.tasks.map(([status, text]) => [status, text.split(" (")[0]]), [["incomplete", "Alert on -pool- size"]]);
  for (const entry of entries) assert.ok(page1.text.includes(entry), entry);

  const wiki = await takes("Download for MediaWiki");
  assert.match(wiki.name, /\.wiki$/);
  const page2 = mediawiki(wiki.text);
  assert.deepEqual(page2.headings, headings.slice(-3), "the title is the page's own");
  assert.equal(page2.templates, 0);
  assert.deepEqual(page2.links, ["https://x.example/a_b?c=1"]);
  for (const entry of entries) assert.ok(page2.text.includes(entry), `${entry} in ${page2.text}`);

  const markup = await takes("Download for Jira");
  assert.match(markup.name, /\.jira\.txt$/);
  const page3 = jira(markup.text);
  assert.deepEqual(page3.headings, headings);
  assert.deepEqual(page3.links, ["https://x.example/a_b?c=1"]);
  const known = ["bulletList", "codeBlock", "doc", "em", "hardBreak", "heading", "link", "listItem", "paragraph", "strong", "text"];
  assert.deepEqual(page3.kinds.filter((it) => !known.includes(it)), []);
  for (const text of [...entries, code]) assert.ok(page3.text.includes(text), `${text} in ${page3.text}`);

  await choose(page, "Export", "Copy for Jira");
  await eventually(() => page.evaluate(() => navigator.clipboard.readText()), markup.text);
});

test("actions go to tables and calendars as other programs read them", async (t) => {
  const { page } = await openApp(t);
  await newPostmortem(page, "Outage");
  const [file] = await Promise.all([
    page.getByText("No open action has a due date").waitFor(),
    choose(page, "Export", "Download due dates"),
  ]);
  assert.equal(file, undefined);
  const long = `Überwachung der Verbindungen: ${"die Größe des Pools, ".repeat(6)}Zürich; \\ und 東京 @anna 2026-12-01 P1`;
  await addAction(page, long);
  await addAction(page, "=HYPERLINK(1) someday");
  await saved(page);

  const table = await download(page, () => choose(page, "Export", "Download the actions (CSV)"));
  assert.match(table.name, /-actions\.csv$/);
  assert.ok(table.text.startsWith("\ufeffAction,Owner,Due,"), "Excel knows its alphabet by the mark");
  const { rows, errors } = csv(table.text);
  assert.deepEqual(errors, []);
  assert.equal(rows.length, 2);
  assert.deepEqual([rows[0].Due, rows[0].Status], ["2026-12-01", "Open"]);
  assert.equal(rows[1].Action, "'=HYPERLINK(1) someday", "no spreadsheet runs it");

  const [ics] = await Promise.all([page.waitForEvent("download"), choose(page, "Export", "Download due dates (calendar)")]);
  assert.match(ics.suggestedFilename(), /-actions\.ics$/);
  const bytes = await readFile(await ics.path());
  const lines = bytes.toString("latin1").split("\r\n");
  assert.ok(lines.every((it) => it.length <= 75 && !/[\r\n]/.test(it)), "folded at 75 octets, every line ends in CR LF");
  assert.equal(lines.at(-1), "");
  assert.ok(lines.some((it) => it.startsWith(" ")), "there was something to fold");
  const events = calendar(bytes.toString("utf8"));
  assert.equal(events.length, 1, "one has a date");
  const { summary, ...event } = events[0];
  assert.deepEqual(event, { isAllDay: true, start: "2026-12-01", end: "2026-12-02", alarms: ["-PT15H"] });
  assert.ok(summary.startsWith("Überwachung der Verbindungen: die Größe") && summary.includes("東京"), summary);

  // What went out comes in again.
  const { url } = await page.evaluate(() => ({ url: location.href.split("#")[0] }));
  await page.goto(`${url}#/import`);
  await page.getByText("Choose a file, or drop one").waitFor();
  await page.locator("input[type=file]").setInputFiles({ name: "actions.csv", mimeType: "text/csv", buffer: Buffer.from(table.text) });
  await page.getByText("2 are there already.").waitFor();
  assert.equal(await page.getByRole("radio", { name: "Outage" }).isChecked(), true, "where they are");
  await page.getByRole("radio", { name: "Into a new list" }).check();
  await page.getByRole("checkbox", { name: "Bring in: =HYPERLINK(1) someday" }).check();
  await page.getByRole("button", { name: "Bring in 1 action" }).click();
  const titles = page.getByRole("grid", { name: "Actions" }).getByRole("textbox", { name: "What will be done" });
  await eventually(async () => (await titles.count()) && titles.first().inputValue(), "=HYPERLINK(1) someday");
});
