// Widgets in pages of MkDocs with Material, by the configuration that docs/embedding.md has.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { launch, watch } from "./support/app.mjs";
import { freePort } from "./support/hosts.mjs";
import { page as pageOf } from "./support/recipes.mjs";
import { serve } from "./support/server.mjs";
import { drawn } from "./support/widgets.mjs";
import { MKDOCS_IS_MISSING, mkdocs } from "./support/wikis.mjs";
import { POSTMORTEM } from "../wikis/data.mjs";

const recipes = pageOf("embedding.md");
const FIRST = POSTMORTEM.timeline[0].text.slice(0, 20);
const PROBLEM = POSTMORTEM.trees[0].problem.slice(0, 20);

// The recipe, and what a site has besides: a name, both schemes, and no fonts from elsewhere.
const configuration = (recipe, port) =>
  `site_name: Tests\nsite_url: http://127.0.0.1:${port}/wiki/\n${recipe.replace(
    "  name: material\n",
    `  name: material
  font: false
  palette:
    - scheme: default
      toggle: { icon: material/weather-night, name: Dark }
    - scheme: slate
      toggle: { icon: material/weather-sunny, name: Light }
`,
  )}`;

describe("in MkDocs with Material", { skip: MKDOCS_IS_MISSING }, () => {
  let built;
  let host;
  before(async () => {
    const [recipe] = recipes("MkDocs with Material", "yaml");
    const [example] = recipes("MkDocs with Material", "markdown");
    // Instant navigation goes where the map of the site says that its pages are.
    const port = await freePort();
    built = await mkdocs(configuration(recipe, port), {
      "index.md": `# Incident\n\nWords before.\n\n<afterword-timeline src="data.json"></afterword-timeline>\n\n${example}\n\n<div>\n<afterword-five-whys><pre>\n${JSON.stringify(POSTMORTEM, null, 2).replace(/[&<]/g, (it) => `&#${it.charCodeAt(0)};`)}\n</pre></afterword-five-whys>\n</div>\n\nTo the [other page](other.md).\n`,
      "other.md": `# Other\n\n<afterword-timeline src="../data.json"></afterword-timeline>\n\nBack to the [incident](index.md).\n`,
      "data.json": JSON.stringify(POSTMORTEM),
    });
    host = await serve(built.site, { base: "/wiki/", port });
  });
  after(async () => {
    await host.close();
    await built.close();
  });

  const open = async (t, options) => {
    const { context, close } = await launch(options);
    t.after(close);
    const page = context.pages()[0] ?? (await context.newPage());
    const complaints = watch(page, host.origin);
    await page.goto(host.url);
    return { page, complaints };
  };

  const THREE = [["afterword-timeline", FIRST], ["afterword-actions", "Alert on empty result pages"], ["afterword-five-whys", PROBLEM]];

  test("three widgets are drawn, on a phone, too, without a complaint", async (t) => {
    const { page, complaints } = await open(t);
    await drawn(page, THREE);
    await page.setViewportSize({ width: 390, height: 844 });
    await drawn(page, THREE);
    const wide = await page.evaluate(() => [...document.querySelectorAll("*")].filter((it) => it.shadowRoot && it.getBoundingClientRect().width > 390).map((it) => it.localName));
    assert.deepEqual(wide, []);
    assert.deepEqual(complaints, []);
  });

  test("they come and go with instant navigation, and the module is fetched once", async (t) => {
    const before = host.requests.length;
    const { page, complaints } = await open(t);
    await drawn(page, THREE);
    await page.evaluate(() => (window.isSame = true));
    for (let round = 0; round < 3; round += 1) {
      await page.getByRole("link", { name: "other page" }).click();
      await drawn(page, [["afterword-timeline", FIRST]]);
      await page.getByRole("article").getByRole("link", { name: "incident" }).click();
      await drawn(page, THREE);
    }
    assert.equal(await page.evaluate(() => window.isSame), true, "the page was not loaded anew");
    const modules = host.requests.slice(before).filter((it) => it.endsWith(".wasm"));
    assert.deepEqual(modules, [...new Set(modules)]);
    assert.deepEqual(complaints, []);
  });

  test("the switch between light and dark is followed", async (t) => {
    const { page, complaints } = await open(t, { colorScheme: "light" });
    await drawn(page, THREE);
    const lightness = () =>
      page.evaluate(() => {
        const sheet = document.querySelector("afterword-timeline").shadowRoot.querySelector("[part~=widget]");
        const [red, green, blue] = getComputedStyle(sheet).color.match(/[\d.]+/g).map(Number);
        return (red + green + blue) / 3;
      });
    assert.ok((await lightness()) < 100, "dark letters on a light page");
    await page.locator("label[for^=__palette]:visible").first().click();
    await page.waitForFunction(() => document.body.dataset.mdColorScheme === "slate");
    await page.waitForTimeout(300);
    assert.ok((await lightness()) > 150, "light letters on a dark page");
    assert.deepEqual(complaints, []);
  });
});
