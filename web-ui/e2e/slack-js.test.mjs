// Slack's own JavaScript clients, unmodified, against the running platform as one of its bots.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { ErrorCode, LogLevel, WebClient } from "@slack/web-api";
import { SocketModeClient } from "@slack/socket-mode";
import { processesOf, startPlatform, until } from "./platform.mjs";

let platform;
let student;
let credentials;
let web;
let channel;

before(async () => {
  platform = await startPlatform({ teams: 2 });
  student = await platform.client("student-otter");
  credentials = await until("the staging bot of otter runs", () => stagingBot("otter"));
  web = new WebClient(credentials.SLACK_BOT_TOKEN, {
    slackApiUrl: credentials.SLACK_API_BASE,
    logLevel: LogLevel.ERROR,
    retryConfig: { retries: 0 },
  });
  const channels = (await student.get("/teams/otter/channels")).body.items;
  channel = channels.find((one) => one.environment === "STAGING").id;
});

after(() => platform?.stop());

/** What the platform gave the bot's process: its tokens are nowhere else to be read. */
function stagingBot(team) {
  for (const { pid } of processesOf(`${platform.data}/bots`)) {
    const words = readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
    const environment = Object.fromEntries(words.map((word) => word.split(/=(.*)/s, 2)));
    if (environment.BOT_TEAM === team && environment.BOT_ENVIRONMENT === "staging")
      return environment;
  }
  return null;
}

async function refusedWith(error, call) {
  await assert.rejects(call, (thrown) => {
    assert.equal(thrown.code, ErrorCode.PlatformError, String(thrown));
    assert.equal(thrown.data.ok, false);
    assert.equal(thrown.data.error, error);
    return true;
  });
}

test("the Web API does what the client expects", async () => {
  const called = new Set();
  const call = async (method, words = {}) => {
    const answer = await web.apiCall(method, words);
    assert.equal(answer.ok, true, method);
    called.add(method);
    return answer;
  };
  await call("api.test", { foo: "bar" });
  const me = await call("auth.test");
  assert.ok(me.user_id && me.bot_id && me.team_id);
  assert.equal((await call("bots.info", { bot: me.bot_id })).bot.id, me.bot_id);
  assert.equal((await call("team.info")).team.id, me.team_id);
  const { members } = await call("users.list");
  assert.ok(members.some((member) => member.id === me.user_id && member.is_bot));
  const person = members.find((member) => !member.is_bot && member.name === "ada");
  assert.equal((await call("users.info", { user: person.id })).user.id, person.id);
  assert.ok((await call("users.conversations")).channels.some((one) => one.id === channel));
  assert.ok(
    (await call("conversations.list", { limit: 200 })).channels.some((one) => one.id === channel),
  );
  assert.equal((await call("conversations.info", { channel })).channel.id, channel);
  assert.ok((await call("conversations.members", { channel })).members.includes(me.user_id));

  const posted = await call("chat.postMessage", { channel, text: "from *JavaScript* & <friends>" });
  assert.equal(posted.message.bot_id, me.bot_id);
  const reply = await call("chat.postMessage", {
    channel,
    thread_ts: posted.ts,
    text: "in a thread",
  });
  assert.equal(reply.message.thread_ts, posted.ts);
  const replies = await call("conversations.replies", { channel, ts: posted.ts });
  assert.deepEqual(
    replies.messages.map((message) => message.ts),
    [posted.ts, reply.ts],
  );
  const history = await call("conversations.history", {
    channel,
    latest: posted.ts,
    inclusive: true,
    limit: 1,
  });
  assert.equal(history.messages[0].ts, posted.ts);
  assert.equal(
    (await call("chat.update", { channel, ts: posted.ts, text: "changed" })).text,
    "changed",
  );
  assert.match(
    (await call("chat.getPermalink", { channel, message_ts: posted.ts })).permalink,
    /^http/,
  );
  assert.ok(
    (await call("chat.postEphemeral", { channel, user: person.id, text: "only you" })).message_ts,
  );
  await call("reactions.add", { channel, timestamp: posted.ts, name: "eyes" });
  await refusedWith(
    "already_reacted",
    web.reactions.add({ channel, timestamp: posted.ts, name: "eyes" }),
  );
  const reactions = await call("reactions.get", { channel, timestamp: posted.ts });
  assert.deepEqual(
    reactions.message.reactions.map(({ name, count }) => [name, count]),
    [["eyes", 1]],
  );
  await call("reactions.remove", { channel, timestamp: posted.ts, name: "eyes" });
  await call("chat.delete", { channel, ts: reply.ts });

  const made = await call("conversations.create", { name: `js-${Date.now()}` });
  const own = made.channel.id;
  await call("conversations.setTopic", { channel: own, topic: "a topic" });
  await call("conversations.setPurpose", { channel: own, purpose: "a purpose" });
  assert.equal((await web.conversations.info({ channel: own })).channel.topic.value, "a topic");
  await call("conversations.join", { channel: own });
  await call("conversations.leave", { channel: own });
  await call("conversations.join", { channel: own });
  await call("conversations.archive", { channel: own });
  assert.match((await call("conversations.open", { users: person.id })).channel.id, /^[CDG]/);
  assert.ok(called.size >= 25, `${called.size} methods`);

  let pages = 0;
  const seen = [];
  for await (const page of web.paginate("conversations.list", { limit: 2 })) {
    pages++;
    seen.push(...page.channels.map((one) => one.id));
  }
  assert.ok(pages > 1);
  assert.equal(new Set(seen).size, seen.length, "no channel twice");
});

