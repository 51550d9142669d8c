import type { Chapter } from "./chapter.ts";

/** Chapter 2 of OWASP ASVS 5.0.0 in our own words, and what stands for each requirement of levels 1 and 2. */
export const validation: Chapter = {
  number: 2,
  title: "Validation and business logic",
  requirements: [
    {
      number: "2.1.1",
      level: 1,
      wording: "Validation of every item is documented",
      proof: [
        "src/start/documents/generated.test.ts › " +
          "the generated documents say what the code does (run ./accolade docs)",
        "src/start/documents/generated.test.ts › they name what they are about",
      ],
    },
    {
      number: "2.1.2",
      level: 2,
      wording: "Validation of items against each other is documented",
      proof: [
        "src/admit/catalogue/readme.test.ts › the README lists every code of a rule",
        "src/formats/faults.test.ts › the README lists the codes as they are: run make-readme.ts when this fails",
      ],
    },
    {
      number: "2.1.3",
      level: 2,
      wording: "Usage limits are documented, for each person and overall",
      proof: [
        "src/people/security-page.test.ts › what the security page says under %s is what the code does",
        "src/people/security-page.test.ts › " +
          "the security page says that requests are counted as the database counts them",
      ],
    },
    {
      number: "2.2.1",
      level: 1,
      wording: "Input is checked against what is allowed",
      proof: [
        "src/assess/marking/record-marks/read-marks-csv.test.ts › refused with its place: %s",
        "src/platform/cli/options.test.ts › %j is refused",
        "matrix/hostile-uploads.test.ts › " +
          "a file that is not what it is sent as is refused in words everywhere, and changes nothing",
        "src/admit/catalogue/read-catalogue/read-catalogue.test.ts › " +
          "every refusal of a rule has a bad catalogue here",
      ],
    },
    {
      number: "2.2.2",
      level: 1,
      wording: "Checks happen on the server",
      proof: [
        "src/assess/marking/record-marks/record-marks.test.ts › " +
          "what is wrong is shown beside each row, what was typed is kept, and nothing is saved",
        "src/admit/entries/single-entries.test.ts › %s is refused on the form",
      ],
    },
    {
      number: "2.2.3",
      level: 2,
      wording: "Items that belong together are checked together",
      proof: [
        "src/admit/catalogue/read-catalogue/read-catalogue.test.ts › " +
          "every refusal of a rule has a bad catalogue here",
        "src/award/results/release-results/release-results.test.ts › " +
          "are set exactly when the award agrees, centres come first, and nothing seen is undone",
      ],
    },
    {
      number: "2.3.1",
      level: 1,
      wording: "Steps are done in order, with none left out",
      proof: [
        "src/people/passwords/sign-in-by-password/sign-in-by-password.test.ts › " +
          "half signed in gives access only to the page for the code",
        "src/award/awarding/run-award/run-award.test.ts › " +
          "outstanding marks are refused with their number and the first of them, and nothing is written; or results are pending",
        "stories/board-officer.test.ts › a release in the wrong order is refused and says why",
      ],
    },
    {
      number: "2.3.2",
      level: 2,
      wording: "Usage limits are enforced",
      proof: [
        "src/people/throttle/rate-limit.test.ts › " +
          "over the limit the answer is 429 with when to come back; then the next window begins",
        "src/people/recovery/recovery.test.ts › " +
          "one person is sent three links an hour at most, and one who asks without end waits",
        "src/people/webhooks/webhooks.test.ts › " +
          "nobody has sent on what they may not see; one address has one webhook; a centre has ten at most",
      ],
    },
    {
      number: "2.3.3",
      level: 2,
      wording: "An act happens completely or not at all",
      proof: [
        "src/platform/perform/perform.test.ts › a fault after saving rolls everything back",
        "src/assess/marking/record-marks/large-file.test.ts › one fault in its last line leaves nothing behind",
      ],
    },
    {
      number: "2.3.4",
      level: 2,
      wording: "Limited resources are not given twice",
      proof: [
        "src/people/staff/invitations.test.ts › " +
          "two who accept at the same moment: one gets in, and there is one person with one role",
        "src/assess/marking/record-marks/record-marks.test.ts › " +
          "two people record one mark at once: the second waits and is judged on what the first left",
        "src/people/staff/staff.test.ts › " +
          "two exams officers who remove each other at the same moment: one is left",
      ],
    },
    {
      number: "2.4.1",
      level: 2,
      wording: "Automated calls are limited",
      proof: [
        "src/people/throttle/rate-limit.test.ts › " +
          "a thousand at once are never more than the quota in one window, whichever program counts",
        "src/people/throttle/rule.test.ts › " +
          "100,000 tries in a day from a thousand networks: few are let through, and the person gets in " +
          "every time",
        "src/people/passwords/hashing-queue.test.ts › " +
          "2,000 at once: as many as there is room for get in, the others are told when to come back",
      ],
    },
  ],
};
