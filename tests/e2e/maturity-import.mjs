// Models of maturity and figures out of files: what each is taken for, what is said of it, and what of it suggests a score.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { crc32 } from "node:zlib";
import { axe, openApp, ready } from "./support/app.mjs";
import { idOf, open } from "./support/maturity.mjs";
import { eventually, forgiveAxe, saved } from "./support/steps.mjs";

/** What others publish, where it lies beside the checkout. */
const CORPUS = new URL("../../../shared/corpus/maturity/", import.meta.url);

const file = (name, text) => ({ name, mimeType: "application/octet-stream", buffer: Buffer.from(text) });

/** The field for files of the form that begins an assessment. */
const field = (page) => page.locator(".maturity-own input[type=file]");

const choose = (page, ...files) => field(page).setInputFiles(files.map(([name, text]) => file(name, text)));

/** What was read, once it is of that name. */
const read = async (page, name) => {
  const region = page.getByRole("region", { name });
  await region.waitFor();
  return region;
};

/** What is wrong, as it is listed. */
const wrong = (page) => page.locator(".maturity-problems");

/** Drops files on an element. */
const drop = async (page, selector, ...files) => {
  const dataTransfer = await page.evaluateHandle((files) => {
    const data = new DataTransfer();
    for (const [name, text] of files) data.items.add(new File([text], name));
    return data;
  }, files);
  await page.dispatchEvent(selector, "dragover", { dataTransfer });
  await page.dispatchEvent(selector, "drop", { dataTransfer });
};

/** An archive whose files are not packed. */
const zip = (files) => {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [path, text] of files) {
    const [name, bytes] = [Buffer.from(path), Buffer.from(text)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt32LE(crc(bytes), 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), common, name, bytes]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common, tail, name]));
    parts.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, list, end]);
};

/** As zlib has it in newer versions of Node. */
const crc = (bytes) => {
  if (crc32) return crc32(bytes);
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let n = 0; n < 8; n += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
};

const OURS = `id: ours
version: 1.10
name: How we run things
licence: CC0-1.0
source: [Our wiki]
moon: full
levels: [{name: Some}, {name: All}]
dimensions:
- id: alerts
  name: Alerts
  capabilities:
  - id: runbooks
    name: Runbooks
    statements: [Some alerts have one, Some alerts have one]
  - id: owners
    name: Owners
    weight: 0
    statements: [Some alerts have an owner, ""]
  - id: noise
    name: Noise
    statements: [Somebody counts, Few at night]
    measure: {metric: moon-phase, unit: "%", direction: up, thresholds: [40]}
`;

const TABLE = "Dimension,Capability,Level 1,Level 2,Level 3,Colour\nBackups,Restore,Tried once,Tried yearly,Tried monthly,blue\n,Copies,One,Two,Three,red\n";

/** One practice of SAMM with one stream and one question, in files of our own writing. */
const SAMM = [
  ["function.yml", "type: Function\nid: f1\nmodel: 2.0\nname: Making\norder: 1\n"],
  ["practice.yml", "type: Practice\nid: p1\nfunction: f1\nname: Careful Making\nshortName: CM\norder: 1\n"],
  ["stream.yml", "type: Stream\nid: s1\npractice: p1\nname: Care\nletter: A\norder: 1\n"],
  ["1.yml", "type: MaturityLevel\nid: l1\nnumber: 1\ndescription: It begins\n"],
  ["practice-level.yml", "type: PracticeLevel\nid: pl1\npractice: p1\nmaturityLevel: l1\nobjective: Begin\n"],
  ["activity.yml", "type: Activity\nid: a1\nstream: s1\nlevel: pl1\ntitle: Look twice\n"],
  ["question.yml", "type: Question\nid: q1\nactivity: a1\nanswerSet: as1\norder: 1\ntext: Do you look twice?\n"],
  ["answers.yml", "type: AnswerSet\nid: as1\nvalues:\n- {order: 0, text: No, value: 0.0, weight: 1}\n- {order: 1, text: Mostly, value: 1.0, weight: 1}\n"],
];

