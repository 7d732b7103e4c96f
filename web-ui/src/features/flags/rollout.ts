import type { Flag, Share } from "@/api/types";

/** A roll-out to start editing from: the one in force, else everything on the default. */
export function startOf(flag: Flag): Share[] {
  const known = new Map((flag.rollout ?? []).map((share) => [share.variant, share.percent]));
  const fallback = flag.rollout ? null : (flag.defaultVariant ?? null);
  return Object.keys(flag.variants).map((variant) => ({
    variant,
    percent: known.get(variant) ?? (variant === fallback ? 100 : 0),
  }));
}

/** Sets one share and lets the others keep their proportion, in whole percents that sum to 100. */
export function withShare(shares: Share[], variant: string, wanted: number): Share[] {
  const percent = Math.min(100, Math.max(0, Math.round(wanted)));
  const others = shares.filter((share) => share.variant !== variant);
  if (others.length === 0) return shares.map((share) => ({ ...share, percent: 100 }));
  const rest = 100 - percent;
  const total = others.reduce((sum, share) => sum + share.percent, 0);
  const exact = others.map((share, at) =>
    total > 0 ? (rest * share.percent) / total : at === 0 ? rest : 0,
  );
  const whole = byLargestRemainder(exact, rest);
  let at = 0;
  return shares.map((share) =>
    share.variant === variant ? { ...share, percent } : { ...share, percent: whole[at++] ?? 0 },
  );
}

/** Whole numbers near the given ones with exactly this sum. */
function byLargestRemainder(exact: number[], sum: number): number[] {
  const whole = exact.map(Math.floor);
  let missing = sum - whole.reduce((a, b) => a + b, 0);
  const order = exact
    .map((value, at) => ({ at, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.at - b.at);
  for (const { at } of order) {
    if (missing <= 0) break;
    whole[at] = (whole[at] ?? 0) + 1;
    missing -= 1;
  }
  return whole;
}

/** Why a roll-out cannot be used, or null. */
export function rolloutRefusal(shares: Share[]): string | null {
  const sum = shares.reduce((total, share) => total + share.percent, 0);
  if (shares.some((share) => !Number.isInteger(share.percent) || share.percent < 0)) {
    return "Shares are whole percents.";
  }
  return sum === 100 ? null : `The shares sum to ${sum} %, not 100 %.`;
}

/** "on 25 %, off 75 %"; variants that nobody gets are left out. */
export function shareWords(shares: Share[]): string {
  return shares
    .filter((share) => share.percent > 0)
    .map((share) => `${share.variant} ${share.percent} %`)
    .join(", ");
}

/** Who gets what, in a few words. */
export function rolloutWords(flag: Flag): string {
  if (!flag.enabled) {
    const off = Object.entries(flag.variants).find(([, value]) => value === false)?.[0];
    return off ? `everybody ${off}: the kill switch is on` : "the bot's own default: killed";
  }
  if (flag.rollout) return shareWords(flag.rollout);
  if (hasTargeting(flag)) return "by targeting";
  return flag.defaultVariant ? `everybody ${flag.defaultVariant}` : "the bot's own default";
}

/** Whether a rule of its own decides, rather than a plain share of users. */
export function hasTargeting(flag: Flag): boolean {
  const { targeting, rollout } = flag;
  return !rollout && typeof targeting === "object" && targeting !== null;
}

/** "on 1 204, off 310 in the last hour". */
export function exposureWords(exposure: Record<string, number>): string {
  const seen = Object.entries(exposure)
    .filter(([, times]) => times > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([variant, times]) => `${variant} ${times.toLocaleString("en-US").replaceAll(",", " ")}`);
  return seen.length === 0 ? "not asked in the last hour" : `${seen.join(", ")} in the last hour`;
}

export function evaluations(exposure: Record<string, number>): number {
  return Object.values(exposure).reduce((sum, times) => sum + times, 0);
}
