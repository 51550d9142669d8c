import { dayAt } from "#kernel";
import { type App, readKeyRing, type Tx } from "#platform";
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
      text: name ?? "No file or document can be made until the board has a name and an identifier",
      href: paths.identity(),
    },
    {
      title: "Contacts",
      done: hasContacts,
      text: hasContacts ? "Shown on the page Contact us" : "Say how people contact the board",
      href: paths.contacts(),
    },
    ...texts,
  ];
}

async function otherTasks(tx: Tx): Promise<readonly SetUpTask[]> {
  const administrators = await tx
    .selectFrom("access.role_holding as h")
    .innerJoin("access.person as p", "p.person_id", "h.person_id")
    .select(({ fn }) => fn.count<number>("h.person_id").distinct().as("count"))
    .where("h.role", "=", "administrator")
    .where("h.ended_at", "is", null)
    .where("p.state", "=", "active")
    .executeTakeFirstOrThrow();
  const [family, centre] = [
    await tx.selectFrom("catalogue.families").select("family").limit(1).executeTakeFirst(),
    await tx.selectFrom("centres.centre").select("centre_id").limit(1).executeTakeFirst(),
  ];
  return [
    {
      title: "A second administrator",
      done: administrators.count >= 2,
      text:
        administrators.count >= 2
          ? `The board has ${administrators.count} administrators`
          : "Invite somebody who can act when the only administrator cannot",
      href: "/board/people/invite?role=administrator",
    },
    {
      title: "Catalogue",
      done: family !== undefined,
      text: family ? "Loaded" : "Load qualifications, series and fees with ./accolade catalogue load",
      href: family ? "/board/catalogue" : null,
    },
    {
      title: "Centres",
      done: centre !== undefined,
      text: centre ? "Added" : "Add the centres that may make entries",
      href: centre ? "/board/centres" : "/board/centres/add",
    },
  ];
}

/** What only whoever runs the server can put right. */
function serverTasks({ mail, database, site }: App): readonly SetUpTask[] {
  const state = mailState(mail);
  const sealed = readKeyRing(database.address.sealingKeys).length > 0;
  const secure = site.address.startsWith("https://");
  return [
    { title: "E-mail", done: state.done, text: state.text, href: paths.mail() },
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
