// The three main jobs by keys alone, as somebody hears them: what has the focus, in which state it is, and what is read out unasked, as the
// browser tells screen readers. Nothing is looked up in the look of the page.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { openApp, ready } from "./support/app.mjs";
import { atKeyboard } from "./support/keys.mjs";

/** The app at `path`, with somebody at its keys. */
const begin = async (t, path) => {
  const { page } = await openApp(t, { path });
  await ready(page);
  await page.locator("main:not([aria-busy=true])").waitFor();
  return { page, ...(await atKeyboard(page)) };
};

test("a postmortem is written and published", async (t) => {
  const { press, type, tabTo, choose, isAt, isTold, hears, here, find } = await begin(t);
  await tabTo("button", "New postmortem");
  await press("Enter");
  await isAt("textbox", "Title", { multiline: true, readonly: false });
  await type("Checkout outage");
  await tabTo("combobox", "Severity");
  await type("SEV2");
  await isTold("combobox", "Severity", { value: "SEV2 high" });
  await tabTo("button", "Edit Summary");
  await press("Enter");
  await isAt("textbox", "Summary", { multiline: true });
  await type("Nobody could pay for an hour.");
  await press("Escape");
  await isAt("button", "Edit Summary");

  await tabTo("textbox", "Next entry");
  await type("2026-11-14 14:32 error rate rises");
  await press("Enter");
  await hears("Added: 14:32 on 14 Nov · Symptom · error rate rises");
  await type("14:40 alert fired");
  await press("Enter");
  await hears("Added: 14:40");
  await isAt("textbox", "Next entry", { value: "" });
  await tabTo("group", /^14:32, Symptom: error rate rises/, "Shift+Tab");
  await press("ArrowDown");
  await isAt("group", /^14:40, Detection: alert fired/);

  await tabTo("button", "Start with what people noticed");
  await press("Enter");
  await type("Nobody could pay");
  await press("Enter");
  await type("The pool was exhausted");
  await isAt("textbox", "Cause, level 1, 1 of 1", { multiline: true });
  await press("Escape");
  await tabTo("textbox", "Next action");
  await type("Cap the pool @anna 2026-12-01");
  await press("Enter");
  await hears(/^Added: Cap the pool/);

  // A moment is taken from the timeline, in the pane beside the document.
  await tabTo("button", "Options of impact started");
  assert.equal((await here()).hasPopup, "menu");
  await choose("Take it from the timeline");
  await isTold("dialog", /impact started/i, { modal: true });
  await tabTo("button", /error rate rises/);
  await press("Enter");
  await isTold("textbox", "Impact started", { value: "2026-11-14 14:32" });
  assert.notEqual((await here()).role, "none", "the focus is where the dialog was asked for");

  await tabTo("button", "Other steps", "Shift+Tab");
  await choose("Publish");
  await isTold("dialog", "Publish", { modal: true });
  assert.equal((await find("button", "Publish anyway")).disabled, true);
  await tabTo("textbox", "Your name");
  await type("Ada");
  await tabTo("textbox", "Why it is published all the same");
  await type("The customer waits for it");
  await tabTo("button", "Publish anyway");
  await press("Enter");
  await hears(/Published/);
  assert.equal(await find("dialog", "Publish"), undefined);
  assert.notEqual((await here()).role, "none", "the focus is on the page again");
});

