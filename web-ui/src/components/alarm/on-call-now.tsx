import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { onCallQuery } from "@/api/on-call";

/** "On call @ada"; without anybody a page calls everyone. */
export function OnCallNow({ slug }: { slug: string }) {
  const duty = useQuery(onCallQuery(slug));
  if (!duty.data) return null;
  const { now } = duty.data;
  return (
    <span className="nowrap">
      On call{" "}
      <Link to="/teams/$team/on-call" params={{ team: slug }} title={now?.name}>
        {now ? <strong className="live">@{now.handle}</strong> : "whole team"}
      </Link>
    </span>
  );
}
