const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { withAppDelegate, withDangerousMod } = require('expo/config-plugins');

const IMPORT = '#import <RNBackgroundDownloader.h>\n';
const CLASS_END = '\n}\n\nclass ReactNativeDelegate';
const HANDLER = `

  // Background uploads
  public override func application(
    _ application: UIApplication,
    handleEventsForBackgroundURLSession identifier: String,
    completionHandler: @escaping () -> Void
  ) {
    if identifier.hasSuffix(".backgrounddownloadtask") {
      RNBackgroundDownloader.setCompletionHandlerWithIdentifier(identifier, completionHandler: completionHandler)
    } else {
      super.application(application, handleEventsForBackgroundURLSession: identifier, completionHandler: completionHandler)
    }
  }`;

// why: the library's own plugin writes into the file's last class, which is not the delegate, and keeps other sessions' events
function withHandler(config) {
  return withAppDelegate(config, (given) => {
    const { contents } = given.modResults;
    if (!contents.includes(CLASS_END)) throw new Error('The template\'s AppDelegate has changed: no place for background uploads');
    given.modResults.contents = contents.replace(CLASS_END, HANDLER + CLASS_END);
    return given;
  });
}

function withImport(config) {
  return withDangerousMod(config, ['ios', (given) => {
    const { platformProjectRoot, projectName } = given.modRequest;
    const header = join(platformProjectRoot, projectName, `${projectName}-Bridging-Header.h`);
    const text = readFileSync(header, 'utf8');
    if (!text.includes(IMPORT)) writeFileSync(header, `${text.trimEnd()}\n${IMPORT}`);
    return given;
  }]);
}

/** Lets the system hand a woken app the events of its background uploads, and only of those. */
module.exports = (config) => withImport(withHandler(config));
