// The hardest document of the corpus, written as a person would write it: no import, every word through the fields of the page.
// Where the corpus is not at hand, this is skipped and says so.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { openApp, ready } from "./support/app.mjs";
import { addEntries, causes, eventually, exported, newPostmortem, saved, section, takeMoment, write } from "./support/steps.mjs";

const FILE = new URL("../../../shared/corpus/postmortems/rust--crates-io-postmortem.md", import.meta.url);
const HERE = existsSync(FILE);
if (!HERE) console.log("skipped: the corpus is not here");

const source = HERE ? readFileSync(FILE, "utf8") : "";

/** The text under the heading `name`. */
const under = (name) => {
  const from = source.indexOf(`\n## ${name}\n`) + name.length + 5;
  const to = source.indexOf("\n## ", from);
  return source.slice(from, to < 0 ? undefined : to).trim();
};

/** The timeline as lines that can be typed: `2023-07-19 12:32 …`. */
const entries = () => {
  let day = "";
  return under("Timeline").split("\n").flatMap((line) => {
    if (line.startsWith("### ")) day = line.slice(4);
    const entry = line.match(/^- (\d\d:\d\d) UTC – (.*)$/);
    return entry ? [`${day} ${entry[1]} ${entry[2]}`] : [];
  });
};

/** The answers of the five whys with their depth; the questions are asked by the page. */
const answers = () =>
  under("Root cause identification: The Five Whys")
    .split("\n")
    .map((line) => line.match(/^( *)- (.*)$/))
    .filter(Boolean)
    .map(([, indent, text]) => ({ depth: indent.length / 2, text }));

const bullets = (name) => under(name).split("\n").filter((line) => line.startsWith("- ")).map((line) => line.slice(2));

/** Types the tree with the keys that the page offers: Enter for the next cause, Tab deeper, Shift+Tab up. */
const typeTree = async (page, [problem, ...causes]) => {
  await section(page, "Why it happened").getByRole("button", { name: "Start with what people noticed" }).click();
  await page.keyboard.insertText(problem.text);
  await page.keyboard.press("Enter");
  let depth = 1;
  for (const [at, cause] of causes.entries()) {
    if (at > 0) await page.keyboard.press("Enter");
    for (; depth < cause.depth; depth += 1) await page.keyboard.press("Tab");
    for (; depth > cause.depth; depth -= 1) await page.keyboard.press("Shift+Tab");
    await page.keyboard.insertText(cause.text);
  }
};

test("the hardest document of the corpus is written by hand", { skip: !HERE }, async (t) => {
  const { page } = await openApp(t, { viewport: { width: 1440, height: 1000 } });

  await t.test("its head and its story", async () => {
    await newPostmortem(page, source.match(/^title = "(.*)"$/m)[1]);
    await page.getByRole("combobox", { name: "Severity" }).selectOption("SEV2 high");
    const texts = { Summary: "Summary", "Impact in words": "Impact", Detection: "Detection", "Lessons learned": "Lessons learned" };
    for (const [label, heading] of Object.entries(texts)) await write(page, label, under(heading));
  });

  await t.test("its timeline, line by line", async () => {
    const lines = entries();
    assert.equal(lines.length, 16);
    await addEntries(page, ...lines);
    const shown = section(page, "Timeline").getByRole("list", { name: "Timeline" }).getByRole("group");
    await eventually(() => shown.count(), 16);
    await takeMoment(page, "impact started", /12:17/);
    await takeMoment(page, "detected", /12:28/);
    await takeMoment(page, "resolved", /12:30/);
    const duration = page.getByRole("region", { name: "Metrics" });
    await duration.getByText("13 min", { exact: true }).first().waitFor();
  });

  await t.test("its branching whys, by the keyboard", async () => {
    const tree = answers();
    await typeTree(page, tree);
    await eventually(() => causes(page), tree.slice(1).map((it) => `${it.depth} ${it.text}`));
  });

  await t.test("its actions", async () => {
    const quick = page.getByRole("textbox", { name: "Next action" });
    for (const action of bullets("Corrective actions")) {
      await quick.fill(action.replace(/\*\*\w+\*\* /, ""));
      await quick.press("Enter");
    }
    const titles = section(page, "Action items").getByRole("textbox", { name: "What will be done" });
    await eventually(() => titles.count(), 3);
  });

  await t.test("and it is all in the file, also after a reload", async () => {
    await saved(page);
    await page.reload();
    await ready(page);
    const { text } = await exported(page, "Download Markdown");
    for (const { text: cause } of answers()) assert.ok(text.includes(cause.slice(0, 40)), cause);
    for (const line of entries()) assert.ok(text.includes(line.slice(17, 60)), line);
    for (const heading of ["Summary", "Impact", "Detection"]) assert.ok(text.includes(under(heading).split("\n")[0]), heading);
  });
});
