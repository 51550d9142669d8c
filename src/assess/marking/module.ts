import { sql } from "kysely";
import { fileRoutes, fileSubjects } from "#exchange";
import { actsNeeded, type MadeByAct } from "#platform/audit";
import { defineModule } from "#platform/module";
import { completenessApi, marksApi } from "./api/read-marks.ts";
import { recordMarksApi, submitMarksApi } from "./api/record-marks.ts";
import { completenessPages } from "./completeness/page.ts";
import { markGridPage, saveGridPage } from "./enter-marks/page.ts";
import { holdMarkPages, releaseHoldPages, showMarkPage } from "./hold-mark/page.ts";
import { centreMarksPage } from "./list-components/page.ts";
import { loadMarksFile, loadMarksPage } from "./load-marks/page.ts";
import { checkSubmissionPage, submitMarksPage } from "./submit-marks/page.ts";
import { enterMarks } from "./enter-marks/enter-marks.ts";
import { holdReleased, markHeld, marksEntered, marksRecorded } from "./events.ts";
import { holdMark } from "./hold-mark/hold-mark.ts";
import { draftLife, markLife } from "./life-cycles.ts";
import { markFiles } from "./mark-files-taken.ts";
import { markSubjects } from "./subject-names.ts";
import { paths } from "./paths.ts";
import { otherTables, personalData } from "./personal-data.ts";
import { receiveMarkFile } from "./receive-mark-file/receive-mark-file.ts";
import { recordMarks } from "./record-marks/record-marks.ts";
import * as refusals from "./refusals.ts";
import { releaseHold } from "./release-hold/release-hold.ts";
import { submitMarks } from "./submit-marks/submit-marks.ts";
import { takeMarkFile } from "./take-mark-file/take-mark-file.ts";

const marksMade = sql<MadeByAct>`
  select act_id, series as chain, count(*) as made from marking.movement group by act_id, series`;

/** Marks: the ledger of movements, recording and correcting, mark files, holds, and what is outstanding. */
export const marking = defineModule({
  name: "marking",
  permissions: {
    "marks.view": "See marks and what is outstanding",
    "marks.enter": "Enter marks for centre-marked work, for others to submit",
    "marks.submit": "Submit marks for centre-marked work to the board",
    "marks.record": "Record marks of any component",
  },
  grants: {
    "head-of-centre": ["marks.view", "marks.enter", "marks.submit"],
    "exams-officer": ["marks.view", "marks.enter", "marks.submit"],
    "deputy-exams-officer": ["marks.view", "marks.enter", "marks.submit"],
    teacher: ["marks.view", "marks.enter"],
    "read-only": ["marks.view"],
    moderation: ["marks.view"],
    assessment: ["marks.view", "marks.record"],
    awarding: ["marks.view"],
    "post-results": ["marks.view"],
    compliance: ["marks.view"],
    administrator: ["marks.view", "marks.record"],
  },
  systemScopes: ["marks.view", "marks.enter", "marks.submit"],
  acts: [enterMarks, holdMark, receiveMarkFile, recordMarks, releaseHold, submitMarks, takeMarkFile],
  routes: [
    centreMarksPage,
    markGridPage,
    saveGridPage,
    checkSubmissionPage,
    submitMarksPage,
    ...fileRoutes(markFiles),
    ...completenessPages,
    showMarkPage,
    ...holdMarkPages,
    ...releaseHoldPages,
    loadMarksPage,
    loadMarksFile,
    submitMarksApi,
    recordMarksApi,
    marksApi,
    completenessApi,
  ],
  events: [marksEntered, marksRecorded, markHeld, holdReleased],
  recordChecks: [actsNeeded("marks", marksMade)],
  refusals: Object.values(refusals),
  cycles: { "marking.movement.status": markLife, "marking.draft_mark.status": draftLife },
  navigation: {
    centre: [{ text: "Marks", href: paths.marks(), needs: "marks.view", order: 40 }],
    board: [{ text: "Marking", href: paths.marking(), needs: "marks.view", order: 40 }],
  },
  subjects: { ...fileSubjects(markFiles), ...markSubjects },
  personalData,
  notPersonal: otherTables,
});
