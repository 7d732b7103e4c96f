import { Button, Modal } from "@mantine/core";
import { Loading } from "@/components/empty";
import { Clock } from "@/components/time";
import type { PostmortemDoc } from "./use-postmortem";
import classes from "./postmortem.module.css";

/** Both texts side by side; nothing is overwritten until a person chose. */
export function ConflictDialog({ doc }: { doc: PostmortemDoc }) {
  const theirs = doc.theirs;
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title="Someone else saved a newer version"
      size="min(1200px, 96vw)"
    >
      <div className="stack loose">
        <p>
          Choose which text goes on. The other one is not kept on the server; copy what you need
          from it first.
        </p>
        {theirs === null ? (
          <Loading lines={6} />
        ) : (
          <div className={classes.compare}>
            <section aria-label="Your text">
              <h3>Your text, not saved</h3>
              <pre tabIndex={0}>{doc.markdown}</pre>
              <Button variant="default" onClick={() => doc.keepMine()}>
                Keep mine
              </Button>
            </section>
            <section aria-label="Their text">
              <h3>
                Saved by {theirs.updatedBy?.name ?? "a team member"}
                {theirs.updatedAt && (
                  <>
                    , <Clock at={theirs.updatedAt} />
                  </>
                )}
              </h3>
              <pre tabIndex={0}>{theirs.markdown}</pre>
              <Button variant="default" onClick={() => doc.takeTheirs()}>
                Take theirs
              </Button>
            </section>
          </div>
        )}
      </div>
    </Modal>
  );
}
