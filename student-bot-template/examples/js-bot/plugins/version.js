let version = {version: 'unknown', build: 'unknown'};

/** Says which build is running: the first question after a deployment. */
export default {
  name: 'version',
  usages: ['!version - which build is running'],
  start(tools) {
    version = tools.version;
  },
  handle: () => `js-bot ${version.version} (build ${version.build})`,
};
