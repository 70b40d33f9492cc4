import { Code } from "@mantine/core";
import { Facts } from "../../../components/facts.tsx";
import { configKeyText, configValueText } from "./config-text.ts";

/** What may change of a hospital's stack comes first, its names and place after that. */
const order = ["tier", "accessList", "terminationProtection", "suspended", "credentialGenerations"];

/** A whole configuration, each member in words. */
export function ConfigFacts({ config }: { config: Readonly<Record<string, unknown>> }) {
  const rest = Object.keys(config).filter((key) => !order.includes(key));
  return (
    <Facts
      facts={[
        ...order
          .filter((key) => key in config)
          .map((key) => [configKeyText(key), configValueText(config[key])] as const),
        ...rest.map((key) => [configKeyText(key), <Code key={key}>{configValueText(config[key])}</Code>] as const),
      ]}
    />
  );
}
