// Ballots that say whose they are, and invitations that carry a model of one's own, which no other browser has.
import assert from "node:assert/strict";
import { test } from "node:test";
import { chromium } from "playwright-core";
import { axe, CHROMIUM, FLAGS, openApp, ready, watch } from "./support/app.mjs";
import { download, eventually, forgiveAxe, saved } from "./support/steps.mjs";

const OWN = {
  id: "own",
  version: "1",
  name: "Our own",
  levels: [{ name: "Some" }, { name: "Most" }, { name: "All" }],
  dimensions: [
    {
      id: "alerts",
      name: "Alerts",
      capabilities: [
        { id: "runbooks", name: "Runbooks", question: "What is written down – für alle?", statements: ["Some have one", "Most have one", "Each has one"] },
        { id: "paging", name: "Paging", statements: ["By mail", "By phone", "With a way up"] },
      ],
    },
  ],
};

const copiedLink = async (page, name) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name }).click();
  await page.getByRole("status").filter({ hasText: "Link copied" }).waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
};

const votersIn = (value) => {
  if (Array.isArray(value)) return value.flatMap(votersIn);
  if (value === null || typeof value !== "object") return [];
  return "ballots" in value ? [value.ballots] : Object.values(value).flatMap(votersIn);
};

test("who is invited to a model of one's own says their name, and it stands beside their votes", async (t) => {
  const { page, site, context, complaints } = await openApp(t, { path: "#/maturity" });
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  t.after(() => browser.close());
  const buffer = Buffer.from(JSON.stringify(OWN));
  await page.getByRole("radio", { name: /On-call health/ }).waitFor();
  await page.locator("input[type=file]").setInputFiles({ name: "own.json", mimeType: "application/json", buffer });
  await page.locator(".maturity-part").getByText(/^2 questions,/).waitFor();
  await page.getByRole("textbox", { name: "Team or service" }).fill("Checkout");
  await page.getByRole("button", { name: "Begin", exact: true }).click();
  await page.getByRole("link", { name: "Workshop", exact: true }).click();
  await page.getByRole("button", { name: "Set up a workshop" }).click();
  await page.getByRole("checkbox", { name: "Ballots say whose they are" }).check();
  await saved(page);
  const link = await copiedLink(page, "Copy the link");
  const workshop = page.url();

  const returned = [];
  for (const [voter, votes] of [
    ["Ada Müller: SRE", ["3", "1"]],
    ["Kim", ["2", "2"]],
  ]) {
    const own = await browser.newContext({ viewport: { width: 320, height: 640 }, locale: "en-GB" });
    own.setDefaultTimeout(15_000);
    const phone = await own.newPage();
    watch(phone, site.origin, complaints);
    await phone.goto(link);
    await ready(phone);
    assert.equal(await phone.getByText("Nobody sees who voted what.").count(), 0);
    await phone.getByRole("textbox", { name: "Your name" }).fill(voter);
    assert.deepEqual(await axe(phone), []);
    await phone.getByRole("button", { name: "Begin", exact: true }).press("Enter");
    await phone.getByText("What is written down – für alle?").first().waitFor();
    await phone.getByText("Each has one").first().waitFor();
    for (const [at, key] of votes.entries()) {
      await phone.getByText(`Question ${at + 1} of 2`).waitFor();
      await phone.keyboard.press(key);
      await phone.locator(".ballot-choice.is-chosen").waitFor();
      await phone.keyboard.press("ArrowRight");
    }
    await phone.getByText("Every question has your vote.").waitFor();
    await phone.getByRole("button", { name: "Make my code" }).press("Enter");
    const code = await phone.getByRole("region", { name: "Your code" }).getByRole("code").innerText();
    assert.ok(code.startsWith(`${voter.replace(":", "")}: `), code);
    assert.deepEqual(await axe(phone), []);
    returned.push({ code, link: await copiedLink(phone, "Copy as a link") });
    await own.close();
  }

  // One comes as a line, the other as a link that is opened beside.
  await page.getByRole("textbox", { name: "Codes or links, one a line" }).fill(returned[0].code);
  await page.getByRole("button", { name: "Take in", exact: true }).click();
  await page.getByText("Taken: it counts.").waitFor();
  await saved(page);
  const beside = await context.newPage();
  await beside.goto(returned[1].link);
  await ready(beside);
  await beside.getByRole("button", { name: "Take it in" }).click();
  await beside.getByRole("status").filter({ hasText: "Taken: it counts." }).waitFor();
  await beside.close();
  await page.getByText("2 ballots are in").first().waitFor();
  assert.equal(page.url(), workshop);
  await saved(page);
  assert.deepEqual(await axe(page), []);
  forgiveAxe(complaints);

  await page.evaluate(() => (location.hash = "#/settings"));
  const backup = await download(page, () => page.getByRole("button", { name: "Download a backup" }).first().click());
  const [ballots] = votersIn(JSON.parse(backup.text));
  assert.deepEqual(ballots.map((it) => it.voter).sort(), ["Ada Müller SRE", "Kim"]);

  // The same model in another version asks other questions: its ballots are told from those of another workshop by the same.
  await page.goto(page.url().split("#")[0] + "#/maturity");
  await page.getByRole("radio", { name: /On-call health/ }).waitFor();
  const newer = Buffer.from(JSON.stringify({ ...OWN, version: "2" }));
  await page.locator("input[type=file]").setInputFiles({ name: "own.json", mimeType: "application/json", buffer: newer });
  await page.locator(".maturity-part").getByText(/^2 questions,/).waitFor();
  await page.getByRole("button", { name: "Begin", exact: true }).click();
  await page.getByRole("link", { name: "Workshop", exact: true }).click();
  await page.getByRole("button", { name: "Set up a workshop" }).click();
  await page.getByRole("textbox", { name: "Codes or links, one a line" }).fill(returned[0].code);
  await page.getByRole("button", { name: "Take in", exact: true }).click();
  await page.getByText("This ballot is of another model or version, or of other questions, and of another workshop.").waitFor();
  await eventually(() => page.getByText("Taken: it counts.").count(), 0);
});
