/** An exact fraction of whole numbers; `over` is positive and the pair is in lowest terms. */
export type Fraction = { readonly top: bigint; readonly over: bigint };

/** Makes a fraction in lowest terms. Refuses (throws) a zero denominator: that is a fault, not an expected "no". */
export function fraction(top: bigint | number, over: bigint | number = 1n): Fraction {
  const [numerator, denominator] = [BigInt(top), BigInt(over)];
  if (denominator === 0n) throw new RangeError("A fraction cannot have a zero denominator.");
  const sign = denominator < 0n ? -1n : 1n;
  const divisor = greatestCommonDivisor(numerator, denominator);
  return { top: (sign * numerator) / divisor, over: (sign * denominator) / divisor };
}

/** Reads `3`, `3/2` or `1.5`; undefined when the text is none of these. */
export function parseFraction(text: string): Fraction | undefined {
  const ratio = /^(\d{1,9})(?:\/([1-9]\d{0,8}))?$/.exec(text);
  if (ratio) return fraction(BigInt(ratio[1] ?? "0"), BigInt(ratio[2] ?? "1"));
  const decimal = /^(\d{1,9})\.(\d{1,9})$/.exec(text);
  if (!decimal) return undefined;
  const [whole = "0", part = "0"] = decimal.slice(1);
  return fraction(BigInt(whole + part), 10n ** BigInt(part.length));
}

export function add(a: Fraction, b: Fraction): Fraction {
  return fraction(a.top * b.over + b.top * a.over, a.over * b.over);
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return fraction(a.top * b.over - b.top * a.over, a.over * b.over);
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return fraction(a.top * b.top, a.over * b.over);
}

export function divide(a: Fraction, b: Fraction): Fraction {
  return fraction(a.top * b.over, a.over * b.top);
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.top * b.over - b.top * a.over;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The nearest whole number, exact halves away from zero upwards (half up), as uniform marks are rounded. */
export function roundHalfUp(value: Fraction): number {
  return Number(floorDivide(2n * value.top + value.over, 2n * value.over));
}

/** The greatest whole number not above the value. */
export function floor(value: Fraction): number {
  return Number(floorDivide(value.top, value.over));
}

/** The value as people write it: `3`, or `3/2`. */
export function formatFraction(value: Fraction): string {
  return value.over === 1n ? `${value.top}` : `${value.top}/${value.over}`;
}

function floorDivide(top: bigint, over: bigint): bigint {
  const quotient = top / over;
  return top % over !== 0n && top < 0n ? quotient - 1n : quotient;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x === 0n ? 1n : x;
}
