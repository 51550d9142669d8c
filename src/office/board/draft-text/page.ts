import { formPage } from "#platform/pages";
import { isTextKind, textKinds } from "../board.ts";
import { paths } from "../paths.ts";
import { findDraft, listVersions } from "../queries.ts";
import { settingsTrail } from "../setting-page.ts";
import { draftText } from "./draft-text.ts";

/** Writing a text: it is kept as a draft, and published on the next page. */
export const draftTextPage = formPage({
  path: paths.draft,
  scope: "board",
  action: draftText,
  missing: ["text-kind-unknown"],
  back: () => paths.settings(),
  question: async (tx, { kind }) => {
    if (!isTextKind(kind) || kind === "accessibility") return undefined;
    const body = (await findDraft(tx, kind)) ?? (await listVersions(tx, kind))[0]?.body ?? "";
    return {
      title: textKinds[kind].title,
      trail: settingsTrail,
      text: ["Write the text, then check how it looks. Nobody can see it until you publish it."],
      asks: [
        {
          name: "body",
          label: "Text",
          hint:
            "Leave an empty line between paragraphs. Begin a heading with ##, a smaller one with ###, and each item " +
            "of a list with -. Write a link as [words](https://www.example.org).",
          kind: "long-text",
          rows: 20,
        },
      ],
      values: { body },
      button: "Save draft and preview",
    };
  },
  after: ({ kind }) => paths.publication({ kind }),
});
