// A fault in the program ends with a page that says so, offers what was typed last, and leads back to what is stored.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openApp, ready } from "./support/app.mjs";
import { eventually, download, holdSaves, newPostmortem } from "./support/steps.mjs";

const titleOf = (page) => page.getByRole("textbox", { name: "Title", exact: true });

test("after a panic the unsaved words can be downloaded, and the saved ones are there after a reload", async (t) => {
  const { page, complaints } = await openApp(t);
  await page.addInitScript(() => {
    const insert = Node.prototype.insertBefore;
    // A browser that refuses to insert a node is a fault that no code expects.
    Node.prototype.insertBefore = function (...nodes) {
      if (window.isBroken) throw new Error("broken by a test");
      return insert.apply(this, nodes);
    };
  });
  await page.reload();
  await ready(page);
  await newPostmortem(page, "Stored");
  await holdSaves(page);
  await titleOf(page).fill("Typed last");
  assert.deepEqual(complaints, []);

  await page.evaluate(() => (window.isBroken = true));
  await page.getByRole("textbox", { name: "Next entry" }).fill("14:32 alert fired");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Afterword has stopped" }).waitFor();
  assert.ok(complaints.length > 0, "the console has the message");
  complaints.length = 0;

  await page.getByText("The last words typed into Typed last may not be stored yet.").waitFor();
  const file = await download(page, () => page.getByRole("link", { name: "Download the unsaved document" }).click());
  assert.equal(JSON.parse(file.text).title, "Typed last");

  await page.evaluate(() => (window.isBroken = false));
  await page.getByRole("button", { name: "Reload" }).click();
  await titleOf(page).waitFor();
  // The page may still have saved while it went, but it does not promise to.
  assert.match(await titleOf(page).inputValue(), /^(Stored|Typed last)$/);

  // The way back that the page names.
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Import" }).click();
  await page.locator("input[type=file]").setInputFiles({ name: file.name, mimeType: "application/json", buffer: Buffer.from(file.text) });
  await page.getByRole("button", { name: /^(Merge into mine|Leave it, and open mine)/ }).first().click();
  // Where the page did not save while it went, both have a title.
  const asked = page.getByRole("dialog", { name: /changed in two ways/ });
  await titleOf(page).or(asked).first().waitFor();
  if (await asked.isVisible()) {
    await asked.getByRole("radio", { name: "Take theirs" }).check();
    await asked.getByRole("button", { name: "Apply" }).click();
  }
  await eventually(() => titleOf(page).inputValue(), "Typed last");
});
