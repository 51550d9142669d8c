import * as awarding from "#awarding";
import * as candidates from "#candidates";
import * as centres from "#centres";
import * as entries from "#entries";
import * as marking from "#marking";
import { type Held, type NotPersonal, platformData, platformElse } from "#platform";
import * as results from "#results";

/** Everything that is held about people, module by module. */
export const personalData: readonly Held[] = [
  ...platformData,
  ...candidates.personalData,
  ...entries.personalData,
  ...marking.personalData,
  ...awarding.personalData,
  ...results.personalData,
];

/** Tables that were looked at and hold nothing about people. The catalogue is public by its nature. */
export const otherTables: readonly NotPersonal[] = [
  ...platformElse,
  ...centres.otherTables,
  ...candidates.otherTables,
  ...entries.otherTables,
  ...marking.otherTables,
  ...awarding.otherTables,
  ...results.otherTables,
];
