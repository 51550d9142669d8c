/** Addresses: typed paths, and the address at which this program is served. */
export { definePath, type Fields, type Path } from "./define-path.ts";
export { type AddressSource, recordServedAddress, useServedAddress } from "./served-address.ts";
