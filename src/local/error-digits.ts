/**
 * Whether a text carries the digits of an HTTP error. The official plugin looks for `404` and `500` in error texts that
 * hold the whole URL, so an id or a port with these digits would be taken for an answer of the server.
 */
export function hasErrorDigits(text: string): boolean {
  return text.includes("404") || text.includes("500");
}
