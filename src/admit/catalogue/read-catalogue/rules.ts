import {
  boundariesAreWhole,
  boundariesAreWithinReach,
  boundariesDecrease,
  boundariesHaveTargets,
  boundaryGradesExist,
} from "./boundary-rules.ts";
import {
  combinationsDoNotCircle,
  groupsCanBeChosen,
  optionalUnitsAreOfOneSize,
  uniformTotalsAgree,
  unitisedQualificationsHaveUnits,
  unitsFitTheirQualification,
} from "./combination-rules.ts";
import type { CatalogueRule } from "./fault.ts";
import {
  factorsArePositive,
  optionCodesAreNotTaken,
  optionsAreWhole,
  optionsFitTheirScheme,
  pairsAreInOrder,
  totalsAgree,
  unitTotalsAgree,
} from "./option-rules.ts";
import {
  claimsAreClaimed,
  componentsFitTheirAssessment,
  gradeSetsAreRanked,
  qualificationsFitTheirScheme,
  unitsFitTheirScheme,
} from "./part-rules.ts";
import { conversionsAreSound, pointsAreInOrder, pointsAreSet } from "./points-rules.ts";
import { pricesAreInOnePlace, pricesFitTheirSeries, vatFitsItsTreatment } from "./price-rules.ts";
import { publishedRowsHaveSource, referencesExist, unitGroupsExist } from "./reference-rules.ts";
import {
  keyDatesAreInOrder,
  keyDatesAreSet,
  openEntriesHaveNoDeadlines,
  seriesCodesTellTheDate,
} from "./series-rules.ts";
import {
  scalesAreInOrder,
  scalesAreSet,
  thresholdsAreInOrder,
  thresholdsAreSet,
  thresholdsAreWhole,
} from "./threshold-rules.ts";

/** Every rule about more than one cell of a catalogue. */
export const catalogueRules: readonly CatalogueRule[] = [
  referencesExist,
  unitGroupsExist,
  publishedRowsHaveSource,
  gradeSetsAreRanked,
  qualificationsFitTheirScheme,
  unitsFitTheirScheme,
  componentsFitTheirAssessment,
  claimsAreClaimed,
  optionsAreWhole,
  optionsFitTheirScheme,
  optionCodesAreNotTaken,
  totalsAgree,
  unitTotalsAgree,
  factorsArePositive,
  pairsAreInOrder,
  unitisedQualificationsHaveUnits,
  groupsCanBeChosen,
  unitsFitTheirQualification,
  optionalUnitsAreOfOneSize,
  uniformTotalsAgree,
  combinationsDoNotCircle,
  seriesCodesTellTheDate,
  keyDatesAreInOrder,
  keyDatesAreSet,
  openEntriesHaveNoDeadlines,
  boundariesHaveTargets,
  boundaryGradesExist,
  boundariesDecrease,
  boundariesAreWhole,
  boundariesAreWithinReach,
  thresholdsAreInOrder,
  thresholdsAreWhole,
  thresholdsAreSet,
  scalesAreInOrder,
  scalesAreSet,
  pointsAreInOrder,
  pointsAreSet,
  conversionsAreSound,
  pricesAreInOnePlace,
  pricesFitTheirSeries,
  vatFitsItsTreatment,
];
