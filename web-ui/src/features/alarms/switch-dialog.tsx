import { useQueryClient } from "@tanstack/react-query";
import type { Alarm } from "@/api/types";
import { changeAlarm } from "@/api/alarms";
import { keys } from "@/api/keys";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { definitionOf } from "./draft";

/** Stops or resumes evaluating an alarm. */
export function SwitchDialog(props: { slug: string; alarm: Alarm; onClose: () => void }) {
  const { slug, alarm, onClose } = props;
  const cache = useQueryClient();
  const off = alarm.enabled;
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Switch ${alarm.name} ${off ? "off" : "on"}?`}
      confirm={off ? "Switch off" : "Switch on"}
      focusConfirm
      onConfirm={async () => {
        const wish = { ...definitionOf(alarm), enabled: !off };
        const changed = await changeAlarm(slug, alarm.id, alarm.version, wish);
        cache.setQueryData(keys.alarm(slug, alarm.id), changed);
        await cache.invalidateQueries({ queryKey: keys.alarms(slug) });
        await cache.invalidateQueries({ queryKey: keys.alarmHistory(slug, alarm.id) });
      }}
    >
      <p>
        {off
          ? "It stops watching and pages nobody until somebody switches it on again. To be quiet for a while only, silence it: a silence ends by itself."
          : "It watches again from now on; its first periods have to pass before it can say anything."}
      </p>
    </ConfirmDialog>
  );
}
