import type { ErrorComponentProps } from "@tanstack/react-router";
import { useRouter } from "@tanstack/react-router";
import { asProblem } from "@/api/problem";
import { Page } from "@/components/page";
import { ProblemView } from "@/components/problem-view";
import { NotFound } from "./not-found";

/** A page that could not be built. Retry loads its data again. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const problem = asProblem(error);
  if (problem.status === 404) return <NotFound />;
  return (
    <Page title="Something failed" narrow>
      <ProblemView
        error={error}
        retry={() => {
          reset();
          void router.invalidate();
        }}
      />
    </Page>
  );
}
