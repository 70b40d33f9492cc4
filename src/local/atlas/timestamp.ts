/** An instant as Atlas writes it: UTC, to the second. */
export function timestamp(instant: Date): string {
  return instant.toISOString().replace(/\.\d{3}Z$/, "Z");
}
