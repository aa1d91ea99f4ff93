// What comes into a register of toil: a table, lines that are pasted, and what many teams do by hand; looked at first, and taken back in one step.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, openApp } from "./support/app.mjs";
import { eventually, forgiveAxe, saved } from "./support/steps.mjs";

/** Begins a register with these activities, each typed on a line. */
const begin = async (page, ...lines) => {
  await page.getByRole("button", { name: /^(Begin a register|Verzeichnis beginnen)$/ }).click();
  const next = page.getByRole("textbox", { name: /^(Next activity|Nächste Tätigkeit)$/ });
  for (const line of lines) {
    await next.fill(line);
    await next.press("Enter");
  }
};

/** The names in the ledger, in its order. */
const names = (page) => page.locator(".toil-ledger .toil-open").allInnerTexts();

/** What a row of the ledger says. */
const row = (page, name) =>
  page.getByRole("row").filter({ has: page.getByRole("button", { name, exact: true }) }).getByRole("cell").allInnerTexts();

/** Pastes `text` where the focus is, as the keyboard does. */
const paste = async (page, text) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate((it) => navigator.clipboard.writeText(it), text);
  await page.keyboard.press("Control+V");
};

const TABLE = `Name,Count,Per,Minutes,Team,Risk
Restarts,5,day,20,platform,3
Certificate renewals,1,month,1200,platform,often
Reports,1,week,120,data,2
`;

/** Opens the dialog and pastes a table into it. */
const bring = async (page, table) => {
  await page.getByRole("button", { name: "Bring in a table…" }).click();
  const dialog = page.getByRole("dialog", { name: "Bring in a table" });
  await dialog.getByRole("textbox", { name: "Paste the table" }).fill(table);
  return dialog;
};

test("a table comes in row by row, and is taken back in one step", async (t) => {
  const { page, complaints } = await openApp(t, { path: "#/toil" });
  await begin(page, "Restarts 5x/day 10 min", "Reports weekly 2 h @data");
  await saved(page);
  const dialog = await bring(page, TABLE);
  await dialog.getByText("Line 3, Risk: often").waitFor();
  await dialog.getByText("There with other figures").first().waitFor();
  assert.equal(await dialog.getByRole("checkbox", { name: "Bring in: Restarts" }).isChecked(), false);
  assert.equal(await dialog.getByRole("checkbox", { name: "Bring in: Certificate renewals" }).isChecked(), true);
  assert.deepEqual(await axe(page), []);
  forgiveAxe(complaints);
  await dialog.getByRole("button", { name: "Take in 1 activity" }).waitFor();
  await dialog.getByRole("checkbox", { name: "Bring in: Restarts" }).check();
  await dialog.getByRole("button", { name: "Take in 2 activities" }).click();
  await page.getByText("2 activities taken in.").waitFor();
  assert.deepEqual((await row(page, "Restarts")).slice(1, 2), ["20 min"]);
  assert.deepEqual((await row(page, "Certificate renewals")).slice(0, 3), ["1 × a month", "20 h", "240 h"]);
  await page.getByRole("button", { name: "Certificate renewals" }).click();
  const note = page.getByRole("region", { name: "Certificate renewals" }).getByLabel("Note");
  assert.equal(await note.inputValue(), "Risk: often");
  await page.getByRole("button", { name: "Undo: several activities" }).click();
  await eventually(() => names(page), ["Restarts", "Reports"]);
  assert.deepEqual((await row(page, "Restarts")).slice(1, 2), ["10 min"]);
});

test("the same table again has nothing new, and what it leaves open stays", async (t) => {
  const { page } = await openApp(t, { path: "#/toil" });
  await begin(page, "Restarts 5x/day 10 min @platform");
  const dialog = await bring(page, "Task;Risiko\nrestarts;4\n");
  await dialog.getByRole("checkbox", { name: "Bring in: Restarts" }).check();
  await dialog.getByRole("button", { name: "Take in 1 activity" }).click();
  assert.deepEqual((await row(page, "Restarts")).slice(0, 2), ["5 × a working day", "10 min"]);
  const again = await bring(page, "Task;Risiko\nrestarts;4\n");
  await again.getByText("There already", { exact: true }).waitFor();
  assert.equal(await again.getByRole("button", { name: "Take in 0 activities" }).isDisabled(), true);
});

test("weeks come in from a file, and those that name no week do not", async (t) => {
  const { page } = await openApp(t, { path: "#/toil" });
  await begin(page, "Restarts 5x/day 10 min");
  await page.getByRole("button", { name: "Bring in a table…" }).click();
  const dialog = page.getByRole("dialog", { name: "Bring in a table" });
  const text = "Week;Team;Toil;All\n2025-W40;platform;20;80\nlately;platform;10;80\n";
  const file = { name: "weeks.csv", mimeType: "text/csv", buffer: Buffer.from(text) };
  await dialog.locator("input[type=file]").setInputFiles(file);
  await dialog.getByText("weeks.csv").waitFor();
  await dialog.getByText("Line 3, Week: lately").waitFor();
  assert.deepEqual(await dialog.getByRole("row").nth(1).getByRole("cell").allInnerTexts(), ["", "29 Sep 2025", "platform", "20 h", "80 h"]);
  await dialog.getByRole("button", { name: "Take in 1 week" }).click();
  await page.getByText("1 week taken in.").waitFor();
  await page.getByRole("button", { name: "Undo: several weeks" }).click();
});

