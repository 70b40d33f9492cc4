import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { EngineService } from "./use-engine-service.ts";

/** The stack's state as it is stored, as text. */
export function storedState({ folder }: EngineService, slug: string): Promise<string> {
  return readFile(join(folder, "state", ".pulumi", "stacks", "hospital-atlas", `${slug}.json`), "utf8");
}
