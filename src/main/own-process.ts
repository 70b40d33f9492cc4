import { randomUUID } from "node:crypto";
import { readlinkSync } from "node:fs";
import { hostname } from "node:os";
import type { LeaseOwner } from "../runs/leases/owner.ts";

/** This process as it takes leases. Process numbers mean something within a machine, or within a container on it. */
export function ownProcess(): LeaseOwner {
  return { machine: `${hostname()}${processNamespace()}`, pid: process.pid, uuid: randomUUID() };
}

/** namespaces(7), with a hyphen before it; nothing where the system has none. */
function processNamespace(): string {
  try {
    return `-${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return "";
  }
}
