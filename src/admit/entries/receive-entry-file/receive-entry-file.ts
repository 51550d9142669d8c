import { type FilesTaken, receiving } from "#exchange";
import { defineAction } from "#platform/perform";
import { paths } from "../paths.ts";
import { entryFileKind } from "./entry-files.ts";

/** Receives a file of entries (E) or amendments (A): a centre its own, the board any centre's. */
export const receiveEntryFile = defineAction({
  name: "receive-entry-file",
  takesLong: true,
  summary: "Send an entry or amendment file",
  permission: "entries.submit",
  ...receiving(entryFileKind),
});

/** What entries bring to the exchange. */
export const entryFiles: FilesTaken = {
  kind: entryFileKind,
  acts: { centre: receiveEntryFile, board: receiveEntryFile },
  ofSubjects: { text: "Entries of your subjects", href: paths.entries() },
  results: { text: "See the entries", href: paths.entries() },
};
