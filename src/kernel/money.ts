/** An amount in whole pence. */
export type Pence = number;

/** Money as people read it: 6150 is `£61.50`, -100 is `−£1.00`. Refuses (throws) anything but whole pence. */
export function formatMoney(amount: Pence): string {
  if (!Number.isSafeInteger(amount)) throw new RangeError("Money is whole pence.");
  const pence = Math.abs(amount);
  const pounds = Math.floor(pence / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ",");
  return `${amount < 0 ? "−" : ""}£${pounds}.${String(pence % 100).padStart(2, "0")}`;
}
