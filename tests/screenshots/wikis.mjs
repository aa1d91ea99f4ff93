// The pictures of docs/embedding.md, taken of real wikis with a built app: AFTERWORD_DIST=… node screenshots/wikis.mjs FOLDER
// The wikis have to be here; `cargo xtask test --e2e wiki` gets them into target/ and says where they are looked for.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { launch } from "../e2e/support/app.mjs";
import { serve } from "../e2e/support/server.mjs";
import { dokuwiki, mediawiki, mkdocs } from "../e2e/support/wikis.mjs";
import { LIST, POSTMORTEM } from "../wikis/data.mjs";

const folder = process.argv[2];
await mkdir(folder, { recursive: true });
// As much as fits a picture.
const short = { ...POSTMORTEM, timeline: POSTMORTEM.timeline.slice(0, 6), moments: {}, actions: [], factors: [] };
const [incident, list] = [short, LIST].map((it) => JSON.stringify(it, null, 1));
const three = (tag) => ({ timeline: tag("timeline", incident), causes: tag("five-whys", incident), actions: tag("actions", list) });

const { context, close } = await launch({ viewport: { width: 1000, height: 700 } });
const page = context.pages()[0] ?? (await context.newPage());
const shot = async (name, address) => {
  await page.goto(address);
  await page.waitForFunction(() => document.querySelector("afterword-actions")?.shadowRoot?.querySelector("table"));
  // Prose is drawn when its reader has come.
  await page.waitForTimeout(1_500);
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  console.log(`${name}.png`);
};

{
  const wiki = await mediawiki("wfLoadExtension( 'Afterword' ); $wgCSPHeader = true; $wgLogos = false;");
  const { timeline, causes, actions } = three((name, text) => `<afterword-${name}>\n${text}\n</afterword-${name}>`);
  await wiki.write({ Incident: `What happened on the morning of 3 November.\n${timeline}\n== Causes ==\n${causes}\n== Actions ==\n${actions}` });
  await shot("wiki-mediawiki", wiki.address("Incident"));
  await wiki.close();
}
{
  const wiki = await dokuwiki("$conf['tocminheads'] = 0;");
  const { timeline, causes, actions } = three((name, text) => `<afterword-${name}>\n${text}\n</afterword-${name}>`);
  await page.goto(wiki.address("incident", "&do=edit"));
  await page.locator("#wiki__text").fill(`====== Incident ======\nWhat happened on the morning of 3 November.\n\n${timeline}\n===== Causes =====\n${causes}\n===== Actions =====\n${actions}`);
  await page.locator("#edbtn__save").click();
  await page.waitForURL((it) => !`${it}`.includes("do=edit"));
  await shot("wiki-dokuwiki", wiki.address("incident"));
  await wiki.close();
}
{
  const escaped = (text) => text.replace(/[&<]/g, (it) => `&#${it.charCodeAt(0)};`);
  const { timeline, causes, actions } = three((name, text) => `<div>\n<afterword-${name}><pre>\n${escaped(text)}\n</pre></afterword-${name}>\n</div>`);
  const configuration = `site_name: Tests\ntheme: { name: material, font: false, palette: { scheme: slate } }\nextra_javascript:\n  - { path: afterword/embed/v1/afterword.js, type: module }\n`;
  const { site, close: remove } = await mkdocs(configuration, { "index.md": `# Incident\n\nWhat happened on the morning of 3 November.\n\n${timeline}\n\n## Causes\n\n${causes}\n\n## Actions\n\n${actions}\n` });
  const host = await serve(site);
  await shot("wiki-mkdocs-dark", host.url);
  await host.close();
  await remove();
}
await close();
