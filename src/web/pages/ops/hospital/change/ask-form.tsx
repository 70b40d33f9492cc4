import { Anchor, Stack } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { HospitalView } from "../../../../../api/views/hospital.ts";
import type { RunOptionsView } from "../../../../../api/views/options.ts";
import { Notice } from "../../../../components/notice.tsx";
import { outlookQuery, type Wish } from "../../../../queries/hospital-runs.ts";
import { newChangeTexts as texts } from "../../../../texts/new-change.ts";
import classes from "../overview.module.css";
import { AskButton } from "./ask-button.tsx";
import { type Ask, kindOf } from "./asks.ts";
import { Outlook } from "./outlook.tsx";
import { WishForm } from "./wish-form.tsx";

type Props = {
  readonly ask: Ask;
  readonly revision: number | undefined;
  readonly hospital: HospitalView;
  readonly options: RunOptionsView;
};

const afterTypingMs = 350;

/** What is to change, what that would do and cost, why, and the button. */
export function AskForm({ ask, revision, hospital, options }: Props) {
  const [wish, setWish] = useState<Wish | null>(() => wishAtOnce(ask, revision));
  const [settled] = useDebouncedValue(wish, afterTypingMs);
  const { organization_id: id } = hospital;
  const objection = options.kinds.find(({ kind }) => kind === kindOf(ask))?.objection ?? null;
  const outlook = useQuery(outlookQuery(id, objection ? null : settled));
  const hasForm = wishAtOnce(ask, revision) === null;
  const foreseen = <Outlook wish={wish && settled} query={outlook} />;
  return (
    <div className={classes.columns}>
      <div className={classes.column}>
        {objection && (
          <Notice tone="waiting" icon="lock" title={texts.outlook.refused}>
            {objection.message} {objection.next_step}
          </Notice>
        )}
        {hasForm ? (
          <WishForm ask={ask} options={options} plan={hospital.plan} onWish={setWish} />
        ) : (
          !objection && foreseen
        )}
      </div>
      <div className={classes.column}>
        {hasForm && !objection && foreseen}
        <AskButton
          hospital={hospital}
          wish={wish}
          isForeseen={wish === settled && outlook.isSuccess}
          isRefused={objection !== null || (wish === settled && outlook.isError)}
        />
        <Stack align="flex-start">
          <Anchor component={Link} to={`/ops/hospitals/${id}/change`} size="sm" underline="always">
            {texts.other}
          </Anchor>
        </Stack>
      </div>
    </div>
  );
}

/** What needs no further choice is a wish already. */
function wishAtOnce(ask: Ask, revision: number | undefined): Wish | null {
  switch (ask) {
    case "tier":
    case "access":
    case "protection":
      return null;
    case "revision":
      return revision === undefined ? null : { kind: "change", to_revision: revision };
    default:
      return { kind: kindOf(ask) };
  }
}
