import { defineRefusal } from "#kernel";

export const topicMissing = defineRefusal("question-topic", "Choose what your question is about.", { field: "topic" });
export const titleMissing = defineRefusal("question-title-missing", "Enter your question in a few words.", {
  field: "title",
});
export const titleLong = defineRefusal(
  "question-title-long",
  "Enter your question in 120 characters or fewer. The details have a box of their own.",
  { field: "title" },
);
export const seriesNotKnown = defineRefusal("question-series", "Choose a series from the list.", { field: "series" });
export const seriesNeeded = defineRefusal(
  "question-series-missing",
  "Choose the series in which the candidate has this number.",
  { field: "series" },
);
export const numberNotRead = defineRefusal("question-number", "Enter a candidate number from 0001 to 9999.", {
  field: "candidateNumber",
});
export const candidateNotFound = defineRefusal(
  "question-candidate",
  "No candidate of your centre has number {number} in this series. Check the number and the series.",
  { field: "candidateNumber" },
);
export const candidateNeeded = defineRefusal(
  "question-candidate-missing",
  "Enter the number of the candidate whose entry this is.",
  { field: "candidateNumber" },
);
export const entryNotFound = defineRefusal(
  "question-entry",
  "The candidate was never entered for {option} in this series. Check the entry code.",
  { field: "option" },
);
export const fileNotFound = defineRefusal(
  "question-file",
  "Your centre has sent no file called {name}. Check the name on the page of your files.",
  { field: "file" },
);
export const reopenLate = defineRefusal(
  "question-reopen-late",
  "A question can be reopened within 28 days of the answer. Ask a new question instead.",
);
export const questionCentreMissing = defineRefusal(
  "question-centre",
  "Questions are asked by a centre. Sign in to work for your centre.",
);
