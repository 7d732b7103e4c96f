import { Button, Modal } from "@mantine/core";
import type { Alarm, AlarmDefinition } from "@/api/types";
import { ChangeList } from "@/components/diff/change-list";
import { definitionOf, draftChanges } from "./draft";
import classes from "./alarms.module.css";

interface Props {
  base: AlarmDefinition;
  mine: AlarmDefinition;
  theirs: Alarm;
  onTakeTheirs: () => void;
  onRebase: () => void;
}

/** Somebody saved another version meanwhile: both changes, and which goes on top. */
export function ConflictDialog({ base, mine, theirs, onTakeTheirs, onRebase }: Props) {
  const saved = draftChanges(base, definitionOf(theirs));
  const own = draftChanges(base, mine);
  const both = own.filter((change) => saved.some((other) => other.name === change.name));
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      size="min(820px, 96vw)"
      title={`${theirs.updatedBy?.name ?? "Somebody"} saved version ${theirs.version} meanwhile`}
    >
      <div className="stack loose">
        <div className={classes.pair}>
          <section aria-label="Your changes">
            <h3>Your changes, not saved</h3>
            <ChangeList changes={own} empty="None." />
          </section>
          <section aria-label="Their changes">
            <h3>Their changes, saved</h3>
            <ChangeList changes={saved} empty="None that you see here." />
          </section>
        </div>
        <p>
          {both.length === 0
            ? "The two touch different fields: yours fit on top of theirs."
            : `Both changed ${both.map((change) => change.name).join(", ")}: with yours on top, yours count.`}
        </p>
        <div className="row wrap" style={{ justifyContent: "flex-end" }}>
          <Button variant="default" onClick={onTakeTheirs}>
            Take theirs, drop mine
          </Button>
          <Button data-autofocus onClick={onRebase}>
            Put mine on top and look again
          </Button>
        </div>
      </div>
    </Modal>
  );
}