const DSOMM = `Building:
  Images:
    Pinned images:
      uuid: 11111111-2222-4333-8444-555555555501
      level: 1
      description: Images are pinned.
      measure: Pin them.
    Signed images:
      uuid: 11111111-2222-4333-8444-555555555502
      level: 2
      description: Images are signed.
      measure: Sign them.
      dependsOn: [Pinned images, Polished images]
`;

const choice = (id, title) => ({ id, title });
const LENS = JSON.stringify({
  schemaVersion: "2021-11-01",
  name: "Ready to run",
  description: "Whether a service is ready.",
  pillars: [
    {
      id: "run",
      name: "Running",
      questions: [
        {
          id: "backups",
          title: "Are there backups?",
          description: "And are they tried?",
          choices: [choice("made", "They are made"), choice("tried", "They are tried"), choice("backups_no", "None of these")],
          riskRules: [
            { condition: "made && tried", risk: "NO_RISK" },
            { condition: "!made || !tried", risk: "MEDIUM_RISK" },
            { condition: "default", risk: "HIGH_RISK" },
          ],
        },
      ],
    },
  ],
});

test("a model of our own as YAML says what it is, what its check finds and what is kept, and can be begun with", async (t) => {
  const { page, complaints } = await openApp(t, { path: "#/maturity" });
  await choose(page, ["ours.yaml", OURS]);
  const ours = await read(page, "How we run things 1.10");
  await ours.getByText("ours.yaml · Taken for a model as YAML.").waitFor();
  await ours.getByText("1 dimension · 3 questions · 2 levels").waitFor();
  await ours.getByText("CC0-1.0").waitFor();
  await ours.getByText("Our wiki").waitFor();
  await ours.getByText("The check of the model found 4 things. They do not prevent its use.").waitFor();
  await ours.getByText("line 14 · dimensions[0].capabilities[0].statements[1]: level 2 says the same as level 1").waitFor();
  await ours.getByText("1 more", { exact: true }).click();
  await ours.getByText("nothing here measures “moon-phase”").waitFor();
  await ours.getByText("line 6 · moon: this is not known here, and is kept").waitFor();
  assert.deepEqual(await axe(page), []);
  forgiveAxe(complaints);
  assert.equal(await page.getByRole("radio", { name: /^How we run things/ }).isChecked(), true);
  await page.getByRole("button", { name: "Begin", exact: true }).click();
  await page.getByRole("radio", { name: /Some alerts have one/ }).first().check();
  await saved(page);
});

test("a table, a few files of SAMM, a DSOMM and a lens are each taken for what they are", async (t) => {
  const { page, complaints } = await openApp(t, { path: "#/maturity" });
  await choose(page, ["Our rubric.csv", TABLE]);
  const table = await read(page, "Our rubric 1");
  await table.getByText("Our rubric.csv · Taken for a table of capabilities.").waitFor();
  await table.getByText("1 dimension · 2 questions · 3 levels").waitFor();
  await table.getByText(/the column “Colour” is not known here/).waitFor();
  await table.getByText("The check of the model found nothing").waitFor();

  await choose(page, ...SAMM);
  const samm = await read(page, /^OWASP SAMM 2/);
  await samm.getByText("8 files · Taken for OWASP SAMM.").waitFor();
  await samm.getByText("1 dimension · 1 question · 1 level").waitFor();
  await samm.getByText(/their project publishes them under CC BY-SA 4\.0/).waitFor();

  await field(page).setInputFiles([{ name: "samm.zip", mimeType: "application/zip", buffer: zip([...SAMM, ["README.txt", "hello"]]) }]);
  await (await read(page, /^OWASP SAMM 2/)).getByText("samm.zip · Taken for OWASP SAMM.").waitFor();
  await page.getByText("README.txt: this is left out: it is neither YAML nor JSON").waitFor();

  await choose(page, ["dsomm.yaml", DSOMM]);
  await page.getByText("dsomm.yaml · Taken for DSOMM.").waitFor();
  await page.getByText(/^line 13: “Signed images” depends on “Polished images”, which is not there/).waitFor();

  await choose(page, ["lens.json", LENS]);
  const lens = await read(page, /^Ready to run/);
  await lens.getByText("Taken for an AWS Well-Architected custom lens").waitFor();
  await lens.getByText("1 question can never come to high risk.").waitFor();
  await lens.getByText("At 1 question “none of these” is but medium risk.").waitFor();
  assert.deepEqual(await axe(page), []);
  forgiveAxe(complaints);
  await page.getByRole("button", { name: "Begin", exact: true }).click();
  await page.getByRole("combobox", { name: "They are made" }).waitFor();
});

