/** Where short messages appear; apart, so that the first paint does not wait for it. What is told before waits in its store. */
export { Notifications as Notices } from "@mantine/notifications";
