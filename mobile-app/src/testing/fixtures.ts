import type { VideoItem, VideoView } from '../services/apiClient';
import type { Config } from '../services/config';
import type { PickedFile, UploadView } from '../services/uploadManager';

export const ID = '0198c0de-0000-7000-8000-000000000001';

export const CONFIG: Config = {
  gateway: 'http://gateway.test',
  edge: 'http://edge.test',
  tokenEndpoint: '/token',
  maxBytes: 1_610_612_736,
  mimesByExtension: {
    wmv: ['video/x-ms-wmv', 'video/x-ms-asf'],
    mp4: ['video/mp4'],
    avi: ['video/x-msvideo', 'video/avi'],
    mov: ['video/quicktime'],
    '3gp': ['video/3gpp', 'video/3gpp2'],
  },
};

export function video(news: Partial<VideoView> = {}): VideoView {
  return {
    id: ID,
    ownerId: 'alice',
    title: 'Property Tour - 12 Smith St',
    description: 'Short tour',
    status: 'READY',
    failReason: null,
    createdAt: '2026-01-22T03:00:00Z',
    updatedAt: '2026-01-22T03:00:00Z',
    durationSeconds: 62.5,
    width: 1920,
    height: 1080,
    metadata: {},
    progress: null,
    sourceNotes: [],
    source: {
      mime: 'video/mp4',
      sizeBytes: 734_003_200,
      filename: 'IMG_0042.MOV',
      audioCodec: null,
      audioLayout: null,
      bitrateBps: null,
      container: null,
      frameRate: null,
      hdr: null,
      qualityClass: null,
      rotationDegrees: null,
      videoCodec: null,
    },
    playback: { ready: false, streamUrl: null, dashUrl: null, posterUrl: null, storyboardUrl: null, expiresAt: null, cookies: null, renditions: [], captions: [] },
    ...news,
  };
}

export function playable(news: Partial<VideoView> = {}): VideoView {
  return video({
    playback: {
      ready: true,
      streamUrl: `http://edge.test/videos/${ID}/hls/master.m3u8`,
      dashUrl: null,
      posterUrl: null,
      storyboardUrl: null,
      expiresAt: null,
      cookies: [{ name: 'CloudFront-Policy', value: 'p' }, { name: 'CloudFront-Signature', value: 's' }],
      renditions: [],
      captions: [],
    },
    ...news,
  });
}

export function item(news: Partial<VideoItem> = {}): VideoItem {
  const { id, title, description, status, failReason, createdAt, updatedAt, durationSeconds, width, height, progress, source } = video();
  return {
    id,
    title,
    description,
    status,
    failReason,
    createdAt,
    updatedAt,
    durationSeconds,
    width,
    height,
    progress,
    sizeBytes: source.sizeBytes,
    uploadSessionId: null,
    posterUrl: null,
    ...news,
  };
}

const MEGA = 1024 * 1024;

export function upload(news: Partial<UploadView> = {}): UploadView {
  return {
    id: 'u1',
    title: 'Kitchen',
    file: { name: 'IMG_0042.MOV', sizeBytes: 700 * MEGA, modifiedAt: 0, mime: 'video/quicktime' },
    videoId: ID,
    sessionId: 's1',
    status: 'UPLOADING',
    step: 'SENDING',
    reason: null,
    failure: null,
    offline: false,
    storedBytes: 280 * MEGA,
    flyingBytes: 21 * MEGA,
    totalBytes: 700 * MEGA,
    bytesPerSecond: 1.2 * MEGA,
    etaSeconds: 340,
    queuePosition: null,
    drivenHere: true,
    canReopenFile: false,
    createdAt: 0,
    ...news,
  };
}

export const file = (news: Partial<PickedFile> = {}): PickedFile => ({
  name: 'IMG_0042.MOV',
  sizeBytes: 734_003_200,
  mime: 'video/quicktime',
  modifiedAt: 0,
  handle: 'file:///IMG_0042.MOV',
  ...news,
});
