import { Page } from "@/components/page";

export function ChatHomePage() {
  return <Page title="Chat">{null}</Page>;
}
