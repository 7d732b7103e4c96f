/** Says it is there. */
export default {
  name: 'ping',
  usages: ['!ping - answers pong'],
  handle: () => 'pong',
};
