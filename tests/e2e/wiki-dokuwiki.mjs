// Widgets in pages of Debian's DokuWiki, by the plugin that docs/embedding.md has them installed with.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { launch, watch } from "./support/app.mjs";
import { page as pageOf } from "./support/recipes.mjs";
import { ADDRESSES, ATTACKS, assertHarmless, drawn, expectAttacks } from "./support/widgets.mjs";
import { DOKUWIKI_IS_MISSING, dokuwiki } from "./support/wikis.mjs";
import { MARKDOWN, POSTMORTEM } from "../wikis/data.mjs";

const recipes = pageOf("embedding.md");
const CONTENT = "#dokuwiki__content";

describe("in DokuWiki", { skip: DOKUWIKI_IS_MISSING }, () => {
  let wiki;
  before(async () => {
    wiki = await dokuwiki();
  });
  after(() => wiki.close());

  const open = async (t, options) => {
    const { context, close } = await launch(options);
    t.after(close);
    await expectAttacks(context);
    const page = context.pages()[0] ?? (await context.newPage());
    const complaints = watch(page, wiki.origin);
    return { page, complaints };
  };

  const write = async (page, id, text) => {
    await page.goto(wiki.address(id, "&do=edit"));
    await page.locator("#wiki__text").fill(text);
    await page.locator("#edbtn__save").click();
    await page.waitForURL((it) => !`${it}`.includes("do=edit"));
  };

  const [example] = recipes("DokuWiki", "dokuwiki");
  const JSON_TEXT = JSON.stringify(POSTMORTEM, null, 2);
  const THREE = [
    ["afterword-timeline", POSTMORTEM.timeline[0].text.slice(0, 20)],
    ["afterword-actions", "Alert on empty result pages"],
    ["afterword-five-whys", POSTMORTEM.trees[0].problem.slice(0, 20)],
  ];
  const INCIDENT = `====== Incident ======\n\nWords before.\n\n<afterword-timeline src="/doku.php?id=data&amp;do=export_raw" />\n\n${example}\n  * an item\n\n<afterword-five-whys>\n${JSON_TEXT}\n</afterword-five-whys>\n\nWords after.`;

  test("three widgets are drawn without a complaint, on a phone, too", async (t) => {
    const { page, complaints } = await open(t);
    await write(page, "data", JSON_TEXT);
    await write(page, "incident", INCIDENT);
    await drawn(page, THREE);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.reload();
    await drawn(page, THREE);
    const wide = await page.evaluate(() => [...document.querySelectorAll("*")].filter((it) => it.shadowRoot && it.getBoundingClientRect().width > 390).map((it) => it.localName));
    assert.deepEqual(wide, []);
    assert.deepEqual(complaints, []);
  });

  test("previews and edits are drawn anew", async (t) => {
    const { page, complaints } = await open(t);
    await page.goto(wiki.address("edited", "&do=edit"));
    await page.locator("#wiki__text").fill(example);
    await page.locator("#edbtn__preview").click();
    await page.locator("#draft__status, #scroll__here, .preview").first().waitFor();
    await drawn(page, [["afterword-actions", "Alert on empty result pages"]]);
    await page.locator("#wiki__text").fill(example.replace("Alert on empty", "Warn of empty"));
    await page.locator("#edbtn__save").click();
    await drawn(page, [["afterword-actions", "Warn of empty result pages"]]);
    await write(page, "edited", example);
    await drawn(page, [["afterword-actions", "Alert on empty result pages"]]);
    assert.deepEqual(complaints, []);
  });

  test("Markdown between the tags is Afterword's, not DokuWiki's", async (t) => {
    const { page, complaints } = await open(t);
    await write(page, "markdown", `<afterword-actions>\n${MARKDOWN}</afterword-actions>`);
    await drawn(page, [["afterword-actions", "Tell support how to read the dashboard"]]);
    assert.deepEqual(complaints, []);
  });

  test("what a writer tries does nothing", async (t) => {
    const { page, complaints } = await open(t);
    await write(page, "attack", [...ATTACKS, ...ADDRESSES].join("\n\n"));
    await page.waitForTimeout(1_500);
    await assertHarmless(page, CONTENT);
    assert.deepEqual(complaints.filter((it) => /attack|request to/.test(it)), []);
    const refusals = (await page.locator(CONTENT).innerText()).match(/Afterword reads nothing from /g);
    assert.equal(refusals?.length, ADDRESSES.length);
  });

  test("long data comes through whole", async (t) => {
    const { page, complaints } = await open(t);
    const long = { ...POSTMORTEM, summary: "Long. ".repeat(50_000) };
    await write(page, "long", `<afterword-timeline>${JSON.stringify(long)}</afterword-timeline>`);
    await drawn(page, [THREE[0]]);
    assert.deepEqual(complaints, []);
  });

  test("without scripts the data itself is there", async (t) => {
    const writer = await open(t);
    await write(writer.page, "plain", example);
    const { page } = await open(t, { javaScriptEnabled: false });
    await page.goto(wiki.address("plain"));
    assert.match(await page.locator(CONTENT).innerText(), /Alert on empty result pages/);
    // A document that is made of the page has it, too.
    const text = await fetch(wiki.address("plain", "&do=export_xhtmlbody")).then((it) => it.text());
    assert.match(text, /<pre>\[\s+\{&quot;title&quot;: &quot;Alert on empty/);
  });
});
