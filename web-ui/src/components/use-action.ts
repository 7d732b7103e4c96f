import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { asProblem } from "@/api/problem";

/** Says a refusal where the person cannot miss it. */
export function tellProblem(thrown: unknown): void {
  const problem = asProblem(thrown);
  notifications.show({
    title: problem.title,
    message: problem.detail === problem.title ? "" : problem.detail,
    color: "ink",
    autoClose: 10_000,
    role: "alert",
    closeButtonProps: { "aria-label": "Dismiss" },
  });
}

export function tell(message: string): void {
  notifications.show({
    message,
    color: "ink",
    autoClose: 4_000,
    closeButtonProps: { "aria-label": "Dismiss" },
  });
}

/** Runs an action of a form or button: busy while it lasts, its problem kept for showing. */
export function useAction<A extends unknown[]>(action: (...args: A) => Promise<unknown>) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const run = async (...args: A): Promise<boolean> => {
    setBusy(true);
    setProblem(null);
    try {
      await action(...args);
      return true;
    } catch (thrown) {
      setProblem(thrown);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { run, busy, problem, clear: () => setProblem(null) };
}
