import type { Chapter } from "./chapter.ts";

/** Chapter 5 of OWASP ASVS 5.0.0 in our own words, and what stands for each requirement of levels 1 and 2. */
export const files: Chapter = {
  number: 5,
  title: "Files",
  requirements: [
    {
      number: "5.1.1",
      level: 2,
      wording: "It is written down which files are taken, how large, and how they are made safe",
      proof: [
        "src/people/security-page.test.ts › what the security page says under %s is what the code does",
        "src/people/security-page.test.ts › " +
          "the security page has every part that those who judge the program look for",
      ],
    },
    {
      number: "5.2.1",
      level: 1,
      wording: "Files are no larger than can be borne",
      proof: [
        "matrix/hostile-uploads.test.ts › " +
          "50 MB are refused everywhere, as a form and as bytes, before they are taken in",
        "src/platform/web/before-the-body.test.ts › " +
          "more than a route takes is refused before it is read, and the refusal says how much it takes",
      ],
    },
    {
      number: "5.2.2",
      level: 1,
      wording: "Files are what they are called",
      proof: [
        "matrix/hostile-uploads.test.ts › " +
          "a file that is not what it is sent as is refused in words everywhere, and changes nothing",
        "src/assess/marking/receive-mark-file/receive-mark-file.test.ts › " +
          "a sound file of another type, %s, is refused",
      ],
    },
    {
      number: "5.2.3",
      level: 2,
      wording: "Packed files are measured before they are unpacked",
      proof: [
        "src/formats/basedata/bundle.test.ts › %s is refused",
        "matrix/hostile-uploads.test.ts › " +
          "a file that is not what it is sent as is refused in words everywhere, and changes nothing",
      ],
    },
    {
      number: "5.3.1",
      level: 1,
      wording: "What was sent is never run",
      proof: [
        "matrix/hostile-secrets.test.ts › nothing of the program's folder is served but its assets",
        "matrix/hostile-uploads.test.ts › what can be downloaded is an attachment of a kind that no browser runs",
      ],
    },
    {
      number: "5.3.2",
      level: 1,
      wording: "Names of files are never paths",
      proof: ["matrix/hostile-uploads.test.ts › a file's name is never a path, a header or markup, whatever it is"],
    },
    {
      number: "5.4.1",
      level: 2,
      wording: "Downloads are named by the program",
      proof: [
        "matrix/hostile-uploads.test.ts › what can be downloaded is an attachment of a kind that no browser runs",
        "matrix/hostile-stored.test.ts › what was stored is shown as text wherever it is shown, and names no file",
      ],
    },
    {
      number: "5.4.2",
      level: 2,
      wording: "Names in headers are encoded",
      proof: [
        "matrix/hostile-uploads.test.ts › what can be downloaded is an attachment of a kind that no browser runs",
        "matrix/hostile-stored.test.ts › what was stored is shown as text wherever it is shown, and names no file",
      ],
    },
    {
      number: "5.4.3",
      level: 2,
      wording: "Files of others are scanned before they are given on",
      because: "what was sent is read and thrown away: nobody is given it again",
    },
  ],
};
