// The main job: somebody new writes a postmortem, finds it again after a reload, and takes it out.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openApp, ready } from "./support/app.mjs";
import { addEntries, causes, choose, eventually, exported, newPostmortem, saved, section, takeMoment, write } from "./support/steps.mjs";

const metric = (page, name) =>
  page
    .getByRole("region", { name: "Metrics" })
    .getByRole("term")
    .filter({ hasText: name })
    .locator("xpath=..")
    .getByRole("definition")
    .allInnerTexts();

test("a postmortem is written, found again after a reload, and taken out", async (t) => {
  const { page, context, site } = await openApp(t);
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: site.origin });

  await t.test("an empty list says how to begin", async () => {
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.getByRole("button", { name: "Open the example workspace" }).waitFor();
    await newPostmortem(page, "Checkout outage");
    await page.waitForFunction(() => document.title.startsWith("Checkout outage"));
  });

  await t.test("what it was", async () => {
    await page.getByRole("combobox", { name: "Severity" }).selectOption("SEV2 high");
    const services = page.getByRole("textbox", { name: "Services", exact: true });
    for (const service of ["checkout", "payments"]) {
      await services.fill(service);
      await services.press("Enter");
    }
    await page.getByRole("button", { name: "Remove payments" }).waitFor();
  });

  await t.test("a line typed is an entry of the timeline, in the order of time", async () => {
    await addEntries(page, "2026-11-14 14:32 error rate rises", "14:40 alert fired", "15:17 rolled back", "14:45 on call paged");
    const entries = section(page, "Timeline").getByRole("list", { name: "Timeline" });
    await eventually(() => entries.getByRole("group").evaluateAll((all) => all.map((it) => it.ariaLabel)), [
      "14:32, Symptom: error rate rises",
      "14:40, Detection: alert fired",
      "14:45, Detection: on call paged",
      "15:17, Mitigation: rolled back",
    ]);
    await entries.getByText("Sat 14 Nov 2026").waitFor();
  });

  await t.test("durations follow from moments, and say how", async () => {
    await takeMoment(page, "impact started", "error rate rises");
    await takeMoment(page, "detected", "alert fired");
    await takeMoment(page, "resolved", "rolled back");
    await eventually(() => metric(page, "Time to detect"), ["8 min", "detected 14:40 − impact started 14:32"]);
    await eventually(() => metric(page, "Time to resolve"), ["45 min", "resolved 15:17 − impact started 14:32"]);
    await eventually(() => metric(page, "Impact duration"), ["45 min", "resolved 15:17 − impact started 14:32"]);

    const acknowledged = page.getByRole("textbox", { name: "Acknowledged", exact: true });
    await acknowledged.fill("14:45");
    await acknowledged.press("Enter");
    await eventually(() => metric(page, "Time to acknowledge"), ["5 min", "acknowledged 14:45 − detected 14:40"]);
  });

  await t.test("a time that is changed changes the numbers that come from it", async () => {
    const entry = section(page, "Timeline").getByRole("group", { name: /alert fired/ });
    await entry.focus();
    await entry.press("t");
    const time = page.getByRole("group", { name: "Timeline entry" }).getByRole("textbox", { name: "Time" });
    await time.fill("14:39");
    await time.press("Enter");
    await page.keyboard.press("Escape");
    await eventually(() => metric(page, "Time to detect"), ["7 min", "detected 14:39 − impact started 14:32"]);
  });

  await t.test("prose is Markdown, shown as it reads once the field is left", async () => {
    await write(page, "Summary", "The *checkout* returned **503** for <b>everyone</b>.\n\n- EU\n- US");
    const summary = section(page, "Summary");
    await summary.locator("strong", { hasText: "503" }).waitFor();
    assert.deepEqual(await summary.getByRole("listitem").allInnerTexts(), ["EU", "US"]);
    // HTML is text, whatever it says.
    await summary.getByText("<b>everyone</b>").waitFor();
  });

  await t.test("a tree of causes grows by the keyboard alone", async () => {
    const type = async (...keys) => {
      for (const key of keys) await (key.length > 12 || key.includes(" ") ? page.keyboard.type(key) : page.keyboard.press(key));
    };
    await section(page, "Why it happened").getByRole("button", { name: "Start with what people noticed" }).press("Enter");
    await type("The checkout returned 503", "Enter");
    await type("The pool was exhausted", "Enter", "Tab", "A query took a minute", "Enter", "Tab", "An index was missing");
    await eventually(() => causes(page), ["1 The pool was exhausted", "2 A query took a minute", "3 An index was missing"]);
    await type("Alt+r");
    await type("Enter", "The migration was skipped", "Shift+Tab");
    await eventually(() => causes(page), [
      "1 The pool was exhausted",
      "2 A query took a minute",
      "3 An index was missing",
      "2 The migration was skipped",
    ]);
    await type("Alt+ArrowUp");
    await eventually(() => causes(page), [
      "1 The pool was exhausted",
      "2 The migration was skipped",
      "2 A query took a minute",
      "3 An index was missing",
    ]);
  });

  await t.test("an action is one line", async () => {
    const quick = page.getByRole("textbox", { name: "Next action" });
    await quick.fill("Add the missing index @anna 2026-12-01 P1");
    await section(page, "Action items").getByText("Add the missing index · anna · due 1 Dec 2026 · P1").waitFor();
    await quick.press("Enter");
    const actions = section(page, "Action items").getByRole("list", { name: "Actions" });
    assert.equal(await actions.getByRole("textbox", { name: "What will be done" }).inputValue(), "Add the missing index");
    assert.equal(await actions.getByRole("textbox", { name: "Owner" }).inputValue(), "anna");
  });

  await t.test("it goes to review, by a name", async () => {
    await page.getByRole("button", { name: "Send to review" }).click();
    const dialog = page.getByRole("dialog", { name: "Send to review" });
    await dialog.getByRole("textbox", { name: "Your name" }).fill("Anna");
    await dialog.getByRole("button", { name: "Send to review" }).click();
    await page.getByRole("group", { name: "Status" }).getByText("In review").first().waitFor();
    await saved(page);
  });

  const TEXTS = [
    "# Checkout outage",
    "checkout",
    "payments",
    "SEV2",
    "2026-11-14 14:32",
    "error rate rises",
    "2026-11-14 14:39",
    "The *checkout* returned **503**",
    "The pool was exhausted",
    "  - The migration was skipped",
    "    - An index was missing",
    "root cause",
    "Add the missing index",
    "owner: anna",
    "due: 2026-12-01",
    "7 min",
  ];
  let markdown = "";

  await t.test("after a reload everything is there", async () => {
    const { text: before } = await exported(page, "Download Markdown");
    await page.reload();
    await ready(page);
    await saved(page);
    const { name, text } = await exported(page, "Download Markdown");
    assert.equal(text, before);
    assert.equal(name, "2026-11-14-checkout-outage.md");
    for (const expected of TEXTS) assert.ok(text.includes(expected), `${expected} is not in\n${text}`);
    const timeline = text.match(/^- \*\*2026-11-14 .*$/gm);
    assert.equal(timeline.length, 4, text);
    markdown = text;
    assert.equal((await causes(page)).length, 4);
  });

  await t.test("the clipboard gets the same Markdown", async () => {
    await choose(page, "Export", "Copy as Markdown");
    await page.getByText("Copied as Markdown").waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), markdown);
  });

  await t.test("the JSON holds it all", async () => {
    const { name, text } = await exported(page, "Download JSON");
    assert.equal(name, "2026-11-14-checkout-outage.json");
    const json = JSON.parse(text);
    assert.equal(json.title, "Checkout outage");
    assert.equal(json.timeline.length, 4);
    assert.equal(json.actions[0].title, "Add the missing index");
  });

  await t.test("the list shows it in a line", async () => {
    await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Postmortems" }).click();
    const row = page.getByRole("grid", { name: "Postmortems" }).getByRole("row").filter({ hasText: "Checkout outage" });
    await row.getByText("checkout, payments").waitFor();
    await row.getByText("45 min").waitFor();
    await row.getByText("In review").waitFor();
    await row.getByText("1 open").waitFor();
  });
});

