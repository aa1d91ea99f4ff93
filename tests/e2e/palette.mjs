// Everything in reach of a keyboard: the command palette, every key that `?` lists, and the sheets of a phone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, openApp, ready } from "./support/app.mjs";
import { addEntries, causes, download, eventually, newPostmortem, section } from "./support/steps.mjs";

const focused = (page) =>
  page.evaluate(() => {
    const it = document.activeElement;
    return it?.ariaLabel || [...(it?.labels ?? [])].map((label) => label.textContent).join(" ") || it?.textContent?.trim();
  });

const field = (page) => page.getByRole("combobox", { name: "Find a page, a postmortem or a command" });
const options = (page) => page.getByRole("listbox", { name: "Results" }).getByRole("option");

const open = async (page, letters = "") => {
  await page.keyboard.press("Control+k");
  await field(page).waitFor();
  await page.keyboard.type(letters);
};

/** Finds `letters` and takes what comes first, which has to be `expected`. */
const take = async (page, letters, expected) => {
  await open(page, letters);
  await eventually(async () => (await options(page).first().innerText()).split("\n")[0], expected);
  await page.keyboard.press("Enter");
  await field(page).waitFor({ state: "detached" });
};

const title = (page) => page.getByRole("textbox", { name: "Title", exact: true });

test("a few letters lead to pages, postmortems, sections and commands", async (t) => {
  const { page } = await openApp(t);
  await take(page, "exam", "Open the example workspace");
  await page.getByRole("grid").getByRole("row").nth(1).waitFor();

  await take(page, "trash", "Trash");
  await page.getByRole("heading", { name: "Trash" }).waitFor();
  await take(page, "scan duis", "Scanners at the Duisburg hub were refused after the network move");
  await title(page).waitFor();

  await take(page, "lessons", "Lessons learned");
  await eventually(() => focused(page), "Edit Lessons learned");
  await take(page, "add act", "Add an action");
  await eventually(() => focused(page), "Next action");
  await take(page, "add tim", "Add a timeline entry");
  await eventually(() => focused(page), "Next entry");
  await take(page, "add sec", "Add a section");
  await eventually(() => focused(page), "Heading");
  await take(page, "undo", "Undo");
  await page.getByText(/^Undid: /).waitFor();
  await take(page, "te bri", "Template: Brief");
  await eventually(() => page.getByRole("combobox", { name: "Template" }).evaluate((it) => it.selectedOptions[0].label), "Brief");
  const { name } = await download(page, () => take(page, "downmark", "Download Markdown"));
  assert.match(name, /\.md$/);

  await take(page, "look dark", "Look: Dark");
  assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
  await take(page, "deutsch", "Language: Deutsch");
  await page.locator("html[lang=de]").waitFor();
});

test("it says what it found, goes back where it came from, and remembers what was used", async (t) => {
  const { page } = await openApp(t);
  await newPostmortem(page, "Zürich is down");
  await page.goto(page.url().split("#")[0] + "#/");
  const search = page.getByRole("searchbox");
  await search.focus();
  await open(page, "zurich");
  await eventually(() => options(page).allInnerTexts(), ["Zürich is down"]);
  await page.getByRole("status").filter({ hasText: /^1 result$/ }).waitFor();
  const active = () => field(page).evaluate((it) => document.getElementById(it.getAttribute("aria-activedescendant"))?.textContent);
  assert.equal(await active(), "Zürich is down");
  await page.keyboard.type(" nowhere");
  await page.getByText("Nothing is called that.").waitFor();
  await page.keyboard.press("Escape");
  await eventually(() => focused(page), "Search postmortems");

  // The arrows go through the list and round it; the focus stays in the field.
  await open(page);
  const first = await active();
  await page.keyboard.press("ArrowDown");
  await eventually(async () => (await active()) === first, false);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await eventually(active, await options(page).last().innerText());
  await page.keyboard.press("Control+k");
  await field(page).waitFor({ state: "detached" });

  await take(page, "setti", "Settings");
  await page.getByRole("heading", { name: "Settings", level: 1 }).waitFor();
  await page.reload();
  await ready(page);
  await page.getByRole("button", { name: "Commands" }).click();
  await field(page).waitFor();
  const lately = page.getByRole("group", { name: "Used lately" }).getByRole("option");
  await eventually(() => lately.allInnerTexts(), ["Settings"]);
  await options(page).filter({ hasText: "Import" }).click();
  await page.getByRole("heading", { name: "Import" }).waitFor();
});

