// The whole main job without a mouse, with the focus in sight at every step and no place that holds it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openApp, ready } from "./support/app.mjs";
import { addEntries, eventually, exported, newPostmortem, saved, section, write } from "./support/steps.mjs";

/** What has the focus, in the words of a screen reader, and whether one can see it. */
const focused = (page) =>
  page.evaluate(() => {
    const it = document.activeElement;
    if (!it || it === document.body || it === document.documentElement) return null;
    const label = it.ariaLabel || [...(it.labels ?? [])].map((label) => label.textContent).join(" ") || it.textContent;
    const isRinged = (element) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      return (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none";
    };
    // A field of several parts is ringed as a whole.
    const ring = [it, it.parentElement, it.parentElement?.parentElement].find((element) => element && isRinged(element));
    const box = it.getBoundingClientRect();
    const isInSight = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    const isVisible = Boolean(ring) && it.matches(":focus-visible") && isInSight && box.width > 0 && box.height > 0;
    it.dataset.stop ??= String((window.nStops = (window.nStops ?? 0) + 1));
    return { stop: it.dataset.stop, name: label.replace(/\s+/g, " ").trim(), tag: it.tagName.toLowerCase(), isVisible };
  });

/** Presses Tab until the focus is on what is called `name`. */
const tabTo = async (page, name) => {
  const passed = [];
  for (let n = 0; n < 250; n += 1) {
    await page.keyboard.press("Tab");
    const it = await focused(page);
    if (!it) continue;
    assert.ok(it.isVisible, `the focus can't be seen on ${it.tag} “${it.name}”`);
    if (typeof name === "string" ? it.name === name : name.test(it.name)) return;
    passed.push(it.name);
  }
  assert.fail(`Tab never came to ${name}; it passed ${passed.join(", ")}`);
};

/** Every stop of the Tab key from the top of the page until it leaves it. */
const walk = async (page) => {
  const stops = new Map();
  const invisible = [];
  for (let n = 0; n < 400; n += 1) {
    await page.keyboard.press("Tab");
    const it = await focused(page);
    if (!it || stops.has(it.stop)) {
      assert.ok(!it || it.stop === [...stops.keys()][0], `Tab goes round among some of them: ${it?.tag} “${it?.name}”`);
      return { names: [...stops.values()], invisible };
    }
    stops.set(it.stop, it.name);
    if (!it.isVisible) invisible.push(`${it.tag} “${it.name}”`);
  }
  assert.fail(`Tab never leaves the page: ${[...stops.values()].slice(-10).join(", ")}`);
};

test("a postmortem is written without a mouse", async (t) => {
  const { page } = await openApp(t);
  const type = (text) => page.keyboard.type(text);
  const press = (key) => page.keyboard.press(key);

  await tabTo(page, "New postmortem");
  await press("Enter");
  const title = page.getByRole("textbox", { name: "Title", exact: true });
  await title.waitFor();
  if (!(await title.evaluate((it) => it === document.activeElement))) await tabTo(page, "Title");
  await type("Checkout outage");

  await tabTo(page, "Edit Summary");
  await press("Enter");
  await type("Nobody could **pay**.");
  await press("Escape");
  await section(page, "Summary").locator("strong", { hasText: "pay" }).waitFor();
  assert.equal((await focused(page)).name, "Edit Summary", "the focus stays where the text was");

  await tabTo(page, "Next entry");
  for (const line of ["2026-11-14 14:32 error rate rises", "14:40 alert fired"]) {
    await type(line);
    await press("Enter");
  }
  // Back to the entries, into one, to a time, and out.
  await press("Shift+Tab");
  await press("End");
  await eventually(async () => (await focused(page)).name, "14:40, Detection: alert fired");
  await press("ArrowUp");
  await eventually(async () => (await focused(page)).name, "14:32, Symptom: error rate rises");
  await press("Enter");
  await page.getByRole("group", { name: "Timeline entry" }).waitFor();
  await press("End");
  await type(" to 40 %");
  await press("Escape");
  await eventually(async () => (await focused(page)).name, "14:32, Symptom: error rate rises to 40 %");
  await press("ArrowDown");
  await press("ArrowDown");
  await eventually(async () => (await focused(page)).name, "Next entry");

  await tabTo(page, "Start with what people noticed");
  await press("Enter");
  await type("Nobody could pay");
  await press("Enter");
  await type("The pool was exhausted");
  await press("Enter");
  await press("Tab");
  await type("A query took a minute");
  await press("Alt+r");
  await press("Escape");
  await tabTo(page, "Next action");
  await type("Add the index @anna 2026-12-01");
  await press("Enter");
  await saved(page);

  // The menu, too.
  await press("Control+Home");
  await page.evaluate(() => document.activeElement.blur());
  await tabTo(page, "Skip to the content");
  await tabTo(page, "Export");
  await press("ArrowDown");
  await eventually(async () => (await focused(page)).name, "For other readers…");
  await press("ArrowDown");
  await eventually(async () => (await focused(page)).name, "Copy as Markdown");
  await press("ArrowDown");
  await eventually(async () => (await focused(page)).name, "Copy a link that holds it");
  await press("ArrowDown");
  const [file] = await Promise.all([page.waitForEvent("download"), press("Enter")]);
  assert.match(file.suggestedFilename(), /checkout-outage\.md$/);
  await eventually(async () => (await focused(page)).name, "Export");

  const { text } = await exported(page, "Download Markdown");
  for (const expected of ["# Checkout outage", "**pay**", "14:32** · Symptom — error rate rises to 40 %", "  - A query took a minute *(root cause)*", "Add the index"]) {
    assert.ok(text.includes(expected), `${expected} is not in\n${text}`);
  }
});

