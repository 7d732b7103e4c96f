// A bot on Slack's retired RTM client, as the workshop's first bots were. Each finding is a line on stdout.
import rtmApi from '@slack/rtm-api';

const {RTMClient} = rtmApi;
const quiet = {debug() {}, info() {}, warn: console.error, error: console.error, setLevel() {}, getLevel: () => 'warn', setName() {}};
const rtm = new RTMClient(process.env.SLACK_BOT_TOKEN, {
  slackApiUrl: process.env.SLACK_API_BASE, logger: quiet, clientPingTimeout: 1500, serverPongTimeout: 1400,
});
// Version 7.0.4 keeps unanswered messages by their number and walks over the gaps when it reconnects: it dies of
// the first one. This is the whole mend; the rest of it is as published.
rtm.awaitingReplyList = new class extends Array {
  * [Symbol.iterator]() {
    for (const number in this) yield this[number];
  }
}();
const say = (name, value) => console.log(`${name} ${JSON.stringify(value)}`);

// The connection went while a message was under way, and nobody knows whether it arrived: as the client's error says, check, then
// send it again. Over the next connection, so that what the old one still carried has been read.
const afterLoss = async (event, post) => {
  await new Promise(resolve => rtm.once('ready', resolve));
  const {messages} = await rtm.webClient.conversations.replies({channel: event.channel, ts: event.ts});
  const mine = messages.find(message => message.user === rtm.activeUserId && message.thread_ts === event.ts);
  say('lost', mine === undefined);
  return mine ?? post();
};

rtm.on('ready', () => say('ready', true));
rtm.on('goodbye', () => say('goodbye', true));
rtm.on('pong', () => say('pong', true));
rtm.on('reaction_added', event => say('reaction', event.reaction));
rtm.on('message', async event => {
  if (event.subtype || event.user === rtm.activeUserId) return;
  if (event.text.startsWith('echo ')) {
    // addOutgoingEvent is what sendMessage is made of; it also takes a thread.
    const post = () => rtm.addOutgoingEvent(true, 'message', {
      channel: event.channel, thread_ts: event.ts, text: event.text.slice(5),
    });
    const reply = await post().catch(() => afterLoss(event, post)).catch(error => ({error: error.message}));
    say('sent', {ts: reply.ts !== undefined, text: reply.text, error: reply.error});
  }
  if (event.text === 'complain') {
    await rtm.sendMessage('x', 'C0NOWHERE').catch(error => say('refused', error.data?.error?.msg ?? error.message));
    await rtm.sendTyping(event.channel);
    say('typed', true);
  }
});
const started = await rtm.start();
say('started', {self: started.self.id, team: started.team.id.startsWith('T')});
