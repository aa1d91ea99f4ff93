// Widgets in pages of Debian's MediaWiki, by the extension that docs/embedding.md has them installed with.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { launch, watch } from "./support/app.mjs";
import { page as pageOf } from "./support/recipes.mjs";
import { ADDRESSES, ATTACKS, assertHarmless, drawn, expectAttacks } from "./support/widgets.mjs";
import { MEDIAWIKI_IS_MISSING, mediawiki } from "./support/wikis.mjs";
import { LIST, MARKDOWN, POSTMORTEM } from "../wikis/data.mjs";

const recipes = pageOf("embedding.md");
const CONTENT = "#mw-content-text";

describe("in MediaWiki", { skip: MEDIAWIKI_IS_MISSING }, () => {
  let wiki;
  before(async () => {
    // Its strictest policy, and previews that replace a part of the page.
    const [load] = recipes("MediaWiki", "php");
    wiki = await mediawiki(`${load}
      $wgCSPHeader = [ 'default-src' => true ];
      $wgDefaultUserOptions['uselivepreview'] = 1;
      $wgFavicon = 'data:,';`);
    const [example] = recipes("MediaWiki", "wikitext");
    const src = new URL(wiki.address("Data", "&action=raw"));
    await wiki.write({
      Data: JSON.stringify(POSTMORTEM),
      Incident: `Words before.\n\n<afterword-timeline src="${src.pathname}${src.search}" />\n\n${example}\n* an item <afterword-five-whys>\n${JSON.stringify(POSTMORTEM, null, 2)}\n</afterword-five-whys>\n\nWords after.`,
    });
  });
  after(() => wiki.close());

  const open = async (t, options) => {
    const { context, close } = await launch(options);
    t.after(close);
    await expectAttacks(context);
    const page = context.pages()[0] ?? (await context.newPage());
    const complaints = watch(page, wiki.origin);
    return { page, context, complaints };
  };

  const THREE = [
    ["afterword-timeline", POSTMORTEM.timeline[0].text.slice(0, 20)],
    ["afterword-actions", "Alert on empty result pages"],
    ["afterword-five-whys", POSTMORTEM.trees[0].problem.slice(0, 20)],
  ];

  test("three widgets are drawn, under its policy, without a complaint", async (t) => {
    const { page, complaints } = await open(t);
    const response = await page.goto(wiki.address("Incident"));
    assert.match(response.headers()["content-security-policy"], /default-src 'self'/);
    await drawn(page, THREE);
    assert.deepEqual(complaints, []);
  });

  test("they fit a phone", async (t) => {
    const { page, complaints } = await open(t, { viewport: { width: 390, height: 844 } });
    await page.goto(wiki.address("Incident"));
    await drawn(page, THREE);
    const wide = await page.evaluate(() => [...document.querySelectorAll("*")].filter((it) => it.shadowRoot && it.getBoundingClientRect().width > 390).map((it) => it.localName));
    assert.deepEqual(wide, []);
    assert.deepEqual(complaints, []);
  });

  test("previews and edits are drawn anew", async (t) => {
    const { page, complaints } = await open(t);
    await wiki.signIn(page);
    await page.goto(wiki.address("Edited", "&action=edit"));
    const text = page.locator("#wpTextbox1");
    const preview = () => page.locator("#wpPreview").click();
    const problem = (text) => `<afterword-five-whys>\n${JSON.stringify({ problem: text, causes: [{ text: "Because" }] }, null, 2)}\n</afterword-five-whys>`;
    await text.fill(problem("The first problem"));
    await preview();
    await drawn(page, [["afterword-five-whys", "The first problem"]]);
    // This preview is put into the page that is there.
    await text.fill(`${problem("The second problem")}\n<afterword-actions>${JSON.stringify(LIST)}</afterword-actions>`);
    await preview();
    const both = [["afterword-five-whys", "The second problem"], ["afterword-actions", LIST.actions[0].title]];
    await drawn(page, both);
    await page.locator("#wpSave").click();
    await page.waitForURL((it) => !`${it}`.includes("action="));
    await drawn(page, both);
    const other = { ...LIST, actions: [{ ...LIST.actions[0], title: "Another action than before" }] };
    await page.goto(wiki.address("Edited", "&action=edit"));
    await text.fill(`<afterword-actions>${JSON.stringify(other)}</afterword-actions>`);
    await page.locator("#wpSave").click();
    await page.waitForURL((it) => !`${it}`.includes("action="));
    await drawn(page, [["afterword-actions", "Another action than before"]]);
    assert.deepEqual(complaints, []);
  });

  test("Markdown between the tags is Afterword's, not MediaWiki's", async (t) => {
    const { page, complaints } = await open(t);
    await wiki.write({ Markdown: `<afterword-actions>\n${MARKDOWN}</afterword-actions>` });
    await page.goto(wiki.address("Markdown"));
    await drawn(page, [["afterword-actions", "Tell support how to read the dashboard"]]);
    assert.deepEqual(complaints, []);
  });

  test("what a writer tries does nothing", async (t) => {
    const { page, complaints } = await open(t);
    // Through a template and through #tag, too: those put markers of their own into what a tag gets.
    const through = [
      `{{#tag:afterword-timeline|<nowiki></pre><img src=x onerror=alert(1)></nowiki>|lang=<nowiki>" onclick="alert(1)</nowiki>}}`,
      `{{#tag:afterword-timeline|<afterword-severity>x</afterword-severity><pre></pre><img src=x onerror=alert(1)></pre>|lang=<pre>"onclick=alert(1)</pre>}}`,
      `{{#tag:afterword-timeline||src={{lc:JAVASCRIPT}}:alert(1)}}`,
    ];
    // Each in a page of its own, which another has inside it: so none is swallowed by the one before.
    const attacks = [...ATTACKS, ...ADDRESSES, ...through].map((text, at) => [`Attack ${at}`, text]);
    await wiki.write(Object.fromEntries(attacks));
    await wiki.write({ Attack: attacks.map(([title]) => `{{:${title}}}`).join("\n\n") });
    await page.goto(wiki.address("Attack"));
    await page.waitForTimeout(1_500);
    await assertHarmless(page, CONTENT);
    assert.deepEqual(complaints.filter((it) => /attack|request to/.test(it)), []);
    const refusals = (await page.locator(CONTENT).innerText()).match(/Afterword reads nothing from /g);
    assert.equal(refusals?.length, ADDRESSES.length + 1);
  });

  test("without scripts the data itself is there", async (t) => {
    const { page } = await open(t, { javaScriptEnabled: false });
    await page.goto(wiki.address("Incident"));
    assert.match(await page.locator(CONTENT).innerText(), /Alert on empty result pages/);
  });

  test("an administrator of the interface can do it without the server", async (t) => {
    const { page, complaints } = await open(t);
    const [common] = recipes("MediaWiki", "js");
    const example = recipes("MediaWiki", "wikitext").find((it) => it.includes('class="afterword"'));
    const attack = `<div class="afterword" data-widget="timeline" data-src="//attack.example/x.json"></div>`;
    await wiki.write({ "MediaWiki:Common.js": common, "By script": `${example}\n${attack}` });
    await page.goto(wiki.address("By script"));
    await page.waitForFunction(() => document.querySelectorAll("afterword-actions, afterword-timeline").length === 2);
    await page.waitForTimeout(500);
    assert.deepEqual(complaints, []);
  });
});
