import { CONFIG, file } from '../testing/fixtures';
import { acceptOf, kindsOf, mimeOf, refusalOf, titleOf } from './fileValidator';

describe('the checks before an upload', () => {
  test.each([
    ['a.mov', '', 'video/quicktime'],
    ['a.MP4', '', 'video/mp4'],
    ['a.m4v', 'video/x-m4v', 'video/mp4'],
    ['a.qt', '', 'video/quicktime'],
    ['a.3g2', '', 'video/3gpp'],
    ['a.avi', 'video/avi', 'video/avi'],
    ['a.asf', '', 'video/x-ms-wmv'],
    ['no-ending', 'video/mp4', 'video/mp4'],
    ['a.webm', 'video/webm', null],
    ['a.pdf', 'application/pdf', null],
    ['mp4', '', null],
  ])('%s of type "%s" is declared as %s', (name, mime, declared) => {
    expect(mimeOf(file({ name, mime }), CONFIG)).toBe(declared);
  });

  test.each([
    [1, null],
    [CONFIG.maxBytes, null],
    [CONFIG.maxBytes + 1, 'TOO_LARGE'],
    [0, 'EMPTY'],
  ])('%i bytes are refused as %s', (sizeBytes, refusal) => {
    expect(refusalOf(file({ sizeBytes }), CONFIG)).toBe(refusal);
  });

  test('the type is named before the size', () => {
    expect(refusalOf(file({ name: 'a.pdf', mime: '', sizeBytes: 0 }), CONFIG)).toBe('TYPE');
  });

  test('the kinds come from the service, in the order people know', () => {
    expect(kindsOf(CONFIG)).toEqual(['MOV', 'MP4', '3GP', 'AVI', 'WMV']);
    expect(kindsOf({ ...CONFIG, mimesByExtension: { webm: ['video/webm'] } })).toEqual(['WEBM']);
  });

  test('a picker offers all endings of the kinds', () => {
    const endings = acceptOf(CONFIG).split(',');
    expect(endings).toEqual(expect.arrayContaining(['video/*', '.mov', '.qt', '.m4v', '.3g2', '.asf']));
    expect(endings).not.toContain('.webm');
  });

  test.each([
    ['IMG_0042.MOV', 'IMG 0042'],
    ['12-smith--st.tour.mp4', '12 smith st.tour'],
    ['.mp4', ''],
  ])('%s is titled "%s"', (name, title) => expect(titleOf(name)).toBe(title));
});