for (const { name, ...look } of [
  { name: "light", colorScheme: "light", viewport: { width: 1280, height: 800 } },
  { name: "dark, at 320 pixels", colorScheme: "dark", viewport: { width: 320, height: 640 } },
]) {
  test(`the palette has no violation and fits: ${name}`, async (t) => {
    const { page, complaints } = await openApp(t, { ...look, reducedMotion: "reduce" });
    await newPostmortem(page, "A title");
    await page.getByRole("button", { name: "Commands" }).click();
    await field(page).waitFor();
    assert.deepEqual(await axe(page), []);
    await page.keyboard.type("add");
    assert.deepEqual(await axe(page), []);
    const { left, right } = await page.getByRole("dialog", { name: "Commands" }).evaluate((it) => it.getBoundingClientRect());
    assert.ok(left >= 0 && right <= look.viewport.width, `${left}–${right}`);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
    await page.keyboard.press("Escape");
    await eventually(() => focused(page), "Commands");
    // What looks at the page writes styles into it, which its policy refuses.
    complaints.splice(0, complaints.length, ...complaints.filter((it) => !it.includes("Applying inline style")));
  });
}

test("thousands of postmortems are found as quickly as typed", async (t) => {
  const { page, site } = await openApp(t);
  await newPostmortem(page, "Needle in a haystack");
  const backup = (await download(page, async () => take(page, "backup", "Download a backup"))).text;
  const workspace = JSON.parse(backup);
  const needle = JSON.stringify(workspace.documents[0]);
  for (let n = 0; n < 3000; n += 1) {
    const id = `0190a000-0000-7000-8000-${n.toString(16).padStart(12, "0")}`;
    workspace.documents.push(JSON.parse(needle.replace(workspace.documents[0].id, id).replace("Needle in a haystack", `Outage ${n}`)));
  }
  await page.goto(`${site.url}#/import`);
  const buffer = Buffer.from(JSON.stringify(workspace));
  await page.locator("input[type=file]").setInputFiles({ name: "all.json", mimeType: "application/json", buffer });
  await page.getByRole("button", { name: "Bring in what is not here" }).click();
  await page.getByText("3001 in all").waitFor({ timeout: 60_000 });
  await open(page, "outage");
  await page.getByText("The first 50 of 3000 results").waitFor();
  assert.equal(await options(page).count(), 50);
  await page.keyboard.press("Control+a");
  await page.keyboard.type("hay nee");
  await eventually(() => options(page).allInnerTexts(), ["Needle in a haystack"]);
});

/** What `?` lists, as [place, keys] pairs. */
const listed = async (page) => {
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Keys" });
  await dialog.waitFor();
  const pairs = await dialog.evaluate((it) =>
    [...it.querySelectorAll("section")].flatMap((place) =>
      [...place.querySelectorAll("dt")].flatMap((keys) => keys.textContent.split(", ").map((key) => `${place.querySelector("h3").textContent}: ${key}`)),
    ),
  );
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  return new Set(pairs);
};

/** Presses the keys of an assessment, in the questions of a short one. */
const assess = async (page, press) => {
  const place = "Maturity";
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.evaluate(() => (location.hash = "#/maturity"));
  await page.getByRole("radio", { name: /^Learning from incidents/ }).check();
  await page.getByRole("button", { name: "Begin", exact: true }).click();
  const at = (n) => page.getByText(new RegExp(`· ${n} of 12$`)).waitFor();
  await at(1);
  const mark = page.getByRole("radio", { checked: true }).locator(".level-mark");
  for (const [keys, to, typed] of [["0–9", "3", "3"], [".", "3½"], [",", "3"], ["+", "3½"], ["-", "3"], ["↓", "3½"], ["↑", "3"]]) {
    await press(place, keys, typed);
    await eventually(async () => (await mark.textContent()).trim(), to);
  }
  for (const [keys, to] of [["Enter", 2], ["→", 3], ["J", 4], ["←", 3], ["K", 2]]) {
    await press(place, keys);
    await at(to);
  }
  const tag = () => page.evaluate(() => document.activeElement.tagName);
  const leave = () => page.evaluate(() => document.activeElement.blur());
  await press(place, "N");
  const reason = page.getByRole("textbox", { name: "Why it does not apply" });
  await eventually(() => reason.evaluate((it) => it === document.activeElement), true);
  await leave();
  await press(place, "U");
  await reason.waitFor({ state: "detached" });
  for (const [keys, to] of [["T", "SELECT"], ["E", "INPUT"], ["C", "TEXTAREA"]]) {
    await press(place, keys);
    await eventually(tag, to);
    await leave();
  }
};

