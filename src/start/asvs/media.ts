import type { Chapter } from "./chapter.ts";

/** Chapter 17 of OWASP ASVS 5.0.0 in our own words, and what stands for each requirement of levels 1 and 2. */
export const media: Chapter = {
  number: 17,
  title: "Real-time media",
  requirements: [
    { number: "17.1.1", level: 2, wording: "TURN cannot reach internal addresses", because: "there is no WebRTC" },
    { number: "17.2.1", level: 2, wording: "DTLS keys are managed as documented", because: "there is no WebRTC" },
    { number: "17.2.2", level: 2, wording: "DTLS uses good ciphers", because: "there is no WebRTC" },
    { number: "17.2.3", level: 2, wording: "Media is authenticated", because: "there is no WebRTC" },
    { number: "17.2.4", level: 2, wording: "Malformed media does not stop the service", because: "there is no WebRTC" },
    {
      number: "17.3.1",
      level: 2,
      wording: "A flood of signalling does not stop the service",
      because: "there is no WebRTC",
    },
    {
      number: "17.3.2",
      level: 2,
      wording: "Malformed signalling does not stop the service",
      because: "there is no WebRTC",
    },
  ],
};
