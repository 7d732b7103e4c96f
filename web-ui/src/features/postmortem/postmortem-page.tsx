import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Problem } from "@/api/problem";
import { incidentQuery, postmortemQuery } from "@/api/queries";
import { ActionButton } from "@/components/action-button";
import { Loading } from "@/components/empty";
import { NotFoundText } from "@/components/not-found-text";
import { Page } from "@/components/page";
import { ClaimsPanel } from "@/components/postmortem/claims-panel";
import { CompletenessPanel } from "@/components/postmortem/completeness-panel";
import { DeadlineLine } from "@/components/postmortem/deadline-line";
import { EditorsLine } from "@/components/postmortem/editors-line";
import { HistoryPanel } from "@/components/postmortem/history-panel";
import { PdfLink } from "@/components/postmortem/pdf-link";
import { Reading } from "@/components/postmortem/reading";
import { ProblemView } from "@/components/problem-view";
import { useSession } from "@/components/session";
import { Clock } from "@/components/time";
import { PostmortemEditor } from "./postmortem-editor";

const NOT_YOURS =
  "Only the team writes and submits its postmortem, also while you act for it. You can read it and comment.";

/** Students of the team write; everyone else reads. */
export function PostmortemPage() {
  const { id = "" } = useParams({ strict: false });
  const { role, team } = useSession();
  const incident = useQuery(incidentQuery(id));
  const postmortem = useQuery({ ...postmortemQuery(id), refetchOnWindowFocus: false });
  const failed = incident.error ?? postmortem.error;

  if (incident.data && postmortem.data) {
    const title = `Postmortem of INC-${incident.data.number}`;
    const writes = role === "STUDENT" && team?.slug === incident.data.team.slug;
    const eyebrow = (
      <Link to="/incidents/$id" params={{ id }}>
        INC-{incident.data.number} {incident.data.title}
      </Link>
    );
    if (writes) {
      return (
        <PostmortemEditor
          key={id}
          title={title}
          eyebrow={eyebrow}
          incident={incident.data}
          loaded={postmortem.data}
        />
      );
    }
    const { updatedAt, updatedBy, submittedAt, html, markdown } = postmortem.data;
    return (
      <Page
        title={title}
        eyebrow={eyebrow}
        actions={
          <>
            <EditorsLine incidentId={id} />
            <PdfLink incidentId={id} />
            <ActionButton variant="default" onClick={() => undefined} why={NOT_YOURS}>
              Edit
            </ActionButton>
            <ActionButton onClick={() => undefined} why={NOT_YOURS}>
              Submit postmortem…
            </ActionButton>
          </>
        }
      >
        <DeadlineLine incidentId={id} />
        <p className="muted">
          {updatedAt ? (
            <>
              Last saved <Clock at={updatedAt} withDate /> by {updatedBy?.name ?? "the team"}
            </>
          ) : (
            "The team has not written anything yet; this is the template."
          )}
          {submittedAt && (
            <>
              , submitted <Clock at={submittedAt} withDate />
            </>
          )}
        </p>
        <Reading incidentId={id} markdown={markdown} html={html} />
        <div className="stack loose" style={{ marginTop: 24 }}>
          <CompletenessPanel incidentId={id} version={postmortem.data.version} />
          <ClaimsPanel incidentId={id} version={postmortem.data.version} />
          <HistoryPanel incidentId={id} version={postmortem.data.version} />
        </div>
      </Page>
    );
  }
  if (failed instanceof Problem && failed.status === 404) return <NotFoundText what="incident" />;
  return (
    <Page title="Postmortem">
      {failed ? (
        <ProblemView error={failed} retry={() => void postmortem.refetch()} />
      ) : (
        <Loading lines={8} />
      )}
    </Page>
  );
}
