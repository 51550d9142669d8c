import type { CatalogueRow } from "../catalogue.ts";
import type { CatalogueFacts } from "../facts.ts";
import { findFamily } from "../options.ts";

/** The pair that says what kind of exam an option is: qualification (4 characters) and level (3). */
export type ExamType = { readonly qualification: string; readonly level: string };

/**
 * Pairs by family. Only GCSE/FC was read in a published file; GCE is a published qualification with levels of ours; the
 * others are ours (JCQ's full list is not public). A family that is not here gets its first four letters and the level
 * of its results day.
 */
export const examTypes: Readonly<Record<string, ExamType>> = {
  GCSE: { qualification: "GCSE", level: "FC" },
  NATIONALS: { qualification: "CNAT", level: "L12" },
  TECHNICALS: { qualification: "CTEC", level: "L3" },
  "TECHNICALS-2012": { qualification: "CTEC", level: "L3" },
  PROJECT: { qualification: "PROJ", level: "L3" },
  FSMQ: { qualification: "FSMQ", level: "L3" },
};

/** The exam type of an option. GCE is AS or A by whether its grades go up to A*. */
export function examTypeOf(
  facts: CatalogueFacts,
  option: string,
  syllabus: CatalogueRow<"qualifications"> | undefined,
): ExamType {
  const family = findFamily(facts, option);
  if (!family) return { qualification: "", level: "" };
  if (family.family === "GCE") {
    const best = facts.gradeSets.get(syllabus?.grade_set ?? "")?.[0]?.grade;
    return { qualification: "GCE", level: best === "A*" ? "A" : "AS" };
  }
  return examTypes[family.family] ?? { qualification: family.family.slice(0, 4), level: `L${family.level}` };
}
