import { NativeSelect, Text } from "@mantine/core";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { inboxStatuses } from "../../../../domain/inbox-statuses.ts";
import choices from "../../../components/choices.module.css";
import { Icon } from "../../../components/icon.tsx";
import { deliveryLooks } from "../../../components/tone.ts";
import { deliveryStatusTexts, deliveryTypeTexts, paymentsTexts } from "../../../texts/payments.ts";
import { RoleNote } from "../role-note.tsx";
import classes from "./delivery-filters.module.css";

const { log: texts } = paymentsTexts;

type Named = { readonly hospital: string | null; readonly hospital_name: string | null };

/** Which deliveries are shown. Each filter is an address, so that it can be shared. `names` knows hospitals by name. */
export function DeliveryFilters({ names }: { names: readonly Named[] }) {
  const { cursor: _, ...shown } = useSearch({ from: "/console/ops/payments" });
  const { status: _status, ...others } = shown;
  const { hospital, ...everyHospital } = shown;
  const navigate = useNavigate({ from: "/ops/payments" });
  return (
    <div className={classes.filters}>
      <nav aria-label={texts.status} className={choices.choices}>
        {[undefined, ...inboxStatuses].map((status) => (
          <Link
            key={status ?? "all"}
            to="/ops/payments"
            search={{ ...others, ...(status && { status }) }}
            activeOptions={{ exact: true }}
            className={choices.choice}
            aria-current={shown.status === status ? "true" : undefined}
            resetScroll={false}
          >
            {status && <Icon name={deliveryLooks[status].icon} size={15} />}
            {status ? deliveryStatusTexts[status] : texts.all}
          </Link>
        ))}
      </nav>
      <NativeSelect
        label={texts.type}
        value={shown.type ?? ""}
        className={classes.type}
        onChange={({ currentTarget: { value } }) => {
          const { type: _type, ...rest } = shown;
          void navigate({ search: { ...rest, ...(value !== "" && { type: value }) }, resetScroll: false });
        }}
        data={[
          { value: "", label: texts.anyType },
          ...typesWith(shown.type).map((type) => ({ value: type, label: deliveryTypeTexts[type] ?? type })),
        ]}
      />
      <RoleNote id="may-replay" needs="operator">
        {paymentsTexts.replay.needsRole}
      </RoleNote>
      {hospital !== undefined && (
        <Text size="sm" className={classes.hospital}>
          {texts.onlyHospital} {names.find((one) => one.hospital === hospital)?.hospital_name ?? hospital}.{" "}
          <Link to="/ops/payments" search={everyHospital} className={classes.clear} resetScroll={false}>
            {texts.everyHospital}
          </Link>
        </Text>
      )}
    </div>
  );
}

/** Those that something follows from, and the one that is chosen. */
function typesWith(chosen: string | undefined): string[] {
  const known = Object.keys(deliveryTypeTexts);
  return chosen === undefined || known.includes(chosen) ? known : [...known, chosen];
}
