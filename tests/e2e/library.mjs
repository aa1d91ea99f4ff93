// Templates and the workflow: a template is copied, edited, used, sent and brought back; another template drops no word; the level, the
// deadlines and the review meeting follow from what the document says.
import assert from "node:assert/strict";
import { writeFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { axe, openApp, ready } from "./support/app.mjs";
import { addEntries, choose, download, eventually, exported, newPostmortem, saved, section, write } from "./support/steps.mjs";

const SHIPPED = ["Standard", "Brief", "Learning review", "Correction of error", "Security incident", "Near miss", "Game day / chaos experiment"];

const toLibrary = async (page) => {
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Library" }).click();
  await page.getByRole("heading", { name: "Library" }).waitFor();
};

const names = (page) => page.getByRole("main").getByRole("heading", { level: 3 }).allInnerTexts();

/** The headings of the sections of the template that is edited. */
const headings = (page) =>
  page.getByRole("textbox", { name: "Heading", exact: true }).evaluateAll((all) => all.map((it) => it.value));

/** Gives the page a file to import as a template. */
const importFile = async (page, t, name, text) => {
  const folder = await mkdtemp(join(tmpdir(), "afterword-template-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, name);
  await writeFile(path, text);
  await page.getByLabel("Import a template").setInputFiles(path);
};

test("a template is copied, made one's own, used, sent and brought back", async (t) => {
  const { page, context } = await openApp(t);

  await t.test("the seven that ship can be read", async () => {
    await toLibrary(page);
    await eventually(() => names(page), SHIPPED);
    assert.deepEqual(await axe(page), []);
    await page.getByRole("link", { name: "Brief" }).click();
    await page.getByRole("heading", { name: "Brief", level: 1 }).waitFor();
    await page.getByText("Required from “In review” on").first().waitFor();
    assert.equal(await page.getByRole("textbox").count(), 0, "what ships stays as it is");
    assert.deepEqual(await axe(page), []);
  });

  await t.test("a copy is edited as one types, by the keyboard", async () => {
    await page.getByRole("button", { name: "Copy to edit" }).click();
    await page.getByRole("textbox", { name: "Name of the template" }).fill("Weekend");
    await page.getByRole("textbox", { name: "When to choose it" }).fill("Small things on a Sunday");
    await eventually(() => headings(page), ["Summary", "Timeline", "Why it happened", "Lessons learned", "Action items", "People"]);
    await page.getByRole("textbox", { name: "Heading", exact: true }).nth(1).press("Alt+ArrowUp");
    await page.keyboard.press("Alt+ArrowUp"); // It is the first: nothing happens.
    await page.getByRole("button", { name: "Remove “People”" }).click();
    await page.getByRole("textbox", { name: "A section of your own" }).fill("Customer messages");
    await page.keyboard.press("Enter");
    await page.keyboard.type(" sent"); // The focus is in its heading.
    await choose(page, "Add a part of the document", "Impact");
    const expected = ["Timeline", "Summary", "Why it happened", "Lessons learned", "Action items", "Customer messages sent", "Impact"];
    await eventually(() => headings(page), expected);
    await page.getByRole("button", { name: "Make it required" }).last().click();
    await page.getByRole("combobox", { name: "Required from" }).last().selectOption("Approved");
    await page.getByRole("group", { name: "At which severities" }).last().getByRole("button", { name: "SEV1" }).click();
    await saved(page);
    assert.deepEqual(await axe(page), []);
  });

  await t.test("undo takes back step by step and says what", async () => {
    await page.keyboard.press("Control+z");
    await page.getByText("Undid: when a section is required").waitFor();
    await page.keyboard.press("Control+Shift+z");
    const rule = page.getByRole("group", { name: "At which severities" }).last();
    await rule.locator("[aria-pressed=true]", { hasText: "SEV1" }).waitFor();
  });

  await t.test("a mouse drags a section to another place, and undo drags it back", async () => {
    const before = await headings(page);
    const handles = page.locator("[draggable=true]");
    // All in sight: a page that scrolls under the mouse ends the drag elsewhere.
    await page.setViewportSize({ width: 1280, height: 2400 });
    await handles.nth(2).dragTo(handles.nth(0));
    const after = [before[2], before[0], before[1], ...before.slice(3)];
    await eventually(() => headings(page), after);
    await page.keyboard.press("Control+z");
    await eventually(() => headings(page), before);
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  await t.test("what is wrong is said beside its place", async () => {
    const name = page.getByRole("textbox", { name: "Name of the template" });
    await name.fill("");
    await page.getByText("Nothing is written here").waitFor();
    await name.fill("Weekend");
    await page.getByText("Nothing is written here").waitFor({ state: "detached" });
    await saved(page);
  });

  let file;
  await t.test("it is there after a reload, and goes out as a file", async () => {
    await page.reload();
    await ready(page);
    await eventually(async () => (await headings(page)).length, 7);
    file = await download(page, () => choose(page, "More", "Export as a file"));
    assert.equal(file.name, "template-weekend.json");
    const { schema, purpose, sections } = JSON.parse(file.text);
    assert.equal(schema, "afterword-template/1");
    assert.equal(purpose, "Small things on a Sunday");
    assert.deepEqual(sections.at(-1).required, [{ status: "approved", severities: ["SEV1"] }]);
  });

  await t.test("a postmortem begins with it", async () => {
    await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Postmortems" }).click();
    await choose(page, "Choose a template", "Weekend: Small things on a Sunday");
    await section(page, "Customer messages sent").waitFor();
    const template = page.getByRole("combobox", { name: "Template" });
    assert.equal(await template.locator("option:checked").innerText(), "Weekend");
  });

  await t.test("another tab sees the change of its name", async () => {
    const other = await context.newPage();
    await other.goto(page.url());
    await ready(other);
    await toLibrary(other);
    await other.getByRole("link", { name: "Weekend" }).click();
    await other.getByRole("textbox", { name: "Name of the template" }).fill("Sunday");
    await saved(other);
    await eventually(() => page.getByRole("combobox", { name: "Template" }).locator("option:checked").innerText(), "Sunday");
    await other.close();
  });

  await t.test("deleting asks first, and a file brings it back", async () => {
    await toLibrary(page);
    await choose(page, "Options of Sunday", "Delete the template");
    await page.getByRole("dialog").getByRole("button", { name: "Keep it" }).click();
    await eventually(() => names(page), [...SHIPPED, "Sunday"]);
    await choose(page, "Options of Sunday", "Delete the template");
    assert.deepEqual(await axe(page), []);
    await page.getByRole("dialog").getByRole("button", { name: "Delete the template" }).click();
    await eventually(() => names(page), SHIPPED);

    await importFile(page, t, file.name, file.text);
    await page.getByRole("button", { name: "Add to the library" }).click();
    await eventually(async () => (await headings(page)).at(-1), "Impact");
    await toLibrary(page);
    await importFile(page, t, file.name, file.text);
    await page.getByText("This template is here already, word for word.").waitFor();
    await page.getByRole("button", { name: "Leave it" }).click();
  });

  await t.test("a file that is no template says where it goes wrong", async () => {
    const broken = file.text.replace('"heading": "Timeline"', '"heading": " "');
    await importFile(page, t, "broken.json", broken);
    await page.getByRole("alert").getByText("sections[0].heading: nothing is written here").waitFor();
    const misspelt = file.text.replace('"guidance"', '"guidence"');
    await importFile(page, t, "misspelt.json", misspelt);
    await page.getByRole("alert").getByText(/line \d+/).waitFor();
    await page.getByRole("alert").getByRole("button", { name: "Close" }).click();
    await eventually(() => names(page), [...SHIPPED, "Weekend"]);
  });
});

test("another template drops no word, and says what moved", async (t) => {
  const { page } = await openApp(t);
  await newPostmortem(page, "Moved about");
  const template = page.getByRole("combobox", { name: "Template" });
  // What only one template asks for, one after the other: all of it has to stay.
  const texts = [];
  for (const [name, heading] of [
    ["Standard", "What surprised us"],
    ["Learning review", "Adaptations"],
    ["Near miss", "What it could have cost"],
    ["Correction of error", "Lessons learned"],
  ]) {
    await template.selectOption(name);
    const title = await sectionLike(page, heading);
    const text = `Written under ${name}.`;
    await write(page, title, text);
    texts.push(text);
  }
  await addEntries(page, "2026-11-14 14:32 error rate rises");
  await saved(page);
  const { text: before } = await exported(page, "Download JSON");
  const parts = ({ template: _, revision: __, ...rest }) => rest;
  for (const name of SHIPPED) {
    await template.selectOption(name);
    for (const text of texts) await page.getByRole("main").getByText(text).waitFor();
    await page.getByRole("main").getByText("error rate rises").first().waitFor();
    const { text: after } = await exported(page, "Download JSON");
    assert.deepEqual(parts(JSON.parse(after)), parts(JSON.parse(before)), name);
    const { text: markdown } = await exported(page, "Download Markdown");
    for (const text of texts) assert.ok(markdown.includes(text), `${name} exports no “${text}”`);
  }
  await template.selectOption("Standard");
  await template.selectOption("Brief");
  await page.getByText(/sections? (is|are) now under “Other notes”: .*What surprised us/).first().waitFor();
  await page.getByRole("heading", { name: "Other notes" }).waitFor();
  assert.deepEqual(await axe(page), []);
  await page.getByRole("button", { name: "Close", exact: true }).click();
  assert.equal(await page.evaluate(() => document.activeElement.labels?.[0]?.textContent), "Template");
});

/** The name of the section whose heading begins with `heading`, or the first that can be written in. */
const sectionLike = async (page, heading) => {
  const edit = page.getByRole("main").getByRole("button", { name: /^Edit / });
  await edit.first().waitFor();
  const labels = await edit.evaluateAll((all) => all.map((it) => it.ariaLabel.replace(/^Edit /, "")));
  return labels.find((it) => it.startsWith(heading)) ?? labels.at(-1);
};

test("the level is proposed by a rule, and one press takes it over", async (t) => {
  const { page } = await openApp(t);
  await newPostmortem(page, "How bad?");
  const ask = page.getByRole("button", { name: "Which level?" });
  await ask.click();
  const dialog = page.getByRole("dialog", { name: "Which level is it?" });
  await dialog.getByText("One answer is enough for a proposal.").waitFor();
  assert.equal(await dialog.getByRole("button", { name: /^Take/ }).count(), 0, "there is nothing to take yet");
  await dialog.getByRole("textbox", { name: "Which share of users is affected?" }).fill("12");
  await dialog.getByRole("combobox", { name: "Is a core function down?" }).selectOption("no");
  await dialog.getByRole("combobox", { name: "Is data missing or lost?" }).selectOption("No data lost");
  const proposal = dialog.getByRole("status");
  await proposal.getByText("The rule that decides: 10 % of users or more are affected, and there is no way round it").waitFor();
  await proposal.getByText("Taken as the worst, because it is not known:").waitFor();
  await proposal.getByRole("listitem").getByText("Is there a way round it?").waitFor();
  await proposal.getByText(/it would be SEV3/).waitFor();
  assert.deepEqual(await axe(page), []);
  await dialog.getByRole("combobox", { name: "Is there a way round it?" }).selectOption("yes");
  await dialog.getByRole("button", { name: "Take SEV3" }).click();
  const severity = page.getByRole("combobox", { name: "Severity", exact: true });
  assert.match(await severity.locator("option:checked").innerText(), /^SEV3/);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Which level?");
  await page.keyboard.press("Control+z");
  await eventually(() => severity.locator("option:checked").innerText(), "Not chosen yet");
});

test("deadlines, the review meeting and due dates follow from the document", async (t) => {
  const { page } = await openApp(t);
  await newPostmortem(page, "Checkout outage");
  const panel = page.getByRole("region", { name: "Workflow" });
  await panel.getByText("Deadlines count from the moment it is resolved.").waitFor();
  await page.getByRole("combobox", { name: "Severity", exact: true }).selectOption("SEV2 high");
  await panel.getByText("Write a postmortem").waitFor();
  await panel.getByText("The severity is SEV1 or SEV2").waitFor();

  await page.getByRole("textbox", { name: "Resolved", exact: true }).fill("2025-10-02 17:17");
  await page.keyboard.press("Enter");
  const lines = panel.getByRole("list", { name: "Deadlines" }).getByRole("listitem");
  await eventually(async () => (await lines.allInnerTexts()).map((it) => it.split("\n")[0]), [
    "Written",
    "Draft shared with the reviewers",
    "Review meeting",
  ]);
  await lines.filter({ hasText: "Review meeting" }).getByText("by Thu 9 Oct 2025").waitFor();
  await lines.filter({ hasText: "Written" }).getByText(/^overdue by/).waitFor();

  const meeting = panel.getByRole("textbox", { name: "Review meeting" });
  await meeting.fill("2025-10-08 14:00");
  await meeting.press("Enter");
  await lines.filter({ hasText: "Review meeting" }).getByText("kept").waitFor();
  const file = await download(page, () => panel.getByRole("button", { name: "Calendar file" }).click());
  assert.equal(file.name, "2025-10-02-checkout-outage-review.ics");
  const unfolded = file.text.replaceAll("\r\n ", "");
  for (const line of ["SUMMARY:Postmortem review: Checkout outage", "DTSTART:20251008T120000Z", "DTEND:20251008T130000Z"]) {
    assert.ok(unfolded.includes(`\r\n${line}\r\n`), `${line} is not in\n${unfolded}`);
  }
  assert.match(unfolded, /DESCRIPTION:.*5–20 min {2}Impact and timeline/);

  await t.test("a due date is proposed by priority and set by one press", async () => {
    const quick = page.getByRole("textbox", { name: "Next action" });
    await quick.fill("Add a timeout P0");
    await quick.press("Enter");
    const action = section(page, "Action items").getByRole("list", { name: "Actions" });
    const due = action.getByLabel("Due", { exact: true });
    assert.equal(await due.inputValue(), "", "nothing is set by itself");
    await action.getByRole("button", { name: /^Due .*\?$/ }).click();
    await eventually(async () => /^\d{4}-\d\d-\d\d$/.test(await due.inputValue()), true);
    await action.getByRole("button", { name: /^Due .*\?$/ }).waitFor({ state: "detached" });
  });
  await lines.filter({ hasText: "Every action closed" }).waitFor();
  assert.deepEqual(await axe(page), []);
});

test("a year later the document asks what became of it", async (t) => {
  const { page, site } = await openApp(t);
  const day = (years, days) => {
    const date = new Date(Date.now() - days * 86_400_000);
    return `${date.getFullYear() - years}-${String(date.getMonth() + 1).padStart(2, "0")}-${String(date.getDate()).padStart(2, "0")}`;
  };
  const incident = async (title, date) => {
    await page.goto(`${site.url}#/`);
    await newPostmortem(page, title);
    const services = page.getByRole("textbox", { name: "Services", exact: true });
    await services.fill("checkout");
    await services.press("Enter");
    const started = page.getByRole("textbox", { name: "Impact started", exact: true });
    await started.fill(`${date} 10:00`);
    await started.press("Enter");
    await saved(page);
  };
  await incident("Checkout pool exhausted again", day(0, 20));
  const panel = page.getByRole("region", { name: "Workflow" });
  assert.equal(await panel.getByText("This incident was a year ago").count(), 0);
  await incident("Checkout pool exhausted", day(1, 3));
  await panel.getByText("This incident was a year ago").waitFor();
  await panel.getByRole("link", { name: "Checkout pool exhausted again" }).waitFor();
  const quick = page.getByRole("textbox", { name: "Next action" });
  await quick.fill("Add a timeout");
  await quick.press("Enter");
  await panel.getByText("1 action is still open.").waitFor();
  await panel.getByRole("link", { name: "Checkout pool exhausted again" }).click();
  await page.waitForFunction(() => document.title.startsWith("Checkout pool exhausted again"));
});

test("no page of the library is wider than a small screen", async (t) => {
  const { page } = await openApp(t, { path: "#/library", viewport: { width: 320, height: 640 } });
  const isNarrow = async (where) => {
    const [width, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(width <= screen, `${where} is ${width} px wide`);
  };
  await page.getByRole("link", { name: "Security incident" }).waitFor();
  await isNarrow("the library");
  await page.getByRole("link", { name: "Security incident" }).click();
  await page.getByRole("button", { name: "Copy to edit" }).waitFor();
  await isNarrow("a template");
  await page.getByRole("button", { name: "Copy to edit" }).click();
  await page.getByRole("textbox", { name: "Name of the template" }).waitFor();
  await isNarrow("the editor of a template");
});
