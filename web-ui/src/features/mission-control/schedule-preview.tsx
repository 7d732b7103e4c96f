import { useQuery } from "@tanstack/react-query";
import { body, http } from "@/api/client";
import { keys } from "@/api/keys";
import type { ScheduleRequest } from "@/api/types";
import { count } from "@/components/numbers";
import { QueryView } from "@/components/query-view";
import { clock } from "@/components/time";

/** What a schedule would do, asked of the server. */
export function useSchedulePreview(request: ScheduleRequest | null) {
  return useQuery({
    queryKey: keys.schedulePreview(request),
    queryFn: () => body(http.POST("/schedules/preview", { body: request as ScheduleRequest })),
    enabled: request !== null,
    gcTime: 0,
    staleTime: 0,
    retry: false,
  });
}

interface Props {
  request: ScheduleRequest | null;
  preview: ReturnType<typeof useSchedulePreview>;
}

/** When it would be due, what would happen to whom, and why it would be refused. */
export function SchedulePreviewSection({ request, preview }: Props) {
  return (
    <section aria-label="What will happen" className="stack tight">
      <h3>What will happen</h3>
      {request === null ? (
        <p className="muted">Fill in when.</p>
      ) : (
        <QueryView query={preview}>
          {({ times, clashes, teams }) => (
            <>
              {clashes.map((clash) => (
                <p key={clash} role="alert">
                  Not possible: {clash}.
                </p>
              ))}
              <p>
                {times
                  .map((time) => `${new Date(time).toLocaleDateString()} ${clock(time)}`)
                  .join("; ")}
                {times.length > 1 ? "; and so on" : ""}, for {count(teams.length, "team")}.
              </p>
              <ol>
                {(teams[0]?.steps ?? []).map((step) => (
                  <li key={step.id}>
                    {clock(step.at)}: {step.title}
                  </li>
                ))}
              </ol>
              {teams.length > 1 && (
                <p className="muted micro">
                  Shown for {teams[0]?.team}. The others get the same with values of their own.
                  Whether a team is ready is looked at again at that time.
                </p>
              )}
            </>
          )}
        </QueryView>
      )}
    </section>
  );
}
