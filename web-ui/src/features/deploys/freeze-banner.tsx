import { useQuery } from "@tanstack/react-query";
import { freezesQuery } from "@/api/delivery";
import type { Freeze } from "@/api/types";
import { freezer } from "@/components/deploy/deploy-words";
import { Caution } from "@/components/empty";
import { When } from "@/components/time";
import { ENV_WORDS } from "@/components/words";

/** Says what is frozen, until when, why and by whom. */
export function FreezeBanner({ slug }: { slug: string }) {
  const freezes = useQuery(freezesQuery(slug));
  const active = (freezes.data ?? []).filter((each) => each.active);
  return active.map((freeze) => (
    <Caution key={freeze.id}>
      <strong>{scopeWords(freeze)} frozen</strong> until <When at={freeze.until} />: {freeze.reason}{" "}
      ({freezer(freeze)}). Deployments and promotions wait or need an override; a rollback always
      goes.
    </Caution>
  ));
}

/** "Production of team Otter is", "All environments of all teams are". */
export function scopeWords(freeze: Freeze): string {
  const whose = freeze.team ? `of team ${freeze.team.name}` : "of all teams";
  return freeze.environment
    ? `${ENV_WORDS[freeze.environment]} ${whose} is`
    : `Both environments ${whose} are`;
}
