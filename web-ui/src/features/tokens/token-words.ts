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
  return [`export FIREDRILL_URL=${base}`, "./firedrill login", "./firedrill status"].join("\n");
}

/** A step of a GitHub Actions job; the token comes from the repository's secrets. */
export function actionsText(base: string, team: string): string {
  return `env:
  FIREDRILL_URL: ${base}
  FIREDRILL_TEAM: ${team}
  FIREDRILL_TOKEN: \${{ secrets.FIREDRILL_TOKEN }}
steps:
  - uses: actions/checkout@v4
  - run: ./mvnw -q package
  - run: |
      ./firedrill deploy target/bot.jar \\
        --env \${{ github.ref == 'refs/heads/main' && 'production' || 'staging' }} \\
        --commit "$GITHUB_SHA" --reason "$GITHUB_REF_NAME"`;
}
