import { useQueryClient } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import { revokeToken } from "@/api/tokens";
import type { Token } from "@/api/types";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { When } from "@/components/time";

export function RevokeDialog({ token, onClose }: { token: Token; onClose: () => void }) {
  const cache = useQueryClient();
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Revoke ${token.name}?`}
      confirm={`Revoke ${token.name}`}
      danger
      onConfirm={async () => {
        await revokeToken(token.id);
        await cache.invalidateQueries({ queryKey: keys.tokens });
      }}
    >
      <p>
        {token.kind === "CI"
          ? `Pipelines of team ${token.team?.name ?? ""} that use it fail from now on, until they get another one.`
          : "Every command line signed in with it is signed out at once."}{" "}
        {token.lastUsedAt ? (
          <>
            It was last used <When at={token.lastUsedAt} />.
          </>
        ) : (
          "It was never used."
        )}{" "}
        Revoking cannot be undone.
      </p>
    </ConfirmDialog>
  );
}
