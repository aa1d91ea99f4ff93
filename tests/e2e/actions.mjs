// Actions that stand alone: typed on the board, brought in from tables and files, and taken back from any page.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { axe, dayFromNow, openApp, ready } from "./support/app.mjs";
import { choose, download, eventually, forgiveAxe, newPostmortem } from "./support/steps.mjs";

/** The page is without fault to axe. */
const accessible = async (page, complaints) => {
  assert.deepEqual(await axe(page), []);
  forgiveAxe(complaints);
};

const list = (page) => page.getByRole("grid", { name: "Actions" });
const chosen = (page) => list(page).locator("[role=row].is-selected");
const said = (page, words) => page.getByRole("status").filter({ hasText: words }).waitFor();
const go = (page, hash) => page.evaluate((it) => (location.hash = it), hash);

/** What will be done, row by row, whichever of them is a field now. */
const titles = (page) =>
  list(page).evaluate((it) =>
    [...it.querySelectorAll(".board-title")].map((row) => row.querySelector("input")?.value ?? row.textContent.trim()),
  );

/** Goes to a row by the mouse; the row that somebody is at has fields instead of texts. */
const select = async (page, title) => {
  const text = list(page).getByText(title, { exact: true });
  if (await text.count()) await text.click();
  await eventually(() => chosen(page).locator(".board-title input").inputValue(), title);
};

/** Does something with a row that its menu offers. */
const act = async (page, title, item) => {
  await select(page, title);
  await chosen(page).getByRole("button", { name: "What else can be done" }).click();
  await page.getByRole("menuitem", { name: item }).click();
};

/** Types actions on the board, one a line. */
const type = async (page, ...lines) => {
  await page.keyboard.press("n");
  const dialog = page.getByRole("dialog", { name: "New action" });
  for (const line of lines) {
    await dialog.getByRole("textbox", { name: "What will be done" }).fill(line);
    await page.keyboard.press("Enter");
    await said(page, line.split(" @")[0]);
  }
  await dialog.getByRole("button", { name: "Done" }).click();
};

/** Opens the import page with a file. */
const bring = async (page, name, text) => {
  await go(page, "#/import");
  await page.getByText("Choose a file, or drop one").waitFor();
  await page.locator("input[type=file]").setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
};

/** The rows of the import as they read: ticked or not, and their cells. */
const rows = (page) =>
  page.getByRole("group", { name: "Actions", exact: true }).evaluate((it) =>
    [...it.querySelectorAll("tbody tr")].map((row) =>
      [row.querySelector("input").checked ? "x" : "-", ...[...row.cells].slice(1).map((cell) => cell.innerText.trim().replaceAll(/\s+/g, " "))].join(" | "),
    ),
  );

test("an action that belongs to no postmortem is typed on the board, and has all its fields there", async (t) => {
  const { page, complaints } = await openApp(t, { path: "#/actions" });
  await page.getByRole("heading", { name: "No actions yet" }).waitFor();
  await type(page, `Rotate the signing keys @kim ${dayFromNow(9)} P1`, `Rehearse the failover @ada ${dayFromNow(-2)} P0`);
  await eventually(() => titles(page), ["Rehearse the failover", "Rotate the signing keys"]);
  assert.equal(await list(page).getByRole("link", { name: "Other actions" }).count(), 2);
  await act(page, "Rotate the signing keys", "Show all about it");
  const sheet = page.getByRole("dialog", { name: "All about the action" });
  await accessible(page, complaints);
  await sheet.getByRole("textbox", { name: "Detail" }).fill("Both regions.\nWith the on-call team.");
  await sheet.getByRole("textbox", { name: "Effort" }).fill("2 d");
  await sheet.getByRole("combobox", { name: "What it is for" }).selectOption({ index: 1 });
  await sheet.getByRole("textbox", { name: "How we will know it is done" }).fill("The old key is refused");
  await sheet.getByRole("button", { name: "Done", exact: true }).click();

  // All of it is stored, and leaves with the others.
  await page.reload();
  await ready(page);
  await list(page).waitFor();
  const json = JSON.parse((await download(page, () => choose(page, "Take out", "Download as JSON"))).text);
  const action = json.actions.map((it) => it.action).find((it) => it.title.startsWith("Rotate"));
  assert.equal(action.detail, "Both regions.\nWith the on-call team.");
  assert.deepEqual([action.effortMinutes, action.kind, action.verification], [960, "prevent", "The old key is refused"]);
  assert.equal(json.actions[0].kind, "action-list");
  await accessible(page, complaints);
});

