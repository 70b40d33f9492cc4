import { Facts } from "../../../components/facts.tsx";
import { configKeyText, configValueText } from "./config-text.ts";

/** What may change of a hospital's stack comes first, its names and place after that. */
const order = ["tier", "accessList", "terminationProtection", "suspended", "credentialGenerations"];

/** A whole configuration, each member in words. */
export function ConfigFacts({ config }: { config: Readonly<Record<string, unknown>> }) {
  const rest = Object.keys(config).filter((key) => !order.includes(key));
  const keys = [...order.filter((key) => key in config), ...rest];
  return <Facts facts={keys.map((key) => [configKeyText(key), configValueText(config[key])])} />;
}
