import { page, type Route } from "#platform/web";
import { paths } from "../paths.ts";
import { publicGlossary } from "./read-glossary.ts";

const open = { face: "page", method: "GET", permission: "public", scope: "public" } as const;

/** Help for everyone: whom to ask, and what the words mean. Every page leads here. */
export const helpRoutes: readonly Route[] = [
  {
    ...open,
    name: "help",
    path: paths.help.pattern,
    summary: "Help, and whom to ask",
    handle: async () => page("start/help/help.njk", { to: paths }),
  },
  {
    ...open,
    name: "glossary",
    path: paths.glossary.pattern,
    summary: "What the words of exams offices mean",
    handle: async () => page("start/help/glossary.njk", { groups: publicGlossary(), to: paths }),
  },
];
