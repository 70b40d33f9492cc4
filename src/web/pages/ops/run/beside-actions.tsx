import { Text } from "@mantine/core";
import type { RunView } from "../../../../api/views/run.ts";
import { Time } from "../../../components/time.tsx";
import { runTexts } from "../../../texts/run.ts";
import { ReasonLine } from "./reason-line.tsx";

const { actions: texts } = runTexts;

type Props = {
  readonly run: RunView;
  readonly reasons: ReadonlyMap<string, readonly string[]>;
  readonly missing: number;
};

/** What has to be known beside the buttons: why some can't be pressed, and when a run that does not stop can be killed. */
export function BesideActions({ run: { cancel_requested, has_ended, flags }, reasons, missing }: Props) {
  return (
    <>
      {[...reasons].map(([reason, labels], index) => (
        <ReasonLine key={reason} id={`why-not-${index}`} labels={labels}>
          {reason}
        </ReasonLine>
      ))}
      {missing > 0 && <Text size="sm">{texts.moreNeeded(missing)}</Text>}
      {cancel_requested && !has_ended && (
        <Text size="sm">
          {texts.stopping}
          {flags.force_cancel_available_at && !flags.force_cancelable && (
            <>
              {" "}
              {texts.forceFrom} <Time at={flags.force_cancel_available_at} form="clock" />
            </>
          )}
        </Text>
      )}
    </>
  );
}
