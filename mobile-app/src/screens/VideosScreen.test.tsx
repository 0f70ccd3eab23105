import { act, fireEvent, waitFor } from '@testing-library/react-native';
import { Problem } from '../services/problem';
import { applyEvent } from '../services/videoCache';
import { open } from '../testing/app';
import { ID, item, upload } from '../testing/fixtures';

let end: () => Promise<void> = async () => {};
afterEach(() => end());

const page = (items: ReturnType<typeof item>[], nextCursor: string | null = null) => ({ items, nextCursor });

test('nothing yet invites to upload', async () => {
  const app = await open('Videos', undefined, { api: { videos: async () => page([]) } });
  end = app.end;
  expect(await app.screen.findByText('No videos yet')).toBeTruthy();
  expect(app.screen.getByText('Upload a video')).toBeTruthy();
});

test('a card says title, state and length, and opens its page', async () => {
  const video = jest.fn(() => new Promise<never>(() => {}));
  const app = await open('Videos', undefined, { api: { videos: async () => page([item()]), video } });
  end = app.end;
  expect(await app.screen.findByText('Property Tour - 12 Smith St')).toBeTruthy();
  expect(app.screen.getByText('1:02')).toBeTruthy();
  await fireEvent.press(app.screen.getByText('Property Tour - 12 Smith St'));
  expect(video).toHaveBeenCalledWith(ID);
});

test('a failed video says why, a cancelled one does not', async () => {
  const videos = async () =>
    page([item({ id: '1', status: 'FAILED', failReason: 'NO_VIDEO_STREAM' }), item({ id: '2', status: 'FAILED', failReason: 'UPLOAD_CANCELED' })]);
  const app = await open('Videos', undefined, { api: { videos } });
  end = app.end;
  expect(await app.screen.findByText('This file has no video track. Choose another file.')).toBeTruthy();
  expect(app.screen.getByText('Cancelled')).toBeTruthy();
  expect(app.screen.queryByText('You cancelled the upload.')).toBeNull();
});

test('progress and states come alive by events', async () => {
  const videos = jest.fn(async () => page([item({ status: 'TRANSCODING' })]));
  const app = await open('Videos', undefined, { api: { videos } });
  end = app.end;
  expect(await app.screen.findByText('Waiting for a free worker')).toBeTruthy();
  const live = { id: ID, failReason: null };
  await act(async () =>
    applyEvent(app.client, { id: '1', event: 'progress', data: { ...live, status: 'TRANSCODING', progress: { stage: 'ENCODING', percent: 38, etaSeconds: null } } }),
  );
  expect(await app.screen.findByText('Creating versions for every network · 38 %')).toBeTruthy();
  videos.mockResolvedValue(page([item({ status: 'READY' })]));
  await act(async () => applyEvent(app.client, { id: '2', event: 'status', data: { ...live, status: 'READY', progress: null } }));
  await waitFor(() => expect(app.screen.getAllByText('Ready')).toHaveLength(2));
  await act(async () => applyEvent(app.client, { id: '3', event: 'deleted', data: { id: ID } as never }));
  await waitFor(() => expect(app.screen.queryByText('Property Tour - 12 Smith St')).toBeNull());
});

test('filters ask the service for several statuses', async () => {
  const videos = jest.fn(async () => page([]));
  const app = await open('Videos', undefined, { api: { videos } });
  end = app.end;
  await fireEvent.press(await app.screen.findByLabelText('In progress'));
  expect(videos).toHaveBeenLastCalledWith(['DRAFT', 'UPLOADING', 'UPLOADED', 'TRANSCODING'], null, expect.any(Number));
  expect(await app.screen.findByText('No video is in this state.')).toBeTruthy();
});

test('a search finds on later pages and without accents', async () => {
  const videos = jest.fn(async (_: unknown, cursor: string | null) =>
    cursor ? page([item({ id: '2', title: 'Salón comedor' })]) : page([item({ id: '1', title: 'Kitchen' })], 'more'),
  );
  const app = await open('Videos', undefined, { api: { videos: videos as never } });
  end = app.end;
  await app.screen.findByText('Kitchen');
  await fireEvent.changeText(app.screen.getByLabelText('Search'), 'salon');
  expect(await app.screen.findByText('Salón comedor')).toBeTruthy();
  expect(app.screen.queryByText('Kitchen')).toBeNull();
  await fireEvent.changeText(app.screen.getByLabelText('Search'), 'garage');
  expect(await app.screen.findByText('Nothing matches your search.')).toBeTruthy();
});

test('an upload of this device shows its own bar and words', async () => {
  const app = await open('Videos', undefined, { api: { videos: async () => page([item({ status: 'UPLOADING' })]) }, uploads: [upload({ status: 'RETRYING' })] });
  end = app.end;
  expect(await app.screen.findByText('43 % · 301 MB of 700 MB · The network is gone. It goes on by itself.')).toBeTruthy();
});

test('a service that cannot be reached is said, with a way to try again', async () => {
  const videos = jest.fn(() => Promise.reject(new Problem(0)));
  const app = await open('Videos', undefined, { api: { videos } });
  end = app.end;
  expect(await app.screen.findByText(/Millrace cannot be reached/)).toBeTruthy();
  videos.mockResolvedValue(page([item()]) as never);
  await fireEvent.press(app.screen.getByText('Retry'));
  expect(await app.screen.findByText('Property Tour - 12 Smith St')).toBeTruthy();
});

test('the end of the list asks for the next page', async () => {
  const videos = jest.fn(async (_: unknown, cursor: string | null) =>
    cursor ? page([item({ id: '2', title: 'Second' })]) : page([item({ id: '1', title: 'First' })], 'more'),
  );
  const app = await open('Videos', undefined, { api: { videos: videos as never } });
  end = app.end;
  await app.screen.findByText('First');
  const list = app.screen.getByTestId('videos');
  await fireEvent(list, 'layout', { nativeEvent: { layout: { height: 800, width: 400 } } });
  await fireEvent(list, 'contentSizeChange', 400, 1100);
  await fireEvent.scroll(list, { nativeEvent: { contentOffset: { y: 1000 }, contentSize: { height: 1100, width: 400 }, layoutMeasurement: { height: 800, width: 400 } } });
  expect(await app.screen.findByText('Second')).toBeTruthy();
});

test('a poster opens by itself, without a call for its video', async () => {
  const asked = jest.fn();
  const poster = 'http://edge.test/poster.jpg?Expires=1&Signature=s';
  const app = await open('Videos', undefined, { api: { videos: async () => page([item({ posterUrl: poster })]), video: asked as never } });
  end = app.end;
  await app.screen.findByText('Property Tour - 12 Smith St');
  expect(app.screen.getByTestId('poster', { includeHiddenElements: true }).props.source.uri).toBe(poster);
  expect(asked).not.toHaveBeenCalled();
});
