// A reporter for `node --test`: a line for every test that failed, the file and its name, so that `cargo xtask test` can try that file again.
import { relative } from "node:path";

export default async function* failedFiles(events) {
  for await (const { type, data } of events) {
    // A file whose test failed is told as failed itself, after it.
    if (type !== "test:fail" || data.details?.error?.failureType === "subtestsFailed") continue;
    const file = relative(process.cwd(), data.file ?? data.name);
    yield `${file}\t${data.name.replace(/\s+/g, " ")}\n`;
  }
}
