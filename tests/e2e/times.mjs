// Times that are asked about in their fields: those that clocks showed twice or never, those that were not understood, and those that a text claims.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, openApp, ready } from "./support/app.mjs";
import { addEntries, eventually, exported, forgiveAxe, newPostmortem, saved, section, write } from "./support/steps.mjs";

const review = (page) => page.getByRole("region", { name: "Review", exact: true });
const finding = (page, words) => review(page).getByRole("listitem").filter({ hasText: words });
const moment = (page, name) => page.getByRole("textbox", { name, exact: true });
const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

test("a moment that comes twice is asked about, chosen by keys, and is still chosen after a reload", async (t) => {
  const { page, complaints } = await openApp(t);
  forgiveAxe(complaints);
  await newPostmortem(page, "The night the clocks went back");
  await moment(page, "Detected").fill("2025-10-26 02:30");
  const which = page.getByRole("group", { name: /Clocks showed 02:30 twice that day/ });
  const first = which.getByRole("radio", { name: "The first, 02:30 (+02:00)" });
  const second = which.getByRole("radio", { name: "The second, 02:30 (+01:00)" });
  assert.equal(await first.isChecked(), true);
  await finding(page, "showed 02:30 twice on that day, and the first is taken").waitFor();
  assert.deepEqual(await axe(page), []);

  await page.keyboard.press("Tab");
  await eventually(() => first.evaluate((it) => it === document.activeElement), true);
  await page.keyboard.press("ArrowDown");
  await eventually(() => second.isChecked(), true);
  await finding(page, "showed 02:30 twice").waitFor({ state: "detached" });
  await saved(page);
  await page.reload();
  await ready(page);
  await eventually(() => second.isChecked(), true);
  const { text } = await exported(page, "Download JSON");
  assert.equal(JSON.parse(text).moments.detected.at, "2025-10-26T02:30:00+01:00");

  await first.check();
  await eventually(() => first.isChecked(), true);
  await moment(page, "Detected").fill("2025-10-26 03:30");
  await which.waitFor({ state: "detached" });
});

test("of a moment that clocks skipped the field says what is stored", async (t) => {
  const { page, complaints } = await openApp(t);
  forgiveAxe(complaints);
  await newPostmortem(page, "The night the clocks went forward");
  const field = moment(page, "Impact started");
  await field.fill("2025-03-30 02:30");
  await field.press("Tab");
  const said = page.getByText("Clocks skipped 02:30 that day.");
  await said.filter({ hasText: "03:30 (+02:00)" }).waitFor();
  assert.equal(await field.inputValue(), "2025-03-30 02:30", "what was typed stays");
  await finding(page, "skipped 02:30 on that day").waitFor();
  assert.deepEqual(await axe(page), []);
  await saved(page);
  await page.reload();
  await ready(page);
  await said.waitFor();

  await field.fill("2025-03-30 03:30");
  await said.waitFor({ state: "detached" });
  await finding(page, "skipped 02:30 on that day").waitFor({ state: "detached" });
  await saved(page);
  await page.reload();
  await ready(page);
  await eventually(() => field.inputValue(), "2025-03-30 03:30");
  assert.equal(await said.count(), 0, "the same instant, written as it was shown, is settled");
});

test("entries, spans and pasted lines take the first and say so", async (t) => {
  const { page, complaints } = await openApp(t);
  forgiveAxe(complaints);
  await newPostmortem(page, "A night of entries");
  const next = page.getByRole("textbox", { name: "Next entry" });
  const reading = page.getByRole("group", { name: "How this is read" });
  await next.fill("2025-10-26 02:30 alert fired");
  await reading.getByText("Clocks showed 02:30 twice that day: taken for the first (+02:00)").waitFor();
  await next.fill("2025-10-26 01:50 deployed\n02:30 alert fired\n2025-03-30 02:30 an old one");
  const rows = reading.getByRole("table").getByRole("row");
  assert.match(await rows.nth(2).innerText(), /taken for the first \(\+02:00\)/);
  assert.match(await rows.nth(3).innerText(), /taken for 03:30 \(\+02:00\)/);
  assert.deepEqual(await axe(page), []);
  await page.getByRole("button", { name: "Add 3 entries" }).click();

  const row = page.getByRole("group", { name: /alert fired/ });
  await row.getByText("02:30 (+02:00)").click();
  const which = page.getByRole("group", { name: /Clocks showed 02:30 twice that day/ });
  await which.getByRole("radio", { name: /^The second/ }).check();
  assert.deepEqual(await axe(page), []);
  await page.keyboard.press("Escape");
  await row.getByText("02:30 (+01:00)").waitFor();

  await row.getByText("02:30 (+01:00)").click();
  await page.getByRole("textbox", { name: "Time", exact: true }).fill("2025-10-26 01:30 – 02:45");
  await page.getByRole("group", { name: /Clocks showed 02:45 twice/ }).getByRole("radio", { name: /^The second/ }).check();
  await page.keyboard.press("Escape");
  await saved(page);
  const { text } = await exported(page, "Download JSON");
  const spans = JSON.parse(text).timeline.map((it) => it.time.span).filter(Boolean);
  assert.deepEqual(spans, [{ from: "2025-10-26T01:30:00+02:00", to: "2025-10-26T02:45:00+01:00" }]);
});

