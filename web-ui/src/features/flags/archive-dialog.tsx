import { archiveFlag } from "@/api/flags";
import type { Flag } from "@/api/types";
import type { TeamScope } from "@/components/operate/scope";
import { ENV_WORDS } from "@/components/words";
import { ChangeDialog } from "./change-dialog";
import { evaluations } from "./rollout";

interface Props {
  scope: TeamScope;
  flag: Flag;
  onClose: () => void;
}

/** A flag that is no longer needed; a bot that still asks for it gets its own default. */
export function ArchiveDialog({ scope, flag, onClose }: Props) {
  const at = { slug: scope.slug, env: scope.env, key: flag.key };
  const asked = evaluations(flag.exposure);
  return (
    <ChangeDialog
      at={at}
      title={`Archive ${flag.key}`}
      confirm={`Archive ${flag.key}`}
      danger={asked > 0}
      done={`${flag.key} is archived.`}
      onConfirm={(reason) => archiveFlag(at, flag.version, reason)}
      onClose={onClose}
    >
      <p>
        {asked > 0
          ? `The bot asked for it ${asked} times in the last hour: from now on it gets its own default in ${ENV_WORDS[scope.env].toLowerCase()}. `
          : "Nobody asked for it in the last hour. "}
        Its history stays
        {flag.schedule.length > 0 ? "; what is planned for it will not happen" : ""}.
      </p>
    </ChangeDialog>
  );
}
