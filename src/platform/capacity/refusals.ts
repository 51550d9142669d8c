import { defineRefusal } from "#kernel";

// When more is asked for than can be done.
export const tooManyAtOnce = defineRefusal(
  "too-many-at-once",
  "You or your centre have too many requests in progress. Nothing was changed. Try again in {seconds} seconds.",
);
export const stopping = defineRefusal(
  "stopping",
  "The service is restarting. Nothing was changed. Try again in {seconds} seconds.",
);
export const diskLow = defineRefusal(
  "disk-low",
  "The service is short of disk space and cannot take files at the moment. Nothing was changed. Send the file again " +
    "later.",
);
