import type { Chapter } from "./chapter.ts";

/** Chapter 4 of OWASP ASVS 5.0.0 in our own words, and what stands for each requirement of levels 1 and 2. */
export const programs: Chapter = {
  number: 4,
  title: "The interface for programs",
  requirements: [
    {
      number: "4.1.1",
      level: 1,
      wording: "Answers say what they are, and in which characters",
      proof: [
        "matrix/hostile-headers.test.ts › " +
          "every kind of answer is what its header says, with its characters named, and nothing personal " +
          "is kept",
      ],
    },
    {
      number: "4.1.2",
      level: 2,
      wording: "Only pages send people on from plain HTTP",
      operator: "the proxy decides where plain HTTP leads; the program never redirects to another scheme",
      manual: "docs/operate/reverse-proxy.md",
    },
    {
      number: "4.1.3",
      level: 2,
      wording: "What a proxy says cannot be said by a visitor",
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
      wording: "Everybody reads the same bounds of a message",
      proof: ["matrix/hostile-sockets.test.ts › %s: refused at once, and nothing after it is taken for a request"],
    },
    { number: "4.3.1", level: 2, wording: "GraphQL queries cannot grow without end", because: "there is no GraphQL" },
    { number: "4.3.2", level: 2, wording: "GraphQL does not describe itself", because: "there is no GraphQL" },
    {
      number: "4.4.1",
      level: 1,
      wording: "WebSockets run over TLS",
      because: "there are no WebSockets; asking for one is answered as an ordinary request",
    },
    {
      number: "4.4.2",
      level: 2,
      wording: "WebSockets ask where a page comes from",
      because: "there are no WebSockets",
    },
    { number: "4.4.3", level: 2, wording: "WebSockets have tokens of their own", because: "there are no WebSockets" },
    {
      number: "4.4.4",
      level: 2,
      wording: "Tokens for WebSockets come by the session",
      because: "there are no WebSockets",
    },
  ],
};
