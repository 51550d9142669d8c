import { defineCommand } from "#platform/cli";
import { writeGenerated } from "../documents/generated.ts";

/** Writes the documents that are made from the code. */
export const writeDocs = defineCommand({
  name: "docs",
  summary: "Write the documents that are generated from the code, in docs/generated",
  options: {},
  run: async (_options, _rest, io) => {
    const changed = await writeGenerated();
    io.out(changed.length === 0 ? "All generated documents are up to date.\n" : `Wrote ${changed.join(", ")}\n`);
    return 0;
  },
});
