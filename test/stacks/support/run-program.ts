import { type CustomResourceOptions, isSecret, type Output, output, runtime } from "@pulumi/pulumi";
import { type HospitalStackConfig, HospitalStackOutputs } from "../../../stacks/hospital/config.ts";
import { hospitalProgram } from "../../../stacks/hospital/program.ts";

type Bag = Record<string, unknown>;
export type Declared = {
  readonly type: string;
  readonly name: string;
  readonly inputs: Bag;
  readonly options: CustomResourceOptions;
};
export type Declaration = {
  readonly resources: readonly Declared[];
  readonly named: (name: string) => Declared;
  readonly outputs: HospitalStackOutputs;
  /** Names of the outputs that are secret as a whole. */
  readonly secretOutputs: readonly string[];
};

/** What Atlas and the random plugin add to what was asked for, by the resource's name. */
const usualState: Readonly<Record<string, Bag>> = {
  cluster: { clusterId: "cluster-id-of-atlas", connectionStrings: { standard: "mongodb://127.0.0.1:21000" } },
  "password-g1": { result: "the-first-password" },
  "password-g2": { result: "the-second-password" },
};

/** Runs the program without any engine and tells what it declared. Resource ids are `<name>-id`. */
export async function runProgram(
  config: HospitalStackConfig,
  options: Parameters<typeof hospitalProgram>[1] = {},
): Promise<Declaration> {
  const resources: Declared[] = [];
  const asked = new Map<string, CustomResourceOptions>();
  const newResource = ({ type, name, inputs }: runtime.MockResourceArgs) => {
    if (!type.startsWith("pulumi:")) resources.push({ type, name, inputs, options: asked.get(name) ?? {} });
    return { id: `${name}-id`, state: { ...inputs, ...usualState[name] } };
  };
  await runtime.setMocks({ call: () => ({}), newResource }, "hospital-atlas", config.slug);
  let declared: ReturnType<typeof hospitalProgram> | undefined;
  await runtime.runInPulumiStack(async () => {
    runtime.registerStackTransformation(({ name, opts }) => {
      asked.set(name, opts);
      return undefined;
    });
    declared = hospitalProgram(config, options);
  });
  const outputs = await new Promise((resolve) => output(declared).apply(resolve));
  const secrecy = Object.entries<Output<unknown>>(declared ?? {}).map(async ([name, value]) =>
    (await isSecret(value)) ? [name] : [],
  );
  return {
    resources,
    named: (name) => {
      const found = resources.find((each) => each.name === name);
      if (!found) throw new Error(`The program declared no ${name}.`);
      return found;
    },
    outputs: HospitalStackOutputs.parse(outputs),
    secretOutputs: (await Promise.all(secrecy)).flat(),
  };
}