test("undo and redo work everywhere and say what they did", async (t) => {
  const { page } = await openApp(t);
  await newPostmortem(page, "First");
  const title = page.getByRole("textbox", { name: "Title", exact: true });
  await addEntries(page, "14:32 alert fired");
  await page.getByRole("combobox", { name: "Severity" }).selectOption("SEV1 critical");
  const entries = section(page, "Timeline").getByRole("list", { name: "Timeline" }).getByRole("group");
  const severity = () => page.getByRole("combobox", { name: "Severity" }).evaluate((it) => it.selectedOptions[0].label);

  await page.keyboard.press("Control+z");
  await page.getByText(/^Undid: .*severity/).waitFor();
  assert.equal(await severity(), "Not chosen yet");
  // In a field of its own, too: the browser's undo knows nothing of the document.
  await title.focus();
  await page.keyboard.press("Control+z");
  await page.getByText(/^Undid: .*timeline/).waitFor();
  await eventually(() => entries.count(), 0);
  await page.keyboard.press("Control+z");
  await eventually(() => title.inputValue(), "");
  await page.keyboard.press("Control+z");
  await page.getByText("Nothing to undo", { exact: true }).waitFor();

  await page.keyboard.press("Control+y");
  await eventually(() => title.inputValue(), "First");
  await page.keyboard.press("Control+Shift+z");
  await page.getByText(/^Redid: .*timeline/).waitFor();
  await eventually(() => entries.count(), 1);
  await page.getByRole("button", { name: /^Redo: .*severity/ }).press("Enter");
  await eventually(severity, "SEV1 critical");
  await saved(page);
});

test("the list answers / and j and k, and ? says so", async (t) => {
  const { page } = await openApp(t);
  for (const title of ["Alpha", "Beta", "Gamma"]) {
    await newPostmortem(page, title);
    await page.goto(`${page.url().split("#")[0]}#/`);
  }
  await page.getByText("3 in all").waitFor();
  await page.keyboard.press("/");
  assert.equal((await focused(page)).name, "Search postmortems");
  await page.keyboard.type("?/");
  assert.equal(await page.getByRole("searchbox").inputValue(), "?/", "in a field, keys are letters");
  assert.equal(await page.getByRole("dialog").count(), 0);
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await page.keyboard.press("Escape");

  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Keys" });
  await dialog.getByText("A page down").waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });

  await page.getByRole("grid", { name: "Postmortems" }).focus();
  const selected = () => page.getByRole("row", { selected: true }).getByRole("link").innerText();
  const first = await selected();
  await page.keyboard.press("j");
  await eventually(async () => (await selected()) === first, false);
  const second = await selected();
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await eventually(selected, second);
  await page.keyboard.press("Enter");
  await eventually(() => page.getByRole("textbox", { name: "Title", exact: true }).inputValue(), second);

  // Back again: the list is where it was left.
  await page.goBack();
  await page.getByText("3 in all").waitFor();
});