test("a workshop is prepared, held on one device, and comes to results", async (t) => {
  const { press, type, tabTo, isAt, isTold, hears, here, find } = await begin(t, "#/maturity");
  await tabTo("radio", /^Operational excellence/);
  await press("ArrowDown");
  await isAt("radio", /^Learning from incidents/, { checked: "true" });
  await tabTo("textbox", "Team or service");
  await type("Checkout");
  await tabTo("button", "Begin");
  await press("Enter");
  await isAt("heading", "Checkout: Learning from incidents", { level: 1 });
  await tabTo("link", "Workshop");
  await press("Enter");
  await tabTo("button", "Set up a workshop");
  await press("Enter");
  // The button that was pressed is gone; the focus is not.
  await isAt("button", "Begin the workshop");
  await press("Enter");
  await isTold("dialog", "Workshop", { modal: true });
  await hears("Question 1 of 12");

  // Two people vote in turn, and neither sees the other's vote.
  await tabTo("button", "Pass the device");
  await press("Enter");
  await isTold("button", "Pass the device", { pressed: "true" });
  for (const [at, level] of ["3", "2"].entries()) {
    await tabTo("button", "I vote on this question", "Shift+Tab");
    await press("Enter");
    await press(level);
    await isTold("radio", new RegExp(`^${level}`), { checked: "true" });
    await tabTo("button", "Hide it and hand on");
    await press("Enter");
    await hears("Your vote counts, and is hidden.");
    assert.equal(await find("radio", /./), undefined, `vote ${at + 1} is not told any more`);
  }
  await press("Escape");
  await isTold("StaticText", "2 of 2 have voted");
  await press("Space");
  await isTold("button", "Hide the votes");
  await hears(/2: 1 vote, 3: 1 vote/);
  await press("2");
  await press(".");
  await isTold("button", "2½", { pressed: "true" });
  await isTold("progressbar", "1 of 12 agreed");
  await press("ArrowRight");
  await hears("Question 2 of 12");
  await press("Escape");
  await isAt("button", "Go on with the workshop");
  await tabTo("link", "Results", "Shift+Tab");
  await press("Enter");
  await isTold("heading", /^Mean 2\.5 of 5/).catch(() => isTold("StaticText", /Mean 2\.5 of 5/));
  assert.notEqual((await here()).role, "none");
});

test("toil is written down, scored, and a project against it is argued", async (t) => {
  const { page, press, type, tabTo, isAt, isTold, hears, find } = await begin(t, "#/toil");
  await tabTo("button", "Begin a register");
  await press("Enter");
  await isAt("heading", "What we do by hand", { level: 1 });
  await tabTo("textbox", "Next activity");
  await type("Certificate renewals 20 h monthly @platform");
  await press("Enter");
  await hears("Added: Certificate renewals");
  await type("Restarts 5x/day 10 min");
  await press("Enter");
  await hears("Added: Restarts");
  await isTold("cell", "240 h");
  await tabTo("button", "Certificate renewals", "Shift+Tab");
  await press("Enter");
  await isAt("textbox", "What is done");
  await tabTo("checkbox", "Somebody does it by hand");
  await press("Space");
  await isAt("checkbox", "Somebody does it by hand", { checked: "true" });
  await hears(/It does not count as toil: 1 of 6/);
  await tabTo("button", "All six hold");
  await press("Enter");
  await hears(/It takes 240 h a year. It is toil/);

  await tabTo("link", "Basis", "Shift+Tab");
  await press("Enter");
  await tabTo("textbox", "An hour of work costs");
  await type("80 EUR");
  await tabTo("link", "Projects", "Shift+Tab");
  await press("Enter");
  await tabTo("button", "Add a project");
  await press("Enter");
  await isAt("textbox", "What is built");
  await type("Certificates renew themselves");
  await tabTo("combobox", "Add what it takes away");
  await type("Cert");
  await tabTo("button", "Add");
  await press("Enter");
  await tabTo("textbox", "Building");
  await type("16-24-40 h");
  await press("Tab");
  await hears(/Pays back in/i);
  await tabTo("combobox", "Stage");
  await type("Planned");
  await isAt("combobox", "Stage", { value: "Planned" });
  await tabTo("link", "Overview", "Shift+Tab");
  await press("Enter");
  await isTold("rowheader", /^Certificates renew themselves/);
  await isTold("cell", /Pays back in/);
  await tabTo("button", "Download the report");
  const [file] = await Promise.all([page.waitForEvent("download"), press("Enter")]);
  assert.match(await readFile(await file.path(), "utf8"), /Certificates renew themselves/);
  assert.ok(await find("heading", "What we do by hand"));
});
