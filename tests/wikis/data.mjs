// What the widgets of these pages show: the first postmortem of the example, and a list of its actions.
import { readFileSync } from "node:fs";

const EXAMPLE = new URL("../../static/examples/workspace.json", import.meta.url);

export const POSTMORTEM = JSON.parse(readFileSync(EXAMPLE, "utf8")).documents[0];
export const LIST = { schema: "action-list/1", id: "list", createdAt: POSTMORTEM.createdAt, title: "After the review", actions: POSTMORTEM.actions.slice(0, 2) };

/** As people write it. */
export const MARKDOWN = `# Search returned nothing

## Action items

- [ ] Alert on empty result pages (@anna, due 2026-04-01)
- [x] Tell support how to read the dashboard

  of *every* team <and> its \`shards\`
`;
