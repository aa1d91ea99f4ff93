// Writes a .gz and a .br beside each file of a folder that gets smaller by it, and prints a line for every file:
// path, size as it is, size as .gz, size as .br, separated by tabs. With --measure behind the folder nothing is written.
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [folder, only] = process.argv.slice(2);
// Pictures and fonts are compressed already.
const INCOMPRESSIBLE = /\.(png|jpe?g|gif|webp|avif|woff2?|br|gz)$/;

const files = (path) =>
  statSync(path).isDirectory() ? readdirSync(path).sort().flatMap((name) => files(join(path, name))) : [path];

const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });

for (const path of files(folder)) {
  const bytes = readFileSync(path);
  const sizes = { gz: bytes.length, br: bytes.length };
  if (!INCOMPRESSIBLE.test(path)) {
    for (const [ending, packed] of [["gz", gzipSync(bytes, { level: 9 })], ["br", brotli(bytes)]]) {
      if (packed.length >= bytes.length) continue;
      if (only !== "--measure") writeFileSync(`${path}.${ending}`, packed);
      sizes[ending] = packed.length;
    }
  }
  console.log([relative(folder, path), bytes.length, sizes.gz, sizes.br].join("\t"));
}