test("the list is searched, filtered and sorted", async (t) => {
  const { page } = await openApp(t);
  for (const [title, severity] of [
    ["Alpha went down", "SEV1 critical"],
    ["Beta was slow", "SEV3 medium"],
    ["Gamma lost a node", "SEV3 medium"],
  ]) {
    await newPostmortem(page, title);
    await page.getByRole("combobox", { name: "Severity" }).selectOption(severity);
    await saved(page);
    await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Postmortems" }).click();
  }
  const titles = () => page.getByRole("grid").getByRole("row").getByRole("link").allInnerTexts();
  await page.getByText("3 in all").waitFor();

  const search = page.getByRole("searchbox", { name: "Search postmortems" });
  await search.fill("node");
  await eventually(titles, ["Gamma lost a node"]);
  await search.fill("no such thing");
  await page.getByRole("button", { name: "Show all" }).click();
  await eventually(async () => (await titles()).length, 3);

  await page.getByRole("group", { name: "Severity" }).getByRole("button", { name: "SEV3" }).click();
  await eventually(async () => (await titles()).toSorted(), ["Beta was slow", "Gamma lost a node"]);
  await page.getByRole("combobox", { name: "Order" }).selectOption({ label: "Title" });
  await eventually(titles, ["Beta was slow", "Gamma lost a node"]);
  await page.getByText("2 of 3").waitFor();
});

