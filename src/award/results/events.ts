import { defineEvent } from "#platform/events";

export const releaseSet = defineEvent({
  name: "release-set",
  about: "The release times of a family were set",
  fields: {
    series: "the series",
    family: "the family",
    centresAt: "when centres see results",
    candidatesAt: "when candidates do",
  },
});

export const resultsOpened = defineEvent({
  name: "results-opened",
  about: "Results of a family were released to the centre: it can see them from now on",
  fields: { series: "the series", family: "the family" },
  told: { needs: "results.view", fields: ["series", "family"] },
});

export const releaseSuspended = defineEvent({
  name: "release-suspended",
  about: "A release that was set does not open, because something that it rests on changed, or two people stopped it",
  fields: {
    series: "the series",
    family: "the family",
    because: "what changed: a mark, an entry, a person, an award run or the catalogue; or that it was stopped",
  },
});

export const contactRecorded = defineEvent({
  name: "contact-recorded",
  about: "Somebody at the board contacted a centre about its pending results",
  fields: { series: "the series", contactedCentre: "the centre that was contacted" },
});
