import { useNetwork } from "@mantine/hooks";
import { common } from "../texts/common.ts";
import { Icon } from "./icon.tsx";
import classes from "./offline-banner.module.css";

/** Says that there is no connection, for as long as there is none. */
export function OfflineBanner() {
  const { online } = useNetwork();
  return (
    <div role="status">
      {!online && (
        <p className={classes.banner}>
          <Icon name="offline" />
          {common.offline}
        </p>
      )}
    </div>
  );
}
