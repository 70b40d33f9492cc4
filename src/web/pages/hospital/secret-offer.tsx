import { Button, Group, Stack, Text } from "@mantine/core";
import { Facts } from "../../components/facts.tsx";
import { Icon } from "../../components/icon.tsx";
import { Notice } from "../../components/notice.tsx";
import { RefusalNotice } from "../../components/refusal-notice.tsx";
import { hospitalTexts } from "../../texts/hospital.ts";

const { ready: texts } = hospitalTexts;

type Props = {
  readonly username: string;
  readonly onShow: () => void;
  readonly pending: boolean;
  readonly error: Error | null;
};

/** Says before that the password is shown once, and shows it on a click. */
export function SecretOffer({ username, onShow, pending, error }: Props) {
  return (
    <Stack gap="md">
      <Facts
        facts={[
          [
            texts.user,
            <Text key="user" ff="monospace" size="sm">
              {username}
            </Text>,
          ],
        ]}
      />
      <Notice tone="waiting" icon="key">
        {texts.before}
      </Notice>
      {error && <RefusalNotice error={error} />}
      <Group>
        <Button leftSection={<Icon name="eye" />} onClick={onShow} loading={pending}>
          {texts.show}
        </Button>
      </Group>
    </Stack>
  );
}
