import type { Token } from "@/api/types";
import type { Said } from "@/components/words";

const DAY = 86_400_000;
const SOON_DAYS = 7;

/** Whether a token still works, and for how long. */
export function expiryWords(token: Token, now: number): Said {
  const left = Date.parse(token.expiresAt) - now;
  if (left <= 0) return { word: "Expired", tone: "none" };
  const days = Math.ceil(left / DAY);
  const word = days === 1 ? "Expires within a day" : `Expires in ${days} days`;
  return { word, tone: days <= SOON_DAYS ? "warn" : "ok" };
}

export function kindWords(token: Pick<Token, "kind" | "team">): string {
  return token.kind === "CI" ? `CI of team ${token.team?.name ?? ""}`.trim() : "Personal";
}

/** Signs the command line in; `base` is this page's own address. */
export function loginText(base: string): string {
  return `./firedrill login ${base}
./firedrill status`;
}

/** What a repository made of the template needs, once; its pipeline does the rest. */
export function repositoryText(base: string, team: string): string {
  return `gh variable set FIREDRILL_URL --body ${base}
gh variable set FIREDRILL_TEAM --body ${team}
gh secret set FIREDRILL_TOKEN`;
}

/** The step of any other GitHub Actions job that has built target/student-bot.jar. */
export function actionsText(): string {
  return `- run: bin/deploy
  env:
    FIREDRILL_URL: \${{ vars.FIREDRILL_URL }}
    FIREDRILL_TEAM: \${{ vars.FIREDRILL_TEAM }}
    FIREDRILL_TOKEN: \${{ secrets.FIREDRILL_TOKEN }}`;
}
