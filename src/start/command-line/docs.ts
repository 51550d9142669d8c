import { defineCommand } from "#platform";
import { writeGenerated } from "../documents/generated.ts";

/** Writes the documents that are made from the code. */
export const writeDocs = defineCommand({
  name: "docs",
  summary: "write the documents that are made from the code, docs/generated",
  options: {},
  run: async (_options, _rest, io) => {
    const changed = await writeGenerated();
    io.out(changed.length === 0 ? "All generated documents were up to date.\n" : `Written: ${changed.join(", ")}\n`);
    return 0;
  },
});
