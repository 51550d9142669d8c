import { dayAt, type Decision } from "#kernel";
import type { Actor } from "#platform/actors";
import type { App } from "#platform/app";
import type { ModuleProofs, ProofThing, ProofVisit } from "#platform/module";
import { perform } from "#platform/perform";
import { kinds } from "./board.ts";
import { draftAccessibilityStatement } from "./draft-accessibility-statement/draft-accessibility-statement.ts";
import { draftText } from "./draft-text/draft-text.ts";
import { paths, stylePath, textPath, versionPath } from "./paths.ts";
import { publishText } from "./publish-text/publish-text.ts";
import { samplePng } from "./set-logo/sample-images.ts";
import { setLogo } from "./set-logo/set-logo.ts";

/** A colour on which white text can be read. */
const style = stylePath("#1d70b8");

export const proofs: ModuleProofs = {
  prepare: async (app, administrator) => {
    done(await perform(app, administrator, setLogo, { bytes: samplePng(120, 60) }));
    await publishAgain(app, administrator);
    done(await perform(app, administrator, draftText, { kind: "terms", body: "## Terms\n\nNot published yet." }));
  },
  objects: async () => ({
    kind: ofTheBoard("terms", "no-such-text"),
    version: ofTheBoard("1", "999"),
    "file in identity": ofTheBoard(style.split("/").at(-1) ?? "", "ffffff.css"),
  }),
  recipes: () => ({ ...settingsPages, ...publishedPages() }),
};

const settingsPages = {
  "show-settings": [paths.settings(), `${paths.settings()}?done=identity`],
  "ask-change-identity": [paths.identity()],
  "ask-change-contacts": [paths.contacts()],
  "ask-choose-accent": [paths.colour()],
  "ask-set-logo": [paths.logo()],
  "ask-remove-logo": [paths.logoRemoval()],
  "ask-change-links": [paths.links()],
  "ask-draft-text": [paths.draft({ kind: "terms" }), paths.draft({ kind: "copyright" })],
  "ask-draft-accessibility-statement": [paths.accessibility()],
  "ask-publish-text": [paths.publication({ kind: "terms" })],
  "ask-send-test-message": [paths.mail()],
};

function publishedPages(): Readonly<Record<string, readonly ProofVisit[]>> {
  return {
    "show-contact": [paths.contact()],
    "show-cookies": [paths.cookies()],
    "show-look": [style],
    ...Object.fromEntries(
      kinds.flatMap((kind) => [
        [`read-${kind}`, [textPath(kind)]],
        [`read-${kind}-version`, [versionPath(kind, 1), versionPath(kind, 2)]],
      ]),
    ),
  };
}

/** A second version of every text: only then does a page lead to the versions. */
async function publishAgain(app: App, administrator: Actor): Promise<void> {
  const effectiveOn = dayAt(app.clock());
  const statement = { compliance: "full", tested: "Every page was tested.", replyDays: "10", enforcement: "both" };
  const days = { preparedOn: effectiveOn, reviewedOn: effectiveOn };
  for (const kind of kinds) {
    if (kind === "accessibility")
      done(await perform(app, administrator, draftAccessibilityStatement, { ...statement, ...days }));
    else done(await perform(app, administrator, draftText, { kind, body: "## Another version\n\nShorter." }));
    done(await perform(app, administrator, publishText, { kind, effectiveOn }));
  }
}

/** What the board has, and what nobody has: no centre has any of it. */
function ofTheBoard(own: string, nobody: string): ProofThing {
  return { own, other: nobody, nobody };
}

function done(decision: Decision<unknown>): void {
  if (!decision.ok) throw new Error(decision.refusals.map(({ text }) => text).join(" "));
}