test("what was done on the board is taken back from another page, the last thing first", async (t) => {
  const { page } = await openApp(t, { path: "#/actions" });
  await page.getByRole("heading", { name: "No actions yet" }).waitFor();
  await type(page, "Rotate the signing keys @kim", "Rehearse the failover");
  await act(page, "Rehearse the failover", "Remove the action");
  await said(page, "1 action removed");
  await eventually(() => titles(page), ["Rotate the signing keys"]);

  await go(page, "#/home");
  await page.getByRole("heading", { name: "Home", level: 1 }).waitFor();
  await page.keyboard.press("Control+z");
  await said(page, "Taken back for 1 action");
  await go(page, "#/actions");
  await eventually(() => titles(page), ["Rotate the signing keys", "Rehearse the failover"]);

  await choose(page, "Take out", "Lists of actions…");
  const dialog = page.getByRole("dialog", { name: "Lists of actions" });
  const name = dialog.getByRole("textbox", { name: "Name of the list" });
  await name.fill("Audit");
  await name.press("Enter");
  await said(page, "The list is called “Audit”");
  await dialog.getByRole("button", { name: "Move “Audit” to the trash" }).click();
  await said(page, "“Audit” is in the trash for 30 days");
  await page.getByRole("heading", { name: "No actions yet" }).waitFor();

  await go(page, "#/trends");
  await page.getByRole("heading", { name: "Trends", level: 1 }).waitFor();
  await page.keyboard.press("Control+z");
  await said(page, "The list is back from the trash");
  await page.keyboard.press("Control+z");
  await said(page, "The list is called “Other actions”");
  await page.keyboard.press("Control+z");
  await said(page, "Taken back for 1 action");
  await go(page, "#/actions");
  await eventually(() => titles(page), ["Rotate the signing keys"]);
});

const GERMAN = "Aufgabe;Zuständig;Frist;Wichtigkeit;Anmerkung\nSchlüssel tauschen;Kim;13.02.2026;P1;beide Regionen\nAusfall proben;Ada;02.03.2026;;\n;;;;nur eine Notiz\n";

test("a table with any headings comes in as actions, its columns chosen once", async (t) => {
  const { page, complaints } = await openApp(t, { path: "#/import" });
  await bring(page, "massnahmen.csv", GERMAN);
  const other = page.getByRole("button", { name: "These are actions" });
  await Promise.race([other.waitFor(), page.getByRole("button", { name: /^Bring in/ }).waitFor()]);
  if (await other.count()) await other.click();
  const column = (name) => page.getByRole("combobox", { name, exact: true });
  await column("Aufgabe").selectOption({ label: "What will be done" });
  await column("Zuständig").selectOption({ label: "Owner" });
  await column("Frist").selectOption({ label: "Due" });
  await column("Wichtigkeit").selectOption({ label: "Priority" });
  await column("Anmerkung").selectOption({ label: "Detail" });
  await eventually(() => rows(page), [
    "x | Schlüssel tauschen beide Regionen | Kim | 13 Feb 2026 | P1 | Open",
    "x | Ausfall proben | Ada | 2 Mar 2026 |  | Open",
    "- | nur eine Notiz Says nothing of what is to be done |  |  |  | Open",
  ]);
  await accessible(page, complaints);
  await page.getByRole("textbox", { name: "Name of the list" }).fill("Besprechung");
  await page.getByRole("button", { name: "Bring in 2 actions" }).click();
  await said(page, "2 actions added");
  await eventually(() => titles(page), ["Schlüssel tauschen", "Ausfall proben"]);
  await page.getByRole("button", { name: "Remove Source: Besprechung" }).waitFor();

  // The next export of it needs no hand, and what is there does not come twice.
  await bring(page, "massnahmen-neu.csv", `${GERMAN}Zugriff prüfen;Kim;;;\n`);
  await page.getByText("As you chose the last time for a table with these columns.").waitFor();
  await eventually(async () => (await rows(page)).map((it) => it.slice(0, 22)), [
    "- | Schlüssel tauschen",
    "- | Ausfall proben The",
    "- | nur eine Notiz Say",
    "x | Zugriff prüfen | K",
  ]);
  assert.equal(await page.getByRole("radio", { name: "Besprechung (list)" }).isChecked(), true, "where the others are");
  await page.getByRole("button", { name: "Bring in 1 action" }).click();
  await said(page, "1 action added");
  await eventually(async () => (await titles(page)).length, 3);
  await page.keyboard.press("Control+z");
  await eventually(async () => (await titles(page)).length, 2);
});

