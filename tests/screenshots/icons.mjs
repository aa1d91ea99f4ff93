// The icons of the installed app, made anew from the one that the page has: `node screenshots/icons.mjs OUT`, which `cargo xtask screenshots` does.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "../e2e/support/app.mjs";

const [out] = process.argv.slice(2);
const source = await readFile(fileURLToPath(new URL("../../static/icons/afterword.svg", import.meta.url)), "utf8");

/** Systems cut their own shape out of the maskable one, so what is drawn stays within four fifths and its ground goes to the edge. */
const ICONS = [
  { name: "afterword-192.png", size: 192, drawn: 1 },
  { name: "afterword-512.png", size: 512, drawn: 1 },
  { name: "afterword-maskable-512.png", size: 512, drawn: 0.8, ground: "#1f3136" },
];

const draw = async ({ source, size, drawn, ground }) => {
  const picture = new Image();
  picture.src = `data:image/svg+xml;base64,${btoa(source)}`;
  await picture.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: size, height: size });
  const pen = canvas.getContext("2d");
  if (ground) {
    pen.fillStyle = ground;
    pen.fillRect(0, 0, size, size);
  }
  const edge = (size * (1 - drawn)) / 2;
  pen.drawImage(picture, edge, edge, size * drawn, size * drawn);
  return canvas.toDataURL("image/png").split(",")[1];
};

const browser = await launch();
const [page] = browser.context.pages();
for (const { name, ...how } of ICONS) {
  await writeFile(join(out, name), Buffer.from(await page.evaluate(draw, { source, ...how }), "base64"));
}
await browser.close();
