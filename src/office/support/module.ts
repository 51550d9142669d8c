import { defineModule } from "#platform/module";
import { personalData } from "./personal-data.ts";
import * as refusals from "./refusals.ts";
import { paths } from "./paths.ts";
import { questions } from "./support-question.ts";

/** Support: what centres ask the board, each question beside the record that it is about. */
export const support = defineModule({
  name: "support",
  permissions: {
    "support.view": "See questions to the board and their answers",
    "support.ask": "Ask the board a question",
    "support.answer": "Answer the questions of centres",
  },
  grants: {
    "head-of-centre": ["support.view", "support.ask"],
    "exams-officer": ["support.view", "support.ask"],
    "deputy-exams-officer": ["support.view", "support.ask"],
    "customer-support": ["support.view", "support.answer"],
    entries: ["support.view", "support.answer"],
    results: ["support.view", "support.answer"],
    compliance: ["support.view"],
    administrator: ["support.view", "support.answer"],
  },
  systemScopes: ["support.view", "support.ask"],
  cases: [questions],
  refusals: Object.values(refusals),
  navigation: {
    centre: [{ text: "Questions", href: paths.own(), needs: "support.view", whole: true, order: 80 }],
    board: [{ text: "Questions", href: paths.queue(), needs: "support.view", order: 15 }],
  },
  personalData,
});