test("what can't be a model says where it is wrong, and nothing hangs or is stored", async (t) => {
  const { page, complaints } = await openApp(t, { path: "#/maturity" });
  const refused = async (name, text, ...expected) => {
    await choose(page, [name, text]);
    await wrong(page).getByText(new RegExp(`^${name.replace(".", "\\.")} can’t be taken`)).waitFor();
    for (const it of expected) await wrong(page).getByText(it).waitFor();
    assert.equal(await page.getByRole("button", { name: "Begin", exact: true }).count(), 0);
  };
  await refused("broken.yaml", "id: a\nlevels: [{name: A}\ndimensions:\n- id\n  - : x\n", /^line \d/);
  await refused("half.yaml", OURS.replace("[Somebody counts, Few at night]", "[Somebody counts]"), /^line 21 · dimensions\[0\]\.capabilities\[2\]\.statements: expected 2/);
  await refused("deep.yaml", `a: ${"[".repeat(20_000)}`, /nested deeper than the limit of 100 levels/);
  await refused("deep.json", `{"dimensions": ${"[".repeat(20_000)}`, /nested deeper than the limit of 100 levels/);
  const bomb = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]", ...Array.from({ length: 9 }, (_, n) => `a${n + 1}: &a${n + 1} [${Array(10).fill(`*a${n}`).join(", ")}]`)];
  await refused("bomb.yaml", bomb.join("\n"), /more values than the limit of 200000 nodes/);
  await refused("notes.csv", "Name,Colour\nSea,blue\n", /^line 1.*expected a line that names columns/);
  await refused("empty.yaml", "", "the file is empty");
  await refused("other.json", '{"weather": "fine"}', /expected a model of maturity/);
  assert.deepEqual(await axe(page), []);
  forgiveAxe(complaints);
  await page.reload();
  await ready(page);
  assert.equal(await page.getByRole("row").count(), 0, "nothing was stored");
});

