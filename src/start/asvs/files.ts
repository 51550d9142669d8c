import type { Chapter } from "./chapter.ts";

/** Chapter 5 of OWASP ASVS 5.0.0 in our own words, and what stands for each requirement of levels 1 and 2. */
export const files: Chapter = {
  number: 5,
  title: "Files",
  requirements: [
    {
      number: "5.1.1",
      level: 2,
      wording: "Accepted files, their sizes and how they are made safe are documented",
      proof: [
        "src/people/security-page.test.ts › what the security page says under %s is what the code does",
        "src/people/security-page.test.ts › " +
          "the security page has every part that those who judge the program look for",
      ],
    },
    {
      number: "5.2.1",
      level: 1,
      wording: "File sizes are limited",
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
      wording: "The content of a file matches its type",
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
      wording: "Compressed files are checked before they are unpacked",
      proof: [
        "src/formats/basedata/bundle.test.ts › %s is refused",
        "matrix/hostile-uploads.test.ts › " +
          "a file that is not what it is sent as is refused in words everywhere, and changes nothing",
      ],
    },
    {
      number: "5.3.1",
      level: 1,
      wording: "Uploaded files are never run",
      proof: [
        "matrix/hostile-secrets.test.ts › nothing of the program's folder is served but its assets",
        "matrix/hostile-uploads.test.ts › what can be downloaded is an attachment of a kind that no browser runs",
      ],
    },
    {
      number: "5.3.2",
      level: 1,
      wording: "File names from users are never used as paths",
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
      wording: "Files from users are scanned before others get them",
      because: "uploads are read and then deleted: no one else receives them",
    },
  ],
};
