import type { Mission } from "@/api/types";

const NAMED = 3;

/** What a digest is made of. */
export type Told = Pick<Mission, "teams" | "needsYou">;

/** What came up since the digest before, in one sentence for a screen reader; empty when nothing did. */
export function digest(before: Told, now: Told): string {
  const wasBreaching = new Set(breaching(before));
  const askedBefore = new Set(before.needsYou.map(keyOf));
  const isBreaching = new Set(breaching(now));
  const parts = [
    said(
      [...isBreaching].filter((name) => !wasBreaching.has(name)),
      "newly breaching",
    ),
    said(
      [...wasBreaching].filter((name) => !isBreaching.has(name)),
      "no longer breaching",
    ),
    said(
      now.needsYou
        .filter((need) => need.kind === "HELP_ASKED" && !askedBefore.has(keyOf(need)))
        .map((need) => need.team.name),
      "asking for help",
    ),
    said(
      now.needsYou
        .filter((need) => need.kind !== "HELP_ASKED" && !askedBefore.has(keyOf(need)))
        .map((need) => need.team.name),
      "newly on your list",
    ),
  ];
  return parts.filter(Boolean).join(" ");
}

const breaching = (told: Told) =>
  told.teams.filter((line) => line.state === "BREACHING").map((line) => line.team.name);

const keyOf = (need: Told["needsYou"][number]) =>
  `${need.team.slug}/${need.kind}/${need.help ?? ""}`;

function said(names: string[], what: string): string {
  const unique = [...new Set(names)];
  if (unique.length === 0) return "";
  const shown = unique.slice(0, NAMED).join(", ");
  const more = unique.length > NAMED ? ` and ${unique.length - NAMED} more` : "";
  return `${unique.length} ${unique.length === 1 ? "team" : "teams"} ${what}: ${shown}${more}.`;
}
