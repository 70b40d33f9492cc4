import type { EngineEvent } from "@pulumi/pulumi/automation/index.js";
import type { Redact } from "../../foundation/redact.ts";
import type { EngineProblem, EngineProblemCode } from "../port.ts";
import { codeOfAtlasError } from "./atlas-errors.ts";
import { engineProblem } from "./catalogue.ts";

/** How the provider reports an answer of Atlas: address, method, status and code. */
const atlasAnswer = /(?:(\S+) [A-Z]+: )?HTTP (\d{3})[^(]*\(Error code: "([A-Z0-9_]+)"\)/;
const clusterAddress = /\/(?:clusters|flexClusters)(?:[/:]|$)/;

/**
 * The engine or one of its plugins died: whatever else is said after that is its echo, and what was begun in Atlas may go
 * on there.
 */
const crashed =
  /was killed with SIGKILL|exited prematurely|error reading from server|transport is closing|did not begin responding to RPC|rpc error: code = Unavailable/;

/** When Atlas says that it takes requests again. */
const retryAfter = /retry after (\d{1,6}) seconds/i;

/** Texts of the engine itself and of the network, in the order in which they are looked for. */
const engineTexts: readonly (readonly [RegExp, EngineProblemCode])[] = [
  [/violates plan/, "plan_violated"],
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
  const crash = known.find(({ text }) => crashed.test(text));
  if (crash) return engineProblem("operation_interrupted", redact(crash.text.trim()), crash.urn);
  for (const { text, urn } of known) {
    const code = codeOf(text);
    if (code)
      return { ...engineProblem(code, redact(text.trim()), urn), ...(code === "atlas_rate_limited" && waitIn(text)) };
  }
  const detail = redact((complaints[0]?.text ?? thrown).trim());
  return engineProblem(canceled ? "operation_canceled" : "engine_failed", detail, complaints[0]?.urn);
}

function waitIn(text: string): Pick<EngineProblem, "extra"> {
  const [, seconds] = retryAfter.exec(text) ?? [];
  return seconds === undefined ? {} : { extra: { retryAfterSeconds: Number(seconds) } };
}

function codeOf(text: string): EngineProblemCode | undefined {
  const [found, address = "", status, errorCode = ""] = atlasAnswer.exec(text) ?? [];
  if (found) return codeOfAtlasError({ status: Number(status), errorCode, aboutCluster: clusterAddress.test(address) });
  return engineTexts.find(([pattern]) => pattern.test(text))?.[1];
}