test("days that can be read in two orders are asked about, and a check-list is found wherever it stands", async (t) => {
  const { page } = await openApp(t, { path: "#/import" });
  await bring(page, "plan.csv", "Task;Owner;Due\nRotate the keys;Kim;03/04/2026\nCall the vendor;Ada;05/06/2026\n");
  await page.getByText("2 cells were not understood; what they say is in the detail.").waitFor();
  const due = async () => (await rows(page)).map((it) => it.split(" | ")[3]);
  await eventually(due, ["", ""]);
  await page.getByRole("combobox", { name: "Days are written" }).selectOption({ label: "day first: 31/12/2026" });
  await eventually(due, ["3 Apr 2026", "5 Jun 2026"]);
  await page.getByRole("combobox", { name: "Days are written" }).selectOption({ label: "month first: 12/31/2026" });
  await eventually(due, ["4 Mar 2026", "6 May 2026"]);

  await page.getByRole("button", { name: "Choose something else" }).click();
  await bring(page, "plan.md", "# Plan for the winter\n\nWe agreed:\n\n- [ ] Rotate the keys\n- [x] Call the vendor\n");
  await page.getByRole("button", { name: "Only its 2 actions" }).click();
  await eventually(async () => (await rows(page)).map((it) => it.split(" | ")[1]), ["Rotate the keys", "Call the vendor"]);
  await eventually(async () => (await rows(page)).map((it) => it.split(" | ")[5]), ["Open", "Done"]);
});

test("a table of actions is taken for a timeline instead, and back", async (t) => {
  const { page } = await openApp(t, { path: "#/import" });
  await bring(page, "log.csv", "Task,Owner,Happened\nrolled back,Kim,2026-06-04 14:00\n");
  await page.getByRole("button", { name: "Bring in 1 action" }).waitFor();
  await page.getByRole("button", { name: "These are entries of a timeline" }).click();
  await page.getByRole("button", { name: "Make a new postmortem" }).waitFor();
  await page.getByRole("button", { name: "These are actions" }).click();
  await page.getByRole("button", { name: "Bring in 1 action" }).waitFor();
});

test("the board’s own JSON and the check-list of a text come in as actions", async (t) => {
  const { page } = await openApp(t, { path: "#/actions" });
  await page.getByRole("heading", { name: "No actions yet" }).waitFor();
  await type(page, `Rotate the signing keys @kim ${dayFromNow(9)} P1`);
  const file = await download(page, () => choose(page, "Take out", "Download as JSON"));
  await bring(page, file.name, file.text);
  await eventually(async () => (await rows(page)).map((it) => it.split(" | ").slice(0, 3)), [
    ["-", "Rotate the signing keys There already", "kim"],
  ]);
  const none = page.getByRole("button", { name: "Bring in 0 actions" });
  assert.equal(await none.isDisabled(), true);
  await page.getByRole("checkbox", { name: "Bring in: Rotate the signing keys" }).check();
  await page.getByRole("button", { name: "Bring in 1 action" }).waitFor();

  await page.getByRole("button", { name: "Choose something else" }).click();
  await bring(page, "minutes.md", "# Minutes\n\nWe met.\n\n## Action items\n\n- [ ] Ask the vendor\n- [x] Book a room\n");
  await page.getByRole("button", { name: "Only its 2 actions" }).click();
  await eventually(async () => (await rows(page)).map((it) => it.split(" | ")[1]), ["Ask the vendor", "Book a room"]);
  await page.getByRole("button", { name: "All of the text" }).click();
  await page.getByRole("button", { name: "Import", exact: true }).waitFor();
  await page.getByRole("button", { name: "Only its 2 actions" }).click();
  await page.getByRole("button", { name: "Bring in 2 actions" }).click();
  await eventually(() => titles(page), ["Ask the vendor", "Book a room"]);
});