test("the choice fits a phone", async (t) => {
  const { page } = await openApp(t, { viewport: { width: 320, height: 640 } });
  await newPostmortem(page, "Narrow");
  await addEntries(page, "2025-10-26 02:30 alert fired");
  await page.getByRole("group", { name: /alert fired/ }).getByText("02:30 (+02:00)").click();
  await page.getByRole("radio", { name: /^The second/ }).waitFor();
  assert.equal(await fits(page), true);
});

test("what was typed and not understood is there after a reload, until it is mended", async (t) => {
  const { page } = await openApp(t);
  await newPostmortem(page, "Half typed");
  await addEntries(page, "2025-10-01 14:32 alert fired");
  await moment(page, "Detected").fill("2025-10-01 about half");
  const users = page.getByRole("textbox", { name: "Users affected", exact: true });
  await users.fill("twelve or so");
  await page.getByRole("group", { name: /alert fired/ }).getByText("14:32").click();
  await page.getByRole("textbox", { name: "Time", exact: true }).fill("soon after");
  await page.getByRole("textbox", { name: "Next entry" }).fill("15:00 rolled ba");
  await page.reload();
  await ready(page);

  await eventually(() => moment(page, "Detected").inputValue(), "2025-10-01 about half");
  assert.equal(await moment(page, "Detected").getAttribute("aria-invalid"), "true");
  await page.getByText("Not stored: write it as 2025-10-01 14:32").first().waitFor();
  assert.equal(await users.inputValue(), "twelve or so");
  assert.equal(await page.getByRole("textbox", { name: "Next entry" }).inputValue(), "15:00 rolled ba");
  const row = page.getByRole("group", { name: /alert fired/ });
  await row.getByText("Time not stored: “soon after”").waitFor();
  await row.getByText("14:32").click();
  assert.equal(await page.getByRole("textbox", { name: "Time", exact: true }).inputValue(), "soon after");
  await page.keyboard.press("Escape");

  await moment(page, "Detected").fill("2025-10-01 14:35");
  await users.fill("12");
  await saved(page);
  await page.reload();
  await ready(page);
  await eventually(() => moment(page, "Detected").inputValue(), "2025-10-01 14:35");
  assert.equal(await users.inputValue(), "12");
});

test("where the text is right, the record follows it in one press", async (t) => {
  const { page } = await openApp(t);
  await newPostmortem(page, "Two sides");
  await moment(page, "Impact started").fill("2025-10-01 14:32");
  await moment(page, "Impact ended").fill("2025-10-01 14:55");
  await write(page, "Summary", "The outage lasted 45 minutes.");
  const found = finding(page, "The text says “45 minutes”");
  await found.getByRole("button", { name: "The record is right: write “23 minutes”" }).waitFor();
  await found.getByRole("button", { name: "The text is right: set “Impact ended” to 15:17" }).click();
  await eventually(() => moment(page, "Impact ended").inputValue(), "2025-10-01 15:17");
  await found.waitFor({ state: "detached" });
  await page.getByRole("button", { name: /^Undo/ }).click();
  await eventually(() => moment(page, "Impact ended").inputValue(), "2025-10-01 14:55");
  await found.waitFor();
});

test("an export says by whose definition a metric is measured, and what was published in spite of what", async (t) => {
  const { page } = await openApp(t, { path: "#/metrics" });
  await page.getByLabel("Time to acknowledge", { exact: true }).selectOption("Rootly: from the start");
  await page.goto(page.url().replace(/#.*/, "#/"));
  await newPostmortem(page, "Whose metrics");
  await moment(page, "Impact started").fill("2025-10-01 14:32");
  await moment(page, "Acknowledged").fill("2025-10-01 14:40");
  await page.getByRole("button", { name: "Other steps" }).click();
  await page.getByRole("menuitem", { name: "Publish" }).click();
  const dialog = page.getByRole("dialog", { name: "Publish" });
  await dialog.getByLabel("Your name").fill("Ada");
  await dialog.getByLabel("Why it is published all the same").fill("The customer waits for it");
  await dialog.getByRole("button", { name: "Publish anyway" }).click();
  const { text } = await exported(page, "Download Markdown");
  assert.match(text, /\| Time to acknowledge.*\| 8 min \|.*\| Rootly: from the start \|/);
  assert.match(text, /\| Time to resolve \| pending \|/);
  assert.match(text, /\*Published .* by Ada in spite of: .*Reason: The customer waits for it\*/);
  await section(page, "Summary").waitFor();
});
