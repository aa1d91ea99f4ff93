// What a build says of itself: whose work is in it, for people and for programs, and nothing of the machine that it was made on.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join, relative, sep } from "node:path";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import Ajv from "ajv";
import { DIST, openApp } from "./support/app.mjs";
import { ROOT } from "./support/package.mjs";

const read = (path) => readFileSync(join(DIST, path), "utf8");

/** The folders that may be taken without the rest, the programs of ours in each, and what is in it besides crates. */
const PARTS = [
  { folder: "", programs: ["afterword-api", "afterword-embed", "afterword-web"], besides: ["Lucide", "afterword-models"] },
  { folder: "embed/v1", programs: ["afterword-embed"], besides: ["Lucide"] },
  { folder: "npm", programs: ["afterword-api"], besides: ["afterword-models"] },
];

const text = { type: "string", minLength: 1 };
const address = { type: "string", pattern: "^pkg:(cargo|generic|github|npm)/[^ @]+@[^ @]+$" };
const strict = (properties, required = Object.keys(properties)) => ({ type: "object", properties, required, additionalProperties: false });
const licences = {
  type: "array",
  minItems: 1,
  maxItems: 1,
  items: { oneOf: [strict({ expression: text }), strict({ license: strict({ id: text }) })] },
};

/** As much of CycloneDX 1.6 as we write. */
const SBOM = strict({
  $schema: { const: "http://cyclonedx.org/schema/bom-1.6.schema.json" },
  bomFormat: { const: "CycloneDX" },
  specVersion: { const: "1.6" },
  serialNumber: { type: "string", pattern: "^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$" },
  version: { const: 1 },
  metadata: strict({
    lifecycles: { type: "array", items: strict({ phase: { const: "build" } }) },
    component: strict({ type: { const: "application" }, "bom-ref": address, name: text, version: text, licenses: licences, purl: address }),
  }),
  components: {
    type: "array",
    minItems: 1,
    items: strict(
      {
        type: { enum: ["library", "data"] },
        "bom-ref": address,
        name: text,
        version: text,
        scope: { const: "required" },
        licenses: licences,
        purl: address,
        hashes: { type: "array", items: strict({ alg: { const: "SHA-256" }, content: { type: "string", pattern: "^[0-9a-f]{64}$" } }) },
        externalReferences: { type: "array", items: strict({ type: { enum: ["vcs", "website"] }, url: { type: "string", pattern: "^https?://" } }) },
      },
      ["type", "bom-ref", "name", "version", "scope", "licenses", "purl"],
    ),
  },
  dependencies: { type: "array", items: strict({ ref: address, dependsOn: { type: "array", uniqueItems: true, items: address } }) },
});

const licenceOf = ({ licenses: [it] }) => it.expression ?? it.license.id;

/** The crates of the lock file that were downloaded, with their digests. */
const locked = () => {
  const tables = readFileSync(join(ROOT, "Cargo.lock"), "utf8").split("[[package]]").slice(1);
  const value = (table, key) => new RegExp(`^${key} = "(.*)"`, "m").exec(table)?.[1];
  return new Map(tables.map((it) => [`pkg:cargo/${value(it, "name")}@${value(it, "version")}`, value(it, "checksum")]));
};

