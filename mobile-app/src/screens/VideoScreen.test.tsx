import { fireEvent } from '@testing-library/react-native';
import { Problem } from '../services/problem';
import type { VideoView } from '../services/apiClient';
import * as files from '../services/files';
import { open } from '../testing/app';
import { file, ID, playable, upload, video } from '../testing/fixtures';
import { FAIL_REASONS, wayOut } from '../utils/failure';
import en from '../i18n/en.json';

const showing = (shown: VideoView, more: Parameters<typeof open<'Video'>>[2] = {}) =>
  open('Video', { id: ID }, { ...more, api: { video: async () => ({ video: shown, etag: '"1"' }), ...more.api } });

let end: () => Promise<void> = async () => {};
afterEach(() => end());

describe('TRANSCODING', () => {
  const shown = video({ status: 'TRANSCODING', progress: { stage: 'ENCODING', percent: 42, etaSeconds: 31 } });

  test('says what happens in the words that were agreed, with the figures of the service', async () => {
    const app = await showing(shown);
    end = app.end;
    const { screen } = app;
    for (const words of ['Video processing', 'Generating playable version', 'This may take a few minutes', 'You can close this. We keep going.']) {
      expect(await screen.findByText(words)).toBeTruthy();
    }
    expect(screen.getByText('Creating versions for every network · 42 % · about 35 s left')).toBeTruthy();
    expect(screen.getByRole('progressbar')).toHaveAccessibilityValue({ now: 42 });
  });

  test('has a play button that is disabled and tells why on a tap', async () => {
    const app = await showing(shown);
    end = app.end;
    const button = await app.screen.findByLabelText('Play. Video is still processing');
    expect(button).toBeDisabled();
    expect(app.screen.queryByText('Video is still processing')).toBeNull();
    await fireEvent.press(button);
    expect(app.screen.getByText('Video is still processing')).toBeTruthy();
  });

  test('without a figure has a bar without a value', async () => {
    const app = await showing(video({ status: 'TRANSCODING' }));
    end = app.end;
    expect(await app.screen.findByRole('progressbar')).not.toHaveAccessibilityValue({ now: expect.any(Number) as never });
    expect(app.screen.getByText('Waiting for a free worker')).toBeTruthy();
  });
});

describe('READY', () => {
  test('plays the stream with its cookies', async () => {
    const app = await showing(playable());
    end = app.end;
    const { source } = (await app.screen.findByTestId('video')).props;
    expect(source).toMatchObject({ uri: `http://edge.test/videos/${ID}/hls/master.m3u8`, headers: { Cookie: 'CloudFront-Policy=p; CloudFront-Signature=s' } });
    expect(app.screen.getAllByLabelText('Play').length).toBeGreaterThan(0);
  });

  test('says that it plays already while better versions are made', async () => {
    const app = await showing(playable({ progress: { stage: 'ENCODING', percent: 38, etaSeconds: 25 } }));
    end = app.end;
    expect(await app.screen.findByText('Plays already · Creating versions for every network · 38 % · about 25 s left')).toBeTruthy();
  });

  test('says what of the file is missing in it', async () => {
    const app = await showing(playable({ sourceNotes: ['SOUND_PROTECTED'] }));
    end = app.end;
    expect(await app.screen.findByText(/Plays without sound/)).toBeTruthy();
  });

  test('loading, playing, buffering and failing are told', async () => {
    const app = await showing(playable());
    end = app.end;
    const { screen } = app;
    const player = await screen.findByTestId('video');
    await fireEvent(player, 'load', { duration: 62.5, textTracks: [] });
    await fireEvent(player, 'buffer', { isBuffering: true });
    expect(screen.getByText('Loading...')).toBeTruthy();
    await fireEvent(player, 'error', {});
    await fireEvent(await screen.findByTestId('video'), 'error', {});
    expect(await screen.findByText('Playback failed')).toBeTruthy();
    expect(screen.getByText('Check your connection and try again.')).toBeTruthy();
    await fireEvent.press(screen.getByText('Retry'));
    expect(await screen.findByTestId('video')).toBeTruthy();
    expect(screen.queryByText('Playback failed')).toBeNull();
  });
});

describe('FAILED', () => {
  test.each(FAIL_REASONS.filter((reason) => reason !== 'UPLOAD_CANCELED'))('%s is said in words, with its way out', async (failReason) => {
    const app = await showing(video({ status: 'FAILED', failReason }));
    end = app.end;
    expect(await app.screen.findByText(en.reason[failReason])).toBeTruthy();
    const label = { RETRY: 'Retry', SAME_FILE: 'Choose the file again', OTHER_FILE: 'Choose another file' }[wayOut(failReason)];
    expect(app.screen.getByText(label)).toBeTruthy();
  });

  test('Retry asks the service', async () => {
    const retry = jest.fn(async () => {});
    const app = await showing(video({ status: 'FAILED', failReason: 'TIMED_OUT' }), { api: { retry } });
    end = app.end;
    await fireEvent.press(await app.screen.findByText('Retry'));
    expect(retry).toHaveBeenCalledWith(ID);
  });

  test('a cancelled upload is no failure', async () => {
    const app = await showing(video({ status: 'FAILED', failReason: 'UPLOAD_CANCELED' }));
    end = app.end;
    expect(await app.screen.findByText('The upload was cancelled')).toBeTruthy();
    expect(app.screen.queryByText('This video failed')).toBeNull();
  });

  test('a chosen file goes to the upload client, another one is refused', async () => {
    jest.spyOn(files, 'pickFile').mockResolvedValue(file());
    const app = await showing(video({ status: 'UPLOADING' }));
    end = app.end;
    app.manager.addTo.mockResolvedValueOnce({ accepted: false, why: 'OTHER_FILE' });
    await fireEvent.press(await app.screen.findByText('Choose the file again'));
    expect(await app.screen.findByText('This is another file than the one whose upload was begun.')).toBeTruthy();
    expect(app.manager.addTo).toHaveBeenCalledWith(expect.objectContaining({ id: ID }), file(), 'video/quicktime');
  });
});

