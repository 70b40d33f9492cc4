import { obtain } from "../../../toolchain/setup/obtain.mjs";
import { root } from "../../../toolchain/setup/set-up.mjs";
import { webPages } from "../../../toolchain/steps/web-pages.mjs";
import {
  type ServiceOptions,
  type ServiceProcess,
  startServiceProcess,
} from "../../journeys/support/service-process.ts";
import { testToolchain } from "../../support/toolchain.ts";

/** The service with its pages, which are built unless this state of the source was built before. */
export async function startWithPages(options: ServiceOptions = {}): Promise<ServiceProcess> {
  const { node } = await testToolchain();
  const pages = await obtain(webPages(root, node, process.env));
  return startServiceProcess({ ...options, environment: { CHAKRAVUE_PAGES: pages, ...options.environment } });
}