test("files are dropped on the form, and a model among what is imported goes along to it", async (t) => {
  const { page, site } = await openApp(t, { path: "#/maturity" });
  await page.getByRole("radio").first().waitFor();
  await drop(page, ".maturity-begin h2", ...SAMM);
  await (await read(page, /^OWASP SAMM 2/)).getByText("8 files · Taken for OWASP SAMM.").waitFor();
  assert.match(page.url(), /#\/maturity$/, "the page took them for itself");

  await drop(page, ".page-head", ["notes.md", "# An outage"], ...SAMM);
  await page.getByText("1 of 9: notes.md").waitFor();
  await page.getByRole("button", { name: "Skip it" }).click();
  await page.getByText(/^function\.yml is a model of maturity, or part of one/).waitFor();
  await page.getByRole("button", { name: "Take all 8 of these files to Maturity" }).click();
  await (await read(page, /^OWASP SAMM 2/)).getByText("8 files · Taken for OWASP SAMM.").waitFor();

  await page.goto(`${site.url}#/import`);
  for (const [name, content, title] of [
    ["table.csv", Buffer.from(TABLE), "table 1"],
    ["lens.json", Buffer.from(LENS), /^Ready to run/],
    ["samm.zip", zip(SAMM), /^OWASP SAMM 2/],
  ]) {
    await page.evaluate(() => (location.hash = "#/import"));
    await page.locator(".import-source input[type=file]").setInputFiles([{ name, mimeType: "application/octet-stream", buffer: content }]);
    await page.getByText(`${name} is a model of maturity, or part of one`).waitFor();
    await page.getByRole("button", { name: "Take it to Maturity" }).click();
    await read(page, title);
  }
});

/** The section of a metric. */
const metric = (page, name) => page.getByRole("region", { name, exact: true });

test("figures come out of a table and of JSON, in their units, and one that is accepted is the answer", async (t) => {
  const { page, complaints } = await openApp(t, { path: "#/import" });
  await open(page, "figures");
  const table = "Metric;Figure;Unit;N;Date\nTime to resolve;60;s;7;2026-01-28\nToil share;0,3;;4;\nlead-time;3;months;2;\nmoon-phase;4;;;\nalerts-per-on-call-week;many;;;\n";
  await page.locator(".measures-bring input[type=file]").setInputFiles([file("figures.csv", table)]);
  const said = page.locator(".measures-brought");
  await said.getByText("figures.csv: 2 figures filled in below. They suggest; you accept.").waitFor();
  await said.getByText("Time to resolve: 1 min, 7 data points, 28 Jan 2026. Made of 60 s.").waitFor();
  await said.getByText(/^Share of toil: 0\.3 %, 4 data points\. No unit is said: taken as %\. If it is a part of one, say so: 0\.3 with the unit ratio is 30 %\./).waitFor();
  await said.getByText("Time from change to deployment: 3 months can’t be made a figure in h with certainty, and is not used.").waitFor();
  await said.getByText("moon-phase: no question of this model has a rule for it, and it is not used.").waitFor();
  await said.getByText("line 6: “many” is no figure: this row is left out").waitFor();
  const resolve = metric(page, "Time to resolve");
  assert.equal(await resolve.getByRole("textbox", { name: /^Your figure/ }).inputValue(), "1");
  assert.equal(await resolve.getByLabel("Measured on").inputValue(), "2026-01-28");
  await resolve.getByText(/^1 min from 7 data points of 28 Jan 2026: /).first().waitFor();
  await metric(page, "Share of toil").getByText(/That is fewer than 5\./).first().waitFor();
  assert.deepEqual(await axe(page), []);
  forgiveAxe(complaints);
  await resolve.getByRole("button", { name: /^Accept level/ }).first().click();
  await resolve.getByText("That is the answer.").first().waitFor();

  // What stood there is said, and what was typed is there after a reload and on coming back.
  await page.getByText("Or paste a table").click();
  const pasted = page.getByRole("textbox", { name: "The pasted table" });
  await pasted.fill('{"toil-share": {"figure": 0.25, "unit": "ratio", "n": 9}}');
  await saved(page);
  await page.reload();
  await ready(page);
  assert.match(await pasted.inputValue(), /toil-share/);
  await page.getByRole("button", { name: "Read what was pasted" }).click();
  await said.getByText("Share of toil: 25 %, 9 data points. Made of 0.25 ratio. Instead of 0.3, 4 data points, which stood there.").waitFor();
  await metric(page, "Time to detect").getByRole("textbox", { name: /^Your figure/ }).fill("half an hour");
  await page.getByRole("navigation", { name: "What of the assessment is shown" }).getByRole("link", { name: "Table", exact: true }).click();
  await page.getByRole("slider").first().waitFor();
  await page.evaluate((it) => (location.hash = it), `#/maturity/${idOf(3)}/figures`);
  const toil = metric(page, "Share of toil").getByRole("textbox", { name: /^Your figure/ });
  await eventually(() => toil.inputValue(), "25");
  await page.reload();
  await ready(page);
  await eventually(() => toil.inputValue(), "25");
  assert.equal(await metric(page, "Time to detect").getByRole("textbox", { name: /^Your figure/ }).inputValue(), "half an hour");
  await page.locator(".measures-bring input[type=file]").setInputFiles([file("none.csv", "a,b\n1,2\n")]);
  await said.getByText(/^none\.csv can’t be read: line 1: expected a line that names the columns Metric and Figure/).waitFor();
});

test("all of it is in German, and no wider than a phone", async (t) => {
  const { page, complaints } = await openApp(t, { path: "#/maturity", locale: "de-DE", viewport: { width: 320, height: 640 } });
  const isTooWide = () => page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  await choose(page, ["unseres.yaml", OURS]);
  const ours = await read(page, "How we run things 1.10");
  await ours.getByText("unseres.yaml · Gelesen als Modell (YAML).").waitFor();
  await ours.getByText("Zeile 14 · dimensions[0].capabilities[0].statements[1]: Stufe 2 sagt dasselbe wie Stufe 1").waitFor();
  await ours.getByText("Zeile 6 · moon: das ist hier nicht bekannt und bleibt erhalten").waitFor();
  assert.equal(await isTooWide(), false);
  assert.deepEqual(await axe(page), []);
  forgiveAxe(complaints);
  await choose(page, ["lens.json", LENS]);
  await page.getByText("Bei 1 Frage ist das Ergebnis nie „hohes Risiko“.").waitFor();
  await page.getByText(/die Datei sagt nicht, unter welcher Lizenz sie steht/).waitFor();
  assert.equal(await isTooWide(), false);
  await choose(page, ["kaputt.yaml", OURS.replace("levels: [{name: Some}, {name: All}]", "levels: zwei")]);
  await wrong(page).getByText("Zeile 7 · levels: erwartet wird eine Liste").waitFor();
  assert.equal(await isTooWide(), false);
  await page.evaluate(() => (location.hash = "#/import"));
  await open(page, "figures", "de");
  await page.locator(".measures-bring input[type=file]").setInputFiles([file("zahlen.csv", "Metrik;Wert;Einheit;N\nAnteil Toil;20;Prozent;6\nlead-time;bald;;\n")]);
  await page.getByText("zahlen.csv: ").waitFor();
  await page.getByText("Zeile 3: „bald“ ist keine Zahl: Diese Zeile bleibt weg").waitFor();
  assert.equal(await isTooWide(), false);
  assert.deepEqual(await axe(page), []);
  forgiveAxe(complaints);
});

test("what others publish is read whole", async (t) => {
  if (!existsSync(CORPUS)) return t.diagnostic(`skipped: nothing at ${CORPUS.pathname}`);
  const { page } = await openApp(t, { path: "#/maturity" });
  const samm = readdirSync(new URL("samm/", CORPUS), { recursive: true, withFileTypes: true }).filter((it) => it.isFile());
  const all = samm.map((it) => [it.name, readFileSync(`${it.parentPath ?? it.path}/${it.name}`)]);
  await choose(page, ...all);
  await page.getByText(`${all.length} files · Taken for OWASP SAMM.`).waitFor({ timeout: 30_000 });
  await page.getByText(/^9 dimensions · 18 questions · 3 levels$/).waitFor();
  const lens = readFileSync(new URL("aws-orr-lens-v1.3.6.json", CORPUS));
  await choose(page, ["orr.json", lens]);
  await page.getByText("22 questions can never come to high risk.").waitFor();
  await page.getByText("At 23 questions “none of these” is but medium risk.").waitFor();
  const dsomm = readFileSync(new URL("dsomm-custom-activities.yaml", CORPUS));
  await choose(page, ["custom.yaml", dsomm]);
  await page.getByText("custom.yaml · Taken for DSOMM.").waitFor();
});
