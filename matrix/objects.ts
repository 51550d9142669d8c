import { demoSeries } from "#demo";
import type { Route } from "#platform/web";
import type { Board } from "./board.ts";
import { moduleProofs } from "./module-proofs.ts";

/** Whose thing an address names. */
export type Whose = "own" | "other" | "nobody";
export const everyWhose: readonly Whose[] = ["own", "other", "nobody"];

/** The value of a part of an address, such as `:candidate` of a path, for each whose. */
export type Objects = (route: Route, part: string) => Readonly<Record<Whose, string>> | undefined;

type Things = Readonly<Record<string, Readonly<Record<Whose, string>>>>;

/**
 * Finds something of the reader's own centre, something that only the other centre has, and something that does not
 * exist, for every parameter of an address that names something private. Public codes (a series, an option) are the
 * same for everyone.
 */
export async function findObjects(board: Board): Promise<Objects> {
  const things: Things = {
    ...publicCodes,
    ...(await thingsOfModules(board)),
    ...accessThings(board),
    candidate: await candidates(board),
    centre: { own: board.own, other: board.other, nobody: "98765" },
  };
  return (route, part) => things[`${part} of ${route.name}`] ?? things[`${part} in ${placeOf(route)}`] ?? things[part];
}

/** The address of a route for a whose; undefined when it names nothing private, so that there is only the own one. */
export function addressOf(objects: Objects, route: Route, whose: Whose): string | undefined {
  const parts = [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? "");
  const values = parts.map((part) => {
    const found = objects(route, part);
    if (!found)
      throw new RangeError(
        `Say in the proofs.ts of its module, or in objects.ts, what :${part} of ${route.path} is, so that it is tried.`,
      );
    return found;
  });
  if (whose !== "own" && values.every((value) => value.own === value[whose])) return undefined;
  return parts.reduce(
    (path, part, index) => path.replace(`:${part}`, encodeURIComponent(values[index]?.[whose] ?? "")),
    route.path,
  );
}

/** The first words of a path, by which the same part means different things: `entry-files`. */
function placeOf({ path }: Route): string {
  return path.split("/").filter((word) => !["", "api", "v1", "centre", "board"].includes(word))[0] ?? "";
}

const same = (value: string) => ({ own: value, other: value, nobody: value });
const nobody = "00000000-0000-7000-8000-000000000000";

const publicCodes: Things = {
  series: same(demoSeries),
  "series in basedata": same(demoSeries),
  qualification: same("J560"),
  family: same("GCSE"),
  unit: same("R094"),
  option: same("J560H"),
  component: same("J560/04"),
  sequence: same("1"),
  "file in basedata": same(`${demoSeries}.zip`),
  token: same("a-link-that-nobody-has"),
};

async function candidates({ asOperator, own, other }: Board): Promise<Readonly<Record<Whose, string>>> {
  const [row] = await asOperator<{ own: number; other: number; nobody: number }>(
    `select
    (select min(candidate_id) from awarding.result where centre_id = $1) as own,
    (select min(candidate_id) from awarding.result r where centre_id = $2 and not exists (
      select 1 from candidates.candidate c where c.centre_id = $1 and c.candidate_id = r.candidate_id)) as other,
    (select max(candidate_id) + 1000 from candidates.candidate) as nobody`,
    [own, other],
  );
  if (!row?.other) throw new RangeError("The other centre has no candidate whose number the own one lacks.");
  return { own: String(row.own), other: String(row.other), nobody: String(row.nobody) };
}

/** What the modules say of their own addresses. */
async function thingsOfModules({ asOperator, own, other }: Board): Promise<Things> {
  const proofs = await moduleProofs();
  const found = await Promise.all(
    proofs.map((module) => module.objects?.((text, values) => asOperator(text, values), { own, other })),
  );
  return Object.assign({}, ...found);
}

/** Things of signing in, of each centre. A person's own session and passkeys are tried as somebody else's. */
function accessThings({ things }: Board): Things {
  const part = (name: keyof typeof things.own, missing: string = nobody) => ({
    own: things.own[name],
    other: things.other[name],
    nobody: missing,
  });
  return {
    person: part("person", "nobody-like-that"),
    holding: part("holding"),
    invitation: part("invitation"),
    notice: part("notice"),
    client: part("client", "nosystemabcdefgh"),
    endpoint: part("endpoint"),
    delivery: part("delivery"),
    session: part("session"),
    passkey: part("passkey"),
    provider: same("no-such-provider"),
  };
}
