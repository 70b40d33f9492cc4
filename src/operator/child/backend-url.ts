/**
 * The state's address as the engine is to use it. Beside each file of a `file://` state the engine would keep a second one
 * (`.attrs`) that it does not write in one go: killed in between, it could not read the state again ("failed to load
 * checkpoint: EOF"). Nothing needs these, and `metadata=skip` leaves them out (gocloud.dev, package fileblob).
 */
export function backendUrl(stateUrl: string): string {
  if (!stateUrl.startsWith("file://")) return stateUrl;
  const [address = stateUrl, query] = stateUrl.split("?");
  const parameters = new URLSearchParams(query);
  if (!parameters.has("metadata")) parameters.set("metadata", "skip");
  return `${address}?${parameters}`;
}
