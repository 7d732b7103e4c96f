import { Modal, Switch } from "@mantine/core";
import { useState } from "react";
import { singleKeysOn, switchSingleKeys, useActiveShortcuts } from "@/components/shortcuts";
import classes from "./help-dialog.module.css";

/** The keys of the screen behind it, and the switch that turns them off. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const shortcuts = useActiveShortcuts();
  const [single, setSingle] = useState(singleKeysOn());
  const unique = [...new Map(shortcuts.map((each) => [each.keys, each])).values()];
  return (
    <Modal opened onClose={onClose} title="Help and keys" size="md">
      <div className="stack loose">
        <dl className={classes.keys}>
          {[...unique, { keys: "Ctrl K", label: "Search or run a command" }].map((each) => (
            <div key={each.keys} className={classes.line}>
              <dt>
                {each.keys.split(" ").map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{each.label}</dd>
            </div>
          ))}
          <div className={classes.line}>
            <dt>
              <kbd>Esc</kbd>
            </dt>
            <dd>Close a dialog, one step back</dd>
          </div>
        </dl>
        <Switch
          label="Single-key shortcuts"
          description="Off: letters alone do nothing. Ctrl K stays."
          checked={single}
          onChange={(event) => {
            switchSingleKeys(event.currentTarget.checked);
            setSingle(event.currentTarget.checked);
          }}
        />
        <p className="muted micro">
          Times are shown in the zone of this computer and always name it. T+ counts from the start
          of the run.
        </p>
      </div>
    </Modal>
  );
}
