// The pictures of the README and of each part, taken of the built app with its example workspace: node screenshots/screenshots.mjs FOLDER
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { launch, ready, serveDist } from "../e2e/support/app.mjs";
import { parts } from "./parts.mjs";

const folder = process.argv[2];
await mkdir(folder, { recursive: true });

const site = await serveDist();
const { context, close } = await launch();
const page = context.pages()[0] ?? (await context.newPage());
const shot = async (name, options) => {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(folder, `${name}.png`), ...options });
  console.log(`${name}.png`);
};
const show = async (colorScheme, width, height) => {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width, height });
  // The sentence in the corner goes by itself.
  await page.locator(".toast[data-empty=true]").waitFor({ state: "attached", timeout: 15_000 });
};

await page.goto(site.url);
await ready(page);
await page.getByRole("button", { name: "Open the example workspace" }).click();
const list = page.getByRole("grid", { name: "Postmortems" });
await list.waitFor();
for (const scheme of ["light", "dark"]) {
  await show(scheme, 1280, 800);
  await shot(`list-${scheme}`);
}

await page.getByRole("link", { name: /Checkout requests failed/ }).first().click();
const timeline = page.locator("#section-timeline");
await timeline.waitFor();
for (const scheme of ["light", "dark"]) {
  await show(scheme, 1280, 800);
  await timeline.evaluate((it) => it.scrollIntoView({ block: "start" }));
  await page.mouse.move(640, 400);
  await shot(`editor-${scheme}`);
}
for (const scheme of ["light", "dark"]) {
  await show(scheme, 390, 844);
  await timeline.evaluate((it) => it.scrollIntoView({ block: "start" }));
  await shot(`phone-${scheme}`);
}
await page.emulateMedia({ media: "print", colorScheme: "light" });
await page.setViewportSize({ width: 794, height: 1123 });
await page.evaluate(() => scrollTo(0, 0));
await shot("print");

await page.emulateMedia({ media: "screen", colorScheme: "light" });
await parts(page, site.url, async (name) => {
  // Nothing is in the way of what the picture is of: the sentence in the corner goes by itself, and the pointer shows no hints.
  await page.mouse.move(0, 0);
  await page.locator(".toast[data-empty=true]").waitFor({ state: "attached", timeout: 15_000 });
  await shot(name);
});

await close();
await site.close();
