import type { Chapter } from "./chapter.ts";

/** Chapter 8 of OWASP ASVS 5.0.0 in our own words, and what stands for each requirement of levels 1 and 2. */
export const rights: Chapter = {
  number: 8,
  title: "Authorisation",
  requirements: [
    {
      number: "8.1.1",
      level: 1,
      wording: "Who may do what, with which records, is documented",
      proof: [
        "src/start/documents/generated.test.ts › " +
          "the generated documents say what the code does (run ./accolade docs)",
        "matrix/reading.test.ts › %s meets what is published, and sees nothing that is not theirs",
      ],
    },
    {
      number: "8.1.2",
      level: 2,
      wording: "Field-level access is documented",
      proof: [
        "src/people/security-page.test.ts › " +
          "the security page has every part that those who judge the program look for",
      ],
    },
    {
      number: "8.2.1",
      level: 1,
      wording: "Every function checks a permission",
      proof: [
        "matrix/reading.test.ts › %s meets what is published, and sees nothing that is not theirs",
        "matrix/changing.test.ts › " +
          "every act refuses everyone to whom it is not published, before it reads what was sent",
        "matrix/planted-holes.test.ts › a missing permission: a page that is open to everyone who is signed in",
      ],
    },
    {
      number: "8.2.2",
      level: 1,
      wording: "Every record is read only by those who may see it",
      proof: [
        "matrix/reading.test.ts › %s meets what is published, and sees nothing that is not theirs",
        "matrix/second-wall.test.ts › " +
          "no account that serves people reads a row of another centre, or one of any without saying for " +
          "whom",
        "matrix/planted-holes.test.ts › a missing filter: a page that finds a candidate whatever the centre",
      ],
    },
    {
      number: "8.2.3",
      level: 2,
      wording: "Fields are read and changed only by those who may",
      proof: [
        "matrix/twin-worlds.test.ts › before centres have results, nobody but the board can tell the worlds apart",
        "src/assess/marking/record-marks/record-marks.test.ts › " +
          "examined marks stay unseen by the centre until its results are out; its own work is always seen",
        "src/assess/marking/subjects.test.ts › the database itself shows %s of the subjects alone",
      ],
    },
    {
      number: "8.3.1",
      level: 1,
      wording: "Authorisation is decided on the server",
      proof: [
        "matrix/changing.test.ts › what is not allowed or not theirs is refused, and changes nothing: %s",
        "matrix/second-wall.test.ts › no account that serves people adds, changes or removes a row of another centre",
      ],
    },
    {
      number: "8.4.1",
      level: 2,
      wording: "One centre never reaches another's data",
      proof: [
        "matrix/second-wall.test.ts › " +
          "no account that serves people reads a row of another centre, or one of any without saying for " +
          "whom",
        "matrix/second-wall.test.ts › no account that serves people adds, changes or removes a row of another centre",
        "matrix/reading.test.ts › %s meets what is published, and sees nothing that is not theirs",
      ],
    },
  ],
};
