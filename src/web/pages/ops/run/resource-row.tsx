import { Operation } from "../../../../domain/change-set.ts";
import { Icon } from "../../../components/icon.tsx";
import { StatusBadge } from "../../../components/status-badge.tsx";
import { driftCauseTexts, operationTexts, runTexts } from "../../../texts/run.ts";
import classes from "./changes.module.css";
import { isDestructive, operationLook } from "./operation-look.ts";
import { PropertyRow } from "./property-row.tsx";
import { groupOf, type ResourceView } from "./resource-groups.ts";

const { changes: texts } = runTexts;

/** One resource: what happens to it, and each property before and after. */
export function ResourceRow({ resource }: { resource: ResourceView }) {
  const { operation, name, type, urn, properties, replaced_because_of: because, cause } = resource;
  const known = Operation.safeParse(operation);
  const isGrave = isDestructive(operation);
  return (
    <li className={classes.resource} data-grave={isGrave || undefined}>
      <details open={groupOf(operation) !== "same"}>
        <summary className={classes.summaryLine}>
          <Icon name="right" size={16} className={classes.arrow} />
          <StatusBadge look={operationLook(operation)}>
            {cause ? driftCauseTexts[cause] : known.success ? operationTexts[known.data] : operation}
          </StatusBadge>
          <span className={classes.name}>{name}</span>
        </summary>
        <div className={classes.type}>
          {type}
          <br />
          {urn}
        </div>
        {isGrave && !cause && (
          <p className={classes.because}>
            {because.length > 0 ? `${texts.replacedBecause} ${because.join(", ")}.` : texts.deleted}
          </p>
        )}
        {properties.map((property) => (
          <PropertyRow
            key={property.path}
            property={property}
            forces={because.includes(property.path)}
            isDrift={cause !== undefined}
          />
        ))}
      </details>
    </li>
  );
}
