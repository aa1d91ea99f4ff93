// Prints the SHA-384 of each file named, in base64, a line each.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

for (const path of process.argv.slice(2)) {
  console.log(createHash("sha384").update(readFileSync(path)).digest("base64"));
}
