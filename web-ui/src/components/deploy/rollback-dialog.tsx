import { NativeSelect } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { configQuery } from "@/api/config";
import { allDeploymentsQuery, deploymentsQuery, releasesQuery, rollBack } from "@/api/delivery";
import type { Deployment, Deployments, Env, Release, ReleaseRef } from "@/api/types";
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
  const [asThen, setAsThen] = useState(false);
  const config = useQuery(configQuery(slug, env));
  const items = deployments.data?.items ?? [];
  // Beyond the first page only when there is more: what is on it is enough to begin with.
  const older = useQuery({
    ...allDeploymentsQuery(slug, env),
    enabled: deployments.data?.hasMore === true,
  });
  const past = older.data ?? items;
  const current = items.find((each) => each.current);
  const underWay = items.find(isUnderWay);
  const there = (number: number) => !find(number)?.deletedAt;
  const find = (number: number | null | undefined) =>
    releases.data?.find((each) => each.number === number);
  const before = releaseBefore(past, there);
  // While something is under way, going back is staying with what runs.
  const stay = underWay !== undefined && current !== undefined && chosen === null;
  const target = chosen ?? (stay ? current.release.number : before?.number) ?? null;
  const to = find(target);
  const others = earlierReleases(past, releases.data ?? [], stay ? undefined : current);
  const where = ENV_WORDS[env].toLowerCase();
  const configThen = past.find(
    (each) => each.effectiveAt && each.release.number === target,
  )?.configVersion;
  const configNow = config.data?.version;
  const configDiffers =
    !stay && configThen !== undefined && configNow !== undefined && configThen !== configNow;

  const blocked = whyNot(deployments.data, env, stay || target !== null);

  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Roll back ${where}`}
      confirm={
        stay
          ? `Stop ${underWay.release.name}, stay with ${current.release.name}`
          : target === null
            ? "Roll back to the release before"
            : `Roll back to v${target}`
      }
      focusConfirm
      blocked={blocked}
      onConfirm={async () => {
        const next = await rollBack(slug, {
          environment: env,
          release: chosen,
          config: asThen ? (configThen ?? null) : null,
          reason: reason.trim() || null,
        });
        cache.setQueryData<Deployments>(
          deploymentsQuery(slug, env).queryKey,
          (old) => old && withDeployment(old, next),
        );
      }}
    >
      {underWay && (
        <Caution>
          {`Deployment ${underWay.number} (${underWay.release.name}) is under way and is aborted`}
          {stay ? `; ${current.release.name} stays in service, nothing else changes.` : " first."}
        </Caution>
      )}
      {!stay && !blocked && (
        <p>
          {current && target !== null
            ? `Users in ${where} get v${target} instead of ${current.release.name}. `
            : `Users in ${where} get the release that ran before the one that runs now. `}
          The new instance takes over once it is connected; a freeze does not hold it up. Flags stay
          as they are.
        </p>
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
            label: `${each.name} · ${each.version}${note(each.number, current, before)}`,
          }))}
        />
      )}
      {configDiffers && (
        <NativeSelect
          label="Configuration"
          value={asThen ? "then" : "now"}
          onChange={(event) => setAsThen(event.currentTarget.value === "then")}
          data={[
            { value: "now", label: `The newest, version ${configNow}` },
            { value: "then", label: `As it ran then, version ${configThen}` },
          ]}
        />
      )}
      <ReasonField value={reason} onChange={setReason} optional />
    </ConfirmDialog>
  );
}

function note(number: number, current: Deployment | undefined, before: ReleaseRef | null): string {
  if (number === current?.release.number) return " (in service)";
  return number === before?.number ? " (the one before)" : "";
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

function whyNot(known: Deployments | undefined, env: Env, possible: boolean): string | null {
  if (!known || possible) return null;
  if (known.items.length === 0) {
    return `Nothing was ever deployed to ${ENV_WORDS[env].toLowerCase()}.`;
  }
  return known.hasMore
    ? null
    : "No other release ran here before that still exists; deploy one instead.";
}
