import type { EngineEvent } from "@pulumi/pulumi/automation/index.js";
import type { Redact } from "../../foundation/redact.ts";
import type { EngineProblem, EngineProblemCode } from "../port.ts";
import { codeOfAtlasError } from "./atlas-errors.ts";
import { engineProblem } from "./catalogue.ts";

/** How the provider reports an answer of Atlas: address, method, status and code. */
const atlasAnswer = /(?:(\S+) [A-Z]+: )?HTTP (\d{3})[^(]*\(Error code: "([A-Z0-9_]+)"\)/;
const clusterAddress = /\/(?:clusters|flexClusters)(?:[/:]|$)/;

/** Texts of the engine itself and of the network, in the order in which they are looked for. */
const engineTexts: readonly (readonly [RegExp, EngineProblemCode])[] = [
  [/violates plan/, "plan_violated"],
  [/was killed with SIGKILL/, "operation_interrupted"],
  [/adoption refused/, "plan_forbidden"],
  [/currently locked|ConcurrentUpdateError/, "stack_locked"],
  [/no stack named|StackNotFoundError/, "stack_not_found"],
  [/flex cluster update is not supported/, "cluster_change_refused"],
  [/didn't reach desired state|context deadline exceeded/, "operation_timed_out"],
  [/connection refused|connection reset|no such host|no route to host|network is unreachable/, "atlas_unreachable"],
  [/i\/o timeout|TLS handshake timeout|x509: |ECONNREFUSED|ENOTFOUND|ECONNRESET|fetch failed/, "atlas_unreachable"],
  [/\b50[234] [A-Z]/, "atlas_unavailable"],
];

/**
 * What a failed operation means. Looks at the engine's error diagnostics first, since they name the resource, then at
 * the text that the Automation API threw.
 */
export function classifyFailure(
  events: readonly EngineEvent[],
  thrown: string,
  canceled: boolean,
  redact: Redact,
): EngineProblem {
  const complaints = events.flatMap(({ diagnosticEvent }) =>
    diagnosticEvent?.severity === "error" ? [{ text: diagnosticEvent.message, urn: diagnosticEvent.urn }] : [],
  );
  const known = [...complaints, { text: thrown, urn: undefined }];
  for (const { text, urn } of known) {
    const code = codeOf(text);
    if (code) return engineProblem(code, redact(text.trim()), urn);
  }
  const detail = redact((complaints[0]?.text ?? thrown).trim());
  return engineProblem(canceled ? "operation_canceled" : "engine_failed", detail, complaints[0]?.urn);
}

function codeOf(text: string): EngineProblemCode | undefined {
  const [found, address = "", status, errorCode = ""] = atlasAnswer.exec(text) ?? [];
  if (found) return codeOfAtlasError({ status: Number(status), errorCode, aboutCluster: clusterAddress.test(address) });
  return engineTexts.find(([pattern]) => pattern.test(text))?.[1];
}
