import { NativeSelect } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { deploymentsQuery, releasesQuery, rollBack } from "@/api/delivery";
import type { Deployment, Deployments, Env, Release } from "@/api/types";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { ChangeList } from "@/components/diff/change-list";
import { Caution } from "@/components/empty";
import { ReasonField } from "@/components/reason-field";
import { ENV_WORDS } from "@/components/words";
import { withDeployment } from "@/live/apply-delivery";
import { isUnderWay, releaseBefore, releaseChanges } from "./deploy-words";

interface RollbackDialogProps {
  slug: string;
  env: Env;
  onClose: () => void;
}

/**
 * Opens and works before anything is loaded: without a choice the server goes back to the release
 * before. What it will change is shown as soon as it is known, and never waited for.
 */
export function RollbackDialog({ slug, env, onClose }: RollbackDialogProps) {
  const cache = useQueryClient();
  const deployments = useQuery(deploymentsQuery(slug, env));
  const releases = useQuery(releasesQuery(slug));
  const [reason, setReason] = useState("");
  const [chosen, setChosen] = useState<number | null>(null);
  const items = deployments.data?.items ?? [];
  const current = items.find((each) => each.current);
  const before = releaseBefore(items);
  const target = chosen ?? before?.number ?? null;
  const find = (number: number | null | undefined) =>
    releases.data?.find((each) => each.number === number);
  const to = find(target);
  const others = earlierReleases(items, releases.data ?? [], current);
  const underWay = items.find(isUnderWay);
  const where = ENV_WORDS[env].toLowerCase();

  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Roll back ${where}`}
      confirm={target === null ? "Roll back to the release before" : `Roll back to v${target}`}
      focusConfirm
      blocked={whyNot(deployments.data, env, to)}
      onConfirm={async () => {
        const next = await rollBack(slug, {
          environment: env,
          release: chosen,
          reason: reason.trim() || null,
        });
        cache.setQueryData<Deployments>(
          deploymentsQuery(slug, env).queryKey,
          (old) => old && withDeployment(old, next),
        );
      }}
    >
      <p>
        {current && before
          ? `Users in ${where} get v${target} instead of ${current.release.name}. `
          : `Users in ${where} get the release that ran before the one that runs now. `}
        The new instance takes over once it is connected; a freeze does not hold it up.
      </p>
      {underWay && (
        <Caution>
          Deployment {underWay.number} ({underWay.release.name}) is under way and will be aborted.
        </Caution>
      )}
      {to && current && to.number !== current.release.number && (
        <ChangeList changes={releaseChanges(find(current.release.number), to)} empty="" />
      )}
      {others.length > 1 && (
        <NativeSelect
          label="Roll back to"
          value={String(target ?? "")}
          onChange={(event) => setChosen(Number(event.currentTarget.value))}
          data={others.map((each) => ({
            value: String(each.number),
            label: `${each.name} · ${each.version}${each.number === before?.number ? " (the one before)" : ""}`,
          }))}
        />
      )}
      <ReasonField value={reason} onChange={setReason} optional />
    </ConfirmDialog>
  );
}

/** Releases that were in service here before and still exist. */
function earlierReleases(
  items: Deployment[],
  releases: Release[],
  current: Deployment | undefined,
): Release[] {
  const served = new Set(
    items.filter((each) => each.effectiveAt).map((each) => each.release.number),
  );
  return releases.filter(
    (each) => !each.deletedAt && served.has(each.number) && each.number !== current?.release.number,
  );
}

function whyNot(known: Deployments | undefined, env: Env, to: Release | undefined): string | null {
  if (!known) return null;
  if (known.items.length === 0)
    return `Nothing was ever deployed to ${ENV_WORDS[env].toLowerCase()}.`;
  if (!releaseBefore(known.items) && !known.hasMore) {
    return "There is no release before this one; deploy another one instead.";
  }
  if (to?.deletedAt) return `${to.name} was deleted; choose another release.`;
  return null;
}
