import { useQuery } from "@tanstack/react-query";
import type { AlarmDefinition } from "@/api/types";
import { alarmPreviewQuery } from "@/api/alarms";
import { Empty, Loading } from "@/components/empty";
import { Panel } from "@/components/panel";
import { ProblemView } from "@/components/problem-view";
import { AlarmChart } from "./alarm-chart";

interface Props {
  slug: string;
  title: string;
  definition: AlarmDefinition;
  /** Why there is nothing to preview yet. */
  missing?: string | null;
}

/** What the server makes of a definition and the last hour. */
export function PreviewPanel({ slug, title, definition, missing = null }: Props) {
  const preview = useQuery({ ...alarmPreviewQuery(slug, definition), enabled: missing === null });
  return (
    <Panel title={title} live>
      {missing ? (
        <Empty title={missing}>
          Then this shows the last hour and what the alarm would have done.
        </Empty>
      ) : preview.isError ? (
        <ProblemView error={preview.error} />
      ) : preview.data ? (
        <div style={preview.isPlaceholderData ? { opacity: 0.6 } : {}}>
          <AlarmChart definition={definition} preview={preview.data} />
        </div>
      ) : (
        <Loading lines={6} />
      )}
    </Panel>
  );
}
