import { Button, Modal } from "@mantine/core";
import { useBlocker } from "@tanstack/react-router";
import type { ReactNode } from "react";

interface Props {
  /** Whether something would be lost. */
  dirty: boolean;
  /** What would be lost. */
  children: ReactNode;
  /** The verb on the button that loses it. */
  leave: string;
}

/** Asks before a way out of the page loses what was typed; a closed tab is asked by the browser. */
export function UnsavedGuard({ dirty, children, leave }: Props) {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) =>
      dirty &&
      (current.pathname !== next.pathname ||
        JSON.stringify(current.search) !== JSON.stringify(next.search)),
    enableBeforeUnload: () => dirty,
    withResolver: true,
  });
  if (blocker.status !== "blocked") return null;
  return (
    <Modal opened onClose={blocker.reset} title="Leave without saving?">
      <div className="stack loose">
        {children}
        <div className="row wrap" style={{ justifyContent: "flex-end" }}>
          <Button variant="default" color="breach" onClick={blocker.proceed}>
            {leave}
          </Button>
          <Button data-autofocus onClick={blocker.reset}>
            Stay and go on editing
          </Button>
        </div>
      </div>
    </Modal>
  );
}
