import { useNetInfo } from '@react-native-community/netinfo';
import { fireEvent } from '@testing-library/react-native';
import * as files from '../services/files';
import { settings } from '../services/settings';
import type { PickedFile, UploadView } from '../services/uploadManager';
import { open } from '../testing/app';
import { file, upload } from '../testing/fixtures';

let end: () => Promise<void> = async () => {};
afterEach(async () => {
  await end();
  settings.change({ wifiOnly: false });
  jest.mocked(useNetInfo).mockReturnValue({ type: 'wifi', details: null } as never);
});

async function choosing(...chosen: PickedFile[]) {
  jest.spyOn(files, 'pickFiles').mockResolvedValue(chosen);
  const app = await open('Upload', undefined);
  end = app.end;
  await fireEvent.press(await app.screen.findByText('Choose a video'));
  return app;
}

test('says what may be uploaded, as the service says it', async () => {
  const app = await open('Upload', undefined);
  end = app.end;
  expect(await app.screen.findByText('MOV, MP4, 3GP, AVI or WMV, up to 1.5 GB.')).toBeTruthy();
});

test('takes the limits of the service, not those of the page', async () => {
  const app = await open('Upload', undefined, { api: { limits: async () => ({ maxBytes: 1024 ** 2, mimesByExtension: { mp4: ['video/mp4'] } }) } });
  end = app.end;
  expect(await app.screen.findByText('MP4, up to 1 MB.')).toBeTruthy();
});

test.each([
  [file({ name: 'a.pdf', mime: 'application/pdf' }), 'This file type cannot be uploaded. Choose MOV, MP4, 3GP, AVI or WMV.'],
  [file({ sizeBytes: 0 }), 'This file is empty.'],
  [file({ sizeBytes: 1.8 * 1024 ** 3 }), 'This file is 1.8 GB. The limit is 1.5 GB.'],
])('refuses before a byte is sent: %#', async (chosen, words) => {
  const { screen, manager } = await choosing(chosen);
  expect(await screen.findByText(`${chosen.name}: ${words}`)).toBeTruthy();
  expect(screen.queryByText('Upload')).toBeNull();
  expect(manager.add).not.toHaveBeenCalled();
});

test('a good file is titled by its name and goes into the queue', async () => {
  const { screen, manager } = await choosing(file());
  const title = await screen.findByLabelText('Title of IMG_0042.MOV');
  expect(title.props.value).toBe('IMG 0042');
  await fireEvent.changeText(title, 'Kitchen');
  await fireEvent.press(screen.getByText('Upload'));
  expect(manager.add).toHaveBeenCalledWith({ file: file(), mime: 'video/quicktime', title: 'Kitchen', description: null, mobileDataAllowed: true });
  expect(screen.queryByText('Upload')).toBeNull();
});

test('a title is needed', async () => {
  const { screen, manager } = await choosing(file());
  await fireEvent.changeText(await screen.findByLabelText('Title of IMG_0042.MOV'), '  ');
  await fireEvent.press(screen.getByText('Upload'));
  expect(screen.getByText('A video needs a title.')).toBeTruthy();
  expect(manager.add).not.toHaveBeenCalled();
});

test('several files each have their own form', async () => {
  const { screen } = await choosing(file(), file({ name: 'b.mp4', mime: 'video/mp4' }));
  expect(await screen.findByLabelText('Title of b.mp4')).toBeTruthy();
  expect(screen.getByLabelText('Title of IMG_0042.MOV')).toBeTruthy();
});

describe('over mobile data', () => {
  beforeEach(() => jest.mocked(useNetInfo).mockReturnValue({ type: 'cellular', details: null } as never));

  test('a large file is asked for, and goes at once if wanted', async () => {
    const { screen, manager } = await choosing(file());
    await fireEvent.press(await screen.findByText('Upload'));
    expect(screen.getByText('Upload 700 MB over mobile data?')).toBeTruthy();
    await fireEvent.press(screen.getByText('Upload now'));
    expect(manager.add).toHaveBeenCalledWith(expect.objectContaining({ mobileDataAllowed: true }));
    expect(settings.get().wifiOnly).toBe(false);
  });

  test('waiting for Wi-Fi becomes the rule', async () => {
    const { screen, manager } = await choosing(file());
    await fireEvent.press(await screen.findByText('Upload'));
    await fireEvent.press(screen.getByText('Wait for Wi-Fi'));
    expect(manager.add).toHaveBeenCalledWith(expect.objectContaining({ mobileDataAllowed: false }));
    expect(settings.get().wifiOnly).toBe(true);
  });

  test('a small file is not worth a question', async () => {
    const { screen, manager } = await choosing(file({ sizeBytes: 1024 }));
    await fireEvent.press(await screen.findByText('Upload'));
    expect(manager.add).toHaveBeenCalledWith(expect.objectContaining({ mobileDataAllowed: true }));
  });
});

