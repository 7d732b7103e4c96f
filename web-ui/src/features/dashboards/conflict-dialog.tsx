import { Button, Modal } from "@mantine/core";
import type { Dashboard, DashboardContent } from "@/api/types";
import { sentenceList } from "@/components/numbers";
import { changeWords, rebased } from "./draft";
import type { Draft } from "./kept-draft";
import classes from "./dashboards.module.css";

interface Props {
  draft: Draft;
  theirs: Dashboard;
  onTakeTheirs: () => void;
  onTop: (content: DashboardContent) => void;
}

/** Both changes side by side, and how to go on without losing either by accident. */
export function ConflictDialog({ draft, theirs, onTakeTheirs, onTop }: Props) {
  const { content, clashes } = rebased(draft.base, theirs, draft.content);
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      size="min(760px, 96vw)"
      title={`${theirs.updatedBy?.name ?? "Somebody"} saved version ${theirs.version} while you edited ${draft.version}`}
    >
      <div className="stack loose">
        <div className={classes.compare}>
          <Changes title="Your changes, not saved" words={changeWords(draft.base, draft.content)} />
          <Changes title="Their changes, saved" words={changeWords(draft.base, theirs)} />
        </div>
        <p>
          {clashes.length === 0
            ? "The two touch different panels: your changes fit on top of theirs."
            : `Both changed ${sentenceList(clashes.map((each) => `“${each}”`))}; with yours on top, your version of it stays.`}
        </p>
        <div className="row wrap" style={{ justifyContent: "flex-end" }}>
          <Button variant="default" onClick={onTakeTheirs}>
            Take theirs, drop mine
          </Button>
          <Button data-autofocus onClick={() => onTop(content)}>
            Put mine on top and look
          </Button>
        </div>
      </div>
    </Modal>
  );
}

function Changes({ title, words }: { title: string; words: string[] }) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {words.length === 0 ? (
        <p className="muted">None.</p>
      ) : (
        <ul>
          {words.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
