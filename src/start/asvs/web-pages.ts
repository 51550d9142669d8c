import type { Chapter } from "./chapter.ts";

/** Chapter 3 of OWASP ASVS 5.0.0 in our own words, and what stands for each requirement of levels 1 and 2. */
export const webPages: Chapter = {
  number: 3,
  title: "Web pages",
  requirements: [
    {
      number: "3.2.1",
      level: 1,
      wording: "Responses that are not pages are never shown as pages",
      proof: [
        "matrix/hostile-uploads.test.ts › what can be downloaded is an attachment of a kind that no browser runs",
        "matrix/hostile-headers.test.ts › " +
          "every answer carries every header, the wrong ones and those of assets too, and none that says " +
          "what serves",
      ],
    },
    {
      number: "3.2.2",
      level: 1,
      wording: "Text is shown as text by scripts too",
      proof: [
        "src/platform/careless-code.test.ts › no source $what",
        "matrix/hostile-stored.test.ts › what was stored is shown as text wherever it is shown, and names no file",
      ],
    },
    {
      number: "3.3.1",
      level: 1,
      wording: "Cookies are sent only over secure connections, and named accordingly",
      proof: [
        "matrix/hostile-headers.test.ts › " +
          "over https every cookie is bound to this host, unread by scripts and unsent by other sites",
      ],
    },
    {
      number: "3.3.2",
      level: 2,
      wording: "Cookies say whether other sites can send them",
      proof: [
        "matrix/hostile-headers.test.ts › " +
          "over https every cookie is bound to this host, unread by scripts and unsent by other sites",
      ],
    },
    {
      number: "3.3.3",
      level: 2,
      wording: "Cookies are bound to this host",
      proof: [
        "matrix/hostile-headers.test.ts › " +
          "over https every cookie is bound to this host, unread by scripts and unsent by other sites",
      ],
    },
    {
      number: "3.3.4",
      level: 2,
      wording: "Scripts cannot read cookies",
      proof: [
        "matrix/hostile-headers.test.ts › " +
          "over https every cookie is bound to this host, unread by scripts and unsent by other sites",
        "matrix/hostile-secrets.test.ts › " +
          "no page or file that anybody gets holds a secret that is kept, its hash, or the way to one",
      ],
    },
    {
      number: "3.4.1",
      level: 1,
      wording: "Browsers are told to use only TLS, for a year",
      proof: [
        "matrix/hostile-headers.test.ts › " +
          "every answer carries every header, the wrong ones and those of assets too, and none that says " +
          "what serves",
      ],
    },
    {
      number: "3.4.2",
      level: 1,
      wording: "No other site can read responses",
      proof: [
        "matrix/hostile-headers.test.ts › " +
          "every answer carries every header, the wrong ones and those of assets too, and none that says " +
          "what serves",
        "matrix/hostile-paths.test.ts › " +
          "HEAD meets the same wall as GET and gives no body; OPTIONS tells nothing more and lets no " +
          "other site ask",
      ],
    },
    {
      number: "3.4.3",
      level: 2,
      wording: "A policy says what pages can load and run",
      proof: [
        "matrix/hostile-headers.test.ts › " +
          "every answer carries every header, the wrong ones and those of assets too, and none that says " +
          "what serves",
      ],
    },
    {
      number: "3.4.4",
      level: 2,
      wording: "Browsers do not guess content types",
      proof: [
        "matrix/hostile-headers.test.ts › " +
          "every answer carries every header, the wrong ones and those of assets too, and none that says " +
          "what serves",
      ],
    },
    {
      number: "3.4.5",
      level: 2,
      wording: "Other sites do not see page addresses",
      proof: [
        "matrix/hostile-headers.test.ts › " +
          "every answer carries every header, the wrong ones and those of assets too, and none that says " +
          "what serves",
      ],
    },
    {
      number: "3.4.6",
      level: 2,
      wording: "No page can be shown in a frame",
      proof: [
        "matrix/hostile-headers.test.ts › " +
          "every answer carries every header, the wrong ones and those of assets too, and none that says " +
          "what serves",
      ],
    },
    {
      number: "3.5.1",
      level: 1,
      wording: "Changes are accepted only from our own pages",
      proof: [
        "matrix/changing.test.ts › " +
          "a form that another site sends with a person's cookie is refused, whatever the person may do",
        "src/people/sign-in/sign-in.test.ts › " +
          "a change by cookie needs the form's own token; by header it does not",
      ],
    },
    {
      number: "3.5.2",
      level: 1,
      wording: "No call relies on a preflight request alone",
      proof: [
        "matrix/changing.test.ts › " +
          "a form that another site sends with a person's cookie is refused, whatever the person may do",
        "matrix/hostile-forms.test.ts › " +
          "a body of another content type than a route reads is refused, and none is guessed at",
      ],
    },
    {
      number: "3.5.3",
      level: 1,
      wording: "GET requests change nothing",
      proof: [
        "matrix/changing.test.ts › reading changes nothing",
        "matrix/hostile-paths.test.ts › another method, or a header that names one, does nothing anywhere",
      ],
    },
    {
      number: "3.5.4",
      level: 2,
      wording: "Separate applications have separate hosts",
      operator: "one host name serves only the board",
      manual: "docs/operate/reverse-proxy.md",
    },
    {
      number: "3.5.5",
      level: 2,
      wording: "Messages between windows are checked",
      because: "no script listens to messages from other windows",
    },
    {
      number: "3.7.1",
      level: 2,
      wording: "No outdated technology runs in the browser",
      proof: [
        "stories/without-scripts.test.ts › results are filtered and explained",
        "matrix/hostile-secrets.test.ts › " +
          "no script or style that browsers get holds a key, an address elsewhere, or keeps anything in " +
          "the browser",
      ],
    },
    {
      number: "3.7.2",
      level: 2,
      wording: "Pages redirect only to known sites",
      proof: [
        "matrix/hostile-headers.test.ts › " +
          "who signs in or proves to be there, with an address of elsewhere to go to next, stays on this " +
          "site",
        "matrix/hostile-headers.test.ts › wherever an address comes from, nobody is led to another site by it",
        "src/people/single-sign-on/sign-in.test.ts › after signing in nobody is led to %j",
      ],
    },
  ],
};
