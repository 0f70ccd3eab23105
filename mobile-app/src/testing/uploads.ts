import type { UploadManager, UploadView } from '../services/uploadManager';

/** An upload manager that only remembers what it was asked. */
export function fakeUploads(uploads: readonly UploadView[] = []): jest.Mocked<UploadManager> {
  const fake = {
    uploads: jest.fn(() => uploads),
    subscribe: jest.fn(() => () => {}),
    add: jest.fn(async () => 'u9'),
    giveFile: jest.fn(async () => ({ accepted: true as const, id: 'u1' })),
    allowFile: jest.fn(async () => false),
    addTo: jest.fn(async () => ({ accepted: true as const, id: 'u1' })),
    pause: jest.fn(),
    resume: jest.fn(),
    cancel: jest.fn(),
    tryAgain: jest.fn(),
    useMobileData: jest.fn(),
    move: jest.fn(),
    forget: jest.fn(),
  };
  return fake as unknown as jest.Mocked<UploadManager>;
}
