import { NativeSelect, NumberInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ActionKind, RuleAction } from "@/api/automation-types";
import { flagsQuery } from "@/api/flags";
import { runbooksQuery } from "@/api/runbooks";
import type { Env } from "@/api/types";
import type { TeamScope } from "@/components/operate/scope";
import { ENV_WORDS } from "@/components/words";
import classes from "./runbooks.module.css";

const KINDS: { value: ActionKind; label: string }[] = [
  { value: "RESTART", label: "restart the bot" },
  { value: "ROLLBACK", label: "roll back to the release before" },
  { value: "FLAG", label: "switch a flag" },
  { value: "SCALE", label: "give the bot another size" },
  { value: "RUNBOOK", label: "go through a runbook" },
];

interface Props {
  scope: TeamScope;
  action: RuleAction;
  onChange: (action: RuleAction) => void;
}

/** What a rule does; only the fields that the kind needs. */
export function ActionFields({ scope, action, onChange }: Props) {
  const env: Env = action.environment ?? "PRODUCTION";
  const flags = useQuery({ ...flagsQuery(scope.slug, env), enabled: action.type === "FLAG" });
  const runbooks = useQuery({
    ...runbooksQuery(scope.slug),
    enabled: action.type === "RUNBOOK",
  });
  const choose = (type: ActionKind) => {
    if (type === "RUNBOOK") return onChange({ type, runbookId: null });
    if (type === "FLAG") return onChange({ type, environment: env, flag: null, on: false });
    return onChange({ type, environment: env });
  };
  return (
    <div className={classes.fields}>
      <NativeSelect
        label="Then"
        value={action.type}
        onChange={(event) => choose(event.currentTarget.value as ActionKind)}
        data={KINDS}
      />
      {action.type !== "RUNBOOK" && (
        <NativeSelect
          label="In"
          value={env}
          onChange={(event) =>
            onChange({
              ...action,
              environment: event.currentTarget.value as Env,
              ...(action.type === "FLAG" ? { flag: null } : {}),
            })
          }
          data={(["PRODUCTION", "STAGING"] as const).map((value) => ({
            value,
            label: ENV_WORDS[value],
          }))}
        />
      )}
      {action.type === "FLAG" && (
        <>
          <NativeSelect
            label="Flag"
            value={action.flag ?? ""}
            onChange={(event) => onChange({ ...action, flag: event.currentTarget.value || null })}
            data={[
              { value: "", label: "Choose a flag" },
              ...(flags.data?.items ?? [])
                .filter((each) => !each.archived)
                .map((each) => ({ value: each.key, label: each.key })),
            ]}
          />
          <NativeSelect
            label="To"
            value={action.on ? "on" : "off"}
            onChange={(event) => onChange({ ...action, on: event.currentTarget.value === "on" })}
            data={["off", "on"]}
          />
        </>
      )}
      {action.type === "SCALE" && (
        <>
          <NumberInput
            label="Memory"
            suffix=" MiB"
            value={action.memoryMiB ?? ""}
            onChange={(value) =>
              onChange({ ...action, memoryMiB: value === "" ? null : Number(value) })
            }
            min={96}
            max={4096}
            step={128}
            allowDecimal={false}
            clampBehavior="none"
          />
          <NumberInput
            label="Processor time"
            suffix=" %"
            value={action.cpuPercent ?? ""}
            onChange={(value) =>
              onChange({ ...action, cpuPercent: value === "" ? null : Number(value) })
            }
            min={10}
            max={400}
            step={25}
            allowDecimal={false}
            clampBehavior="none"
          />
        </>
      )}
      {action.type === "RUNBOOK" && (
        <NativeSelect
          label="Runbook"
          value={action.runbookId ?? ""}
          onChange={(event) =>
            onChange({ ...action, runbookId: event.currentTarget.value || null })
          }
          data={[
            { value: "", label: "Choose a runbook" },
            ...(runbooks.data ?? []).map((each) => ({ value: each.id, label: each.title })),
          ]}
        />
      )}
    </div>
  );
}
