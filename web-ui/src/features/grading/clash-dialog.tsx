import { Button, Modal } from "@mantine/core";
import type { RubricCriterion, RubricMarkWish } from "@/api/review-types";
import { Clock } from "@/components/time";
import { hasLevels, wishOf } from "./choice";
import type { Kept } from "./mark-keeper";
import classes from "./review.module.css";

interface ClashDialogProps {
  criterion: RubricCriterion;
  kept: Kept | null;
  onMine: () => void;
  onTheirs: () => void;
}

/** Two graders chose for one criterion: both side by side, nothing is overwritten unseen. */
export function ClashDialog({ criterion, kept, onMine, onTheirs }: ClashDialogProps) {
  const theirs = kept?.theirs ?? null;
  return (
    <Modal
      opened={theirs !== null}
      onClose={() => undefined}
      withCloseButton={false}
      title={`Two of you graded “${criterion.name}”`}
      size="xl"
    >
      {theirs && (
        <div className="stack loose">
          <div className={classes.sides}>
            <section aria-label="Yours">
              <h3>Yours, not saved</h3>
              <Side criterion={criterion} wish={kept?.wish ?? null} />
            </section>
            <section aria-label="Theirs">
              <h3>
                {theirs.by.name}, saved <Clock at={theirs.savedAt} />
              </h3>
              <Side criterion={criterion} wish={wishOf(theirs)} />
            </section>
          </div>
          <div className="row wrap" style={{ justifyContent: "flex-end" }}>
            <Button variant="default" onClick={onTheirs}>
              Take theirs
            </Button>
            <Button onClick={onMine}>Save mine over it</Button>
          </div>
        </div>
      )}
    </Modal>
  );
}

function Side({ criterion, wish }: { criterion: RubricCriterion; wish: RubricMarkWish | null }) {
  if (!wish) return <p className="muted">Nothing chosen.</p>;
  const chosen = criterion.items.filter((item) => wish.items.includes(item.id));
  return (
    <div className="stack tight">
      {hasLevels(criterion) ? (
        <p>
          Level {wish.level}: {criterion.levels[wish.level ?? 0]}
        </p>
      ) : chosen.length === 0 ? (
        <p>None applies.</p>
      ) : (
        <ul>
          {chosen.map((item) => (
            <li key={item.id}>{item.text}</li>
          ))}
        </ul>
      )}
      <p className="muted">{wish.comment || "No comment."}</p>
      {wish.flagged && <p>Flagged</p>}
    </div>
  );
}
