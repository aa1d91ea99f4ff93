// Earlier versions: what changed between any two, in sentences, and the way back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, openApp, ready } from "./support/app.mjs";
import { addEntries, choose, forgiveAxe, newPostmortem, saved, section, write } from "./support/steps.mjs";

test("two versions are compared in sentences, by section, in the document's zone", async (t) => {
  const { page, complaints } = await openApp(t);
  await page.clock.install({ time: new Date("2026-11-14T12:00:00Z") });
  await page.reload();
  await ready(page);
  const kept = async () => {
    await page.clock.runFor(1_000);
    await saved(page);
    await page.clock.fastForward("10:00");
  };
  await newPostmortem(page, "Versions");
  await page.getByRole("combobox", { name: "Time zone" }).selectOption("Europe/Berlin");
  await write(page, "Summary", "Payments failed for 20 minutes.");
  await kept();
  await write(page, "Summary", "Payments failed for 23 minutes.");
  await kept();
  const detected = page.getByRole("textbox", { name: "Detected", exact: true });
  await detected.fill("2026-11-14 14:35");
  await detected.press("Enter");
  await addEntries(page, "2026-11-14 14:32 error rate rises");
  await kept();
  await page.getByRole("combobox", { name: "Severity" }).selectOption("SEV1 critical");
  await kept();

  await choose(page, "More", "Revisions");
  const main = page.getByRole("main");
  const versions = main.getByRole("list", { name: "Earlier versions" }).getByRole("button");
  await versions.first().waitFor();
  const all = await versions.count();
  const first = all - 1;
  const changes = async (heading) => (await main.getByRole("region").getByRole("heading", { name: heading }).locator("xpath=..").innerText()).split("\n");
  // The oldest beside the document as it is: everything.
  await versions.nth(first).click();
  await main.getByRole("heading", { name: /^What changed since/ }).waitFor();
  const sentences = await main.getByRole("region").innerText();
  assert.match(sentences, /Severity set to SEV1/);
  assert.match(sentences, /Detected set to 2026-11-14 14:35 \+01:00/);
  assert.match(sentences, /Timeline entry added: “error rate rises”/);
  assert.deepEqual(await axe(page), []);

  // Two versions of before: only what lies between them.
  await page.getByRole("combobox", { name: "Compared with" }).selectOption({ index: all - 1 });
  await main.getByRole("heading", { name: /^What changed from/ }).waitFor();
  const between = await main.getByRole("region").innerText();
  assert.doesNotMatch(between, /SEV1/);
  assert.ok((await changes("Summary")).length > 1 || between.includes("Summary"), between);

  await page.getByRole("button", { name: "Restore this version" }).click();
  await section(page, "Summary").waitFor();
  await saved(page);
  await choose(page, "More", "Revisions");
  await versions.first().click();
  await main.getByText(/Severity|Nothing/).first().waitFor();
  forgiveAxe(complaints);
});