/** Presses the keys of the workshop of that assessment, on its screen for the wall. */
const lead = async (page, press) => {
  const place = "Workshop";
  await page.getByRole("link", { name: "Workshop", exact: true }).click();
  await page.getByRole("button", { name: "Set up a workshop" }).click();
  await page.getByRole("button", { name: "Begin the workshop" }).click();
  const at = (n) => page.getByText(`${n} / 12`, { exact: true }).waitFor();
  await at(1);
  for (const [keys, to] of [["→", 2], ["PgDn", 3], ["←", 2], ["PgUp", 1]]) {
    await press(place, keys);
    await at(to);
  }
  await press(place, "Space");
  await page.locator(".workshop-count").first().waitFor();
  for (const [keys, to, typed] of [["0–9", "3", "3"], [".", "3½"], [",", "3"], ["+", "3½"], ["-", "3"]]) {
    await press(place, keys, typed);
    await page.getByRole("button", { name: to, exact: true, pressed: true }).waitFor();
  }
  await press(place, "T");
  await page.getByRole("button", { name: /^Pause/ }).waitFor();
  await press(place, "F");
  await eventually(() => page.evaluate(() => document.fullscreenElement !== null), true);
};

test("every key that ? lists does what it says", async (t) => {
  const { page } = await openApp(t);
  const left = await listed(page);
  assert.ok(left.size > 40, "all keys are listed");
  // A Mac's keys do the same by the same line of the table.
  for (const key of [...left]) if (key.includes("⌘")) left.delete(key);
  const names = { "↑": "ArrowUp", "↓": "ArrowDown", "←": "ArrowLeft", "→": "ArrowRight", Esc: "Escape", PgDn: "PageDown", PgUp: "PageUp", Ctrl: "Control" };
  /** Presses a listed key, and strikes it off. */
  const press = async (place, keys, typed) => {
    assert.ok(left.delete(`${place}: ${keys}`), `${keys} is not listed under ${place}, or was pressed before`);
    const parts = keys.split(" ").map((part) => names[part] ?? part);
    const key = parts.map((part) => (/^[A-Z]$/.test(part) ? part.toLowerCase() : part)).join("+");
    await page.keyboard.press(typed ?? key);
  };

  // Everywhere, and in a list.
  await press("Everywhere", "Ctrl K");
  await field(page).waitFor();
  await press("Everywhere", "Esc");
  await field(page).waitFor({ state: "detached" });
  await press("Everywhere", "?");
  await page.getByRole("dialog", { name: "Keys" }).waitFor();
  await page.keyboard.press("Escape");
  await take(page, "exam", "Open the example workspace");
  await page.getByText("6 in all").waitFor();
  await page.evaluate(() => document.activeElement.blur());
  await press("Everywhere", "/");
  await eventually(() => focused(page), "Search postmortems");
  await page.getByRole("grid", { name: "Postmortems" }).focus();
  const row = () => page.getByRole("row", { selected: true }).getAttribute("aria-rowindex").then(Number);
  const top = await row();
  for (const [keys, to] of [["J", 1], ["↓", 2], ["K", 1], ["↑", 0], ["End", 5], ["Home", 0], ["PgDn", 5], ["PgUp", 0]]) {
    await press("List", keys);
    await eventually(row, top + to);
  }
  await press("List", "Enter");
  await title(page).waitFor();

  // In a postmortem.
  await page.goto(`${page.url().split("#")[0]}#/`);
  await newPostmortem(page, "Keys");
  await title(page).fill("Keys of all kinds");
  await press("In a postmortem", "Ctrl Z");
  await eventually(() => title(page).inputValue(), "");
  await press("In a postmortem", "Ctrl Shift Z");
  await eventually(() => title(page).inputValue(), "Keys of all kinds");
  await page.keyboard.press("Control+z");
  await eventually(() => title(page).inputValue(), "");
  await press("In a postmortem", "Ctrl Y");
  await eventually(() => title(page).inputValue(), "Keys of all kinds");

  // The timeline: entries with a time stand where it puts them, two without can be moved.
  await page.getByRole("textbox", { name: "Next entry" }).fill("first thing");
  await press("Lines for the next entry or action", "Enter");
  await addEntries(page, "second thing");
  const entries = section(page, "Timeline").getByRole("list", { name: "Timeline" }).getByRole("group");
  const texts = async () => (await entries.allTextContents()).map((it) => it.match(/(first|second)/)?.[0]);
  await eventually(texts, ["first", "second"]);
  await entries.first().focus();
  await press("Timeline", "Alt ↓");
  await eventually(texts, ["second", "first"]);
  await press("Timeline", "Alt ↑");
  await eventually(texts, ["first", "second"]);
  for (const [keys, at] of [["↓", /second/], ["↑", /first/], ["End", /second/], ["Home", /first/]]) {
    await press("Timeline", keys);
    await eventually(async () => at.test(await focused(page)), true);
  }
  const entry = page.getByRole("group", { name: "Timeline entry" });
  for (const keys of ["Enter", "F2", "T"]) {
    await press("Timeline", keys);
    await entry.waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await entry.waitFor({ state: "detached" });
    await entries.first().focus();
  }
  await press("Timeline", "Delete");
  await eventually(texts, ["second"]);

  // Contributing factors.
  const factors = section(page, "Contributing factors");
  await take(page, "add fac", "Add a factor");
  const lines = () => factors.getByRole("textbox", { name: /^Factor \d/ }).evaluateAll((all) => all.map((it) => it.value));
  await page.keyboard.type("one");
  await press("Contributing factors", "Enter");
  await eventually(async () => (await lines()).length, 2);
  await press("Contributing factors", "Backspace");
  await eventually(lines, ["one"]);
  await page.keyboard.press("Enter");
  await eventually(async () => (await lines()).length, 2);
  await page.keyboard.type("two");
  await press("Contributing factors", "Alt ↑");
  await eventually(lines, ["two", "one"]);
  await press("Contributing factors", "Alt ↓");
  await eventually(lines, ["one", "two"]);

  // Causes.
  const why = "Why it happened";
  await take(page, "add cau", "Add a cause");
  await page.keyboard.type("Nobody could pay");
  await page.keyboard.press("Enter");
  await page.keyboard.type("a");
  await press(why, "Enter");
  await page.keyboard.type("b");
  const tree = () => causes(page);
  await eventually(tree, ["1 a", "1 b"]);
  await press(why, "Tab");
  await eventually(tree, ["1 a", "2 b"]);
  await press(why, "Shift Tab");
  await eventually(tree, ["1 a", "1 b"]);
  await press(why, "Alt ↑");
  await eventually(tree, ["1 b", "1 a"]);
  await press(why, "Alt ↓");
  await eventually(tree, ["1 a", "1 b"]);
  await press(why, "↑");
  await eventually(() => page.evaluate(() => document.activeElement.value), "a");
  await press(why, "↓");
  await eventually(() => page.evaluate(() => document.activeElement.value), "b");
  const marks = () => page.evaluate(() => document.activeElement.closest("li").textContent);
  for (const keys of ["Alt R", "Alt K", "Alt C"]) {
    const before = await marks();
    await press(why, keys);
    await eventually(async () => (await marks()) === before, false);
  }
  const b = section(page, why).getByRole("textbox", { name: "Cause, level 1, 2 of 2" });
  await press(why, "Alt Enter");
  await page.getByRole("button", { name: "Details of this cause", expanded: true }).waitFor();
  await b.focus();
  await page.keyboard.press("Alt+Enter");
  await b.focus();
  await press(why, "Alt L");
  await page.getByRole("dialog", { name: "Which entry speaks for it?" }).waitFor();
  await page.keyboard.press("Escape");
  await b.focus();
  await press(why, "Alt A");
  await page.getByRole("button", { name: "Details of this cause", expanded: true }).waitFor();
  await b.focus();
  await page.keyboard.press("Alt+Enter");
  await b.focus();
  await press(why, "Ctrl Enter");
  await eventually(tree, ["1 a", "1 b", "2 "]);
  await press(why, "Backspace");
  await eventually(tree, ["1 a", "1 b"]);
  await b.focus();
  await page.keyboard.press("Control+Enter");
  await page.keyboard.type("c");
  await b.focus();
  await press(why, "Alt .");
  await eventually(tree, ["1 a", "1 b"]);
  await page.keyboard.press("Alt+.");
  await eventually(tree, ["1 a", "1 b", "2 c"]);
  await b.focus();
  await press(why, "Ctrl Shift Backspace");
  await eventually(tree, ["1 a"]);

  // Actions.
  const next = page.getByRole("textbox", { name: "Next action" });
  for (const text of ["Add the index", "Add a timeout"]) {
    await next.fill(text);
    await next.press("Enter");
  }
  const actions = section(page, "Action items").getByRole("textbox", { name: "What will be done" });
  const what = () => actions.evaluateAll((all) => all.map((it) => it.value));
  await eventually(what, ["Add the index", "Add a timeout"]);
  await actions.first().focus();
  await press("Actions", "Alt ↓");
  await eventually(what, ["Add a timeout", "Add the index"]);
  await press("Actions", "Alt ↑");
  await eventually(what, ["Add the index", "Add a timeout"]);
  await press("Actions", "Enter");
  await eventually(() => page.evaluate(() => document.activeElement.value), "Add a timeout");
  await press("Actions", "Alt Enter");
  await page.getByRole("button", { name: "Details of this action", expanded: true }).waitFor();

  // The board: as a list, and as columns.
  const ofAll = "The actions of all documents";
  await page.evaluate(() => (location.hash = "#/actions"));
  await page.getByRole("searchbox").fill("Add a timeout");
  const list = page.getByRole("grid", { name: "Actions" });
  await list.getByText("Add a timeout").or(list.getByRole("textbox")).first().waitFor();
  await list.focus();
  await press(ofAll, "X");
  await page.getByText("1 picked").waitFor();
  await press(ofAll, "Enter");
  await eventually(() => page.evaluate(() => document.activeElement.value), "Add a timeout");
  await page.keyboard.press("Escape");
  await page.getByRole("searchbox").fill("Add");
  await page.getByRole("button", { name: "Columns" }).click();
  const lane = (name) => page.getByRole("region", { name: new RegExp(`^${name} \\d`) });
  const focusIn = (name) => eventually(() => lane(name).locator(":focus").count(), 1);
  await lane("Open").getByRole("listitem", { name: "Add a timeout" }).focus();
  await press(ofAll, "Shift →");
  await lane("In progress").getByRole("listitem", { name: "Add a timeout" }).waitFor();
  await focusIn("In progress");
  await press(ofAll, "←");
  await focusIn("Open");
  await press(ofAll, "→");
  await focusIn("In progress");
  await lane("In progress").getByRole("listitem", { name: "Add a timeout" }).focus();
  await press(ofAll, "Shift ←");
  await lane("Open").getByRole("listitem", { name: "Add a timeout" }).waitFor();
  await focusIn("Open");
  await press(ofAll, "N");
  await page.getByRole("dialog", { name: "New action" }).waitFor();
  await page.keyboard.press("Escape");
  await press(ofAll, "O");
  await title(page).waitFor();
  await eventually(() => title(page).inputValue(), "Keys of all kinds");

  // The review meeting: opening, why it happened, factors, actions, wrap-up.
  await take(page, "present", "Present");
  const stage = page.getByRole("dialog", { name: "Review meeting" });
  await stage.getByRole("button", { name: "Begin" }).click();
  const slide = () => stage.getByText(/^\d+ \/ \d+$/).innerText().then((it) => it.split(" / ").map(Number));
  const [, last] = await slide();
  for (const [keys, to] of [["→", 2], ["PgDn", 3], ["Space", 4], ["←", 3], ["PgUp", 2], ["Shift Space", 1], ["End", last], ["Home", 1]]) {
    await press("Review meeting", keys);
    await eventually(async () => (await slide())[0], to);
  }
  await page.setViewportSize({ width: 1280, height: 300 });
  const scrolled = () => stage.getByRole("article").evaluate((it) => it.scrollTop > 0);
  await press("Review meeting", "↓");
  await eventually(scrolled, true);
  await press("Review meeting", "↑");
  await eventually(scrolled, false);
  await press("Review meeting", "P");
  await stage.getByText("The clock stands").waitFor();
  await press("Review meeting", "F");
  await eventually(() => page.evaluate(() => document.fullscreenElement !== null), true);

  // A reading that is put right.
  await page.evaluate(() => document.exitFullscreen());
  await page.evaluate(() => (location.hash = "#/import"));
  await page.getByText("Choose a file, or drop one").waitFor();
  const markdown = "# Down\n\n## Timeline\n\n- 2026-03-14 14:30 UTC deploy\n- 2X:XX somebody looked\n- 3X:XX somebody else did\n";
  await page.locator("input[type=file]").setInputFiles({ name: "down.md", mimeType: "text/markdown", buffer: Buffer.from(markdown) });
  const source = page.getByRole("listbox", { name: "The text with its line numbers" });
  await source.focus();
  const current = () => source.evaluate((it) => document.getElementById(it.getAttribute("aria-activedescendant"))?.innerText.replace(/\s+/g, " "));
  const isAt = (pattern) => eventually(async () => pattern.test(await current()), true);
  await press("Import", "N");
  await isAt(/^6 /);
  await page.keyboard.press("n");
  await isAt(/^7 /);
  await press("Import", "P");
  await isAt(/^6 /);
  for (const [keys, what] of [["A", /Action, sure/], ["C", /Cause, sure/], ["T", /^6 .*[Tt]ext/], ["E", /Timeline entry, sure/], ["Backspace", /a guess/]]) {
    await press("Import", keys);
    await isAt(what);
  }
  await press("Import", "S");
  await page.getByRole("menuitem", { name: "Impact" }).waitFor();
  await page.keyboard.press("Escape");
  await press("Import", "Ctrl Enter");
  await eventually(() => page.getByRole("textbox", { name: "Title", exact: true }).inputValue(), "Down");

  await assess(page, press);
  await lead(page, press);

  assert.deepEqual([...left], [], "these were listed and not pressed");
});

