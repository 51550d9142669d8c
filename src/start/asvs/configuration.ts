import type { Chapter } from "./chapter.ts";

/** Chapter 13 of OWASP ASVS 5.0.0 in our own words, and what stands for each requirement of levels 1 and 2. */
export const configuration: Chapter = {
  number: 13,
  title: "Configuration",
  requirements: [
    {
      number: "13.1.1",
      level: 2,
      wording: "The services that the program calls are documented",
      proof: [
        "src/people/security-page.test.ts › " +
          "the security page has every part that those who judge the program look for",
      ],
    },
    {
      number: "13.2.1",
      level: 2,
      wording: "Services authenticate to each other with keys that change",
      notYet:
        "each database account has its own derived password, which changes with the secret of the " +
        "installation by hand, not automatically",
    },
    {
      number: "13.2.2",
      level: 2,
      wording: "Services have the least privilege",
      proof: [
        "matrix/second-wall.test.ts › secrets of signing in are read by the account of signing in alone",
        "matrix/second-wall.test.ts › " +
          "no account that serves people reads a row of another centre, or one of any without saying for " +
          "whom",
        "src/tidy/database.test.ts › the database is its own second wall",
      ],
    },
    {
      number: "13.2.3",
      level: 2,
      wording: "No default passwords between services",
      proof: ["matrix/hostile-secrets.test.ts › no file of the repository holds a key"],
    },
    {
      number: "13.2.4",
      level: 2,
      wording: "The services that the program can call are on an allow list",
      proof: [
        "src/people/webhooks/send/post.test.ts › " +
          "a name that leads to one public and one private address is refused, whichever comes first",
        "src/people/single-sign-on/visit/guarded-fetch.test.ts › " +
          "by number or by name, this machine is called only where that is allowed, and nothing is sent",
        "src/people/single-sign-on/visit/networks.test.ts › %s is never reached",
      ],
    },
    {
      number: "13.2.5",
      level: 2,
      wording: "What the server can load is on an allow list",
      proof: [
        "matrix/hostile-secrets.test.ts › nothing of the program's folder is served but its assets",
        "src/people/single-sign-on/visit/guarded-fetch.test.ts › %s is out of reach",
      ],
    },
    {
      number: "13.3.1",
      level: 2,
      wording: "Secrets are kept in a secrets store, not in the code",
      notYet:
        "none is in the code or the repository, and those in the database are sealed; the keys are files " +
        "that the program's account reads, not a vault",
    },
    {
      number: "13.3.2",
      level: 2,
      wording: "Each secret is read only where it is needed",
      proof: [
        "matrix/second-wall.test.ts › secrets of signing in are read by the account of signing in alone",
        "src/platform/sealing/seal.test.ts › " +
          "keys are readable by their owner only; a file with anything else is refused without repeating it",
      ],
    },
    {
      number: "13.4.1",
      level: 1,
      wording: "Source control metadata cannot be fetched",
      proof: ["matrix/hostile-secrets.test.ts › nothing of the program's folder is served but its assets"],
    },
    {
      number: "13.4.2",
      level: 2,
      wording: "Debug features are off",
      proof: [
        "src/platform/web/server.test.ts › a fault shows a reference and never its details",
        "matrix/hostile-headers.test.ts › a fault says a reference and nothing of its cause, on a page",
      ],
    },
    {
      number: "13.4.3",
      level: 2,
      wording: "Directory listings are off",
      proof: ["matrix/hostile-secrets.test.ts › nothing of the program's folder is served but its assets"],
    },
    {
      number: "13.4.4",
      level: 2,
      wording: "TRACE is not supported",
      proof: ["matrix/hostile-sockets.test.ts › TRACE and CONNECT are not spoken, and nothing of a request is echoed"],
    },
    {
      number: "13.4.5",
      level: 2,
      wording: "Documentation and monitoring endpoints are open only on purpose",
      proof: [
        "src/start/pages/pages.test.ts › the API document describes exactly the endpoints there are",
        "matrix/hostile-secrets.test.ts › nothing of the program's folder is served but its assets",
        "src/start/pages/pages.test.ts › probes say whether the program can serve",
      ],
    },
  ],
};
