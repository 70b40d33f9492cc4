import { isIP } from "node:net";

/** True for the host of a URL that can only be on this machine, whatever a name server says. */
export function isLoopback(hostname: string): boolean {
  if (hostname === "localhost" || hostname === "[::1]") return true;
  return isIP(hostname) === 4 && hostname.startsWith("127.");
}