test("on a phone the sheets close with Esc and give the focus back", async (t) => {
  const { page } = await openApp(t, { viewport: { width: 320, height: 640 } });
  const words = "Partners could not sell tickets because the certificate had expired";
  await newPostmortem(page, words);
  for (const [name, inside] of [["Sections", "Lessons learned (empty)"], ["Moments and metrics", "Enter impact started"]]) {
    const toggle = page.getByRole("button", { name, exact: true });
    await toggle.press("Enter");
    await page.getByRole("button", { name: inside }).waitFor();
    await eventually(() => toggle.getAttribute("aria-expanded"), "true");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: inside }).waitFor({ state: "hidden" });
    await eventually(() => focused(page), name);
  }
  // The section that is chosen has the focus.
  await page.getByRole("button", { name: "Sections", exact: true }).press("Enter");
  await page.getByRole("button", { name: "Lessons learned (empty)" }).press("Enter");
  await eventually(() => focused(page), "Lessons learned");
  // The title is cut here, and leads to where it is whole.
  await page.getByRole("button", { name: words }).click();
  await eventually(() => page.evaluate(() => scrollY), 0);
  await eventually(() => title(page).isVisible(), true);
});

test("sections of one name are told apart, and before any moment the metrics say so once", async (t) => {
  const { page } = await openApp(t, { path: "#/import" });
  await page.getByRole("textbox", { name: "Or paste the text" }).fill("# Twice\n\n## Odd notes\n\nOne.\n\n## Odd notes\n\nTwo.\n");
  await page.getByRole("button", { name: "Read the pasted text" }).click();
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await title(page).waitFor();
  const names = page.getByRole("main").getByRole("region");
  const all = await names.evaluateAll((regions) => regions.map((it) => it.ariaLabel));
  assert.deepEqual(all.filter((it) => it?.startsWith("Odd notes")), ["Odd notes", "Odd notes (2)"]);
  assert.equal(new Set(all).size, all.length);
  await page.getByText("Each figure follows from two moments, and none is entered yet.").waitFor();
  assert.equal(await page.getByText("No moments are recorded yet").count(), 0);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.getByLabel("Data", { exact: true }).isVisible(), false);
});
