// Prints each file named, packed with gzip and in base64, a line each.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

for (const path of process.argv.slice(2)) {
  console.log(gzipSync(readFileSync(path), { level: 9 }).toString("base64"));
}
