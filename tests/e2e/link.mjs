// Sharing without a server: a link that holds the document, opened read-only somewhere else, and kept there.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, launch, openApp } from "./support/app.mjs";
import { addEntries, choose, download, eventually, exported, newPostmortem, saved, section, write } from "./support/steps.mjs";

const menuItem = "Copy a link that holds it";
const said = (page, text) => page.getByRole("status").filter({ hasText: text }).waitFor();
const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());

const copyLink = async (page) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await choose(page, "Export", menuItem);
  await said(page, "Link copied");
  return clipboard(page);
};

test("a link holds the whole document: it is read somewhere else, kept, and edited there", async (t) => {
  const { page } = await openApp(t);
  await newPostmortem(page, "Checkout outage <b>& more</b>");
  await write(page, "Summary", "Nobody could *pay* for 23 minutes.");
  await addEntries(page, "2026-11-14 14:32 alert fired", "14:55 rolled back");
  await saved(page);
  const file = await exported(page, "Download JSON");
  const link = await copyLink(page);
  assert.match(link, /^http:\/\/127\.0\.0\.1:\d+\/[^#]*#\/shared\/1[\w-]+$/);
  assert.ok(link.length < 2_000, `${link.length} characters`);

  // Somebody else's browser, which has nothing of it.
  const browser = await launch();
  t.after(browser.close);
  const other = await browser.context.newPage();
  await other.goto(link);
  const article = other.getByRole("article");
  await article.getByRole("heading", { name: "Checkout outage <b>& more</b>", level: 1 }).waitFor();
  await article.getByText("Nobody could pay for 23 minutes.").waitFor();
  await article.getByRole("img", { name: "Timeline" }).waitFor();
  assert.equal(await article.getByRole("textbox").count(), 0, "it is to be read");
  assert.equal(await other.title(), "Checkout outage <b>& more</b> – Afterword");
  assert.deepEqual(await axe(other), []);

  await other.getByRole("button", { name: "Keep a copy" }).click();
  await other.getByRole("textbox", { name: "Title", exact: true }).waitFor();
  const kept = await exported(other, "Download JSON");
  assert.equal(kept.text, file.text);
  await write(other, "Summary", "Nobody could pay.");
  await saved(other);

  // The sender's is as it was; the same link leads to the comparison where the document is here already.
  await section(page, "Summary").getByText("Nobody could pay for 23 minutes.").waitFor();
  await other.goto(link);
  await other.getByRole("button", { name: "Keep a copy" }).click();
  await other.getByRole("heading", { name: "Import", level: 1 }).waitFor();
});

test("a link that lost letters says so, and one that would be too long offers the file", async (t) => {
  const { page } = await openApp(t);
  await newPostmortem(page, "Cut");
  const link = await copyLink(page);
  await page.goto(link.slice(0, -20));
  await page.getByRole("heading", { name: "This link can't be opened" }).waitFor();
  await page.getByText("Part of the link was lost on its way").waitFor();
  await page.getByRole("link", { name: "All postmortems" }).click();
  await page.getByRole("link", { name: "Cut" }).click();

  // Words without any pattern, which no packing makes smaller.
  const noise = Array.from({ length: 9_000 }, () => Math.random().toString(36).slice(2, 8)).join(" ");
  await write(page, "Summary", noise);
  await saved(page);
  await choose(page, "Export", menuItem);
  await said(page, "too long for a link");
  const file = await download(page, () => page.getByRole("status").getByRole("button", { name: "Download JSON" }).click());
  assert.ok(file.text.includes(noise.slice(0, 100)));
});

test("secrets are asked about before they go into a link", async (t) => {
  const { page } = await openApp(t);
  await newPostmortem(page, "Leak");
  await write(page, "Summary", "The key AKIAQ3EGRT7XWNMZ5PLD was in the log.");
  await saved(page);
  await choose(page, "Export", menuItem);
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: menuItem }).waitFor();
  await eventually(() => dialog.getByText("AKIAQ3EGRT7XWNMZ5PLD").count().then((n) => n > 0), true);
});