test("pasted notes become entries, and undo takes them back in one step", async (t) => {
  const { page } = await openApp(t);
  await newPostmortem(page, "Pasted");
  const field = page.getByRole("textbox", { name: "Next entry" });
  await field.fill("- 23:50 alert fired\n- 00:10 paged\nno time here");
  await page.getByRole("button", { name: "Add 3 entries" }).click();
  const entries = section(page, "Timeline").getByRole("list", { name: "Timeline" }).getByRole("group");
  await eventually(() => entries.count(), 3);
  await page.keyboard.press("Control+z");
  await eventually(() => entries.count(), 0);
  await page.getByText(/^Undid: /).waitFor();
  await page.keyboard.press("Control+Shift+z");
  await eventually(() => entries.count(), 3);
});

test("what is done right after undo, before the page comes to it, is not what is taken back", async (t) => {
  const { page } = await openApp(t);
  await newPostmortem(page, "In this order");
  await addEntries(page, "2026-01-01 10:00 alert fired");
  const entries = section(page, "Timeline").getByRole("list", { name: "Timeline" }).getByRole("group");
  const answers = page.getByRole("combobox", { name: "Score" });
  const keys = (...all) =>
    page.getByRole("button", { name: "Add an answer" }).evaluate((button, all) => {
      for (const it of all) document.body.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...it }));
      button.click();
    }, all);
  await keys({ key: "z", ctrlKey: true });
  await answers.waitFor();
  await eventually(() => entries.count(), 0);
  await addEntries(page, "2026-01-01 10:00 alert fired", "2026-01-01 10:05 paged");
  await keys({ key: "z", ctrlKey: true }, { key: "Control" }, { key: "z", ctrlKey: true });
  await eventually(() => answers.count(), 2);
  await eventually(() => entries.count(), 0);
  await page.keyboard.press("Control+z");
  await eventually(() => answers.count(), 1);
});

test("on a slow machine, what is typed while rows are still on their way stands in the row that it was typed for", async (t) => {
  const { page, context } = await openApp(t);
  await newPostmortem(page, "Typed ahead");
  const tree = section(page, "Why it happened");
  await tree.getByRole("button", { name: "Start with what people noticed" }).click();
  await page.waitForFunction(() => document.activeElement.matches("textarea"));
  const lines = Array.from({ length: 25 }, (_, at) => `cause ${at} of many`);
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 10 });
  const typed = [page.keyboard.insertText("the problem")];
  for (const line of lines) {
    typed.push(page.keyboard.press("Enter"));
    // About as fast as fingers are, and faster than the page: it falls behind by more than a second.
    await page.waitForTimeout(30);
    for (const word of line.split(/(?<= )/)) typed.push(page.keyboard.insertText(word));
    await page.waitForTimeout(30);
  }
  await Promise.all(typed);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  const written = () => tree.getByRole("textbox").evaluateAll((all) => all.map((it) => it.value));
  await eventually(written, ["the problem", ...lines]);
});

test("in another zone the same times are read off its clocks, on the page and in the export", async (t) => {
  const { page } = await openApp(t);
  await newPostmortem(page, "Far away");
  await addEntries(page, "2026-01-01 10:00 alert fired");
  const entry = section(page, "Timeline").getByRole("list", { name: "Timeline" }).getByRole("group");
  await eventually(() => entry.getAttribute("aria-label"), "10:00, Detection: alert fired");
  await page.getByRole("combobox", { name: "Time zone" }).selectOption("America/New_York");
  await eventually(() => entry.getAttribute("aria-label"), "04:00, Detection: alert fired");
  const { text } = await exported(page, "Download Markdown");
  assert.match(text, /Times are in America\/New.*York \(UTC-05:00\)/);
  assert.match(text, /^- \*\*2026-01-01 04:00\*\* · Detection — alert fired$/m);
});

