// Handing a document out: whom it is for, what is left out, who becomes whom, and what should not go along.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, openApp } from "./support/app.mjs";
import { choose, download, exported, forgiveAxe, newPostmortem, saved, section, write } from "./support/steps.mjs";

const KEY = "AKIAQ3EGRT7XWNMZ5PLD";
const view = (page) => page.getByRole("dialog", { name: "Export for other readers" });

/** A postmortem with a name, an address and something that is not for everybody. */
const written = async (page) => {
  await newPostmortem(page, "Checkout outage");
  await section(page, "People").getByRole("textbox", { name: "Incident commander" }).fill("Anna Schmidt");
  await write(page, "Summary", "Anna rolled back and mailed ben@corp.io.");
  await write(page, "What went well", "The dashboards were right.");
  await saved(page);
};

test("a view for the public leaves out, renames, and removes what the scan found", async (t) => {
  const { page, complaints } = await openApp(t);
  await written(page);
  await choose(page, "Export", "For other readers");
  const dialog = view(page);
  await dialog.getByText("It is no lock").waitFor();
  await dialog.getByRole("radio", { name: "The public" }).check();
  await dialog.getByRole("listitem").getByText("What went well", { exact: true }).waitFor();
  assert.deepEqual(await dialog.getByRole("term").allInnerTexts(), ["Anna Schmidt"]);
  assert.deepEqual(await axe(page), []);

  const found = dialog.getByRole("list", { name: "What may say too much" }).getByRole("listitem");
  assert.match(await found.innerText(), /ben@corp\.io/);
  const file = await download(page, () => dialog.getByRole("button", { name: "Download Markdown" }).click());
  assert.match(file.name, /-public\.md$/);
  assert.match(file.text, /Incident commander rolled back and mailed \[e-mail address removed\]\./);
  assert.doesNotMatch(file.text, /Anna|Schmidt|corp\.io|dashboards/);
  await dialog.waitFor({ state: "hidden" });

  // The document keeps every word, and what is kept on purpose goes out.
  await section(page, "Summary").getByText("Anna rolled back and mailed ben@corp.io.").waitFor();
  await choose(page, "Export", "For other readers");
  await dialog.getByRole("checkbox", { name: /E-mail address/ }).uncheck();
  const kept = await download(page, () => dialog.getByRole("button", { name: "Download Markdown" }).click());
  assert.match(kept.name, /-organisation\.md$/);
  assert.match(kept.text, /mailed ben@corp\.io\./);
  assert.match(kept.text, /dashboards/);
  forgiveAxe(complaints);
});

test("what a section is for is shown beside it, and decides whether it goes out", async (t) => {
  const { page } = await openApp(t);
  await written(page);
  await section(page, "Summary").getByText("For the public").waitFor();
  await section(page, "What went well").getByText("For the organisation").waitFor();
  await section(page, "Summary").getByRole("button", { name: "Options of Summary" }).click();
  await page.getByRole("menuitem", { name: "Keep it in the team" }).click();
  await section(page, "Summary").getByText("For the team").waitFor();
  await choose(page, "Export", "For other readers");
  await view(page).getByRole("listitem").getByText("Summary", { exact: true }).waitFor();
});

test("a find leads to where it stands, and the focus goes along", async (t) => {
  const { page } = await openApp(t);
  await written(page);
  await choose(page, "Export", "For other readers");
  await view(page).getByRole("button", { name: "Mend it under “Summary”" }).click();
  await view(page).waitFor({ state: "hidden" });
  await page.waitForFunction(() => document.activeElement?.textContent === "Summary");
});

test("nothing with a secret in it is exported unasked", async (t) => {
  const { page, complaints } = await openApp(t);
  await newPostmortem(page, "Leaked key");
  await write(page, "Summary", `We found ${KEY} in the log.`);
  await saved(page);
  const question = page.getByRole("dialog", { name: "1 thing that should not go out" });
  const dialog = page.locator("dialog.share-dialog");
  const button = (name) => dialog.getByRole("button", { name });

  // From the file alone.
  await choose(page, "Export", "Download Markdown");
  await question.getByText(KEY).waitFor();
  assert.equal(await button("Copy as Markdown").count(), 0, "only what was asked for");
  assert.deepEqual(await axe(page), []);
  const clean = await download(page, () => button("Download Markdown").click());
  assert.doesNotMatch(clean.text, new RegExp(KEY));
  await section(page, "Summary").getByText(KEY).waitFor();

  // Not at all, because somebody decided so.
  await choose(page, "Export", "Download JSON");
  await question.getByRole("checkbox", { name: /remove it from the export/ }).uncheck();
  const whole = await download(page, () => button("Download JSON").click());
  assert.match(JSON.parse(whole.text).summary, new RegExp(KEY));

  // From the document, which one step takes back. The question stays, with nothing left to ask.
  await choose(page, "Export", "Download JSON");
  await question.getByRole("button", { name: "Remove secrets and personal data from the document" }).click();
  await dialog.getByText("Searched for keys, passwords, card numbers and addresses: none was found.").waitFor();
  await page.waitForFunction(() => document.activeElement?.textContent === "What may say too much");
  const redacted = await download(page, () => button("Download JSON").click());
  assert.doesNotMatch(redacted.text, new RegExp(KEY));
  await section(page, "Summary").getByText("removed]").waitFor();
  const after = await exported(page, "Download Markdown");
  assert.equal(after.text.includes(KEY), false, "and is not asked about again");
  await page.keyboard.press("Control+z");
  await page.getByText("Undid: removing secrets and personal data").first().waitFor();
  await section(page, "Summary").getByText(KEY).waitFor();
  forgiveAxe(complaints);
});

test("what is taken out is marked in the language that is spoken", async (t) => {
  const { page } = await openApp(t, { locale: "de-DE" });
  await page.getByRole("button", { name: "Neues Postmortem" }).first().click();
  await page.getByRole("textbox", { name: "Titel", exact: true }).fill("Schlüssel");
  await page.getByRole("button", { name: "Summary bearbeiten", exact: true }).click();
  await page.getByRole("textbox", { name: "Summary", exact: true }).fill(`${KEY} im Protokoll, gemeldet von ben@corp.io`);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Exportieren", exact: true }).click();
  await page.getByRole("menuitem", { name: "JSON herunterladen" }).click();
  const dialog = page.locator("dialog.share-dialog");
  const file = await download(page, () => dialog.getByRole("button", { name: "JSON herunterladen" }).click());
  assert.match(JSON.parse(file.text).summary, /entfernt\] im Protokoll, gemeldet von \[E-Mail-Adresse entfernt\]/);
});