test("actions come into a postmortem, too, and a search finds those that stand alone", async (t) => {
  const { page } = await openApp(t);
  await newPostmortem(page, "Checkout outage");
  await bring(page, "todo.csv", "Task,Owner\nRotate the signing keys,Kim\n");
  await page.getByRole("radio", { name: "Checkout outage" }).check();
  await page.getByRole("button", { name: "Bring in 1 action" }).click();
  const field = page.getByRole("list", { name: "Actions" }).getByRole("textbox", { name: "What will be done" });
  await eventually(() => field.inputValue(), "Rotate the signing keys");

  await go(page, "#/actions");
  await list(page).waitFor();
  await type(page, "Buy a label printer", "Inventory the certificates");
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").getByRole("combobox").fill("inventory certificates");
  await page.getByRole("listbox", { name: "Results" }).getByRole("option").filter({ hasText: "Inventory" }).first().click();
  await eventually(() => titles(page), ["Inventory the certificates"]);
  assert.match(new URL(page.url()).hash, /^#\/actions\/[^/]+\/action-/);
});

test("what is asked and not answered changes nothing, and menus stay within the window", async (t) => {
  const { page } = await openApp(t, { path: "#/actions" });
  await page.getByRole("heading", { name: "No actions yet" }).waitFor();
  await type(page, "Rotate the signing keys @kim 1.3.2027", "Call @\"Grace Hopper\" P2");
  await select(page, "Rotate the signing keys");
  const state = chosen(page).getByRole("combobox", { name: "State" });
  const shown = () => state.evaluate((it) => it.selectedOptions[0].label);
  await state.selectOption({ label: "Blocked" });
  await page.getByRole("dialog", { name: /why/ }).waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await shown(), "Open");
  await state.selectOption({ label: "Blocked" });
  await page.getByRole("dialog").getByRole("textbox").fill("the vendor");
  await page.keyboard.press("Enter");
  await eventually(shown, "Blocked");
  await act(page, "Rotate the signing keys", "Show all about it");
  const reason = page.getByRole("dialog").getByRole("textbox", { name: "What it waits for" });
  await eventually(() => reason.inputValue(), "the vendor");
  await page.keyboard.press("Escape");
  await eventually(() => page.evaluate(() => document.activeElement.tagName !== "BODY"), true);

  for (const width of [1280, 640, 390, 320]) {
    await page.setViewportSize({ width, height: 640 });
    await page.getByRole("button", { name: "Take out" }).click();
    const box = await page.getByRole("menu").boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= width, `${width}: ${JSON.stringify(box)}`);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, `${width}`);
    await page.keyboard.press("Escape");
  }
});

test("a backup takes lists along", async (t) => {
  const { page } = await openApp(t, { path: "#/actions" });
  await page.getByRole("heading", { name: "No actions yet" }).waitFor();
  await type(page, "Rotate the signing keys");
  await go(page, "#/settings");
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: /backup/i }).first().click()]);
  const text = await readFile(await file.path(), "utf8");
  assert.equal(JSON.parse(text).documents[0].schema, "action-list/1");
  await go(page, "#/actions");
  await choose(page, "Take out", "Lists of actions…");
  await page.getByRole("button", { name: "Move “Other actions” to the trash" }).click();
  await said(page, "is in the trash");
  await page.keyboard.press("Escape");
  await go(page, "#/trash");
  await page.getByText("Other actions (1 action)").waitFor();
  await bring(page, "backup.json", text);
  await page.getByText("Other actions (1 action)").waitFor();
});
