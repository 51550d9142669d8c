import { dayAt } from "#kernel";
import { formPage } from "#platform/pages";
import { isTextKind, textKinds } from "../board.ts";
import { parseMarkdown } from "../markdown/parse-markdown.ts";
import { paths, writingPath } from "../paths.ts";
import { findDraft, listVersions } from "../queries.ts";
import { settingsTrail } from "../setting-page.ts";
import { publishText } from "./publish-text.ts";

/** A draft as it will look, and publishing it. */
export const publishTextPage = formPage({
  path: paths.publication,
  scope: "board",
  action: publishText,
  missing: ["text-kind-unknown", "draft-missing"],
  back: () => paths.settings(),
  question: async (tx, { kind }, _actor, at) => {
    const body = isTextKind(kind) ? await findDraft(tx, kind) : undefined;
    if (!isTextKind(kind) || body === undefined) return undefined;
    const [last] = await listVersions(tx, kind);
    const { title } = textKinds[kind];
    return {
      title: `Publish: ${title}`,
      heading: "Check the text before you publish it",
      caption: title,
      trail: settingsTrail,
      text: [
        last
          ? `This will be version ${last.version + 1}. Version ${last.version} stays readable. You cannot change a ` +
            "version once it is published."
          : "This will be version 1. You cannot change a version once it is published, only publish another.",
      ],
      asks: [
        {
          name: "effectiveOn",
          label: "Date it takes effect",
          hint: "Today or later. Until then, the earlier version applies.",
          kind: "day",
          width: 10,
        },
      ],
      values: { effectiveOn: dayAt(at) },
      button: `Publish version ${(last?.version ?? 0) + 1}`,
      template: "office/board/publish-text/page.njk",
      data: { title, blocks: parseMarkdown(body), writing: writingPath(kind) },
    };
  },
  after: () => `${paths.settings()}?done=published`,
});
