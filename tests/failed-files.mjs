// A reporter for `node --test`: a line for every test that failed, the file and its name, so that `cargo xtask test` can try that file again.
import { relative } from "node:path";

export default async function* failedFiles(events) {
  for await (const { type, data } of events) {
    if (type !== "test:fail") continue;
    const file = relative(process.cwd(), data.file ?? data.name);
    // A file whose test failed may be told as failed itself, after it, and is not counted. A test whose step failed is.
    const isFile = data.nesting === 0 && relative(process.cwd(), data.name) === file;
    if (isFile && data.details?.error?.failureType === "subtestsFailed") continue;
    yield `${file}\t${data.name.replace(/\s+/g, " ")}\n`;
  }
}
