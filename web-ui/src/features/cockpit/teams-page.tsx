import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { allSliQuery, teamsQuery } from "@/api/queries";
import type { Team, TeamSli } from "@/api/types";
import { Empty } from "@/components/empty";
import { Page } from "@/components/page";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { StateMark } from "@/components/state-mark";
import { BOT_WORDS, ENV_WORDS, SLI_WORDS } from "@/components/words";

/** All teams with the state of what they run. */
export function TeamsPage() {
  const teams = useQuery(teamsQuery);
  const sli = useQuery(allSliQuery);
  return (
    <Page title="Teams">
      <Panel title="All teams" live>
        <QueryView query={teams}>
          {(items) =>
            items.length === 0 ? (
              <Empty title="No team yet.">
                Teams come from the course file; see the operator's guide for how to load one.
              </Empty>
            ) : (
              <div className="scroll-x">
                <table className="table">
                  <thead>
                    <tr>
                      <th scope="col">Team</th>
                      <th scope="col">Service</th>
                      <th scope="col">Production bot</th>
                      <th scope="col">Staging bot</th>
                      <th scope="col">Members</th>
                      <th scope="col">Chat</th>
                    </tr>
                  </thead>
                  <tbody>
                    {items.map((team) => (
                      <TeamLine key={team.id} team={team} sli={production(sli.data?.items, team)} />
                    ))}
                  </tbody>
                </table>
              </div>
            )
          }
        </QueryView>
      </Panel>
    </Page>
  );
}

function production(items: TeamSli[] | undefined, team: Team): TeamSli | undefined {
  return items?.find((item) => item.team.slug === team.slug && item.environment === "PRODUCTION");
}

function TeamLine({ team, sli }: { team: Team; sli: TeamSli | undefined }) {
  return (
    <tr>
      <th scope="row">
        <Link to="/teams/$team" params={{ team: team.slug }}>
          {team.name}
        </Link>
      </th>
      <td>
        <StateMark said={SLI_WORDS[sli?.summary.state ?? "NO_DATA"]} live />
      </td>
      {(["PRODUCTION", "STAGING"] as const).map((env) => {
        const bot = team.bots.find((each) => each.environment === env);
        return (
          <td key={env}>
            {bot ? (
              <StateMark said={BOT_WORDS[bot.observed]} live />
            ) : (
              <span className="muted">none in {ENV_WORDS[env].toLowerCase()}</span>
            )}
          </td>
        );
      })}
      <td className="muted">{team.members.map((member) => member.name).join(", ")}</td>
      <td>
        <Link to="/teams/$team/chat" params={{ team: team.slug }}>
          Open chat<span className="hidden-visually"> of {team.name}</span>
        </Link>
      </td>
    </tr>
  );
}
