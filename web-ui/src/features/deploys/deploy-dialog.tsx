import { NativeSelect } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { deploy, deploymentsQuery, promote, releasesQuery } from "@/api/delivery";
import type { Deployments, Env, Release } from "@/api/types";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { releaseBefore } from "@/components/deploy/deploy-words";
import { FreezeOverride, useFreezeGate } from "@/components/deploy/freeze-override";
import { ReasonField, reasonMissing } from "@/components/reason-field";
import { ENV_WORDS } from "@/components/words";
import { withDeployment } from "@/live/apply-delivery";
import { DeployPreview } from "./deploy-preview";
import { type Strategy, ROLLING, StrategyFields, planOf } from "./strategy-fields";

interface Props {
  slug: string;
  env: Env;
  release?: Release | null;
  /** What staging runs goes to production: release and environment are given. */
  promote?: boolean;
  onClose: () => void;
}

/** Chooses what goes where and how, and shows what it changes before it does. */
export function DeployDialog({
  slug,
  env: first,
  release,
  promote: promotes = false,
  onClose,
}: Props) {
  const cache = useQueryClient();
  const [env, setEnv] = useState(first);
  const [picked, setPicked] = useState<number | null>(release?.number ?? null);
  const [strategy, setStrategy] = useState<Strategy>(ROLLING);
  const [reason, setReason] = useState("");
  const releases = useQuery(releasesQuery(slug));
  const target = useQuery(deploymentsQuery(slug, env));
  const staging = useQuery(deploymentsQuery(slug, "STAGING"));
  const gate = useFreezeGate(slug, env);

  const current = target.data?.items.find((each) => each.current);
  const choices = (releases.data ?? []).filter((each) => !each.deletedAt);
  const tried = staging.data?.items.find((each) => each.current)?.release.number;
  const number = promotes ? tried : (picked ?? firstChoice(choices, current?.release.number));
  const chosen = releases.data?.find((each) => each.number === number);
  const plan = planOf(strategy);
  const where = ENV_WORDS[env].toLowerCase();
  const blocked =
    number === undefined
      ? promotes
        ? "Nothing runs in staging that could be promoted."
        : "Choose a release."
      : (plan.error ?? gate.blocked ?? reasonMissing(reason));

  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      size="lg"
      title={promotes ? "Promote staging to production" : "Deploy a release"}
      confirm={`${promotes ? "Promote" : "Deploy"} ${chosen ? chosen.name : ""} to ${where}`}
      blocked={blocked}
      onConfirm={async () => {
        const words = {
          strategy: strategy.kind,
          reason: reason.trim(),
          override: gate.override,
          canary: plan.canary,
        };
        const next = promotes
          ? await promote(slug, words)
          : await deploy(slug, { environment: env, release: number ?? 0, ...words });
        cache.setQueryData<Deployments>(
          deploymentsQuery(slug, env).queryKey,
          (old) => old && withDeployment(old, next),
        );
      }}
    >
      {!promotes && (
        <div className="row wrap" style={{ alignItems: "flex-end" }}>
          <NativeSelect
            label="Release"
            className="grow"
            value={String(number ?? "")}
            onChange={(event) => setPicked(Number(event.currentTarget.value))}
            data={choices.map((each) => ({
              value: String(each.number),
              label: `${each.name} · ${each.version}${serves(each, env)}`,
            }))}
          />
          <NativeSelect
            label="Environment"
            value={env}
            onChange={(event) => setEnv(event.currentTarget.value as Env)}
            data={(["PRODUCTION", "STAGING"] as const).map((value) => ({
              value,
              label: ENV_WORDS[value],
            }))}
          />
        </div>
      )}
      <FreezeOverride gate={gate} />
      <DeployPreview
        slug={slug}
        env={env}
        from={releases.data?.find((each) => each.number === current?.release.number)}
        to={chosen}
      />
      <StrategyFields
        value={strategy}
        onChange={setStrategy}
        whyNoCanary={
          current ? null : `A canary needs a release in service to compare with; ${where} has none.`
        }
      />
      <ReasonField value={reason} onChange={setReason} autoFocus />
      {chosen && current && chosen.number === releaseBefore(target.data?.items ?? [])?.number && (
        <p className="muted micro">
          {chosen.name} ran before {current.release.name}: “Roll back” does the same faster and past
          a freeze.
        </p>
      )}
    </ConfirmDialog>
  );
}

/** The newest release, unless it is the one in service. */
function firstChoice(choices: Release[], running: number | undefined): number | undefined {
  return (choices.find((each) => each.number !== running) ?? choices[0])?.number;
}

function serves(release: Release, env: Env): string {
  return release.runningIn.includes(env) ? " (in service here)" : "";
}
