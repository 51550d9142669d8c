import type { Chapter } from "./chapter.ts";

/** Chapter 4 of OWASP ASVS 5.0.0 in our own words, and what stands for each requirement of levels 1 and 2. */
export const programs: Chapter = {
  number: 4,
  title: "API and web services",
  requirements: [
    {
      number: "4.1.1",
      level: 1,
      wording: "Responses state their content type and character set",
      proof: [
        "matrix/hostile-headers.test.ts › " +
          "every kind of answer is what its header says, with its characters named, and nothing personal " +
          "is kept",
      ],
    },
    {
      number: "4.1.2",
      level: 2,
      wording: "Only pages redirect from plain HTTP",
      operator: "the proxy decides what happens to plain HTTP; the program never redirects to another scheme",
      manual: "docs/operate/reverse-proxy.md",
    },
    {
      number: "4.1.3",
      level: 2,
      wording: "Visitors cannot set headers that proxies set",
      proof: [
        "src/platform/web/proxies.test.ts › what a visitor wrote before the proxy's own word does not count",
        "src/platform/web/proxies.test.ts › a stranger who says the same is not heard",
        "matrix/hostile-headers.test.ts › " +
          "the host that a request names is believed nowhere: not in pages, redirects, descriptions or " +
          "mails",
      ],
    },
    {
      number: "4.2.1",
      level: 2,
      wording: "All components agree where a message ends",
      proof: ["matrix/hostile-sockets.test.ts › %s: refused at once, and nothing after it is taken for a request"],
    },
    { number: "4.3.1", level: 2, wording: "GraphQL queries are limited", because: "there is no GraphQL" },
    { number: "4.3.2", level: 2, wording: "GraphQL introspection is off", because: "there is no GraphQL" },
    {
      number: "4.4.1",
      level: 1,
      wording: "WebSockets use TLS",
      because: "there are no WebSockets; a request for one gets an ordinary answer",
    },
    {
      number: "4.4.2",
      level: 2,
      wording: "WebSockets check the origin of the page",
      because: "there are no WebSockets",
    },
    { number: "4.4.3", level: 2, wording: "WebSockets have tokens of their own", because: "there are no WebSockets" },
    {
      number: "4.4.4",
      level: 2,
      wording: "WebSocket tokens come from the session",
      because: "there are no WebSockets",
    },
  ],
};
