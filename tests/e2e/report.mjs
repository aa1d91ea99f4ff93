// The learning report: read on its page as it leaves, and the same as the command line writes.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { axe, openApp } from "./support/app.mjs";
import { choose, download, eventually, forgiveAxe } from "./support/steps.mjs";

const FOLDER = new URL("../../crates/cli/tests/", import.meta.url);
const FILES = ["04-09-checkout.md", "07-14-invoices.md", "08-21-checkout.md", "09-30-search.json"];

/** Brings in the files that the command line is tested with, on the day that it is tested on. */
const openReport = async (t) => {
  const app = await openApp(t, { timezoneId: "UTC" });
  const { page } = app;
  await page.clock.setFixedTime(new Date("2025-11-24T16:00:00Z"));
  for (const name of FILES) {
    await page.evaluate(() => (location.hash = "#/import"));
    const buffer = await readFile(new URL(`postmortems/2025/${name}`, FOLDER));
    await page.locator("input[type=file]").setInputFiles({ name, mimeType: "text/plain", buffer });
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await page.getByRole("textbox", { name: "Title", exact: true }).waitFor();
  }
  await page.evaluate(() => (location.hash = "#/report"));
  await page.getByRole("heading", { name: "Learning report: Q3 2025", level: 1 }).waitFor();
  return app;
};

/** The same text without the addresses of its links, which the command line and the app have in ways of their own. */
const without = (text) => text.replaceAll(/\]\([^)" ]*/g, "](").trimEnd();

test("a report says in the app what the command line says, and leads to its documents", async (t) => {
  const { page, complaints } = await openReport(t);

  await t.test("as Markdown it is the same, word for word", async () => {
    const file = await download(page, () => choose(page, "Export", "Download Markdown"));
    assert.equal(file.name, "learning-report-2025-q3.md");
    const expected = await readFile(new URL("postmortems.expected.md", FOLDER), "utf8");
    assert.equal(without(file.text), without(expected));
    assert.match(file.text, /\]\(http:\/\/[^)]*#\/postmortem\/[0-9a-f-]+ "Search found nothing"\)/);
  });

  await t.test("as a page it stands alone", async () => {
    const file = await download(page, () => choose(page, "Export", "Download a page (HTML)"));
    assert.equal(file.name, "learning-report-2025-q3.html");
    assert.match(file.text, /<h1>Learning report: Q3 2025<\/h1>/);
  });

  await t.test("a sentence leads to what it rests on", async () => {
    assert.deepEqual(await axe(page), []);
    forgiveAxe(complaints);
    const sentence = page.getByRole("listitem").filter({ hasText: "Customers noticed before anything else did" });
    const link = sentence.getByRole("link");
    assert.equal(await link.getAttribute("title"), "Checkout was slow *again*");
    await link.click();
    await eventually(() => page.getByRole("textbox", { name: "Title", exact: true }).inputValue(), "Checkout was slow *again*");
    await page.goBack();
  });

  await t.test("another month is chosen, and is still chosen after a reload", async () => {
    await page.getByRole("combobox", { name: "By month or by quarter" }).selectOption("Month");
    await page.getByRole("combobox", { name: "Which period" }).selectOption("September 2025");
    await page.getByRole("heading", { name: "Learning report: September 2025", level: 1 }).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: "Learning report: September 2025", level: 1 }).waitFor();
  });

  await t.test("it is narrowed to a service, and says so on paper and in files", async () => {
    const service = page.getByRole("combobox", { name: "Service" });
    const checkout = service.locator("option").filter({ hasText: /^checkout \(/i });
    await service.selectOption({ label: await checkout.textContent() });
    const lead = page.locator(".report-lead");
    await lead.getByText("Only those that hit the service").waitFor();
    const file = await download(page, () => choose(page, "Export", "Download Markdown"));
    assert.match(file.text, /# Learning report: September 2025\n\n.*Only those that hit the service checkout/i);
    await page.emulateMedia({ media: "print" });
    assert.equal(await service.isVisible(), false);
    assert.equal(await lead.isVisible(), true);
    await page.emulateMedia({ media: "screen" });
    await service.selectOption({ label: "All" });
    await eventually(() => lead.getByText("Only those that hit the service").count(), 0);
  });

  await t.test("it is written in the language of the reader", async () => {
    await page.evaluate(() => (location.hash = "#/settings"));
    await page.getByRole("combobox", { name: "Language" }).selectOption("Deutsch");
    await page.evaluate(() => (location.hash = "#/report"));
    await page.getByRole("heading", { name: "Lernbericht: September 2025", level: 1 }).waitFor();
    await page.getByRole("heading", { name: "Was geschah" }).waitFor();
  });
});
