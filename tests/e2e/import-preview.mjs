// Before an import is stored: what was read wrong is put right by keyboard, a copy edited elsewhere is merged, files and texts come in from anywhere.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, openApp } from "./support/app.mjs";
import { eventually, exported, saved, section, write } from "./support/steps.mjs";

const TEXT = `# Checkout was down

We lost orders.

## Blast radius

Many customers.
- 14:32 alert fired
- nobody had a dashboard

## Timeline

- 2026-03-14 14:30 UTC deploy
- 2X:XX somebody looked

## Follow-up

- [ ] Alert on it
`;

const file = (name, text, mimeType = "text/markdown") => ({ name, mimeType, buffer: Buffer.from(text) });

const importPage = async (page, site) => {
  await page.goto(`${site.url}#/import`);
  await page.getByText("Choose a file, or drop one").waitFor();
};

const choose = (page, it) => page.locator("input[type=file]").setInputFiles(it);

const lines = (page) => page.getByRole("listbox", { name: "The text with its line numbers" });

/** The page is without fault to axe, which tries inline styles that the page's policy refuses, and is told so a little later. */
const accessible = async (page, complaints) => {
  const push = (it) => (it.includes("Applying inline style") ? complaints.length : Array.prototype.push.call(complaints, it));
  Object.defineProperty(complaints, "push", { value: push, configurable: true });
  assert.deepEqual(await axe(page), []);
};

/** The line that is selected, as it is heard. */
const selected = (page) => lines(page).evaluate((it) => document.getElementById(it.getAttribute("aria-activedescendant"))?.innerText.replace(/\s+/g, " "));

const is = (page, pattern) => eventually(async () => pattern.test(await selected(page)), true);

const goTo = async (page, line) => {
  await page.keyboard.press("Home");
  for (let at = 1; at < line; at += 1) await page.keyboard.press("ArrowDown");
  await is(page, new RegExp(`^${line} `));
};

const opened = async (page, site, it) => {
  await importPage(page, site);
  await choose(page, it);
  await lines(page).waitFor();
  await lines(page).focus();
};

const stored = async (page) => {
  await page.getByRole("textbox", { name: "Title", exact: true }).waitFor();
  await saved(page);
};

test("what was read wrong is put right by keyboard, and taken back", async (t) => {
  const { page, site } = await openApp(t);
  await opened(page, site, file("checkout.md", TEXT));
  await page.getByText(/1 unsure/).waitFor();
  await page.keyboard.press("n");
  await is(page, /^14 .*a guess.*2X:XX/);

  await goTo(page, 5);
  await page.keyboard.press("s");
  await page.getByRole("menuitem", { name: "Impact" }).waitFor();
  await page.keyboard.press("i");
  await page.keyboard.press("Enter");
  await is(page, /^5 .*Section: Impact, sure/);
  const result = page.getByRole("region", { name: "The document as it will be" });
  await result.getByRole("heading", { name: "Impact" }).waitFor();

  await lines(page).focus();
  await goTo(page, 8);
  await page.keyboard.press("e");
  await is(page, /^8 .*Timeline entry, sure/);
  await page.getByText("3 timeline entries, 1 action").waitFor();
  await page.keyboard.press("Control+z");
  await page.getByText("2 timeline entries, 1 action").waitFor();
  await page.keyboard.press("e");
  await page.getByText("3 timeline entries, 1 action").waitFor();
  await page.keyboard.press("Backspace");
  await page.getByText("2 timeline entries, 1 action").waitFor();
  await page.keyboard.press("e");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("c");
  await is(page, /^9 .*Cause, sure/);

  await page.keyboard.press("Control+Enter");
  await stored(page);
  await section(page, "Impact").getByText("Many customers.").waitFor();
  await section(page, "Timeline").getByText("alert fired").waitFor();
  const { text } = await exported(page, "Download Markdown");
  for (const words of ["nobody had a dashboard", "2X:XX", "somebody looked", "Alert on it"]) assert.ok(text.includes(words), words);
});

