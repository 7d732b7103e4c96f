import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { capacityQuery, resize } from "@/api/capacity";
import type { EnvCapacity } from "@/api/capacity-types";
import { keys } from "@/api/keys";
import { asProblem } from "@/api/problem";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { Caution } from "@/components/empty";
import { count } from "@/components/numbers";
import type { TeamScope } from "@/components/operate/scope";
import { ReasonField, reasonMissing } from "@/components/reason-field";
import { tell } from "@/components/use-action";
import { ENV_WORDS } from "@/components/words";
import { SizeFields } from "./size-fields";
import { mib, sizeWrong, unitsOf } from "./units";

interface Props {
  scope: TeamScope;
  env: EnvCapacity;
  left: number;
  onClose: () => void;
}

/** Gives a bot another size; it is started again with it. */
export function SizeDialog({ scope, env, left, onClose }: Props) {
  const cache = useQueryClient();
  const [base, setBase] = useState({ env, left });
  const [overtaken, setOvertaken] = useState(false);
  const [memory, setMemory] = useState<number | string>(env.size.memoryMiB);
  const [cpu, setCpu] = useState<number | string>(env.size.cpuPercent);
  const [reason, setReason] = useState("");
  const name = ENV_WORDS[env.environment].toLowerCase();
  const wrong = sizeWrong(Number(memory), Number(cpu));
  const units = unitsOf(Number(memory), Number(cpu));
  const spare = base.left + base.env.units;
  const same =
    Number(memory) === base.env.size.memoryMiB && Number(cpu) === base.env.size.cpuPercent;
  const peak = base.env.peak;
  const tooSmall = peak && !wrong && peak.rssBytes > Number(memory) * 1024 * 1024;
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Change the size of ${name}`}
      confirm="Change size and restart"
      blocked={
        wrong ??
        (same
          ? "It has this size already."
          : units > spare
            ? `That costs ${count(units, "unit")}; the team has ${spare} for it.`
            : reasonMissing(reason))
      }
      onConfirm={async () => {
        cache.setQueryData(
          keys.capacity(scope.slug),
          await resize(scope.slug, env.environment, base.env.version, {
            memoryMiB: Number(memory),
            cpuPercent: Number(cpu),
            reason: reason.trim(),
          }),
        );
        tell(`The ${name} bot starts again with its new size.`);
      }}
      onRefused={(thrown) => {
        if (asProblem(thrown).status !== 412) return false;
        void cache.fetchQuery({ ...capacityQuery(scope.slug), staleTime: 0 }).then((now) => {
          const theirs = now.environments.find((each) => each.environment === env.environment);
          if (theirs) setBase({ env: theirs, left: now.budget.left });
          setOvertaken(true);
        });
        return true;
      }}
    >
      {overtaken && (
        <Caution>
          Somebody changed it while you did: it is {base.env.size.memoryMiB} MiB and{" "}
          {base.env.size.cpuPercent} % now. Your change is not saved yet; save it over that, or
          cancel.
        </Caution>
      )}
      <SizeFields memory={memory} cpu={cpu} onMemory={setMemory} onCpu={setCpu} autoFocus />
      {!wrong && (
        <p>
          That is <strong>{count(units, "unit")}</strong> instead of {base.env.units}; the team
          would have <strong>{Math.max(0, spare - units)}</strong> left.
        </p>
      )}
      {tooSmall && (
        <Caution>
          At its peak of the last day the bot used {mib(peak.rssBytes)}: with less it will probably
          be ended and started again.
        </Caution>
      )}
      <p className="muted">
        A new instance with this size takes over from the old one; users notice nothing if it
        connects.
      </p>
      <ReasonField value={reason} onChange={setReason} />
    </ConfirmDialog>
  );
}
