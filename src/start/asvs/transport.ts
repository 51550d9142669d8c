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
      operator: "the proxy uses TLS with browsers",
      manual: "docs/operate/reverse-proxy.md",
    },
    {
      number: "12.1.2",
      level: 2,
      wording: "Only good ciphers",
      operator: "the proxy uses TLS with browsers",
      manual: "docs/operate/reverse-proxy.md",
    },
    {
      number: "12.1.3",
      level: 2,
      wording: "Client certificates are checked",
      because: "no one is identified by a certificate",
    },
    {
      number: "12.2.1",
      level: 1,
      wording: "All external connections use TLS",
      operator: "the proxy holds the certificate; cookies and headers ask for TLS",
      manual: "docs/operate/reverse-proxy.md",
    },
    {
      number: "12.2.2",
      level: 1,
      wording: "Public services have publicly trusted certificates",
      operator: "the proxy holds the certificate",
      manual: "docs/operate/reverse-proxy.md",
    },
    {
      number: "12.3.1",
      level: 2,
      wording: "All inbound and outbound connections are encrypted",
      operator:
        "the program encrypts email, single sign-on and webhooks; the operator encrypts the connection to a " +
        "database on another server",
      manual: "docs/operate/install.md",
    },
    {
      number: "12.3.2",
      level: 2,
      wording: "Certificates of other services are checked",
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
      wording: "Internal services use TLS",
      because: "the program is one process that calls no web services of its own; the proxy runs on the same server",
    },
    {
      number: "12.3.4",
      level: 2,
      wording: "Internal services trust only known certificates",
      because: "the program is one process that calls no web services of its own",
    },
  ],
};
