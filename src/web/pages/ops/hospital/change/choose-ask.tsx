import { Link } from "@tanstack/react-router";
import type { HospitalView } from "../../../../../api/views/hospital.ts";
import type { RunOptionsView } from "../../../../../api/views/options.ts";
import { Notice } from "../../../../components/notice.tsx";
import { askTexts, newChangeTexts as texts } from "../../../../texts/new-change.ts";
import { type Ask, asks, kindOf } from "./asks.ts";
import classes from "./choose-ask.module.css";

type Props = { readonly hospital: HospitalView; readonly options: RunOptionsView };

/** Everything that can be asked for. What can't now says why, in the service's words. */
export function ChooseAsk({ hospital, options: { kinds } }: Props) {
  const { organization_id: id, status } = hospital;
  const offered = asks.filter((ask) => ask !== "revision" && (ask !== "provision" || status === "provisioning"));
  const objectionTo = (ask: Ask) => kinds.find(({ kind }) => kind === kindOf(ask))?.objection ?? null;
  const objections = offered.map((ask) => objectionTo(ask)?.message ?? null);
  const [common] = objections.every((message) => message === objections[0]) ? objections : [];
  return (
    <>
      {common && (
        <Notice tone="quiet" icon="lock" title={texts.noneAllowed}>
          {common}
        </Notice>
      )}
      <ul className={classes.asks} aria-label={texts.choose}>
        {offered.map((ask) => {
          const { title, text } = askTexts[ask];
          const objection = objectionTo(ask);
          return (
            <li key={ask}>
              {objection ? (
                <div className={classes.ask} data-off>
                  <span className={classes.title}>{title}</span>
                  <span className={classes.text}>{common ? text : objection.message}</span>
                </div>
              ) : (
                <Link
                  to="/ops/hospitals/$hospital/change"
                  params={{ hospital: id }}
                  search={{ ask }}
                  className={classes.ask}
                  data-destroys={ask === "offboard" || undefined}
                >
                  <span className={classes.title}>{title}</span>
                  <span className={classes.text}>{text}</span>
                </Link>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
