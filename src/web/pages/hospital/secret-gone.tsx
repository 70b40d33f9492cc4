import { Stack, Text } from "@mantine/core";
import { Facts } from "../../components/facts.tsx";
import { Notice } from "../../components/notice.tsx";
import { Reference } from "../../components/reference.tsx";
import { Time } from "../../components/time.tsx";
import { hospitalTexts } from "../../texts/hospital.ts";

const { ready: texts } = hospitalTexts;

type Props = {
  readonly facts: { username: string; created_at: string; shown_at: string | null } | null;
  readonly hospitalId: string;
};

/** Everything but the secret, and the way to a new one. */
export function SecretGone({ facts, hospitalId }: Props) {
  return (
    <Stack gap="md">
      {facts && (
        <Facts
          facts={[
            [
              texts.user,
              <Text key="user" ff="monospace" size="sm">
                {facts.username}
              </Text>,
            ],
            [texts.made, <Time key="made" at={facts.created_at} />],
            ...(facts.shown_at ? [[texts.when, <Time key="shown" at={facts.shown_at} />] as const] : []),
          ]}
        />
      )}
      <Notice tone="quiet" icon="lock" title={texts.goneTitle}>
        <Text size="sm">{texts.gone}</Text>
        <Text size="sm" mt={6}>
          {texts.rotate}
        </Text>
        <Reference value={hospitalId} />
      </Notice>
    </Stack>
  );
}