test("what is typed into a row stays when its list is used once more before the page has drawn", async (t) => {
  const { page } = await openApp(t);
  await newPostmortem(page, "In one frame");
  await page.getByRole("button", { name: "Add an answer" }).click();
  await page.getByRole("textbox", { name: "In their words" }).waitFor();
  // All three in one task: nothing is drawn in between.
  await page.locator(".feedback").evaluate((feedback) => {
    const words = feedback.querySelector("textarea");
    words.value = "Calm, once we had the graph";
    words.dispatchEvent(new InputEvent("input", { bubbles: true }));
    const score = feedback.querySelector("select");
    score.selectedIndex = 4;
    score.dispatchEvent(new Event("change", { bubbles: true }));
    feedback.querySelector(":scope > .button").click();
  });
  const written = () => page.getByRole("textbox", { name: "In their words" }).evaluateAll((all) => all.map((it) => it.value));
  await eventually(written, ["Calm, once we had the graph", ""]);
  assert.equal(await page.getByRole("combobox", { name: "Score" }).first().evaluate((it) => it.selectedIndex), 4);
});

test("a button below a field that complains is pressed by the click that leaves the field", async (t) => {
  const { page } = await openApp(t);
  await newPostmortem(page, "One click");
  const add = page.getByRole("button", { name: "Add an answer" });
  const cost = page.getByRole("textbox", { name: "An hour of one person costs" });
  await cost.fill("80");
  await add.scrollIntoViewIfNeeded();
  const box = await add.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  // Whatever the page makes of the press, it has made it.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.deepEqual(await add.boundingBox(), box);
  await page.mouse.up();
  await page.getByText("in which currency").waitFor();
  await page.getByRole("combobox", { name: "Score" }).waitFor();
});

test("the sentence in the corner never lies over the field that somebody is in", async (t) => {
  const { page } = await openApp(t);
  await page.setViewportSize({ width: 1440, height: 900 });
  await newPostmortem(page, "Forty entries");
  await addEntries(page, ...Array.from({ length: 12 }, (_, n) => `2026-01-01 10:${10 + n} line ${n}`));
  const entries = section(page, "Timeline").getByRole("list", { name: "Timeline" }).getByRole("group");
  await entries.last().focus();
  await page.keyboard.press("Delete");
  await eventually(() => entries.count(), 11);
  await page.keyboard.press("Control+z");
  // What undo brings back has the focus.
  await eventually(() => page.evaluate(() => document.activeElement.ariaLabel), "10:21, Other: line 11");
  const said = page.locator(".toast", { hasText: /^Undid: / });
  await said.waitFor();
  const field = page.getByRole("textbox", { name: "Next entry" });
  for (const height of [900, 700, 500]) {
    await page.setViewportSize({ width: 1440, height });
    await field.click();
    const [a, b] = [await said.boundingBox(), await field.boundingBox()];
    assert.ok( a.y + a.height <= b.y || b.y + b.height <= a.y, `at ${height}: ${JSON.stringify([a, b])}`);
  }
});

test("a postmortem that was begun and left without a word is not kept", async (t) => {
  const { page } = await openApp(t);
  await page.getByRole("button", { name: "New postmortem" }).click();
  await page.getByRole("textbox", { name: "Title", exact: true }).waitFor();
  await page.goBack();
  await page.getByRole("button", { name: "Open the example workspace" }).waitFor();
  await page.getByRole("link", { name: "Trash" }).first().click();
  await page.getByText("Empty. What you throw away").waitFor();

  // One word is enough.
  await page.getByRole("link", { name: "Postmortems" }).first().click();
  await newPostmortem(page, "x");
  await page.goBack();
  await page.getByRole("grid").getByRole("link", { name: "x" }).waitFor();
});

test("the words of a search are there for whoever goes back to the list", async (t) => {
  const { page } = await openApp(t);
  await newPostmortem(page, "Node lost");
  await page.goBack();
  const search = page.getByRole("searchbox", { name: "Search postmortems" });
  await search.fill("node");
  await page.getByRole("link", { name: "Settings" }).first().click();
  await page.getByRole("heading", { name: "Settings" }).waitFor();
  await page.goBack();
  await eventually(() => search.inputValue(), "node");
});