test("several lines are pasted, mended in the preview, and come in as one step", async (t) => {
  const { page } = await openApp(t, { path: "#/toil" });
  await begin(page);
  const next = page.getByRole("textbox", { name: "Next activity" });
  await next.focus();
  await paste(page, "- Restarts 5x/day 10 min\n- Certificate renewals 20 h monthly @platform\n\n* Reports\n");
  const dialog = page.getByRole("dialog", { name: "Bring in several activities" });
  const lines = dialog.getByRole("textbox", { name: "One activity a line" });
  await dialog.getByRole("button", { name: "Take in 3 activities" }).waitFor();
  await lines.fill((await lines.inputValue()).replace("Reports", "Reports weekly 2 h"));
  await dialog.getByRole("row").filter({ hasText: "104 h" }).waitFor();
  await dialog.getByRole("button", { name: "Take in 3 activities" }).click();
  await eventually(() => names(page), ["Certificate renewals", "Restarts", "Reports"]);
  assert.equal(await next.evaluate((it) => it === document.activeElement), true);
  assert.equal(await next.inputValue(), "");
  await page.getByRole("button", { name: "Undo: several activities" }).click();
  await eventually(() => names(page), []);
  // One line is typed on, and a table is a table.
  await next.focus();
  await paste(page, "Scaling 1 h weekly\n");
  assert.equal(await next.inputValue(), "Scaling 1 h weekly");
  await paste(page, "Name\tMinutes\nBackups\t15\n");
  await dialog.getByRole("checkbox", { name: "Bring in: Backups" }).waitFor();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await eventually(() => names(page), []);
});

test("what can't be read is said in a sentence", async (t) => {
  const { page } = await openApp(t, { path: "#/toil" });
  await begin(page, "Restarts 5x/day 10 min");
  const dialog = await bring(page, "Colour,Shape\nred,round\n");
  await dialog.getByText("Line 1 should name the columns, and none of its names is known.").waitFor();
  const text = dialog.getByRole("textbox", { name: "Paste the table" });
  await text.fill('Name,Count\n"Restarts,5\n');
  await dialog.getByText(/line 2/).waitFor();
  await text.fill("Name,Count\n");
  await dialog.getByText("It names columns, and there is no row below them.").waitFor();
  await text.fill("Team,Toil,All\na,1,2\n");
  const file = { name: "empty.csv", mimeType: "text/csv", buffer: Buffer.from("") };
  await dialog.locator("input[type=file]").setInputFiles(file);
  await dialog.getByText("There is no text in it. Nothing was changed.").waitFor();
  assert.equal(await dialog.getByRole("button", { name: /^Take in/ }).isDisabled(), true);
  await page.keyboard.press("Escape");
  await eventually(() => names(page), ["Restarts"]);
});

test("common toil is ticked, and what is there is not offered twice", async (t) => {
  const { page, complaints } = await openApp(t, { path: "#/toil" });
  await begin(page, "certificate renewals 20 h monthly");
  await page.getByRole("button", { name: "Common toil…" }).click();
  const dialog = page.getByRole("dialog", { name: "Common toil" });
  assert.equal(await dialog.getByRole("checkbox", { name: "Bring in: Certificate renewals" }).count(), 0);
  assert.equal(await dialog.getByRole("button", { name: "Add 0 activities" }).isDisabled(), true);
  await dialog.getByRole("checkbox", { name: "Bring in: Password resets" }).check();
  await dialog.getByRole("checkbox", { name: "Bring in: Backup checks" }).check();
  assert.deepEqual(await axe(page), []);
  forgiveAxe(complaints);
  await dialog.getByRole("button", { name: "Add 2 activities" }).click();
  await eventually(async () => (await names(page)).length, 3);
  await page.getByRole("button", { name: "Undo: several activities" }).click();
  await eventually(() => names(page), ["certificate renewals"]);
});

test("in German, and on a phone", async (t) => {
  const viewport = { width: 320, height: 640 };
  const { page, complaints } = await openApp(t, { path: "#/toil", locale: "de-DE", viewport });
  await begin(page, "Neustarts 5x/Tag 10 min");
  await page.getByRole("button", { name: "Tabelle hereinholen …" }).click();
  const dialog = page.getByRole("dialog", { name: "Eine Tabelle hereinholen" });
  const text = dialog.getByRole("textbox", { name: "Füg die Tabelle ein" });
  await text.fill("Farbe;Form\nrot;rund\n");
  await dialog.getByText("Zeile 1 soll die Spalten nennen").waitFor();
  await text.fill("Tätigkeit;Häufigkeit;Dauer;Raum\nNeustarts;5 am Tag;20 min;2.14\nBerichte;1 pro Woche;2 h;\n");
  await dialog.getByText("Zeile 2, Raum: 2.14").waitFor();
  await dialog.getByText("Mit anderen Angaben schon da.").waitFor();
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
  assert.equal(await fits(), true);
  assert.equal(await dialog.evaluate((it) => it.querySelector(".dialog-body").scrollWidth <= it.clientWidth), true);
  assert.deepEqual(await axe(page), []);
  forgiveAxe(complaints);
  await dialog.getByRole("button", { name: "1 Tätigkeit übernehmen" }).click();
  await page.getByText("1 Tätigkeit übernommen.").waitFor();
  await page.getByRole("button", { name: "Häufiges Toil …" }).click();
  await page.getByRole("checkbox", { name: "Hereinholen: Zertifikate erneuern" }).waitFor();
  assert.equal(await fits(), true);
});
