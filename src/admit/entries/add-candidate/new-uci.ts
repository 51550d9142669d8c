import { sql } from "kysely";
import { type CandidateDetails, findElsewhere } from "#candidates";
import { completeUci, dayAt } from "#kernel";
import type { Tx } from "#platform/database";

/**
 * A UCI for somebody who has never had one: the centre's number, 0 for a centre, the year, and a serial number. The
 * serial numbers go down from 9999, so as not to meet those that a centre's own system gives from 0001 up; one that
 * another centre knows is passed over. Undefined once the year's are used up. Source: JCQ, Unique Candidate
 * Identifiers, as far as the layout is published; where to begin is ours.
 */
export async function newUci(tx: Tx, centreId: string, at: Temporal.Instant): Promise<string | undefined> {
  const stem = `${centreId}0${dayAt(at).slice(2, 4)}`;
  const used = await sql<{ serial: number }>`
    select substr(uci, 9, 4)::integer as serial from candidates.details_over_time
    where centre_id = ${centreId} and left(uci, 8) = ${stem}`.execute(tx);
  const taken = new Set(used.rows.map(({ serial }) => serial));
  const free = Array.from({ length: 9_999 }, (_, index) => 9_999 - index).filter((serial) => !taken.has(serial));
  const offered = free.slice(0, offeredMax).flatMap((serial) => {
    const uci = completeUci(`${stem}${String(serial).padStart(4, "0")}`);
    return uci.ok ? [uci.value] : [];
  });
  const known = await findElsewhere(tx, centreId, offered.map(nobodyWith));
  return offered.find((uci) => !known.has(uci));
}

const offeredMax = 100;

/** Somebody of whom nothing is like anybody else, so that whoever has the UCI is somebody else. */
function nobodyWith(uci: string): CandidateDetails {
  return {
    uci,
    uln: null,
    upn: null,
    surname: "",
    forenames: "",
    fileName: ":",
    sex: "N",
    dateOfBirth: null,
    status: "C",
  };
}
