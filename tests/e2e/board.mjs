// The board: every action of every postmortem in one place, changed where it stands, and out of there into chats, calendars and trackers.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, dayFromNow, openApp, ready } from "./support/app.mjs";
import { choose, download, eventually, forgiveAxe, newPostmortem, saved } from "./support/steps.mjs";

/** The page is without fault to axe. */
const accessible = async (page, complaints) => {
  assert.deepEqual(await axe(page), []);
  forgiveAxe(complaints);
};

/** A postmortem with actions, each `[what, owner, days until it is due]`. */
const write = async (page, title, actions) => {
  await page.getByRole("link", { name: "Postmortems" }).first().click();
  const address = await newPostmortem(page, title);
  const next = page.getByRole("textbox", { name: "Next action" });
  for (const [n, [what, owner, due]] of actions.entries()) {
    await next.fill(what);
    await next.press("Enter");
    const item = page.getByRole("list", { name: "Actions" }).getByRole("listitem").nth(n);
    await item.getByRole("textbox", { name: "Owner" }).fill(owner);
    if (due !== null) await item.getByLabel("Due").fill(dayFromNow(due));
  }
  await saved(page);
  return address;
};

const goToBoard = async (page) => {
  await page.evaluate(() => (location.hash = "#/actions"));
  await page.getByRole("heading", { name: "Actions", level: 1 }).waitFor();
};

const list = (page) => page.getByRole("grid", { name: "Actions" });

/** The list as it reads: headings with their counts, and what will be done below them. */
const reads = (page) =>
  list(page).evaluate((it) =>
    [...it.querySelectorAll(".board-row")].map(
      (row) => row.querySelector(".board-title input")?.value ?? row.querySelector(".board-title, strong")?.textContent.trim(),
    ),
  );

const filter = (page, name) => page.getByRole("search").getByRole("combobox", { name });
const row = (page, name) => list(page).getByRole("row").filter({ hasText: name });
const chosen = (page) => list(page).locator("[role=row].is-selected");
const said = (page, words) => page.getByRole("status").filter({ hasText: words }).waitFor();

/** Two postmortems with five actions. */
const workspace = async (t, options) => {
  const opened = await openApp(t, options);
  const { page } = opened;
  const first = await write(page, "Checkout outage", [
    ["Alert on pool size", "Kim", -3],
    ["Add a query timeout", "Ada", 3],
    ["Rehearse the failover", "Kim", 40],
  ]);
  await write(page, "Search was slow", [["Limit the batch size", "Ada", -10], ["Read the paper", "", null]]);
  await goToBoard(page);
  await list(page).waitFor();
  return { ...opened, first };
};

test("an empty board says what comes together there", async (t) => {
  const { page, complaints } = await openApp(t, { path: "#/actions" });
  await page.getByRole("heading", { name: "No actions yet" }).waitFor();
  await accessible(page, complaints);
});