for (const { folder, programs, besides } of PARTS) {
  const name = folder || "the whole";

  test(`${name}: programs can read what is in it`, () => {
    const list = JSON.parse(read(join(folder, "afterword.cdx.json")));
    const check = new Ajv().compile(SBOM);
    assert.ok(check(list), JSON.stringify(check.errors));
    const refs = list.components.map((it) => it["bom-ref"]);
    assert.equal(new Set(refs).size, refs.length);
    const digests = locked();
    for (const it of list.components.filter((it) => it.purl.startsWith("pkg:cargo/"))) {
      assert.ok(digests.has(it.purl), it.purl);
      assert.equal(it.hashes[0].content, digests.get(it.purl), it.purl);
    }

    // Everything is reached from the part itself, and nothing is named that is not listed.
    const { component } = list.metadata;
    const needs = new Map(list.dependencies.map((it) => [it.ref, it.dependsOn]));
    assert.deepEqual([...needs.keys()].sort(), [component["bom-ref"], ...refs].sort());
    const reached = new Set();
    const open = [component["bom-ref"]];
    for (let ref = open.pop(); ref; ref = open.pop()) {
      if (reached.has(ref)) continue;
      reached.add(ref);
      open.push(...(needs.get(ref) ?? assert.fail(`${ref} is not listed`)));
    }
    assert.equal(reached.size, needs.size);

    const names = list.components.map((it) => it.name);
    for (const it of [...programs, ...besides, "afterword-core", "The Rust standard library", "serde", "wasm-bindgen", "pulldown-cmark"]) {
      assert.ok(names.includes(it), it);
    }
    assert.deepEqual(names.filter((it) => /^afterword-(web|embed|api)$/.test(it)).sort(), programs);
    // What compiles, tests or optimises is no part of what is handed out, and neither are macros.
    for (const it of ["syn", "serde_derive", "wasm-bindgen-macro", "proptest", "binaryen", "playwright-core", "clap", "afterword-cli", "afterword-xtask"]) {
      assert.ok(!names.includes(it), it);
    }
    assert.equal(names.includes("yew"), programs.some((it) => it !== "afterword-api"));
  });

  test(`${name}: people can read whose work is in it`, () => {
    const notices = read(join(folder, "THIRD-PARTY.txt"));
    const [list] = notices.split(`\n${"-".repeat(80)}\n`);
    const texts = [...notices.matchAll(/^-{80}\n\[(\d+)\]\n\n/gm)].map(([, number]) => number);
    const { components } = JSON.parse(read(join(folder, "afterword.cdx.json")));
    const ofOthers = components.filter((it) => !it.name.startsWith("afterword-"));
    for (const it of ofOthers) {
      const begins = `${it.name} ${it.version}: ${licenceOf(it)}. `;
      const line = list.split("\n").find((line) => line.startsWith(begins));
      assert.ok(line, begins);
      const numbers = [...line.matchAll(/\[(\d+)\]/g)].map(([, number]) => number);
      assert.ok(numbers.length > 0 && numbers.every((number) => texts.includes(number)), line);
    }
    assert.equal(list.split("\n").filter((line) => / \[\d+\]$/.test(line)).length, ofOthers.length);
    for (const sentence of ["Apache License", "Permission is hereby granted, free of charge"]) assert.ok(notices.includes(sentence), sentence);
    assert.equal(notices.includes("Lucide"), besides.includes("Lucide"));
    assert.equal(notices.includes("CC-BY-4.0"), besides.includes("afterword-models"));
  });
}

test("the file that holds everything holds the licences too", () => {
  const [, packed] = read("afterword.html").match(/<script type="application\/gzip" data-name="THIRD-PARTY.txt">([^<]*)</);
  assert.equal(gunzipSync(Buffer.from(packed, "base64")).toString(), read("THIRD-PARTY.txt"));
});

test("the settings lead to whose work is in it", async (t) => {
  const { page } = await openApp(t, { path: "#/settings" });
  const opened = page.context().waitForEvent("page");
  await page.getByRole("link", { name: "Whose work is in it" }).click();
  const text = await (await opened).locator("body").innerText();
  assert.ok(text.includes("The Rust standard library"), text.slice(0, 200));
});

test("the number of a list is made of what is in it", () => {
  const written = read("afterword.cdx.json");
  const { serialNumber } = JSON.parse(written);
  const without = written.replace(`  "serialNumber": "${serialNumber}",\n`, "");
  const digits = createHash("sha384").update(without).digest("hex");
  const bare = (number) => number.replace(/[^0-9a-f]/g, "").slice(-32);
  // Two of its digits say what kind of number it is.
  const comparable = (digits) => `${digits.slice(0, 12)} ${digits.slice(13, 16)} ${digits.slice(17, 32)}`;
  assert.equal(comparable(bare(serialNumber.slice("urn:uuid:".length))), comparable(digits));
});

/** Every file of a folder, by its path from there. */
const files = (folder) =>
  readdirSync(folder, { recursive: true })
    .map((it) => join(folder, it))
    .filter((it) => statSync(it).isFile());

test("no file names a folder of the machine that it was made on", () => {
  const folders = [ROOT, process.env.CARGO_HOME ?? join(homedir(), ".cargo"), process.env.RUSTUP_HOME ?? join(homedir(), ".rustup"), DIST, homedir()];
  const whole = folders.map((it) => it.replace(/[/\\]+$/, "") + sep);
  // What is not deeper than one folder (`/src/`) may stand in anything.
  const told = whole.filter((it) => it.split(sep).length > 3);
  const never = [...told, ".cargo/registry", ".cargo\\registry", ".rustup/", "index.crates.io-"];
  const found = [];
  for (const path of files(DIST).filter((it) => !/\.(br|gz|png)$/.test(it))) {
    const bytes = readFileSync(path);
    found.push(...never.filter((it) => bytes.includes(it)).map((it) => `${relative(DIST, path)} names ${it}`));
  }
  assert.deepEqual(found, []);
  // Paths are there, under names that are the same everywhere: a panic says where it happened.
  const [module] = readdirSync(DIST).filter((it) => /^afterword-web_bg-.*\.wasm$/.test(it));
  assert.ok(readFileSync(join(DIST, module)).includes("crates/serde_json-"));
});
