import type { HospitalStackConfig } from "../../stacks/hospital/config.ts";

/** A hospital's configuration as far as Atlas can be compared with it; absent means not suspended. */
export type Asked = HospitalStackConfig & { readonly suspended?: boolean };

export function isSuspended({ suspended }: Asked): boolean {
  return suspended ?? false;
}
