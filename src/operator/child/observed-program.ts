import { output, unsecret } from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation/index.js";
import type { HospitalStackOutputs } from "../../../stacks/hospital/config.ts";
import { hospitalProgram } from "../../../stacks/hospital/program.ts";
import { readStackConfig } from "../../../stacks/hospital/read-config.ts";
import type { Adoption } from "../port.ts";

/** Who is told what the program learns while it runs; all of it stays in this process' memory. */
export type Listener = {
  /** A password that the engine works with, as soon as it is known. */
  readonly onPassword: (password: string) => void;
  /** The stack's outputs, once all of them are known: always in an `up` that succeeds, seldom in a preview. */
  readonly onOutputs: (outputs: HospitalStackOutputs) => void;
};

/**
 * The hospital's program, which also tells its listener what it declares as outputs. These are the very values that the
 * engine writes into the state, so no further CLI process has to decrypt and print them.
 */
export function observedProgram(adopt: Adoption | undefined, listener: Listener | undefined): PulumiFn {
  return async () => {
    const { onPassword } = listener ?? {};
    const outputs = hospitalProgram(readStackConfig(), { ...(adopt && { adopt }), ...(onPassword && { onPassword }) });
    if (listener) unsecret(output(outputs)).apply(listener.onOutputs);
    return outputs;
  };
}
