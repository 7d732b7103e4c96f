import { useQuery } from "@tanstack/react-query";
import { gradedCriteriaQuery } from "@/api/review";
import { MarkdownHtml } from "@/components/markdown-html";
import { Panel } from "@/components/panel";
import { points } from "@/components/points";

/** What the postmortem earned, criterion by criterion; nothing when it was marked as a whole. */
export function CriteriaPanel({ assessment }: { assessment: string }) {
  const criteria = useQuery(gradedCriteriaQuery(assessment));
  if (!criteria.data || criteria.data.length === 0) return null;
  return (
    <Panel title="Postmortem by criterion">
      <div className="stack loose">
        {criteria.data.map((one) => (
          <section key={one.id} aria-label={one.name} className="stack tight">
            <div className="row">
              <h3>{one.name}</h3>
              <span>
                {points(one.points)} of {points(one.most)}
              </span>
            </div>
            <p className="muted">{one.description}</p>
            {one.because.length > 0 && (
              <ul>
                {one.because.map((why) => (
                  <li key={why}>{why}</li>
                ))}
              </ul>
            )}
            {one.commentsHtml.map((html) => (
              <MarkdownHtml key={html} html={html} compact />
            ))}
          </section>
        ))}
      </div>
    </Panel>
  );
}
