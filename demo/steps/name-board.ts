import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { changeContacts, changeIdentity, draftAccessibilityStatement, draftText, publishText, setLogo } from "#board";
import { dayAt } from "#kernel";
import type { Actor } from "#platform/actors";
import { type App, refreshBoard } from "#platform/app";
import { perform } from "#platform/perform";
import { done } from "../act.ts";
import { demoContacts, demoDraft, demoIdentity, demoStatement, demoTexts } from "../demo-board.ts";

/** Gives the board of the demonstration its name, its contacts and its published pages. */
export async function nameBoard(app: App, board: Actor): Promise<void> {
  const effectiveOn = dayAt(app.clock());
  done("name the board", await perform(app, board, changeIdentity, demoIdentity));
  done("say how to contact it", await perform(app, board, changeContacts, demoContacts));
  const bytes = await readFile(join(import.meta.dirname, "../logo.png"));
  done("set its logo", await perform(app, board, setLogo, { bytes }));
  await refreshBoard(app);
  for (const text of demoTexts) {
    done("write a text", await perform(app, board, draftText, text));
    done("publish a text", await perform(app, board, publishText, { kind: text.kind, effectiveOn }));
  }
  const statement = demoStatement(effectiveOn);
  done("write the statement", await perform(app, board, draftAccessibilityStatement, statement));
  done("publish it", await perform(app, board, publishText, { kind: "accessibility", effectiveOn }));
  done("write the next version of a text", await perform(app, board, draftText, demoDraft));
  await refreshBoard(app);
}
