import { describe, expect, it } from "vitest";
import { contrast } from "./contrast";
import tokens from "./tokens.json";

const TEXT = ["ink", "muted", "link", "okText", "warnText", "breachText", "noDataText"] as const;
const GRAPHICS = [
  "ok",
  "warn",
  "breach",
  "noData",
  "focus",
  "control",
  "series1",
  "series2",
  "series3",
  "series4",
  "series5",
] as const;

describe.each(["light", "dark"] as const)("%s tokens", (scheme) => {
  const theme = tokens[scheme];

  it.each(TEXT)("%s is readable as text on every ground", (name) => {
    for (const ground of [theme.canvas, theme.surface, theme.sunken]) {
      expect(contrast(theme[name], ground)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(GRAPHICS)("%s is visible as a shape on canvas and surface", (name) => {
    for (const ground of [theme.canvas, theme.surface]) {
      expect(contrast(theme[name], ground)).toBeGreaterThanOrEqual(3);
    }
  });

  it("keeps words on filled controls readable", () => {
    expect(contrast(theme.onAccent, theme.accent)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme.onAccent, theme.accentHover)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme.onBreach, theme.breach)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme.warnText, theme.warnTint)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme.breachText, theme.breachTint)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme.ink, theme.selected)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme.muted, theme.selected)).toBeGreaterThanOrEqual(4.5);
  });

  it("orders the heat bins by luminance without a tie", () => {
    const bins = [theme.heat0, theme.heat1, theme.heat2, theme.heat3, theme.heat4];
    for (let i = 1; i < bins.length; i++) {
      expect(contrast(bins[i - 1] ?? "", bins[i] ?? "")).toBeGreaterThanOrEqual(1.12);
    }
  });
});

it("knows the extremes", () => {
  expect(contrast("#000000", "#FFFFFF")).toBeCloseTo(21, 5);
});
