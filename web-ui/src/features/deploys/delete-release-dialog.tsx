import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { deleteRelease } from "@/api/delivery";
import { keys } from "@/api/keys";
import type { Release } from "@/api/types";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { bytes } from "@/components/deploy/deploy-words";
import { ReasonField, reasonMissing } from "@/components/reason-field";

interface Props {
  slug: string;
  release: Release;
  onClose: () => void;
}

/** Names what is lost before it is. */
export function DeleteReleaseDialog({ slug, release, onClose }: Props) {
  const [reason, setReason] = useState("");
  const cache = useQueryClient();
  const { artifact } = release;
  const file = artifact.image
    ? `the platform forgets the image ${artifact.image}`
    : `its file ${artifact.fileName ?? ""}${artifact.size ? ` (${bytes(artifact.size)})` : ""} is gone for good`;
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Delete ${release.name}?`}
      confirm={`Delete ${release.name}`}
      danger
      blocked={reasonMissing(reason)}
      onConfirm={async () => {
        await deleteRelease(slug, release.number, reason.trim());
        await cache.invalidateQueries({ queryKey: keys.releases(slug) });
      }}
    >
      <p>
        Version {release.version}: {file}. Nobody can deploy it or roll back to it any more. The
        history of deployments keeps its name.
      </p>
      <ReasonField value={reason} onChange={setReason} autoFocus />
    </ConfirmDialog>
  );
}
