/**
 * The one spelling of a JSON value that digests and signatures are made of: members sorted by UTF-16 code units, no white
 * space, numbers and texts as ECMAScript writes them (RFC 8785). Members that are undefined are left out. Throws on what
 * JSON can't hold, such as NaN.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    if (value instanceof Date) return JSON.stringify(value);
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(",")}}`;
  }
  const text = JSON.stringify(value);
  if (text === undefined || (typeof value === "number" && !Number.isFinite(value))) {
    throw new TypeError(`${String(value)} has no JSON`);
  }
  return text;
}
