import { Page } from "@/components/page";

export function PostmortemPage() {
  return <Page title="Postmortem">{null}</Page>;
}
