import { type CSSVariablesResolver, createTheme, type MantineColorsTuple, rem } from "@mantine/core";

/** Our accent: the green of a still lagoon. White on shade 7 has a contrast of 5.5, shade 4 on the dark ground 7.6. */
const lagoon: MantineColorsTuple = [
  "#eef9f8",
  "#d8f0ee",
  "#b0e0dc",
  "#82cdc7",
  "#57b8b1",
  "#36a49c",
  "#1f8f87",
  "#0f766f",
  "#0b5f5a",
  "#084845",
];

/** Greys with a breath of the accent in them. */
const gray: MantineColorsTuple = [
  "#f6f8f9",
  "#edf1f2",
  "#e1e7e9",
  "#cfd8db",
  "#b3bfc4",
  "#84939a",
  "#5a686f",
  "#47545b",
  "#2f3a40",
  "#1b2327",
];

/** The dark scheme's grounds and texts: 7 is the page, 6 a card, 0 the text. */
const dark: MantineColorsTuple = [
  "#dbe2e5",
  "#bcc7cc",
  "#9aa8ae",
  "#6f7e86",
  "#46545b",
  "#35424a",
  "#1f292e",
  "#141b1f",
  "#0f1518",
  "#0a0f11",
];

/** Where the library's own colours are not legible enough. */
export const colorsOf: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-error": "var(--tone-bad)",
    "--mantine-color-dimmed": "var(--quiet-text)",
    "--mantine-color-placeholder": gray[6],
  },
  dark: {
    "--mantine-color-error": "var(--tone-bad)",
    "--mantine-color-dimmed": "var(--quiet-text)",
    "--mantine-color-placeholder": dark[2],
  },
});

export const theme = createTheme({
  primaryColor: "lagoon",
  primaryShade: 7,
  colors: { lagoon, gray, dark },
  black: gray[9],
  fontFamily: '"Inter Variable", system-ui, -apple-system, "Segoe UI", sans-serif',
  fontFamilyMonospace: '"JetBrains Mono Variable", ui-monospace, "SF Mono", Consolas, monospace',
  headings: {
    fontWeight: "650",
    textWrap: "balance",
    sizes: {
      h1: { fontSize: rem(30), lineHeight: "1.2" },
      h2: { fontSize: rem(20), lineHeight: "1.3" },
      h3: { fontSize: rem(16), lineHeight: "1.4" },
    },
  },
  fontSizes: { xs: rem(13), sm: rem(14), md: rem(16), lg: rem(18), xl: rem(21) },
  lineHeights: { md: "1.55" },
  spacing: { xs: rem(8), sm: rem(12), md: rem(16), lg: rem(24), xl: rem(36) },
  radius: { sm: rem(6), md: rem(10), lg: rem(14) },
  defaultRadius: "md",
  cursorType: "pointer",
  respectReducedMotion: true,
  focusRing: "auto",
});
