import { hasCatalogue } from "#catalogue";
import { countCentres } from "#centres";
import { dayAt } from "#kernel";
import { countAdministrators } from "#people";
import type { App } from "#platform/app";
import type { Tx } from "#platform/database";
import { readKeyRing } from "#platform/sealing";
import { textKinds } from "../board.ts";
import { paths, writingPath } from "../paths.ts";
import { getProfile, listContacts, listVersions, textOn } from "../queries.ts";
import { mailState } from "./mail-state.ts";

/** One thing that a new board still has to do, or has done. */
export type SetUpTask = {
  readonly title: string;
  readonly done: boolean;
  /** What is missing, and who can put it right. */
  readonly text: string;
  /** Where that is done; null for what only whoever runs the server can do. */
  readonly href: string | null;
};

/** What a new board has to do before its first series, in order; all are done when it is set up. */
export async function setUpTasks(tx: Tx, app: App): Promise<readonly SetUpTask[]> {
  return [...(await boardTasks(tx, app)), ...(await otherTasks(tx)), ...serverTasks(app)];
}

async function boardTasks(tx: Tx, app: App): Promise<readonly SetUpTask[]> {
  const { name } = await getProfile(tx);
  const texts: SetUpTask[] = [];
  for (const kind of ["accessibility", "privacy", "terms"] as const) {
    const published = textOn(await listVersions(tx, kind), dayAt(app.clock())) !== undefined;
    texts.push({
      title: textKinds[kind].title,
      done: published,
      text: published ? "Published" : "Write and publish it",
      href: writingPath(kind),
    });
  }
  const hasContacts = (await listContacts(tx)).length > 0;
  return [
    {
      title: "Name and identifier",
      done: name !== null,
      text: name ?? "You cannot make files or documents until the board has a name and an identifier",
      href: paths.identity(),
    },
    {
      title: "Contacts",
      done: hasContacts,
      text: hasContacts ? "Shown on the Contact us page" : "Say how people contact the board",
      href: paths.contacts(),
    },
    ...texts,
  ];
}

async function otherTasks(tx: Tx): Promise<readonly SetUpTask[]> {
  const administrators = await countAdministrators(tx);
  const loaded = await hasCatalogue(tx);
  const centres = await countCentres(tx);
  return [
    {
      title: "A second administrator",
      done: administrators >= 2,
      text:
        administrators >= 2
          ? `The board has ${administrators} administrators`
          : "Roles at the board need two people, so run ./accolade first-administrator --despite for the second",
      href: null,
    },
    {
      title: "Catalogue",
      done: loaded,
      text: loaded ? "Loaded" : "Load qualifications, series and fees with ./accolade catalogue load",
      href: loaded ? paths.catalogue() : null,
    },
    {
      title: "Centres",
      done: centres > 0,
      text: centres > 0 ? "Added" : "Add the centres that can make entries",
      href: centres > 0 ? paths.centres() : paths.addCentres(),
    },
  ];
}

/** What only whoever runs the server can put right. */
function serverTasks({ mail, database, site }: App): readonly SetUpTask[] {
  const state = mailState(mail);
  const sealed = readKeyRing(database.address.sealingKeys).length > 0;
  const secure = site.address.startsWith("https://");
  return [
    { title: "Email", done: state.done, text: state.text, href: paths.mail() },
    {
      title: "Sealing keys",
      done: sealed,
      text: sealed
        ? "Secrets are sealed with a key of their own"
        : "Secrets are sealed with the secret of the installation: run ./accolade keys rotate, and keep a copy of the keys",
      href: null,
    },
    {
      title: "Secure address",
      done: secure,
      text: secure
        ? `Pages are at ${site.address}`
        : `Pages are at ${site.address}, which is not encrypted: set ACCOLADE_ADDRESS to an address that begins with https://`,
      href: null,
    },
  ];
}