describe('a row of the queue', () => {
  const showing = async (news: Partial<UploadView>) => {
    const app = await open('Upload', undefined, { uploads: [upload(news)] });
    end = app.end;
    await app.screen.findByText('Kitchen');
    return app;
  };

  test.each<[Partial<UploadView>, string, string[]]>([
    [{}, '43 % · 301 MB of 700 MB · 1.2 MB/s · about 6 min left', ['Pause', 'Cancel']],
    [{ status: 'QUEUED', storedBytes: 0, flyingBytes: 0, queuePosition: 0 }, 'Waits for its turn', ['Pause', 'Cancel']],
    [{ status: 'RETRYING', flyingBytes: 0 }, '40 % · 280 MB of 700 MB · The network is gone. It goes on by itself.', ['Pause', 'Cancel']],
    [{ status: 'PAUSED', reason: 'PERSON', flyingBytes: 0 }, 'Paused · 40 % · 280 MB of 700 MB', ['Resume', 'Cancel']],
    [{ status: 'PAUSED', reason: 'WAITING_FOR_WIFI', flyingBytes: 0 }, 'Waiting for Wi-Fi · 40 % · 280 MB of 700 MB', ['Upload now', 'Cancel']],
    [{ status: 'PAUSED', reason: 'FILE_NEEDED', flyingBytes: 0 }, 'Choose IMG_0042.MOV again to go on · 40 % · 280 MB of 700 MB', ['Choose IMG_0042.MOV', 'Cancel']],
    [{ status: 'PAUSED', reason: 'FILE_NEEDED', flyingBytes: 0, canReopenFile: true }, 'Choose IMG_0042.MOV again to go on · 40 % · 280 MB of 700 MB', ['Continue']],
    [{ step: 'FINISHING' }, 'All parts are uploaded, checking the file', []],
    [{ status: 'FAILED', failure: 'NOT_A_VIDEO' }, 'What is in this file is not a video format that we take.', ['Try again']],
    [{ status: 'COMPLETED' }, 'Uploaded', ['Open']],
  ])('%# says how it is and offers what helps', async (news, words, buttons) => {
    const { screen } = await showing(news);
    expect(screen.getByText(words)).toBeTruthy();
    for (const label of buttons) expect(screen.getByText(label)).toBeTruthy();
  });

  test('the bar tells what the service has apart from what is on its way', async () => {
    const { screen } = await showing({});
    expect(screen.getByRole('progressbar')).toHaveAccessibilityValue({ now: 43, text: 'The service has 280 MB' });
  });

  test('cancelling asks once', async () => {
    const { screen, manager } = await showing({});
    await fireEvent.press(screen.getByText('Cancel'));
    expect(screen.getByText('What was sent is thrown away.')).toBeTruthy();
    expect(manager.cancel).not.toHaveBeenCalled();
    await fireEvent.press(screen.getAllByText('Cancel').at(-1)!);
    expect(manager.cancel).toHaveBeenCalledWith('u1');
  });

  test('another file than the one that is waited for is refused', async () => {
    jest.spyOn(files, 'pickFile').mockResolvedValue(file({ name: 'other.mov' }));
    const { screen, manager } = await showing({ status: 'PAUSED', reason: 'FILE_NEEDED' });
    manager.giveFile.mockResolvedValueOnce({ accepted: false, why: 'OTHER_FILE' });
    await fireEvent.press(screen.getByText('Choose IMG_0042.MOV'));
    expect(await screen.findByText('This is another file than the one whose upload was begun.')).toBeTruthy();
  });

  test('what waits can be moved forward', async () => {
    const { screen, manager } = await showing({ status: 'QUEUED', queuePosition: 2 });
    await fireEvent.press(screen.getByLabelText('Move Kitchen forward'));
    expect(manager.move).toHaveBeenCalledWith('u1', 1);
  });
});

