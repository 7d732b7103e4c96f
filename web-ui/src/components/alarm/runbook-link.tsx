import { Link } from "@tanstack/react-router";

/** The way to what one does about it. */
export function RunbookLink(props: { slug: string; id: string | null; alarm: string }) {
  if (!props.id) return null;
  return (
    <Link to={`/teams/${props.slug}/runbooks/${props.id}` as string}>
      Runbook<span className="hidden-visually"> of {props.alarm}</span>
    </Link>
  );
}