const FRONT = `---
title: Postmortem 7
name: Checkout was down
severity: high
tags: [payments, checkout]
---

We lost orders.

## Timeline (times in UTC)

- 2026-03-14 14:30 deploy
`;

test("the severity and the zone are chosen whatever the text says, and taken back", async (t) => {
  const { page, site } = await openApp(t);
  await opened(page, site, file("notes.md", FRONT));
  const severity = page.getByRole("combobox", { name: "Severity" });
  const chosen = () => severity.evaluate((it) => it.selectedOptions[0].textContent);
  await eventually(chosen, "high");
  const result = page.getByRole("region", { name: "The document as it will be" });
  await severity.selectOption("SEV2 high");
  await result.getByText("SEV2").waitFor();
  await result.getByText("severity: high").waitFor();
  await severity.selectOption("Not said");
  await result.getByText("SEV2").waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await eventually(chosen, "SEV2 high");

  const zone = page.getByRole("combobox", { name: "Times are those of" });
  await eventually(() => zone.evaluate((it) => it.selectedOptions[0].textContent), "UTC");
  await result.getByText("14:30 (+00:00)").waitFor();
  await zone.selectOption("Asia/Tokyo");
  await result.getByText("14:30 (+09:00)").waitFor();
  await lines(page).focus();
  await page.keyboard.press("Control+z");
  await result.getByText("14:30 (+00:00)").waitFor();

  await page.keyboard.press("Control+Enter");
  await stored(page);
  const field = page.getByRole("combobox", { name: "Severity", exact: true });
  assert.equal(await field.evaluate((it) => it.selectedOptions[0].textContent), "SEV2 high");
});

test("a line of front matter is offered what fits it and nothing else", async (t) => {
  const { page, site } = await openApp(t);
  await opened(page, site, file("notes.md", FRONT));
  const offered = async () => {
    const all = page.getByRole("group", { name: "This is:" }).getByRole("button");
    return (await all.allTextContents()).map((it) => it.trim());
  };
  await goTo(page, 3);
  await eventually(offered, ["Text", "Title", "As it was read"]);
  await goTo(page, 5);
  await eventually(offered, ["Text", "As it was read"]);
  await page.keyboard.press("e");
  await page.keyboard.press("t");
  await is(page, /^5 .*Text in “Front matter”/);
  await goTo(page, 3);
  await page.getByRole("button", { name: "Title", exact: true }).click();
  await page.getByRole("heading", { name: "Checkout was down" }).waitFor();
  await lines(page).focus();
  await goTo(page, 12);
  await eventually(async () => (await offered()).length, 8);
});

test("source and document have one selection; the page is accessible, narrow, and dark", async (t) => {
  const { page, site, complaints } = await openApp(t);
  await opened(page, site, file("checkout.md", TEXT));
  const result = page.getByRole("region", { name: "The document as it will be" });
  await result.getByText("Alert on it").click();
  await is(page, /^18 .*Action/);
  await lines(page).focus();
  await goTo(page, 13);
  await eventually(() => result.locator("[data-selected=true]").innerText().then((it) => it.includes("deploy")), true);
  await accessible(page, complaints);
  await page.emulateMedia({ colorScheme: "dark" });
  await accessible(page, complaints);
  await page.setViewportSize({ width: 320, height: 700 });
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  assert.equal(await result.isVisible(), false);
  await page.getByRole("group", { name: "Which side is shown" }).getByRole("button", { name: "The document as it will be" }).click();
  await result.getByRole("heading", { name: "Checkout was down" }).waitFor();
  assert.equal(await lines(page).isVisible(), false);
  await accessible(page, complaints);
});

test("ten thousand lines scroll as a few do", async (t) => {
  const { page, site } = await openApp(t);
  const entries = Array.from({ length: 10_000 }, (_, n) => `- 2026-03-14 ${String(Math.floor(n / 600) % 24).padStart(2, "0")}:00 UTC event ${n}`);
  await opened(page, site, file("long.md", `# Long\n\n## Timeline\n\n${entries.join("\n")}\n`));
  await page.keyboard.press("End");
  await is(page, /^10004 .*event 9999/);
  assert.ok((await lines(page).getByRole("option").count()) < 100);
  const result = page.getByRole("region", { name: "The document as it will be" });
  await result.getByText("event 9999").waitFor();
});

