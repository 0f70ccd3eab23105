import type { Source, UploadManager as Client } from '@millrace/upload-client';
import { file } from '../testing/fixtures';
import { driveUploads } from './driveUploads';

const source = { name: 'IMG_0042.MOV' } as Source;

function driven(answers: { waiting?: string | null; accepted?: boolean; session?: string | null }) {
  const client = {
    waitingFor: jest.fn(async () => answers.waiting ?? null),
    giveFile: jest.fn(async () => ({ accepted: answers.accepted ?? true, id: 'old' })),
    add: jest.fn(async () => 'new'),
    continueSession: jest.fn(async () => ({ accepted: true as const, id: 'continued' })),
  };
  const api = { liveUpload: jest.fn(async () => answers.session ?? null) };
  return { client, manager: driveUploads(client as unknown as Client, api, () => source) };
}

const wanted = { file: file(), mime: 'video/quicktime', title: 'Kitchen', description: null, mobileDataAllowed: false };

test('a file whose upload waits for it goes on with that', async () => {
  const { client, manager } = driven({ waiting: 'old' });
  expect(await manager.add(wanted)).toBe('old');
  expect(client.add).not.toHaveBeenCalled();
});

test.each([
  ['none waits', { waiting: null }],
  ['the one that waited takes it no more', { waiting: 'old', accepted: false }],
])('a file begins an upload when %s', async (_, answers) => {
  const { client, manager } = driven(answers);
  expect(await manager.add(wanted)).toBe('new');
  expect(client.add).toHaveBeenCalledWith({ source, mime: 'video/quicktime', title: 'Kitchen', mobileDataAllowed: false });
});

test('a video with a live session goes on with it', async () => {
  const { client, manager } = driven({ session: 's1' });
  expect(await manager.addTo({ id: 'v', title: 'Kitchen' }, file(), 'video/mp4')).toEqual({ accepted: true, id: 'continued' });
  expect(client.continueSession).toHaveBeenCalledWith('s1', 'Kitchen', source);
});

test('a video without one gets a new session, not a new video', async () => {
  const { client, manager } = driven({ session: null });
  await manager.addTo({ id: 'v', title: 'Kitchen' }, file(), 'video/mp4');
  expect(client.add).toHaveBeenCalledWith({ source, mime: 'video/mp4', title: 'Kitchen', videoId: 'v' });
});
