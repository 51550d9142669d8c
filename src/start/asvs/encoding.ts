import type { Chapter } from "./chapter.ts";

/** Chapter 1 of OWASP ASVS 5.0.0 in our own words, and what stands for each requirement of levels 1 and 2. */
export const encoding: Chapter = {
  number: 1,
  title: "Encoding and sanitising",
  requirements: [
    {
      number: "1.1.1",
      level: 2,
      wording: "Input is decoded once, to one form, before it is checked",
      proof: [
        "matrix/hostile-input.test.ts › " +
          "every parameter of every page and endpoint withstands every attack, and nothing changes",
        "src/people/passwords/rule.test.ts › " +
          "what is taken is what is hashed later: one form of the same characters",
      ],
    },
    {
      number: "1.1.2",
      level: 2,
      wording: "Output is encoded last, just before it is used",
      proof: [
        "matrix/hostile-stored.test.ts › what was stored is shown as text wherever it is shown, and names no file",
      ],
    },
    {
      number: "1.2.1",
      level: 1,
      wording: "Encoding fits its context: element, attribute, style or header",
      proof: [
        "matrix/hostile-stored.test.ts › what was stored is shown as text wherever it is shown, and names no file",
        "matrix/hostile-uploads.test.ts › a file's name is never a path, a header or markup, whatever it is",
      ],
    },
    {
      number: "1.2.2",
      level: 1,
      wording: "Values in URLs are encoded, and only safe schemes are allowed",
      proof: [
        "matrix/hostile-headers.test.ts › " +
          "who signs in or proves to be there, with an address of elsewhere to go to next, stays on this " +
          "site",
        "matrix/hostile-headers.test.ts › wherever an address comes from, nobody is led to another site by it",
        "src/platform/mail/rule.test.ts › " +
          "whatever stands around it, another site's link is left out, and our own never is",
      ],
    },
    {
      number: "1.2.3",
      level: 1,
      wording: "Values in scripts and JSON are encoded",
      proof: ["matrix/hostile-stored.test.ts › every JSON answer is sound JSON, whatever was stored"],
    },
    {
      number: "1.2.4",
      level: 1,
      wording: "Queries take values as parameters",
      proof: [
        "matrix/hostile-input.test.ts › " +
          "every parameter of every page and endpoint withstands every attack, and nothing changes",
        "matrix/hostile-forms.test.ts › every field of every form withstands every attack",
        "src/platform/careless-code.test.ts › no source $what",
      ],
    },
    {
      number: "1.2.5",
      level: 1,
      wording: "Operating system calls pass no text through a shell",
      proof: ["src/platform/careless-code.test.ts › no source $what"],
    },
    { number: "1.2.6", level: 2, wording: "LDAP queries are safe", because: "LDAP is not used" },
    {
      number: "1.2.7",
      level: 2,
      wording: "XPath queries take values as parameters",
      because: "XML and XPath are not used",
    },
    {
      number: "1.2.8",
      level: 2,
      wording: "LaTeX cannot run commands",
      because: "documents are typeset by Typst from our own templates; there is no LaTeX",
    },
    {
      number: "1.2.9",
      level: 2,
      wording: "Text in search patterns is taken literally",
      proof: ["src/platform/careless-code.test.ts › no source $what"],
    },
    {
      number: "1.3.1",
      level: 1,
      wording: "HTML that people write is cleaned",
      because: "no one can write HTML: everything people write is shown as text",
    },
    {
      number: "1.3.2",
      level: 1,
      wording: "No text is run as code",
      proof: [
        "src/platform/careless-code.test.ts › no source $what",
        "matrix/hostile-input.test.ts › " +
          "every parameter of every page and endpoint withstands every attack, and nothing changes",
      ],
    },
    {
      number: "1.3.3",
      level: 2,
      wording: "Input to dangerous functions is limited to safe values",
      proof: [
        "src/platform/documents/documents.test.ts › " +
          "control characters, turned writing and halves of characters cannot stop or deceive",
        "matrix/hostile-stored.test.ts › no cell of any CSV file is a formula",
        "matrix/hostile-stored.test.ts › no cell of any workbook is a formula",
      ],
    },
    {
      number: "1.3.4",
      level: 2,
      wording: "SVG images that people send contain no scripts",
      because: "no SVG images are accepted",
    },
    {
      number: "1.3.5",
      level: 2,
      wording: "Users cannot send markup, styles or templates",
      because: "no one can write markup; letters and documents have fixed templates",
    },
    {
      number: "1.3.6",
      level: 2,
      wording: "Addresses that users give cannot reach internal services",
      proof: [
        "src/people/webhooks/send/post.test.ts › " +
          "a name that leads to one public and one private address is refused, whichever comes first",
        "src/people/webhooks/send/post.test.ts › " +
          "the connection goes to the address that was checked: a name that changes its mind leads nowhere",
        "src/people/single-sign-on/visit/guarded-fetch.test.ts › %s is out of reach",
      ],
    },
    {
      number: "1.3.7",
      level: 2,
      wording: "Templates are never made from user input",
      proof: [
        "matrix/hostile-input.test.ts › " +
          "every parameter of every page and endpoint withstands every attack, and nothing changes",
        "src/platform/careless-code.test.ts › no source $what",
      ],
    },
    { number: "1.3.8", level: 2, wording: "JNDI is used safely", because: "this is not a Java program" },
    { number: "1.3.9", level: 2, wording: "Nothing can be injected into memcache", because: "there is no memcache" },
    {
      number: "1.3.10",
      level: 2,
      wording: "Format strings come from the program alone",
      proof: [
        "matrix/hostile-forms.test.ts › every field of every form withstands every attack",
        "matrix/hostile-input.test.ts › " +
          "every parameter of every page and endpoint withstands every attack, and nothing changes",
      ],
    },
    {
      number: "1.3.11",
      level: 2,
      wording: "Nothing can be injected into an email",
      proof: [
        "src/platform/mail/deliver-mail.test.ts › " +
          "a line end in a subject begins no header, and a recipient that is a list gets nothing",
      ],
    },
    {
      number: "1.4.1",
      level: 2,
      wording: "Memory is handled safely",
      because: "the program is TypeScript, which manages memory itself",
    },
    {
      number: "1.4.2",
      level: 2,
      wording: "Numbers cannot overflow",
      proof: [
        "matrix/hostile-input.test.ts › " +
          "every parameter of every page and endpoint withstands every attack, and nothing changes",
        "src/tidy.test.ts › %s",
      ],
    },
    {
      number: "1.4.3",
      level: 2,
      wording: "Memory is released and not used afterwards",
      because: "the program is TypeScript, which manages memory itself",
    },
    {
      number: "1.5.1",
      level: 1,
      wording: "XML parsers fetch no external entities",
      because: "nothing here parses XML; an XML file sent instead of another is refused",
    },
    {
      number: "1.5.2",
      level: 2,
      wording: "Deserialisation gives plain data, never objects of a type",
      proof: [
        "matrix/hostile-forms.test.ts › " +
          "every body that is no sound JSON, too deep, double or of another kind is refused plainly by " +
          "every endpoint",
        "src/platform/careless-code.test.ts › no source $what",
      ],
    },
  ],
};
