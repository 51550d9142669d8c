import { entryFile, type SchoolFile } from "../demo/school/entry-file.ts";
import { sequencesOf } from "../demo/school/sequence.ts";
import type { Site } from "./site.ts";

/** What a browser's file field takes. */
export type Upload = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

/** Two amendment files for the first candidate of the first centre: with a wrong letter in the UCI, and sound. */
export function amendments(site: Site): { readonly bad: Upload; readonly good: Upload; readonly newName: string } {
  const first = site.world.cohort[0];
  const pupil = first?.sat[0];
  if (!first || !pupil) throw new RangeError("The board has no centre with a candidate.");
  const { candidate, options } = pupil;
  const sequence = sequencesOf(site.world.seed, first).marks + 1;
  const [surname] = candidate.fileName.split(":");
  const newName = `${surname}:STORY ROSE`;
  const wrongLetter = candidate.uci.endsWith("A") ? "B" : "A";
  const file = (changes: object): SchoolFile =>
    entryFile("A", first.centre, sequence, "2026-03-10", [{ candidate: { ...candidate, ...changes }, options }]);
  return {
    bad: upload(file({ uci: candidate.uci.slice(0, -1) + wrongLetter })),
    good: upload(file({ fileName: newName })),
    newName,
  };
}

function upload({ name, bytes }: SchoolFile): Upload {
  return { name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) };
}
