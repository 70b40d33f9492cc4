import type { RunView } from "../../../../api/views/run.ts";
import { Operation } from "../../../../domain/change-set.ts";
import { StatusBadge } from "../../../components/status-badge.tsx";
import { operationTexts, runTexts } from "../../../texts/run.ts";
import classes from "./changes.module.css";
import { operationLook } from "./operation-look.ts";
import { Values } from "./values.tsx";

const { changes: texts } = runTexts;

type ResourceView = NonNullable<RunView["plan"]>["change_set"]["resources"][number];

/** One resource: what happens to it, and each property before and after. */
export function ResourceRow({ resource }: { resource: ResourceView }) {
  const { operation, name, type, properties, replaced_because_of } = resource;
  const known = Operation.safeParse(operation);
  return (
    <li className={classes.resource}>
      <StatusBadge look={operationLook(operation)}>
        {known.success ? operationTexts[known.data] : operation}
      </StatusBadge>{" "}
      <span className={classes.name}>{name}</span>
      <div className={classes.type}>{type}</div>
      {replaced_because_of.length > 0 && (
        <p className={classes.because}>
          {texts.replacedBecause} {replaced_because_of.join(", ")}
        </p>
      )}
      {properties.map((property) => (
        <div key={property.path} className={classes.property}>
          <span className={classes.path}>{property.path}</span>
          <Values property={property} />
        </div>
      ))}
    </li>
  );
}
