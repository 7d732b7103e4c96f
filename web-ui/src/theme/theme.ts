import {
  type CSSVariablesResolver,
  type MantineColorsTuple,
  createTheme,
  defaultVariantColorsResolver,
} from "@mantine/core";
import tokens from "./tokens.json";

type Tokens = (typeof tokens)["light"];

const ink: MantineColorsTuple = [
  "#F5F7FA",
  "#ECEFF3",
  "#D5DBE2",
  "#B6BEC8",
  "#9DA7B3",
  "#7A838E",
  "#57606A",
  "#363D46",
  "#1B1F24",
  "#10141A",
];

/** Mantine's dark greys in the hue of our dark surfaces. */
const dark: MantineColorsTuple = [
  "#E6EDF3",
  "#C3CCD6",
  "#9DA7B3",
  "#77818D",
  "#3A4450",
  "#26303C",
  "#10141A",
  "#171B22",
  "#10141A",
  "#0C1015",
];

/** Ink is the accent: colour is kept for what is wrong. `breach` marks what destroys or alarms. */
export const theme = createTheme({
  primaryColor: "ink",
  primaryShade: { light: 8, dark: 1 },
  colors: { ink, dark },
  fontFamily: 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  fontFamilyMonospace:
    'ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", "Noto Sans Mono", monospace',
  fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "16px", xl: "20px" },
  lineHeights: { xs: "16px", sm: "18px", md: "20px", lg: "24px", xl: "28px" },
  spacing: { xs: "8px", sm: "12px", md: "16px", lg: "24px", xl: "32px" },
  radius: { xs: "3px", sm: "4px", md: "6px", lg: "8px", xl: "12px" },
  defaultRadius: "md",
  cursorType: "pointer",
  respectReducedMotion: true,
  focusRing: "auto",
  components: {
    Button: { defaultProps: { size: "sm" } },
    TextInput: { defaultProps: { size: "sm" } },
    Textarea: { defaultProps: { size: "sm" } },
    NativeSelect: { defaultProps: { size: "sm" } },
    Modal: {
      defaultProps: {
        centered: false,
        radius: "lg",
        transitionProps: { duration: 120 },
        closeButtonProps: { "aria-label": "Close dialog" },
      },
    },
    Tooltip: {
      defaultProps: {
        events: { hover: true, focus: true, touch: false },
        openDelay: 300,
        withArrow: true,
      },
    },
  },
  variantColorResolver: (input) => {
    const usual = defaultVariantColorsResolver(input);
    if (input.variant !== "filled") return usual;
    const fill = input.color === "breach" ? "breach" : "accent";
    if (input.color && input.color !== "ink" && input.color !== "breach") return usual;
    return {
      ...usual,
      background: `var(--fd-${fill})`,
      hover: fill === "breach" ? "var(--fd-breach)" : "var(--fd-accent-hover)",
      color: fill === "breach" ? "var(--fd-on-breach)" : "var(--fd-on-accent)",
      border: "1px solid transparent",
    };
  },
});

/** Our tokens as `--fd-…` variables, and Mantine's own surface variables mapped on them. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: variablesOf(tokens.light),
  dark: variablesOf(tokens.dark),
});

export function variablesOf(scheme: Tokens): Record<string, string> {
  const own = Object.entries(scheme).map(([name, value]) => [cssName(name), value]);
  return {
    ...Object.fromEntries(own),
    "--mantine-color-body": scheme.surface,
    "--mantine-color-text": scheme.ink,
    "--mantine-color-dimmed": scheme.muted,
    "--mantine-color-placeholder": scheme.muted,
    "--mantine-color-anchor": scheme.link,
    "--mantine-color-error": scheme.breachText,
    "--mantine-color-default": scheme.surface,
    "--mantine-color-default-hover": scheme.selected,
    "--mantine-color-default-color": scheme.ink,
    "--mantine-color-default-border": scheme.control,
    "--mantine-color-disabled": scheme.sunken,
    "--mantine-color-disabled-color": scheme.muted,
    "--mantine-color-disabled-border": scheme.line,
    "--mantine-primary-color-filled": scheme.accent,
    "--mantine-primary-color-contrast": scheme.onAccent,
    "--mantine-primary-color-light-color": scheme.ink,
  };
}

/** `okText` becomes `--fd-ok-text`. */
export function cssName(token: string): string {
  return `--fd-${token.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
