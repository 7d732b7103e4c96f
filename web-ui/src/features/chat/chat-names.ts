import { createContext, useContext } from "react";
import type { ChatUser } from "@/api/types";

/** Names behind the ids in messages. */
export interface ChatNames {
  people: ReadonlyMap<string, ChatUser>;
  channels: ReadonlyMap<string, string>;
  /** The chat id of the person signed in, if they are in this workspace. */
  me: string | null;
}

export const ChatNamesContext = createContext<ChatNames>({
  people: new Map(),
  channels: new Map(),
  me: null,
});

export function useChatNames(): ChatNames {
  return useContext(ChatNamesContext);
}
