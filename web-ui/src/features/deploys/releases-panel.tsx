import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { releasesQuery } from "@/api/delivery";
import type { Release } from "@/api/types";
import { ActionButton } from "@/components/action-button";
import { authorWords, bytes, shortCommit } from "@/components/deploy/deploy-words";
import { Empty } from "@/components/empty";
import { sentenceList } from "@/components/numbers";
import type { TeamScope } from "@/components/operate/scope";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { When } from "@/components/time";
import { ENV_WORDS } from "@/components/words";
import { DeleteReleaseDialog } from "./delete-release-dialog";
import { ReleaseDialog } from "./release-dialog";
import classes from "./deploys.module.css";

const FIRST = 8;

interface Props {
  scope: TeamScope;
  onDeploy: (release: Release) => void;
}

/** Everything that can be deployed, newest first. */
export function ReleasesPanel({ scope, onDeploy }: Props) {
  const releases = useQuery(releasesQuery(scope.slug));
  const [adding, setAdding] = useState(false);
  const [deleting, setDeleting] = useState<Release | null>(null);
  const [all, setAll] = useState(false);
  return (
    <Panel
      title="Releases"
      live
      actions={
        scope.canAct && (
          <Button size="xs" variant="default" onClick={() => setAdding(true)}>
            Add release…
          </Button>
        )
      }
    >
      <QueryView query={releases} lines={4}>
        {(items) =>
          items.length === 0 ? (
            <Empty title="No release yet.">
              Build the bot, then add its jar, an archive with <code>firedrill.json</code>, or name
              an image. A CI token lets a pipeline do it.
            </Empty>
          ) : (
            <ul className={`plain-list ${classes.rows}`}>
              {items.slice(0, all ? items.length : FIRST).map((release) => (
                <ReleaseLine
                  key={release.number}
                  release={release}
                  canAct={scope.canAct}
                  onDeploy={() => onDeploy(release)}
                  onDelete={() => setDeleting(release)}
                />
              ))}
            </ul>
          )
        }
      </QueryView>
      {!all && (releases.data?.length ?? 0) > FIRST && (
        <Button size="xs" variant="default" onClick={() => setAll(true)}>
          Show all {releases.data?.length}
        </Button>
      )}
      {adding && <ReleaseDialog slug={scope.slug} onClose={() => setAdding(false)} />}
      {deleting && (
        <DeleteReleaseDialog
          slug={scope.slug}
          release={deleting}
          onClose={() => setDeleting(null)}
        />
      )}
    </Panel>
  );
}

interface LineProps {
  release: Release;
  canAct: boolean;
  onDeploy: () => void;
  onDelete: () => void;
}

function ReleaseLine({ release, canAct, onDeploy, onDelete }: LineProps) {
  const { artifact, deletedAt } = release;
  const places = release.runningIn.map((env) => ENV_WORDS[env].toLowerCase());
  const facts = [
    artifact.image ?? artifact.fileName ?? artifact.kind.toLowerCase(),
    artifact.language,
    artifact.size ? bytes(artifact.size) : null,
    release.commit ? shortCommit(release.commit) : null,
  ].filter(Boolean);
  return (
    <li className={classes.releaseRow}>
      <div className="stack tight">
        <div className="row wrap">
          <strong>{release.name}</strong>
          <span className="mono">{release.version}</span>
          {places.length > 0 && <span className={classes.chip}>in {sentenceList(places)}</span>}
          {deletedAt && <span className={classes.chip}>deleted</span>}
        </div>
        {release.changeCause && <span>{release.changeCause}</span>}
        <span className="muted micro" style={{ overflowWrap: "anywhere" }}>
          {facts.join(" · ")}
        </span>
        <span className="muted micro">
          <When at={release.createdAt} />, {authorWords(release.createdBy)}
        </span>
      </div>
      {canAct && !deletedAt && (
        <div className="stack tight">
          <Button
            size="xs"
            variant="default"
            onClick={onDeploy}
            aria-label={`Deploy ${release.name}`}
          >
            Deploy…
          </Button>
          <ActionButton
            size="xs"
            variant="subtle"
            aria-label={`Delete ${release.name}`}
            why={
              places.length > 0
                ? `${release.name} runs in ${sentenceList(places)}; deploy another release there first.`
                : null
            }
            onClick={onDelete}
          >
            Delete…
          </ActionButton>
        </div>
      )}
    </li>
  );
}