test('UPLOADING on this device shows its own upload', async () => {
  const app = await showing(video({ status: 'UPLOADING' }), { uploads: [upload()] });
  end = app.end;
  expect(await app.screen.findByText('43 % · 301 MB of 700 MB · 1.2 MB/s · about 6 min left')).toBeTruthy();
  await fireEvent.press(app.screen.getByText('Pause'));
  expect(app.manager.pause).toHaveBeenCalledWith('u1');
});

test('DRAFT asks for the file', async () => {
  const app = await showing(video({ status: 'DRAFT' }));
  end = app.end;
  expect(await app.screen.findByText('No file has been uploaded yet.')).toBeTruthy();
});

test('a video that is gone says so', async () => {
  const app = await open('Video', { id: ID }, { api: { video: () => Promise.reject(new Problem(404, { code: 'NOT_FOUND' })) } });
  end = app.end;
  expect(await app.screen.findByText('This video is gone.')).toBeTruthy();
});

test('deleting asks first', async () => {
  const remove = jest.fn(async () => {});
  const app = await showing(playable(), { api: { remove } });
  end = app.end;
  await fireEvent.press(await app.screen.findByText('Delete'));
  expect(app.screen.getByText('Delete this video?')).toBeTruthy();
  expect(remove).not.toHaveBeenCalled();
  await fireEvent.press(app.screen.getAllByText('Delete').at(-1)!);
  expect(remove).toHaveBeenCalledWith(ID);
});

test('an edit names the version that it began with, and a refusal is said', async () => {
  const edit = jest.fn(() => Promise.reject(new Problem(412, { code: 'STALE_VERSION' })));
  const app = await showing(playable(), { api: { edit } });
  end = app.end;
  await fireEvent.press(await app.screen.findByText('Edit details'));
  await fireEvent.changeText(app.screen.getByLabelText('Title'), ' New title ');
  await fireEvent.press(app.screen.getByText('Save'));
  expect(edit).toHaveBeenCalledWith(ID, { title: 'New title', description: 'Short tour' }, '"1"');
  expect(await app.screen.findByText(/Somebody changed this video/)).toBeTruthy();
});

test('captions are listed, and a bad file is named with its line', async () => {
  jest.spyOn(files, 'pickFile').mockResolvedValue(file({ name: 'a.vtt' }));
  jest.spyOn(files, 'textOf').mockResolvedValue('no captions');
  const putCaptions = jest.fn(() => Promise.reject(new Problem(400, { code: 'INVALID_CAPTIONS', line: 3, detail: 'No arrow.' })));
  const captions = async () => [{ language: 'es', label: 'Español', cues: 12, createdAt: '', updatedAt: '' }];
  const app = await showing(playable(), { api: { captions, putCaptions } });
  end = app.end;
  await fireEvent.press(await app.screen.findByText('Captions'));
  expect(await app.screen.findByText('es · 12 lines')).toBeTruthy();
  await fireEvent.press(app.screen.getByText('Choose a WebVTT file'));
  expect(await app.screen.findByText('Line 3: No arrow.')).toBeTruthy();
  expect(putCaptions).toHaveBeenCalledWith(ID, 'en', '', 'no captions');
});

test('the timeline tells what the time went into', async () => {
  const at = (seconds: number) => new Date(Date.parse('2026-01-22T03:00:00Z') + seconds * 1000).toISOString();
  const step = (name: 'UPLOADING' | 'ENCODING', from: number, to: number) => ({ step: name, startedAt: at(from), endedAt: at(to), attempt: null, bytes: null, jobId: null });
  const timeline = async () => ({ attempts: [], ended: true, from: at(0), to: at(40), readyAt: at(30), unattributed: 0, whole: true, lanes: [{ steps: [step('UPLOADING', 0, 10), step('ENCODING', 10, 40)] }] });
  const app = await showing(playable(), { api: { timeline } });
  end = app.end;
  await fireEvent.press(await app.screen.findByText('Timeline'));
  expect(await app.screen.findByText('0:40 in all')).toBeTruthy();
  expect(app.screen.getByText('Creating versions · 30.0 s · 75 %')).toBeTruthy();
  expect(app.screen.getByText('Plays from 0:30 on')).toBeTruthy();
});

test('in Spanish', async () => {
  const app = await showing(video({ status: 'TRANSCODING' }), { language: 'es' });
  end = app.end;
  expect(await app.screen.findByText('Procesando el vídeo')).toBeTruthy();
});
