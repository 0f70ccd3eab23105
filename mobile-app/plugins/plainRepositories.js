const { withProjectBuildGradle } = require('expo/config-plugins');

// why: every library of the app is on Google's or Maven's own; a third place is a third party to trust
const EXTRA = /\n *maven \{ url '[^']+' \}/;

/** Takes the template's additional repository out of the build. */
module.exports = (config) => withProjectBuildGradle(config, (given) => {
  given.modResults.contents = given.modResults.contents.replace(EXTRA, '');
  return given;
});
