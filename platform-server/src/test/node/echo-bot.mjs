// A bot on Slack's JavaScript client. Says "ready" when connected; each finding is a line on stdout.
import {SocketModeClient} from '@slack/socket-mode';
import {WebClient} from '@slack/web-api';

const slackApiUrl = process.env.SLACK_API_BASE;
const quiet = {debug() {}, info() {}, warn: console.error, error: console.error, setLevel() {}, getLevel: () => 'warn', setName() {}};
const web = new WebClient(process.env.SLACK_BOT_TOKEN, {slackApiUrl, logger: quiet});
const socket = new SocketModeClient({appToken: process.env.SLACK_APP_TOKEN, clientOptions: {slackApiUrl}, logger: quiet});
const say = (name, value) => console.log(`${name} ${JSON.stringify(value)}`);

const me = await web.auth.test();
say('auth', {user: me.user_id, scopes: me.response_metadata.scopes.length > 0});

let pages = 0;
for await (const page of web.paginate('conversations.list', {limit: 1})) {
  pages += page.channels.length;
}
say('channels', pages);

const refused = await web.chat.postMessage({channel: 'C0', text: 'x'}).catch(error => error);
say('refused', {code: refused.code, error: refused.data?.error});

socket.on('message', async ({event, body, ack, retry_num}) => {
  await ack();
  if (event.bot_id || event.subtype) return;
  if (event.text === 'form please') {
    await web.chat.postMessage({channel: event.channel, text: 'here', blocks: [
      {type: 'actions', block_id: 'acts', elements: [
        {type: 'button', action_id: 'go', value: 'v', text: {type: 'plain_text', text: 'Go'}}]}]});
    return;
  }
  if (event.text.startsWith('echo ')) {
    await web.chat.postMessage({channel: event.channel, thread_ts: event.ts, text: event.text.slice(5)});
    say('event', {id: body.event_id, team: body.authorizations[0].team_id === me.team_id, retry: retry_num});
  }
});
socket.on('app_mention', async ({event, ack}) => {
  await ack();
  await web.reactions.add({channel: event.channel, timestamp: event.ts, name: 'eyes'});
});
socket.on('slash_commands', async ({body, ack}) => ack({text: `js heard ${body.text}`}));
socket.on('interactive', async ({body, ack}) => {
  if (body.type === 'block_actions') {
    await ack();
    await web.views.open({trigger_id: body.trigger_id, view: {
      type: 'modal', callback_id: 'form', title: {type: 'plain_text', text: 'Form'},
      submit: {type: 'plain_text', text: 'Send'},
      blocks: [{type: 'input', block_id: 'b1', label: {type: 'plain_text', text: 'Why'},
        element: {type: 'plain_text_input', action_id: 'a1'}}]}});
  } else if (body.type === 'view_submission') {
    const value = body.view.state.values.b1.a1.value;
    await ack(value ? undefined : {response_action: 'errors', errors: {b1: 'say something'}});
  }
});
socket.on('connected', () => say('ready', true));
process.on('SIGTERM', async () => {
  await socket.disconnect();
  process.exit(0);
});
await socket.start();
