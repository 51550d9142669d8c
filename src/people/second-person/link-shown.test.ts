import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestSite, testSite, type Visitor } from "../../start/test-site.ts";

/** Without a mail server whoever makes the link of an invitation is shown it, and can open the account with it. */
let now = Temporal.Now.instant();
let site: TestSite;
let [ann, bea]: Visitor[] = [];

beforeAll(async () => {
  site = await testSite(undefined, { clock: () => now });
  [ann, bea] = await Promise.all(["ann", "bea"].map(administrator));
  for (const personId of ["sam", "tom", "uli", "vic"]) {
    await site.signIn({ personId, name: personId, side: "board", role: "entries", email: `${personId}@board.example` });
  }
});
afterAll(() => site.close());

function administrator(personId: string): Promise<Visitor> {
  const email = `${personId}@board.example`;
  return site.signIn({ personId, name: `The person ${personId}`, side: "board", role: "administrator", email });
}

/** An invitation that two people made, of which one person makes a link and opens the account. */
async function opened(name: string, shownTo: Visitor | undefined): Promise<string> {
  const email = `${name}@board.example`;
  const form = { name, email, role: "administrator", checked: "yes" };
  const place = String((await ann?.post("/board/people/invite", form))?.headers["location"]).split("?")[0];
  expect((await bea?.post(`${place}/approval`, {}))?.status).toBe(303);
  const { rows } = await site.app.database.pools.access.query<{ id: string }>(
    "select invitation_id as id from access.invitation where email = $1",
    [email],
  );
  const shown = await shownTo?.post(`/board/people/invitations/${rows[0]?.id}/link`, {});
  const link = /\/invitation\/[\w-]+/.exec(shown?.body ?? "")?.[0] ?? "";
  expect((await site.visitor().post(link, {})).status).toBe(303);
  const person = await site.app.database.pools.access.query<{ person_id: string }>(
    "select person_id from access.person where email = $1",
    [email],
  );
  return person.rows[0]?.person_id ?? "";
}

/** What is said to a person who approves what another proposed: both with sessions of their own, a long time later. */
async function tried(proposer: string, approver: string, person: string): Promise<string> {
  const by = async (personId: string) => ({ authorization: `Bearer ${await site.token(personId)}` });
  const form = new URLSearchParams({ role: "awarding", checked: "yes" }).toString();
  const made = await site.server.inject({
    method: "POST",
    url: `/board/people/${person}/give`,
    headers: { ...(await by(proposer)), "content-type": "application/x-www-form-urlencoded" },
    payload: form,
  });
  const id = String(made.headers["location"]).split("/").at(-1)?.split("?")[0];
  const url = `/api/v1/proposals/${id}/approval`;
  const reply = await site.server.inject({ method: "POST", url, headers: await by(approver) });
  return reply.statusCode === 200 ? "approved" : (reply.json<{ code?: string }>().code ?? "");
}

test("an account that was opened with a link approves nothing of whoever was shown it, without an end", async () => {
  const femi = await opened("femi", ann);
  const gus = await opened("gus", ann);
  await site.app.database.pools.owner.query("alter table access.role_holding no force row level security");
  await site.app.database.pools.owner.query("update access.role_holding set granted_at = now() - interval '99 days'");
  await site.app.database.pools.owner.query("alter table access.role_holding force row level security");
  now = now.add({ hours: 72 });
  expect(await tried("ann", femi, "sam")).toBe("approver-link-shown");
  expect(await tried(femi, "ann", "tom")).toBe("approver-link-shown");
  expect(await tried(femi, gus, "uli")).toBe("approver-link-shown");
  expect(await tried("ann", "bea", "vic")).toBe("approved");
});