test("what is late comes first, and filters can be taken away", async (t) => {
  const { page, complaints } = await workspace(t);
  const all = [
    "Overdue", "Limit the batch size", "Alert on pool size",
    "This week", "Add a query timeout",
    "Later", "Rehearse the failover",
    "Without a date", "Read the paper",
  ];
  await eventually(() => reads(page), all);
  await accessible(page, complaints);

  await filter(page, "Owner").selectOption({ label: "Kim (2)" });
  await eventually(() => reads(page), ["Overdue", "Alert on pool size", "Later", "Rehearse the failover"]);
  await page.getByRole("searchbox", { name: "Search actions" }).fill("failover");
  await eventually(() => reads(page), ["Later", "Rehearse the failover"]);

  await page.getByRole("button", { name: "Kept filters" }).click();
  await page.getByRole("menuitem", { name: "Keep these filters…" }).click();
  const dialog = page.getByRole("dialog", { name: "Keep these filters" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("Kim’s failover");
  await dialog.getByRole("button", { name: "Keep" }).click();
  await page.getByRole("button", { name: "Remove Owner: Kim" }).click();
  await page.getByRole("searchbox", { name: "Search actions" }).fill("");
  await eventually(() => reads(page), all);

  await page.waitForTimeout(900); // The settings are kept a moment after the last change.
  await page.reload();
  await ready(page);
  await eventually(() => reads(page), all);
  await page.getByRole("button", { name: "Kept filters" }).click();
  await page.getByRole("menuitem", { name: "Kim’s failover", exact: true }).click();
  await eventually(() => reads(page), ["Later", "Rehearse the failover"]);

  await page.getByRole("searchbox", { name: "Search actions" }).fill("nothing like it");
  await page.getByText("No action matches").waitFor();
  await page.getByRole("button", { name: "Show all" }).click();
  await eventually(() => reads(page), all);
  await page.getByRole("button", { name: /Overdue/ }).first().click();
  await eventually(() => reads(page), ["Overdue", "Limit the batch size", "Alert on pool size"]);
});

test("a change stands in its document at once, comes from there too, and can be taken back", async (t) => {
  const { page, context, site, first, complaints } = await workspace(t);
  await row(page, "Alert on pool size").getByText("Kim").click();
  const owner = chosen(page).getByRole("combobox", { name: "Owner" });
  await owner.fill("Grace");
  await owner.press("Enter");
  await said(page, "1 action given to Grace");

  // Another tab has the document open: each hears of the other.
  const other = await context.newPage();
  await other.goto(first);
  await ready(other);
  const item = other.getByRole("list", { name: "Actions" }).getByRole("listitem").first();
  await eventually(() => item.getByRole("textbox", { name: "Owner" }).inputValue(), "Grace");
  await item.getByRole("combobox", { name: "State" }).selectOption({ label: "In progress" });
  await saved(other);
  await eventually(() => chosen(page).getByRole("combobox", { name: "State" }).evaluate((it) => it.selectedOptions[0].label), "In progress");

  await chosen(page).getByRole("combobox", { name: "State" }).selectOption({ label: "Blocked" });
  const why = page.getByRole("dialog", { name: "Blocked: why?" });
  await accessible(page, complaints);
  await why.getByRole("textbox", { name: "What it waits for" }).fill("the vendor");
  await why.getByRole("textbox").press("Enter");
  await said(page, "1 action is now: Blocked");
  await eventually(() => item.getByRole("textbox", { name: "What it waits for" }).inputValue(), "the vendor");

  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await said(page, "Taken back for 1 action");
  await eventually(() => item.getByRole("combobox", { name: "State" }).evaluate((it) => it.selectedOptions[0].label), "In progress");
  await page.keyboard.press("Control+z");
  await eventually(() => item.getByRole("textbox", { name: "Owner" }).inputValue(), "Kim");
  assert.ok(page.url().startsWith(site.url));
});

test("what is typed counts when it is done, and the keys stay where they were", async (t) => {
  const { page, context, first } = await workspace(t);
  const focused = () => page.evaluate(() => document.activeElement.id);
  await row(page, "Rehearse the failover").locator(".board-due").click();
  const due = chosen(page).getByLabel("Due", { exact: true });
  await due.focus();
  const id = await focused();
  const year = new Date().getFullYear() + 1;
  // The twelfth of the twelfth, whichever comes first.
  await page.keyboard.type(`1212${year}`);
  assert.deepEqual((await reads(page)).slice(-4, -2), ["Later", "Rehearse the failover"]);
  await page.keyboard.press("Enter");
  await said(page, `1 action due 12 Dec ${year}`);
  await eventually(focused, id);

  // The browser takes back what is typed, and nothing else.
  const title = chosen(page).getByRole("textbox", { name: "What will be done" });
  await title.focus();
  await page.keyboard.press("End");
  await page.keyboard.type(" twice");
  await page.keyboard.press("Control+z");
  assert.equal(await due.inputValue(), `${year}-12-12`);
  await page.keyboard.press("Escape");

  // An action says what will be done: an emptied text is as it was.
  await title.fill("");
  await page.keyboard.press("Enter");
  await eventually(() => title.inputValue(), "Rehearse the failover");

  // Another tab changes the text meanwhile: nothing is written over that without a word.
  await title.focus();
  await page.keyboard.press("End");
  await page.keyboard.type(" in spring");
  const other = await context.newPage();
  await other.goto(first);
  await ready(other);
  const item = other.getByRole("list", { name: "Actions" }).getByRole("listitem").nth(2);
  await item.getByRole("textbox", { name: "What will be done" }).fill("Rehearse the failover with everyone");
  await saved(other);
  await page.bringToFront();
  await chosen(page).getByText("Changed elsewhere meanwhile: “Rehearse the failover with everyone”.").waitFor();
  await due.focus();
  assert.equal(await title.inputValue(), "Rehearse the failover in spring");
  await title.focus();
  await page.keyboard.press("Escape");
  await eventually(() => title.inputValue(), "Rehearse the failover with everyone");

  // What is closed leaves the list, and the list keeps the keys.
  const state = chosen(page).getByRole("combobox", { name: "State" });
  await state.focus();
  await state.selectOption({ label: "Done" });
  await eventually(() => reads(page).then((it) => it.includes("Rehearse the failover with everyone")), false);
  await eventually(focused, "board-list");
  await page.keyboard.press("j");
  await page.keyboard.press("Control+z");
  await said(page, "Taken back for 1 action");
  await eventually(() => reads(page).then((it) => it.includes("Rehearse the failover with everyone")), true);
});

test("many are changed at once, and taken back at once", async (t) => {
  const { page, complaints } = await workspace(t);
  await list(page).focus();
  // Limit the batch size, then Alert on pool size.
  for (const key of ["x", "j", "x"]) await page.keyboard.press(key);
  const bar = page.getByRole("region", { name: "Those that are picked" });
  await bar.getByText("2 picked").waitFor();
  await accessible(page, complaints);
  await bar.getByRole("combobox", { name: "Set the priority…" }).selectOption("P1");
  await said(page, "2 actions set to P1");
  await bar.getByRole("button", { name: "Pick all 5" }).click();
  await bar.getByText("5 picked").waitFor();
  await bar.getByRole("combobox", { name: "Set the owner" }).fill("Team A");
  await bar.getByRole("button", { name: "Set the owner" }).click();
  await said(page, "5 actions given to Team A");
  await eventually(() => list(page).locator(".board-owner", { hasText: "Team A" }).count(), 4); // The fifth is a field.
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await said(page, "Taken back for 5 actions");
  await eventually(() => list(page).locator(".board-owner", { hasText: "Team A" }).count(), 0);
  await bar.getByRole("combobox", { name: "Set the state…" }).selectOption({ label: "Done" });
  await said(page, "5 actions are now: Done");
  await page.getByText("No action matches").waitFor();
});

test("cards go from column to column by keys and by mouse, and lead back to where they come from", async (t) => {
  const { page, first, complaints } = await workspace(t);
  await page.getByRole("button", { name: "Columns" }).click();
  const lane = (name) => page.getByRole("region", { name: new RegExp(`^${name} \\d`) });
  const cards = (name) => lane(name).getByRole("listitem").evaluateAll((all) => all.map((it) => it.ariaLabel));
  await eventually(() => cards("Open").then((it) => it.length), 5);
  await accessible(page, complaints);

  await lane("Open").getByRole("listitem", { name: "Limit the batch size" }).focus();
  await page.keyboard.press("Shift+ArrowRight");
  await eventually(() => cards("In progress"), ["Limit the batch size"]);
  await eventually(() => page.evaluate(() => document.activeElement.ariaLabel), "Limit the batch size");
  await page.keyboard.press("Shift+ArrowRight");
  await page.getByRole("dialog", { name: "Blocked: why?" }).getByRole("textbox").fill("a decision");
  await page.keyboard.press("Enter");
  await eventually(() => cards("Blocked"), ["Limit the batch size"]);

  // Columns are as tall as the longest: in the middle of one the page would scroll under what is carried.
  const top = { targetPosition: { x: 60, y: 60 } };
  await lane("Open").getByRole("listitem", { name: "Alert on pool size" }).dragTo(lane("In progress"), top);
  await eventually(() => cards("In progress"), ["Alert on pool size"]);

  // What is carried to the end stays in sight, and counts.
  await lane("Open").getByRole("listitem", { name: "Add a query timeout" }).dragTo(lane("Done"), top);
  await eventually(() => cards("Done"), ["Add a query timeout"]);
  await page.getByRole("heading", { name: "Done 1" }).waitFor();

  await lane("In progress").getByRole("link", { name: "Checkout outage" }).click();
  await page.waitForURL((it) => it.href.startsWith(first));
  await eventually(() => page.evaluate(() => document.activeElement.value), "Alert on pool size");
  await page.goBack();
  await eventually(() => cards("In progress"), ["Alert on pool size"]);
});

test("a card leads to the cause that it is to change", async (t) => {
  const { page } = await openApp(t);
  await page.getByRole("button", { name: "Open the example workspace" }).click();
  await page.getByRole("grid").getByRole("row").nth(1).waitFor();
  await goToBoard(page);
  await list(page).waitFor();
  const cause = list(page).locator(".board-cause").first();
  const words = await cause.textContent();
  await cause.click();
  await eventually(() => page.evaluate(() => document.activeElement.value), words);
});

test("what is asked for goes into a chat, a calendar, a tracker", async (t) => {
  const { page, context, complaints } = await workspace(t, { permissions: ["clipboard-read", "clipboard-write"] });
  await filter(page, "Owner").selectOption({ label: "Kim (2)" });
  await eventually(() => reads(page), ["Overdue", "Alert on pool size", "Later", "Rehearse the failover"]);
  const take = async (item) => {
    await page.getByRole("button", { name: "Take out" }).click();
    await page.getByRole("menuitem", { name: item }).click();
  };
  await take("Copy a digest for a chat or a mail");
  await said(page, "Copied: what is overdue");
  const digest = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(digest, /\*\*Kim \(1\)\*\*\n\n- Alert on pool size · 3 days overdue, open for 0 days · \[Checkout outage\]\(http/);
  assert.doesNotMatch(digest, /Ada|failover/);

  const calendar = await download(page, () => take("Download a calendar of the dates"));
  assert.equal(calendar.name, "actions.ics");
  assert.equal(calendar.text.match(/BEGIN:VEVENT/g).length, 2);
  const gitlab = await download(page, () => take("Download for GitLab (CSV)"));
  assert.match(gitlab.text, new RegExp(`^title,description,due_date\r\nAlert on pool size,"Owner: Kim`));
  const json = JSON.parse((await download(page, () => take("Download as JSON"))).text);
  assert.deepEqual(json.actions.map((it) => it.action.title), ["Alert on pool size", "Rehearse the failover"]);

  await take("Tracker…");
  const dialog = page.getByRole("dialog", { name: "Where issues are kept" });
  await accessible(page, complaints);
  await dialog.getByRole("textbox", { name: "Address" }).fill("javascript:alert(1)");
  await dialog.getByText("This is no address of GitHub").waitFor();
  assert.equal(await dialog.getByRole("button", { name: "Keep" }).isDisabled(), true);
  await dialog.getByRole("textbox", { name: "Address" }).fill("https://github.com/team/service");
  await dialog.getByRole("button", { name: "Keep" }).click();
  // Nothing leaves the machine: what would open is caught.
  await context.route("https://github.com/**", (route) => route.abort());
  await page.evaluate(() => (window.open = (url) => (window.opened = url)));
  await chosen(page).getByRole("button", { name: "What else can be done" }).click();
  await page.getByRole("menuitem", { name: "Open as an issue in GitHub" }).click();
  const url = await page.evaluate(() => window.opened);
  assert.match(url, /^https:\/\/github\.com\/team\/service\/issues\/new\?title=Alert%20on%20pool%20size&body=Owner%3A%20Kim/);
});

test("reminders come only to those who asked for them", async (t) => {
  const { page } = await workspace(t, { permissions: ["notifications"] });
  await page.evaluate(() => (navigator.setAppBadge = async (n) => (window.badge = n)));
  await page.getByRole("button", { name: "Take out" }).click();
  await page.getByRole("menuitem", { name: "Remind me" }).click();
  await page.getByRole("dialog", { name: "Reminders on this device" }).getByRole("button", { name: "Remind me when the app opens" }).click();
  await said(page, "Reminders are on");
  assert.equal(await page.evaluate(() => window.badge), 2);
});

test("on a phone nothing hangs over, and fields are where they were read", async (t) => {
  const { page, complaints } = await workspace(t, { viewport: { width: 320, height: 640 } });
  const hangsOver = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok((await hangsOver()) <= 0);
  await row(page, "Add a query timeout").getByText("Ada").click();
  await chosen(page).getByLabel("Due").fill(dayFromNow(20));
  await said(page, "1 action due");
  await eventually(async () => (await reads(page)).indexOf("Add a query timeout") > (await reads(page)).indexOf("Later"), true);
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("region", { name: /^Open \d/ }).waitFor();
  assert.ok((await hangsOver()) <= 0);
  await accessible(page, complaints);
});

test("on paper are all that the filters leave, and not only those in sight", async (t) => {
  const { page } = await openApp(t, { path: "#/import" });
  const actions = Array.from({ length: 140 }, (_, n) => `- [ ] Look at shard ${n + 1}`);
  const text = ["# Shards fell over", "", "## Action items", "", ...actions].join("\n");
  await page.locator("input[type=file]").setInputFiles({ name: "shards.md", mimeType: "text/markdown", buffer: Buffer.from(text) });
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByRole("textbox", { name: "Title", exact: true }).waitFor();
  await goToBoard(page);
  await list(page).waitFor();
  // What would go to the printer, as it is when the browser is asked to print.
  await page.evaluate(() => {
    window.print = () => (window.printed = document.querySelectorAll(".board-paper tbody tr").length);
  });
  await choose(page, "Take out", "Print, or save as PDF");
  await eventually(() => page.evaluate(() => window.printed), 140);
  await page.emulateMedia({ media: "print" });
  const paper = page.locator(".board-paper");
  await paper.getByRole("cell", { name: "Look at shard 140" }).waitFor();
  assert.equal(await list(page).isVisible(), false);
  await page.emulateMedia({ media: "screen" });
  assert.equal(await paper.isVisible(), false);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await eventually(() => paper.count(), 0);

  await page.getByRole("searchbox", { name: "Search actions" }).fill("shard 14");
  await eventually(() => reads(page), ["Without a date", "Look at shard 14", "Look at shard 114", "Look at shard 140"]);
  await choose(page, "Take out", "Print, or save as PDF");
  await eventually(() => page.evaluate(() => window.printed), 3);
});
