import { useQuery } from "@tanstack/react-query";
import { ownRowQuery } from "@/api/gradebook";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";

/** The student's own total and how it came about. */
export function OwnTotal() {
  const own = useQuery(ownRowQuery);
  return (
    <Panel title="Your total">
      <QueryView query={own}>
        {({ total, cells }) => (
          <div className="stack tight">
            {total.value !== null && total.value !== undefined && (
              <p>
                <strong>{total.value}</strong> of 100
              </p>
            )}
            <p>
              {cells.length === 0 ? "No run counted yet; your total appears here." : total.sentence}
            </p>
          </div>
        )}
      </QueryView>
    </Panel>
  );
}
