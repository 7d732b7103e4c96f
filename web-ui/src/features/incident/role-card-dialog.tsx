import { Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { roleCardsQuery } from "@/api/incidents";
import type { IncidentRole } from "@/api/types";
import { QueryView } from "@/components/query-view";
import { ROLE_WORDS } from "@/components/words";

/** What whoever has the role does first, answers for, and can type. */
export function RoleCardDialog({ role, onClose }: { role: IncidentRole; onClose: () => void }) {
  const cards = useQuery(roleCardsQuery);
  return (
    <Modal opened onClose={onClose} title={`Role card: ${ROLE_WORDS[role]}`}>
      <QueryView query={cards} lines={6}>
        {(all) => {
          const card = all.find((each) => each.role === role);
          return card ? (
            <div className="stack loose">
              <p>
                <strong>{card.purpose}</strong>
              </p>
              <div>
                <h3>The first five minutes</h3>
                <ol>
                  {card.firstFiveMinutes.map((step) => (
                    <li key={step}>{step}</li>
                  ))}
                </ol>
              </div>
              <div>
                <h3>From then on</h3>
                <ul>
                  {card.duties.map((duty) => (
                    <li key={duty}>{duty}</li>
                  ))}
                </ul>
              </div>
              <div>
                <h3>Useful in chat</h3>
                <ul className="plain-list">
                  {card.commands.map((command) => (
                    <li key={command.typed}>
                      <code>{command.typed}</code> {command.does}
                    </li>
                  ))}
                </ul>
              </div>
            </div>
          ) : (
            <p>There is no card for this role.</p>
          );
        }}
      </QueryView>
    </Modal>
  );
}
