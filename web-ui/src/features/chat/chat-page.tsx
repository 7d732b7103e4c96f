import { Page } from "@/components/page";

export function TeamChatPage() {
  return <Page title="Chat">{null}</Page>;
}

export function ChannelPage() {
  return <Page title="Chat">{null}</Page>;
}