test("errors have the shape that the client knows", async () => {
  await refusedWith("channel_not_found", web.chat.postMessage({ channel: "C0NOWHERE", text: "x" }));
  await refusedWith("no_text", web.chat.postMessage({ channel, text: "" }));
  await refusedWith("message_not_found", web.chat.update({ channel, ts: "1.000001", text: "x" }));
  await refusedWith("user_not_found", web.users.info({ user: "U0NOBODY" }));
  await refusedWith("unknown_method", web.apiCall("chat.postNonsense", {}));
  await refusedWith(
    "invalid_auth",
    new WebClient("xoxb-wrong", {
      slackApiUrl: credentials.SLACK_API_BASE,
      logLevel: LogLevel.ERROR,
    }).auth.test(),
  );
  await refusedWith(
    "not_allowed_token_type",
    web.apps.connections.open({ token: credentials.SLACK_BOT_TOKEN }),
  );
  const lynx = await platform.client("student-lynx");
  const theirs = (await lynx.get("/teams/lynx/channels")).body.items[0].id;
  await refusedWith("channel_not_found", web.conversations.history({ channel: theirs }));
});

test("Socket Mode brings events and commands, and takes the answers", async () => {
  const socket = new SocketModeClient({
    appToken: credentials.SLACK_APP_TOKEN,
    clientOptions: { slackApiUrl: credentials.SLACK_API_BASE },
    logLevel: LogLevel.ERROR,
  });
  const events = [];
  const commands = [];
  socket.on("message", async ({ event, body, ack }) => {
    await ack();
    if (event.bot_id || !event.text?.startsWith("hello from a test")) return;
    await web.chat.postMessage({
      channel: event.channel,
      thread_ts: event.ts,
      text: `JavaScript heard: ${event.text}`,
    });
    events.push({ event, body });
  });
  socket.on("slash_commands", async ({ body, ack }) => {
    commands.push(body);
    await ack({ text: `JavaScript answers ${body.text}` });
  });
  await socket.start();
  try {
    // The staging bot itself is connected too, and each event goes to one of the two: so more than one is sent.
    const path = `/teams/otter/channels/${channel}/messages`;
    let sent = 0;
    await until(
      "an event",
      async () => {
        await student.post(path, { text: `hello from a test ${++sent}` });
        return events.length > 0;
      },
      { within: 20_000, every: 500 },
    );
    const { event, body } = events[0];
    assert.equal(body.type, "event_callback");
    assert.ok(body.event_id && event.user && event.channel === channel && event.ts);
    const thread = (await student.get(`${path}/${event.ts}/thread`)).body.items;
    assert.ok(
      thread.some(
        (message) => message.text === `JavaScript heard: ${event.text}` && message.user.bot,
      ),
    );

    let answer;
    await until(
      "a command",
      async () => {
        answer = await student.post(path, { text: `/bot knock ${++sent}` });
        return commands.length > 0;
      },
      { within: 20_000, every: 500 },
    );
    const command = commands.at(-1);
    assert.match(command.text, /^knock \d+$/);
    assert.ok(
      command.command === "/bot" && command.response_url && command.trigger_id && command.user_id,
    );
    const said = await until("the command's answer", async () =>
      answer.body.ephemeral.find(
        (message) => message.text === `JavaScript answers ${command.text}`,
      ),
    );
    assert.equal(said.ephemeral, true);

    const late = await fetch(command.response_url, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ response_type: "in_channel", text: "and later in the channel" }),
    });
    assert.equal(late.status, 200);
    await until("the late answer", async () =>
      (await student.get(path)).body.items.some(
        (message) => message.text === "and later in the channel",
      ),
    );
  } finally {
    await socket.disconnect();
  }
});
