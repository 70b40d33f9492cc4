import { randomUUID } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { z } from "zod";

/** Who a process is, to others that share its master database. */
export type Identity = {
  /** Host name and, where the kernel tells it, the namespace that process ids count in: a container is a machine. */
  readonly machine: string;
  readonly pid: number;
  /** `<machine>/<pid>/<uuid>`: a process that gets the same id later is another one. */
  readonly id: string;
  /** Of the service. */
  readonly version: string;
};

/** A new identity of this process. */
export function newIdentity(): Identity {
  const { pid } = process;
  const machine = `${hostname()}${pidNamespace()}`;
  return { machine, pid, id: `${machine}/${pid}/${randomUUID()}`, version: versionOfService() };
}

/** namespaces(7): the link reads `pid:[4026531836]`. */
function pidNamespace(): string {
  try {
    return `:${readlinkSync("/proc/self/ns/pid").replace(/\D/g, "")}`;
  } catch {
    return "";
  }
}

function versionOfService(): string {
  const file = new URL("../../package.json", import.meta.url);
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(file, "utf8"))).version;
}
