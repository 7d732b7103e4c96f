import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { lobbyQuery } from "@/api/mission";
import type { LobbyTeam } from "@/api/types";
import { Empty } from "@/components/empty";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { Shape } from "@/components/state-mark";
import { RestartButton } from "./restart-button";
import { Clock } from "@/components/time";

/** Before a run: who of each team is here, and what the team still has to set up, with the way to it. */
export function Lobby() {
  const lobby = useQuery(lobbyQuery);
  return (
    <Panel title="Lobby: who is here and ready" live>
      <QueryView query={lobby} lines={4}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title="No team yet.">Import a roster to see its teams here.</Empty>
          ) : (
            <div className="scroll-x">
              <table className="table">
                <thead>
                  <tr>
                    <th scope="col">Team</th>
                    <th scope="col">Here</th>
                    <th scope="col">Bot</th>
                    <th scope="col">On call</th>
                    <th scope="col">Alarm tested</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((line) => (
                    <LobbyRow key={line.team.id} line={line} />
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </QueryView>
    </Panel>
  );
}

function LobbyRow({ line }: { line: LobbyTeam }) {
  const { team, members } = line;
  const here = members.filter((member) => member.lastSeen);
  const params = { team: team.slug };
  return (
    <tr>
      <th scope="row">
        <Link to="/teams/$team" params={params}>
          {team.name}
        </Link>
      </th>
      <td>
        {here.length}/{members.length}{" "}
        <span className="muted micro">{here.map((member) => member.person.name).join(", ")}</span>
      </td>
      <td>
        <Shape tone={line.botConnected ? "ok" : "breach"} />{" "}
        {line.botConnected ? (
          "connected"
        ) : (
          <>
            not connected <RestartButton team={team} />{" "}
            <Link to="/teams/$team/console" params={params}>
              Console<span className="hidden-visually"> of {team.name}</span>
            </Link>
          </>
        )}
      </td>
      <td>
        {line.rota ? (
          "set"
        ) : (
          <Link to="/teams/$team/on-call" params={params}>
            nobody: set a rota
          </Link>
        )}
      </td>
      <td>
        {line.alarmTestedAt ? (
          <Clock at={line.alarmTestedAt} />
        ) : (
          <Link to="/teams/$team/alarms" params={params}>
            never: test one
          </Link>
        )}
      </td>
    </tr>
  );
}
