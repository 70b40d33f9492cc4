import type { ChildProcess } from "node:child_process";
import type { EngineEvent } from "@pulumi/pulumi/automation/index.js";
import type { FromChild, ToChild } from "./child/message.ts";

/** The last words of a child, or that it had none. */
export type Ending = Exclude<FromChild, { kind: "event" }> | { readonly kind: "killed" };

/** Gives a child its order and listens until it is gone. Never rejects. */
export function converse(
  child: ChildProcess,
  order: ToChild,
  onEvent: (event: EngineEvent) => void = () => {},
): Promise<Ending> {
  return new Promise((resolve) => {
    let ending: Ending = { kind: "killed" };
    child.on("message", (message: FromChild) => {
      if (message.kind === "event") onEvent(message.event);
      else ending = message;
    });
    child.once("close", () => resolve(ending));
    child.send(order, (error) => {
      if (error) resolve({ kind: "killed" });
    });
  });
}
