// The npm package: clean, typed as it is, and the same in Node, in a page and in a worker.
import assert from "node:assert/strict";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { launch, watch } from "./support/app.mjs";
import { PACKAGE, ROOT, compile, npm, project, ran, readJson } from "./support/package.mjs";
import { serve } from "./support/server.mjs";

const MODELS = ["learning-from-incidents", "on-call-health", "operational-excellence", "production-readiness"];
const KINDS = {
  "postmortem/1": "Postmortem",
  "action-list/1": "ActionList",
  "toil-register/1": "ToilRegister",
  "assessment/1": "Assessment",
};

/** Every document of the shapes that were ever stored, and every one that ships: those are written by hand, and leave out what a reader adds. */
const documents = async () => {
  const stored = await Promise.all(
    ["postmortem", "action-list", "toil-register", "assessment"].map((it) => readJson(`tests/stored/${it}-1.json`)),
  );
  const golden = await readdir(join(ROOT, "tests/golden"));
  const inputs = await Promise.all(golden.map((it) => readJson(`tests/golden/${it}/input.json`).catch(() => undefined)));
  const { documents: workspace } = await readJson("static/examples/workspace.json");
  const byHand = [...inputs.filter(Boolean), ...workspace, await readJson("static/examples/toil.json")];
  return { stored, byHand };
};

const given = async () => ({
  model: await readJson("static/models/on-call-health.en.json"),
  examples: (await readJson("static/examples/workspace.json")).documents,
});

const MAIN = `
  import { readFileSync } from "node:fs";
  import * as api from "@afterword/core";
  import { run } from "./program.js";
  import { afterFault, complaints } from "./calls.mjs";
  const given = JSON.parse(readFileSync("given.json", "utf8"));
  const answers = await run(given);
  console.log(JSON.stringify({ answers, complaints: complaints(api), fault: afterFault(api), names: Object.keys(api) }));
`;

/** Each document as it is written once it was read. */
const READ = `
  import { readFileSync } from "node:fs";
  import { exportAs } from "@afterword/core";
  const documents = JSON.parse(readFileSync("documents.json", "utf8"));
  console.log(JSON.stringify(documents.map((it) => JSON.parse(exportAs(it, "json")))));
`;

test("npm packs the package without a word of warning, and nothing strays into it", async () => {
  const { stdout, stderr } = await npm(PACKAGE, "pack", "--dry-run", "--json", "--loglevel", "warn");
  assert.equal(stderr.trim(), "");
  const [{ name, version, files }] = JSON.parse(stdout);
  const workspace = await readFile(join(ROOT, "Cargo.toml"), "utf8");
  assert.equal(name, "@afterword/core");
  assert.equal(version, /^version = "(.*)"/m.exec(workspace)[1]);
  const models = MODELS.flatMap((it) => [`models/${it}.de.json`, `models/${it}.en.json`]);
  const scripts = ["afterword.js", "browser.js", "failure.js", "host.js", "module.js", "node.js", "verbs.js"];
  const texts = ["LICENSE-APACHE", "LICENSE-MIT", "README.md", "THIRD-PARTY.txt", "afterword.cdx.json", "package.json"];
  const expected = ["afterword_bg.wasm", "index.d.ts", "types.d.ts", ...models, ...scripts, ...texts];
  assert.deepEqual(files.map((it) => it.path).sort(), expected.sort());
  const there = await readdir(PACKAGE, { recursive: true });
  assert.deepEqual(there.filter((it) => !expected.includes(it.replaceAll("\\", "/"))), ["models"]);
});

