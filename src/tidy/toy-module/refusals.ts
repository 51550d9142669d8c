import { defineRefusal } from "#kernel";

export const lockerUnknown = defineRefusal("locker-unknown", "There is no locker {locker}. Choose one from the list.");
export const keyLent = defineRefusal("key-lent", "The key of locker {locker} is already lent. Ask for it back first.");
