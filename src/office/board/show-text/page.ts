import { dayAt } from "#kernel";
import { transactionAs } from "#platform/app";
import { notFound, page, type Reply, type Route, type WebRequest } from "#platform/web";
import { kinds, type TextKind, textKinds } from "../board.ts";
import { parseMarkdown } from "../markdown/parse-markdown.ts";
import { paths, textPath, versionPath } from "../paths.ts";
import { listVersions, type PublishedText, textOn } from "../queries.ts";

const open = { face: "page", method: "GET", permission: "public", scope: "public" } as const;

/** The texts of the board as pages: what holds now, and every version that was published. */
export const showTextPages: readonly Route[] = kinds.flatMap((kind): readonly Route[] => [
  {
    ...open,
    name: `read-${kind}`,
    path: textPath(kind),
    summary: `${textKinds[kind].title} of the board`,
    handle: (request) => show(request, kind),
  },
  {
    ...open,
    name: `read-${kind}-version`,
    path: `${textPath(kind)}/versions/:version`,
    summary: `${textKinds[kind].title} of the board as it was published`,
    handle: (request) => show(request, kind, request.params["version"]),
  },
]);

/** A text that has not taken effect is found by its version only: its page does not exist yet. */
async function show({ app, actor }: WebRequest, kind: TextKind, number?: string): Promise<Reply> {
  const today = dayAt(app.clock());
  const versions = await transactionAs(app, actor, (tx) => listVersions(tx, kind));
  const current = textOn(versions, today);
  const shown = number === undefined ? current : versions.find(({ version }) => String(version) === number);
  if (!shown) return notFound;
  const coming = number === undefined ? versions.findLast(({ effectiveOn }) => effectiveOn > today) : undefined;
  return page("office/board/show-text/page.njk", {
    kind,
    title: textKinds[kind].title,
    blocks: parseMarkdown(shown.body),
    shown,
    isVersion: number !== undefined,
    state: stateOf(shown, current, today),
    currentHref: current ? textPath(kind) : null,
    coming: coming && { ...coming, href: versionPath(kind, coming.version) },
    personalDataHref: paths.personalData(),
    versions: versions.map((each) => ({
      ...each,
      href: versionPath(kind, each.version),
      state: stateOf(each, current, today),
    })),
  });
}

function stateOf(text: PublishedText, current: PublishedText | undefined, today: string): string {
  if (text.effectiveOn > today) return "coming";
  return text.version === current?.version ? "current" : "replaced";
}
