import { Checkbox, NativeSelect, NumberInput, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { alarmsQuery } from "@/api/alarms";
import { rulesQuery, saveRule } from "@/api/automation";
import type { Rule, RuleAction, RuleWish } from "@/api/automation-types";
import { keys } from "@/api/keys";
import { asProblem } from "@/api/problem";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { Caution } from "@/components/empty";
import type { TeamScope } from "@/components/operate/scope";
import { ActionFields } from "./action-fields";
import { limitsWords, ruleWrong } from "./run-words";
import classes from "./runbooks.module.css";

interface Props {
  scope: TeamScope;
  /** Null for a new one. */
  rule: Rule | null;
  onClose: () => void;
}

const NEW: RuleWish = {
  name: "",
  alarmId: "",
  when: "ALARM",
  action: { type: "RESTART", environment: "PRODUCTION" },
  cooldownSeconds: 300,
  maxPerHour: 3,
  dryRun: true,
  enabled: true,
};

/** When alarm X then action Y, and how often at most. */
export function RuleDialog({ scope, rule, onClose }: Props) {
  const cache = useQueryClient();
  const alarms = useQuery(alarmsQuery(scope.slug));
  const [base, setBase] = useState(rule);
  const [overtaken, setOvertaken] = useState(false);
  const [wish, setWish] = useState<RuleWish>(() => (rule ? wishOf(rule) : NEW));
  const set = (part: Partial<RuleWish>) => setWish((old) => ({ ...old, ...part }));
  const none = alarms.data?.length === 0;
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      size="lg"
      title={rule ? `Change the rule “${rule.name}”` : "Add a rule"}
      confirm={rule ? "Save rule" : "Add rule"}
      blocked={none ? "The team has no alarm yet; make one first." : ruleWrong(wish)}
      onConfirm={async () => {
        await saveRule(scope.slug, base, { ...wish, name: wish.name.trim() });
        await cache.invalidateQueries({ queryKey: keys.rules(scope.slug) });
      }}
      onRefused={(thrown) => {
        if (asProblem(thrown).status !== 412) return false;
        void cache.fetchQuery({ ...rulesQuery(scope.slug), staleTime: 0 }).then((items) => {
          setBase(items.find((each) => each.id === rule?.id) ?? null);
          setOvertaken(true);
        });
        return true;
      }}
    >
      {overtaken && base && (
        <Caution>
          Somebody saved this rule while you changed it: it now says “{base.does}”,{" "}
          {limitsWords(base)}. Save yours over that, or cancel.
        </Caution>
      )}
      <TextInput
        label="Name"
        value={wish.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        maxLength={80}
        data-autofocus
      />
      <div className={classes.fields}>
        <NativeSelect
          label="When this alarm"
          value={wish.alarmId}
          onChange={(event) => set({ alarmId: event.currentTarget.value })}
          data={[
            { value: "", label: "Choose an alarm" },
            ...(alarms.data ?? []).map((each) => ({ value: each.id, label: each.name })),
          ]}
        />
        <NativeSelect
          label="Does this"
          value={wish.when}
          onChange={(event) => set({ when: event.currentTarget.value === "OK" ? "OK" : "ALARM" })}
          data={[
            { value: "ALARM", label: "fires" },
            { value: "OK", label: "is over" },
          ]}
        />
      </div>
      <ActionFields
        scope={scope}
        action={wish.action}
        onChange={(action: RuleAction) => set({ action })}
      />
      <div className={classes.fields}>
        <NumberInput
          label="Pause between two turns"
          description="60 s to a day"
          suffix=" s"
          value={Number.isNaN(wish.cooldownSeconds) ? "" : wish.cooldownSeconds}
          onChange={(value) => set({ cooldownSeconds: value === "" ? Number.NaN : Number(value) })}
          min={60}
          max={86_400}
          step={60}
          allowDecimal={false}
          clampBehavior="none"
        />
        <NumberInput
          label="At most in an hour"
          description="1 to 6 times"
          value={Number.isNaN(wish.maxPerHour) ? "" : wish.maxPerHour}
          onChange={(value) => set({ maxPerHour: value === "" ? Number.NaN : Number(value) })}
          min={1}
          max={6}
          allowDecimal={false}
          clampBehavior="none"
        />
      </div>
      <Checkbox
        label="Dry run: only say what it would do"
        checked={wish.dryRun}
        onChange={(event) => set({ dryRun: event.currentTarget.checked })}
      />
      <Checkbox
        label="Switched on"
        checked={wish.enabled}
        onChange={(event) => set({ enabled: event.currentTarget.checked })}
      />
    </ConfirmDialog>
  );
}

function wishOf(rule: Rule): RuleWish {
  const { name, alarmId, when, action, cooldownSeconds, maxPerHour, dryRun, enabled } = rule;
  return { name, alarmId, when, action, cooldownSeconds, maxPerHour, dryRun, enabled };
}
