import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { scenariosQuery } from "@/api/queries";
import type { Scenario } from "@/api/types";
import { Empty } from "@/components/empty";
import { NotFoundText } from "@/components/not-found-text";
import { Page } from "@/components/page";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { isStaff, useSession } from "@/components/session";
import { isoMs, span } from "@/components/time";
import { CoursePackPanel } from "./course-pack-panel";
import { UploadDialog } from "./upload-dialog";
import classes from "./scenarios.module.css";

/** What can be launched, and the days of the course. For staff only. */
export function ScenariosPage() {
  const { role } = useSession();
  return isStaff(role) ? (
    <Scenarios canUpload={role === "INSTRUCTOR"} />
  ) : (
    <NotFoundText what="page" />
  );
}

function Scenarios({ canUpload }: { canUpload: boolean }) {
  const scenarios = useQuery(scenariosQuery);
  const [uploading, setUploading] = useState(false);
  const navigate = useNavigate();
  return (
    <Page
      title="Scenarios"
      actions={canUpload && <Button onClick={() => setUploading(true)}>Upload scenario…</Button>}
    >
      <div className={classes.grid}>
        <Panel title="Offered">
          <QueryView query={scenarios}>
            {(items) =>
              items.length === 0 ? (
                <Empty title="No scenario is offered.">Upload one.</Empty>
              ) : (
                <ul className="plain-list">
                  {items.map((scenario) => (
                    <ScenarioLine key={scenario.id} scenario={scenario} />
                  ))}
                </ul>
              )
            }
          </QueryView>
        </Panel>
        <CoursePackPanel />
      </div>
      {uploading && (
        <UploadDialog
          onClose={() => setUploading(false)}
          onUploaded={({ id, version }) =>
            void navigate({ to: "/scenarios/$id/$version", params: { id, version } })
          }
        />
      )}
    </Page>
  );
}

function ScenarioLine({ scenario }: { scenario: Scenario }) {
  const { id, version } = scenario;
  return (
    <li className={classes.item}>
      <Link to="/scenarios/$id/$version" params={{ id, version }}>
        {scenario.title}
      </Link>
      <p className="muted micro">
        {scenario.control ? "Control window" : `Difficulty ${scenario.difficulty} of 10`}, up to{" "}
        {span(isoMs(scenario.maxDuration))}, version {version},{" "}
        {scenario.uploaded ? "uploaded" : "ships with Firedrill"}
        {scenario.variant && `, needs the variant ${scenario.variant}`}
      </p>
      <p className="muted micro">{scenario.tags.join(" · ")}</p>
    </li>
  );
}
