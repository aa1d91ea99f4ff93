// The review: what is found is said, led to, mended and undone; errors are asked about before a postmortem is published.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, openApp } from "./support/app.mjs";
import { addEntries, choose, eventually, newPostmortem, section, write } from "./support/steps.mjs";

const review = (page) => page.getByRole("region", { name: "Review", exact: true });
const finding = (page, words) => review(page).getByRole("listitem").filter({ hasText: words });

test("a finding is shown, led to, mended, and back after undo", async (t) => {
  const { page } = await openApp(t);
  await newPostmortem(page, "Checkout failed for a third of customers");
  await write(page, "Summary", "The pager rang. Mail bob.miller@gmail.com for more. TODO");
  await finding(page, "This looks like personal data").waitFor();

  await finding(page, "“TODO” is still here").getByRole("button", { name: "Go there" }).click();
  await eventually(
    () => page.evaluate(() => {
      const field = document.activeElement;
      return field.value?.slice(field.selectionStart, field.selectionEnd);
    }),
    "TODO",
  );

  await finding(page, "This looks like personal data").getByRole("button", { name: "Take it out" }).click();
  await finding(page, "This looks like personal data").waitFor({ state: "detached" });
  await section(page, "Summary").getByText("[e-mail address removed]").waitFor();
  await page.getByRole("button", { name: /^Undo/ }).click();
  await finding(page, "This looks like personal data").waitFor();
  await page.getByRole("status").filter({ hasText: /^Review: \d+ findings$/ }).waitFor({ state: "attached" });
  assert.deepEqual(await axe(page), []);
});

test("a finding stands beside what it speaks of", async (t) => {
  const { page } = await openApp(t);
  await newPostmortem(page, "Checkout failed");
  await addEntries(page, "2025-10-01 14:40 error rate above 5 %", "2025-10-01 14:32 alert fired");
  const row = page.getByRole("group", { name: /alert fired/ });
  await row.getByRole("button", { name: "1 remark" }).focus();
  await row.getByText("This stands after a later entry. Is its time right?").waitFor();
});

test("a figure that the text contradicts says both sides and is put right in one press", async (t) => {
  const { page } = await openApp(t);
  await newPostmortem(page, "Checkout failed");
  await addEntries(page, "2025-10-01 14:32 error rate above 5 %", "2025-10-01 14:55 error rate back to normal");
  await page.getByLabel("Impact started", { exact: true }).fill("2025-10-01 14:32");
  await page.getByLabel("Impact ended", { exact: true }).fill("2025-10-01 14:55");
  await write(page, "Summary", "The outage lasted 45 minutes.");
  const metrics = page.getByRole("region", { name: "Metrics", exact: true });
  await metrics.getByText("The text says “45 minutes”").waitFor();
  await finding(page, "The text says “45 minutes”").getByRole("button", { name: /23 minutes/ }).click();
  await section(page, "Summary").getByText("The outage lasted 23 minutes.").waitFor();
  await metrics.getByText("The text says “45 minutes”").waitFor({ state: "detached" });
});

test("publishing with errors needs a name and a reason, and is remembered", async (t) => {
  const { page } = await openApp(t);
  await newPostmortem(page, "Checkout failed");
  await write(page, "Summary", "The release was pushed with AKIAZ3MGQ7B2XK4PLW6N.");
  await choose(page, "Other steps", "Publish");
  const dialog = page.getByRole("dialog", { name: "Publish" });
  await dialog.getByText(/errors are left/).waitFor();
  await dialog.getByRole("button", { name: "This looks like a secret" }).waitFor();
  const anyway = dialog.getByRole("button", { name: "Publish anyway" });
  assert.ok(await anyway.isDisabled());
  assert.deepEqual(await axe(page), []);
  await dialog.getByLabel("Your name").fill("Ada");
  await dialog.getByLabel("Why it is published all the same").fill("The customer waits for it");
  await anyway.click();
  await page.getByText("History").first().click();
  await page.getByText("Published in spite of: A secret; A section is empty (Impact, Timeline, Lessons learned)").waitFor();
});

test("an action answers a factor in the matrix", async (t) => {
  const { page } = await openApp(t);
  await newPostmortem(page, "Checkout failed");
  await page.getByRole("button", { name: "Add a factor" }).click();
  await page.keyboard.type("One region only");
  await page.getByRole("textbox", { name: "Next action" }).fill("Add a second region");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "What answers what was found" }).click();
  const matrix = page.getByRole("table");
  await matrix.getByText("0 of 1 answered").waitFor();
  await matrix.getByRole("checkbox", { name: "“Add a second region” addresses “One region only”" }).check();
  await matrix.getByText("1 of 1 answered").waitFor();
  assert.deepEqual(await axe(page), []);
});
