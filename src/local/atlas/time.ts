/** A time as Atlas writes it: UTC, without fractions of a second. */
export function atlasTime(date: Date): string {
  return date.toISOString().replace(/\.\d{3}Z$/, "Z");
}