test("no script of the package makes code of text", async () => {
  for (const name of (await readdir(PACKAGE)).filter((it) => it.endsWith(".js"))) {
    assert.doesNotMatch(await readFile(join(PACKAGE, name), "utf8"), /\beval\(|new Function\b/, name);
  }
});

test("a strict compiler takes a program that uses every verb, and every document and answer is of its type", async (t) => {
  const folder = await project(t);
  await writeFile(join(folder, "given.json"), JSON.stringify(await given()));
  await compile(folder);
  const { answers, complaints, fault, names } = await ran(folder, MAIN);
  assert.deepEqual(complaints, []);
  assert.deepEqual([fault.fault.isOurs, fault.fault.code], [true, "internal"]);
  assert.match(fault.fault.message, /fresh module/);
  assert.deepEqual([fault.next, fault.zone], ["<p>It was <em>down</em></p>\n", "UTC"]);

  const verbs = names.filter((it) => !["AfterwordError", "default", "init", "initSync"].includes(it));
  assert.ok(verbs.length > 25);
  const uses = Object.keys(answers).map((it) => (it === "importFileInto" ? "importFile" : it));
  assert.deepEqual([...new Set(uses)].sort(), verbs.sort(), "the program uses every verb");

  const lines = [`import type * as api from "@afterword/core";`];
  const declare = (type, value) => lines.push(`export const it${lines.length}: ${type} = ${JSON.stringify(value, null, 1)};`);
  for (const [name, answer] of Object.entries(answers)) {
    declare(`ReturnType<typeof api.${name.replace("Into", "")}>`, answer);
  }
  const { stored, byHand } = await documents();
  await writeFile(join(folder, "documents.json"), JSON.stringify(byHand));
  const read = await ran(folder, READ);
  assert.equal(read.length, byHand.length);
  for (const it of [...stored, ...read]) declare(`api.${KINDS[it.schema]}`, it);
  for (const it of MODELS) declare("api.Model", await readJson(`static/models/${it}.de.json`));
  await writeFile(join(folder, "answers.ts"), lines.join("\n"));
  await compile(folder);
});

test("a page and a worker under a strict policy answer as Node does", async (t) => {
  const folder = await project(t);
  await writeFile(join(folder, "given.json"), JSON.stringify(await given()));
  await compile(folder);
  const inNode = await ran(folder, MAIN);

  const program = await readFile(join(folder, "program.js"), "utf8");
  const entry = "./node_modules/@afterword/core/browser.js";
  await writeFile(join(folder, "program.browser.js"), program.replaceAll("@afterword/core", entry));
  await writeFile(
    join(folder, "both.js"),
    `import * as api from "${entry}";
     import { run } from "./program.browser.js";
     import { afterFault, complaints } from "./calls.js";
     export const both = async () => {
       let early;
       try { api.rules(); } catch (error) { early = error.code; }
       await Promise.all([api.init(), api.init()]);
       const given = await (await fetch("./given.json")).json();
       const answers = await run(given);
       return { early, answers: JSON.parse(JSON.stringify(answers)), complaints: complaints(api), fault: afterFault(api) };
     };`,
  );
  await writeFile(join(folder, "calls.js"), await readFile(join(folder, "calls.mjs")));
  await writeFile(
    join(folder, "page.js"),
    `import { both } from "./both.js";
     const worker = new Worker("./worker.js", { type: "module" });
     const asked = new Promise((done) => { worker.onmessage = ({ data }) => done(data); worker.onerror = (it) => done({ error: it.message }); });
     worker.postMessage("begin");
     window.answer = both().then(async (page) => ({ page, worker: await asked }), (error) => ({ error: String(error.stack) }));`,
  );
  await writeFile(
    join(folder, "worker.js"),
    `addEventListener("message", async () => {
       const { both } = await import("./both.js");
       postMessage(await both().catch((error) => ({ error: String(error.stack) })));
     });`,
  );
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'";
  const head = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><meta http-equiv="Content-Security-Policy" content="${policy}; img-src data:">`;
  const site = await serve(folder, { pages: { "/": `${head}<title>API</title><script type="module" src="./page.js"></script>` } });
  const browser = await launch();
  t.after(async () => {
    await browser.close();
    await site.close();
  });
  const page = await browser.context.newPage();
  const complaints = watch(page, site.origin);
  await page.goto(site.url);
  await page.waitForFunction(() => window.answer);
  const inBrowser = await page.evaluate(() => window.answer);
  assert.equal(inBrowser.error ?? inBrowser.worker.error, undefined);
  for (const side of [inBrowser.page, inBrowser.worker]) {
    assert.equal(side.early, "not-initialised");
    assert.deepEqual(side.complaints, []);
    assert.deepEqual(side.fault, inNode.fault);
    assert.deepEqual(side.answers, inNode.answers);
  }
  assert.deepEqual(complaints, []);
  const modules = site.requests.filter((it) => it.endsWith(".wasm"));
  assert.equal(modules.length, 2, "the page and its worker have fetched it once each");
});

test("where there is no module, that is what is said, and asking again may help", async (t) => {
  const folder = await project(t);
  const script = `
    import { init, rules, AfterwordError } from "./node_modules/@afterword/core/browser.js";
    import { readFileSync } from "node:fs";
    const failed = await init(new Response("no", { status: 404, headers: { "content-type": "application/wasm" } })).catch((it) => it);
    await init(readFileSync("./node_modules/@afterword/core/afterword_bg.wasm"));
    console.log(JSON.stringify([failed instanceof AfterwordError, failed.code, failed.message, rules().length > 20]));`;
  const [isOurs, code, message, works] = await ran(folder, script);
  assert.deepEqual([isOurs, code, works], [true, "not-initialised", true]);
  assert.match(message, /the module could not be loaded/);
});

test("every example of the documentation says what it comes to, and every verb has one", async (t) => {
  const folder = await project(t);
  const text = await readFile(join(ROOT, "docs/api.md"), "utf8");
  const blocks = [...text.matchAll(/^```js\n([\s\S]*?)^```$/gm)].map((it) => it[1]);
  const checked = (line) => {
    const [, expression, expected] = /^(.*); \/\/ → (.*)$/.exec(line) ?? [];
    return expression ? `check(${JSON.stringify(line)}, ${expression}, ${expected});` : line;
  };
  const script = `const said = [];
    const check = (line, found, expected) => said.push([line, JSON.stringify(found), JSON.stringify(expected)]);
    ${blocks.join("\n").split("\n").map(checked).join("\n")}
    console.log(JSON.stringify(said));`;
  const said = await ran(folder, script);
  assert.ok(said.length > 40);
  for (const [line, found, expected] of said) assert.equal(found, expected, line);

  const names = await ran(folder, `import * as api from "@afterword/core"; console.log(JSON.stringify(Object.keys(api)));`);
  const verbs = names.filter((it) => !["AfterwordError", "default", "init", "initSync"].includes(it));
  const headings = [...text.matchAll(/^### (\w+)$/gm)].map((it) => it[1]);
  assert.deepEqual(headings.sort(), verbs.sort());
  for (const it of verbs) {
    const [section] = text.split(`### ${it}\n`)[1].split(/^##/m);
    assert.match(section, new RegExp(`\`\`\`js[\\s\\S]*${it}\\(`), `${it} has an example`);
  }
});