test("a page begins at its heading, however one came, and a new row in its field", async (t) => {
  const { page } = await openApp(t);
  const heading = () => page.evaluate(() => (document.activeElement.tagName === "H1" ? document.activeElement.textContent : null));
  const rail = page.getByRole("navigation", { name: "Pages" });
  for (const name of ["Settings", "Library", "Trash", "Import"]) {
    await rail.getByRole("link", { name }).focus();
    await page.keyboard.press("Enter");
    await eventually(heading, name);
  }
  await page.goBack();
  await eventually(heading, "Trash");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("settings");
  await page.getByRole("option", { name: /^Settings/ }).first().waitFor();
  await page.keyboard.press("Enter");
  await eventually(heading, "Settings");

  // The examples are opened once; asked for again, the page says so and shows them.
  const openExamples = async () => {
    await page.keyboard.press("Control+k");
    await page.keyboard.type("example workspace");
    await page.getByRole("option", { name: /example workspace/ }).first().waitFor();
    await page.keyboard.press("Enter");
  };
  await openExamples();
  await page.getByText(/examples opened/).first().waitFor();
  await openExamples();
  await page.getByText("The examples are here already").first().waitFor();
  await page.getByRole("link", { name: /Duisburg/ }).click();

  await page.getByRole("button", { name: "Add people" }).press("Enter");
  await eventually(async () => (await focused(page)).name, "What they did");
  const scrolled = () => page.evaluate(() => scrollY > 0);
  await eventually(scrolled, true);
  await rail.getByRole("link", { name: "Library" }).click();
  await eventually(heading, "Library");
  assert.equal(await scrolled(), false, "a page that is gone to is seen from its top");
  await page.goBack();
  await eventually(scrolled, true);
  await page.getByRole("button", { name: "Add an answer" }).press("Enter");
  await eventually(async () => (await focused(page)).tag, "select");

  await saved(page);
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Revisions" }).click();
  await eventually(heading, "Revisions of Scanners at the Duisburg hub were refused after the network move");
  await page.keyboard.press("Escape");
  await page.getByRole("textbox", { name: "Title", exact: true }).waitFor();
});

test("Tab goes through every page and out of it, and the focus is always in sight", async (t) => {
  const { page, site } = await openApp(t);
  const failures = {};
  const visit = async (what, ...expected) => {
    // From the beginning: a page that opens puts the focus into itself.
    await page.evaluate(async () => {
      await new Promise((idle) => requestIdleCallback(idle));
      document.body.tabIndex = -1;
      document.body.focus();
      document.body.removeAttribute("tabindex");
    });
    const { names, invisible } = await walk(page);
    for (const name of expected) assert.ok(names.includes(name), `${name} is not among the stops of ${what}: ${names.join(", ")}`);
    if (invisible.length) failures[what] = invisible;
  };
  const go = async (address) => {
    await page.goto(address);
    await page.reload();
    await ready(page);
    await page.getByRole("main").waitFor();
  };

  await visit("the empty list", "New postmortem", "Open the example workspace");
  const address = await newPostmortem(page, "A title");
  await write(page, "Summary", "With [a link](https://example.org).");
  await addEntries(page, "14:32 alert fired", "14:40 paged");
  await section(page, "Why it happened").getByRole("button", { name: "Start with what people noticed" }).click();
  await page.keyboard.type("It was slow");
  await page.keyboard.press("Enter");
  await page.keyboard.type("A query");
  await saved(page);
  await go(address);
  await visit("the editor", "Title", "Edit Summary", "Next entry", "Next action");
  await go(`${site.url}#/`);
  await visit("the list", "Search postmortems", "Postmortems");
  await go(`${site.url}#/import`);
  await visit("import", "Or paste the text");
  await go(`${site.url}#/trash`);
  await visit("the trash");
  await go(`${site.url}#/settings`);
  await visit("settings", "Your name");
  assert.deepEqual(failures, {});
});

test("who does without keys that are one sign switches them off, and keeps the others", async (t) => {
  const { page } = await openApp(t, { path: "#/settings" });
  const keys = page.getByRole("dialog", { name: "Keys" });
  const isOn = page.getByRole("checkbox", { name: "Letters, digits and signs alone are keys" });
  // In a field every sign is the field's.
  const elsewhere = page.getByRole("link", { name: "Trends" });
  assert.equal(await page.getByRole("textbox", { name: "Your name" }).getAttribute("autocomplete"), "name");
  assert.equal(await isOn.isChecked(), true);
  await isOn.press("Space");
  await eventually(() => isOn.isChecked(), false);
  // From a page that was loaded anew, since it is kept.
  await page.waitForTimeout(900);
  await page.reload();
  await ready(page);
  await eventually(() => isOn.isChecked(), false);
  await elsewhere.press("?");
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: /^Find a page/ }).waitFor();
  assert.equal(await keys.count(), 0);
  await page.keyboard.press("Escape");
  await isOn.press("Space");
  await eventually(() => isOn.isChecked(), true);
  await elsewhere.press("?");
  await keys.waitFor();
});
