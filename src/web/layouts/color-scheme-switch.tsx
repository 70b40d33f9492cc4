import { ActionIcon, Menu, useMantineColorScheme } from "@mantine/core";
import { Icon } from "../components/icon.tsx";
import type { IconName } from "../components/icon-paths.ts";
import { common } from "../texts/common.ts";

const choices = [
  ["auto", "screen"],
  ["light", "sun"],
  ["dark", "moon"],
] as const satisfies readonly (readonly [string, IconName])[];

/** Light, dark, or as the device has it. The browser remembers it. */
export function ColorSchemeSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const icon = choices.find(([choice]) => choice === colorScheme)?.[1] ?? "screen";
  return (
    <Menu position="bottom-end" width={190}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={common.schemes.label}>
          <Icon name={icon} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map(([choice, name]) => (
          <Menu.Item
            key={choice}
            role="menuitemradio"
            aria-checked={choice === colorScheme}
            leftSection={<Icon name={name} size={16} />}
            rightSection={choice === colorScheme ? <Icon name="check" size={16} /> : null}
            onClick={() => setColorScheme(choice)}
          >
            {common.schemes[choice]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
