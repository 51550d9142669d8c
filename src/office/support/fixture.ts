import { fillEntries } from "../../award/results/fixture.ts";
import { type Answer, type TestSite, testSite, type Visitor } from "../../start/test-site.ts";

/** A site with two centres and two people at the board, for tests of questions; its clock is set by `setNow`. */
export type QuestionSite = {
  readonly site: TestSite;
  readonly officer: Visitor;
  readonly colleague: Visitor;
  readonly reader: Visitor;
  readonly neighbour: Visitor;
  readonly nusrat: Visitor;
  readonly callum: Visitor;
  setNow(at: string): void;
};

/** Tuesday 10 February 2026. */
export const tuesday = "2026-02-10T10:00:00Z";

export async function questionSite(): Promise<QuestionSite> {
  let now = tuesday;
  const site = await testSite(undefined, { clock: () => Temporal.Instant.from(now) });
  await fillEntries(site.app.database);
  const person = (personId: string, name: string, role: "exams-officer" | "read-only", centreId: string) =>
    site.signIn({ side: "centre", personId, name, role, centreId, email: `${personId}@example.org` });
  return {
    site,
    officer: await person("olive", "Olive Officer", "exams-officer", "90001"),
    colleague: await person("dan", "Dan Deputy", "exams-officer", "90001"),
    reader: await person("rae", "Rae Reader", "read-only", "90001"),
    neighbour: await person("otto", "Otto Other", "exams-officer", "90002"),
    nusrat: await site.signIn({
      side: "board",
      personId: "nusrat",
      name: "Nusrat Choudhury",
      role: "customer-support",
    }),
    callum: await site.signIn({ side: "board", personId: "callum", name: "Callum Drever", role: "entries" }),
    setNow: (at) => {
      now = at;
    },
  };
}

/** A question about nothing in particular. */
export const question = {
  topic: "fees",
  title: "An invoice we do not know",
  message: "What is invoice 17\nfor?",
  series: "",
  candidateNumber: "",
  option: "",
  file: "",
};

/** Asks a question and gives the identifier of its case. */
export async function ask(visitor: Visitor, more: Partial<typeof question> = {}): Promise<string> {
  const sent = await visitor.post("/centre/questions/ask", { ...question, ...more });
  const [, id] = /^\/centre\/questions\/([0-9a-f-]{36})\?done=open$/.exec(String(sent.headers["location"])) ?? [];
  if (!id) throw new RangeError(`Not asked: ${sent.status} ${refusalsIn(sent).join(" ")}`);
  return id;
}

/** How often a case had moved when a visitor looks at its page, as the page's own forms say. */
export async function seenBy(visitor: Visitor, id: string): Promise<string> {
  const page = await visitor.get(placeOf(visitor, id));
  return /name="seen" value="(\d+)"/.exec(page.body)?.[1] ?? "";
}

/** Moves a case as its page would, with what the visitor sees of it now. */
export async function move(
  visitor: Visitor,
  id: string,
  act: string,
  fields: Record<string, string> = {},
): Promise<Answer> {
  return visitor.post(`${placeOf(visitor, id)}/${act}`, { seen: await seenBy(visitor, id), ...fields });
}

export function placeOf({ actor }: Visitor, id: string): string {
  return `/${actor?.side === "board" ? "board" : "centre"}/questions/${id}`;
}

/** The sentences of the error summary of a page. */
export function refusalsIn({ body }: Answer): readonly string[] {
  const [, summary = ""] = /govuk-error-summary__body">([\s\S]*?)<\/div>/.exec(body) ?? [];
  return [...summary.matchAll(/<li>\s*(?:<a [^>]*>)?([^<]+)/g)].map((match) => (match[1] ?? "").trim());
}

/** The rows of a statement, past every wall. */
export async function rowsOf<Row>(site: TestSite, text: string): Promise<readonly Row[]> {
  const client = await site.app.database.pools.owner.connect();
  try {
    await client.query("begin");
    for (const table of ["cases.case", "cases.move", "cases.message", "cases.stop", "cases.seat", "support.question"])
      await client.query("alter table ".concat(table, " no force row level security"));
    const { rows } = await client.query(text);
    return rows;
  } finally {
    await client.query("rollback");
    client.release();
  }
}