test("a copy that was edited elsewhere is merged, and asks where both changed one place", async (t) => {
  const { page, site, complaints } = await openApp(t);
  await opened(page, site, file("checkout.md", TEXT));
  await page.keyboard.press("Control+Enter");
  await stored(page);
  const { text: json } = await exported(page, "Download JSON");
  const copy = JSON.stringify({ ...JSON.parse(json), title: "Checkout outage", summary: "Orders were lost.", lessons: "Watch the queue." });

  await importPage(page, site);
  await choose(page, file("same.json", json, "application/json"));
  await page.getByText("You have exactly this.").waitFor();
  await page.getByRole("button", { name: "Leave it, and open mine" }).click();
  await write(page, "Summary", "We lost 400 orders.");
  await saved(page);
  await importPage(page, site);
  await choose(page, file("old.json", json, "application/json"));
  await page.getByText(/earlier version of it: yours changed 1 thing/).waitFor();
  await page.getByRole("button", { name: "Choose something else" }).click();
  await choose(page, file("copy.json", copy, "application/json"));
  await page.getByText(/This copy changes 3 things\. Yours changed 1 thing since\. 1 place was changed in two ways/).waitFor();
  await page.getByRole("heading", { name: "What the copy changes" }).waitFor();
  await accessible(page, complaints);
  await page.getByRole("button", { name: "Merge into mine" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("We lost 400 orders.").waitFor();
  await dialog.getByRole("radio", { name: "Take theirs" }).check();
  await dialog.getByRole("button", { name: "Apply" }).click();
  await stored(page);
  assert.equal(await page.getByRole("textbox", { name: "Title", exact: true }).inputValue(), "Checkout outage");
  await section(page, "Summary").getByText("Orders were lost.").waitFor();
  await section(page, "Lessons learned").getByText("Watch the queue.").waitFor();

  const address = page.url();
  await page.goto(`${address}/revisions`);
  await page.getByRole("heading", { name: /Revisions of/ }).waitFor();
  await page.goto(site.url);
  await page.getByText("1 in all").waitFor();
});

/** Something with files that hovers over the page, and is let go or not. */
const drag = async (page, name, text, events) => {
  const data = await page.evaluateHandle(
    ([name, text]) => {
      const data = new DataTransfer();
      data.items.add(new File([text], name, { type: "text/markdown" }));
      return data;
    },
    [name, text],
  );
  for (const event of events) await page.dispatchEvent("body", event, { dataTransfer: data });
};

const paste = (page, text, selector = "body") =>
  page.evaluate(
    ([text, selector]) => {
      const data = new DataTransfer();
      data.setData("text/plain", text);
      document.querySelector(selector).dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
    },
    [text, selector],
  );

test("a file is dropped on the list under a veil that says what happens", async (t) => {
  const { page } = await openApp(t);
  await page.getByRole("button", { name: "New postmortem" }).waitFor();
  await drag(page, "checkout.md", TEXT, ["dragover"]);
  await page.getByText("Drop to import").waitFor();
  await drag(page, "checkout.md", TEXT, ["drop"]);
  await lines(page).waitFor();
  assert.equal(await page.getByText("Drop to import").isVisible(), false);
});

test("a text is pasted on the list, and not where somebody types", async (t) => {
  const { page } = await openApp(t);
  await page.getByRole("button", { name: "New postmortem" }).waitFor();
  await paste(page, TEXT);
  await lines(page).waitFor();
  await page.getByRole("heading", { name: "Checkout was down" }).waitFor();
  await page.getByRole("button", { name: "Choose something else" }).click();
  await paste(page, "# Elsewhere", "textarea");
  await page.getByText("Choose a file, or drop one").waitFor();
  await paste(page, "# Elsewhere");
  await page.getByRole("heading", { name: "Elsewhere" }).waitFor();
});
