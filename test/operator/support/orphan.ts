import { readFile } from "node:fs/promises";
import process from "node:process";
import { pino } from "pino";
import { createOperator, type OperatorSettings } from "../../../src/operator/index.ts";
import type { OperationRequest } from "../../../src/operator/port.ts";

/** What the program below is told, as JSON in the file of its only argument. */
export type Orphan = {
  readonly settings: Omit<OperatorSettings, "log" | "environment">;
  readonly request: OperationRequest;
};

/** A service that starts one operation and is killed before that ends. */
const file = process.argv[2];
if (file) {
  const { settings, request } = JSON.parse(await readFile(file, "utf8")) as Orphan;
  const operator = createOperator({ ...settings, environment: process.env, log: pino({ level: "silent" }) });
  operator.start(request, () => {});
}
