import type { Chapter } from "./chapter.ts";

/** Chapter 12 of OWASP ASVS 5.0.0 in our own words, and what stands for each requirement of levels 1 and 2. */
export const transport: Chapter = {
  number: 12,
  title: "Transport",
  requirements: [
    {
      number: "12.1.1",
      level: 1,
      wording: "Only current versions of TLS",
      operator: "the proxy speaks TLS with browsers",
      manual: "docs/operate/reverse-proxy.md",
    },
    {
      number: "12.1.2",
      level: 2,
      wording: "Only good ciphers",
      operator: "the proxy speaks TLS with browsers",
      manual: "docs/operate/reverse-proxy.md",
    },
    {
      number: "12.1.3",
      level: 2,
      wording: "Certificates of clients are checked",
      because: "nobody is known by a certificate",
    },
    {
      number: "12.2.1",
      level: 1,
      wording: "Everything from outside comes by TLS",
      operator: "the proxy holds the certificate; cookies and headers ask for TLS",
      manual: "docs/operate/reverse-proxy.md",
    },
    {
      number: "12.2.2",
      level: 1,
      wording: "Certificates are publicly trusted",
      operator: "the proxy holds the certificate",
      manual: "docs/operate/reverse-proxy.md",
    },
    {
      number: "12.3.1",
      level: 2,
      wording: "Everything in and out is encrypted",
      operator:
        "mail, single sign-on and webhooks are by themselves; the operator encrypts the connection to a " +
        "database on another machine",
      manual: "docs/operate/install.md",
    },
    {
      number: "12.3.2",
      level: 2,
      wording: "Certificates of others are checked",
      proof: [
        "src/platform/database/database-url.test.ts › " +
          "a certificate that nobody vouches for, or of another name, is refused",
        "src/platform/mail/deliver-mail.test.ts › a certificate nobody vouches for is refused, and the message waits",
        "src/platform/mail/deliver-mail.test.ts › a sound certificate of another name is refused",
        "src/platform/careless-code.test.ts › no source $what",
      ],
    },
    {
      number: "12.3.3",
      level: 2,
      wording: "Services inside speak TLS with each other",
      because: "the program is one process that calls no web services of its own; the proxy stands on the same machine",
    },
    {
      number: "12.3.4",
      level: 2,
      wording: "Services inside trust known certificates",
      because: "the program is one process that calls no web services of its own",
    },
  ],
};
